import { encodeId } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { recomputeTaxes } from '@quarterday/core/tax/recompute.ts'
import { type StoredTaxes, taxesOf } from '../billing/adjustments-json.ts'
import type { Drift } from './audit.ts'

/** Charges a document's rates again: the tax of each line, what that leaves of a price which includes it, and the tax by rate. */
export function verifyTaxes(invoice: { readonly id: string; readonly taxes: StoredTaxes }, lines: readonly Line[]): Drift[] {
  const found: Drift[] = []
  const differ = (
    object: string,
    field: string,
    stored: string | bigint | null,
    computed: string | bigint | null,
    detail: string,
  ): void => {
    if (stored !== computed)
      found.push({ object, field, stored: stored?.toString() ?? null, computed: computed?.toString() ?? null, detail })
  }
  const object = encodeId('inv', invoice.id)
  const taxes = taxesOf(invoice.taxes)
  const again = recomputeTaxes(lines, taxes)
  if (again === null) {
    differ(object, 'taxes', null, 'lines', 'Lines are taxed, and the document does not say at which rates.')
    return found
  }
  lines.forEach((line, index) => {
    const computed = again.lines[index]
    if (computed === undefined) return
    const of = encodeId('il', line.id)
    differ(of, 'tax', line.tax, computed.tax, 'The tax is not what the rates of the line give.')
    differ(of, 'discount', line.discount, computed.discount, 'The discount is not what was taken off the line.')
    if (line.taxing.inclusive)
      differ(of, 'amount', line.amount, computed.amount, 'The amount is not what is listed less the tax that it includes.')
    computed.taxing.applied.forEach(({ rateId, amount }, position) => {
      const stored = line.taxing.applied[position]?.amount ?? null
      differ(of, 'taxes', stored, amount, `The tax at the rate ${encodeId('txr', rateId)} is not what it gives.`)
    })
  })
  const computed = new Map(again.taxes.map((tax) => [tax.rateId, tax]))
  for (const { rateId, name, base, amount } of taxes) {
    const sum = computed.get(rateId)
    differ(object, 'taxes', amount, sum?.amount ?? null, `The tax “${name}” is not what its lines come to.`)
    differ(object, 'taxes', base, sum?.base ?? null, `What “${name}” is charged on is not what its lines come to.`)
  }
  for (const { rateId, amount } of again.taxes) {
    if (taxes.some((tax) => tax.rateId === rateId)) continue
    differ(object, 'taxes', null, amount, `The document does not say the tax at the rate ${encodeId('txr', rateId)}.`)
  }
  return found
}
