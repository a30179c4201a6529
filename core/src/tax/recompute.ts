import { decimal } from '../decimal.ts'
import type { Line } from '../invoice/invoice.ts'
import { applyRates, type TaxedLines } from './apply.ts'
import type { DocumentTax } from './rate.ts'
import { isReversal, untaxedTaxing } from './tax.ts'

/**
 * Charges a stored document's lines the rates again that they say they were charged, rounded as the document says; what was quoted counts as it was quoted.
 * What gives back an earlier document keeps the tax that it gives back. Null: lines are taxed, and nothing says how that was rounded.
 */
export function recomputeTaxes(lines: readonly Line[], taxes: readonly DocumentTax[]): TaxedLines | null {
  const policy = taxes[0]?.policy
  if (policy === undefined) return lines.some((line) => line.taxing.applied.length > 0) ? null : { lines: lines.map(untaxed), taxes: [] }
  const names = new Map(taxes.map(({ rateId, name }) => [rateId, name]))
  const plain = new Map(lines.map((line) => [line.id, line.taxing.applied]))
  const ratesOf = (line: Line) =>
    isReversal(line)
      ? null
      : (plain.get(line.id) ?? []).map(({ rateId: id, percent }) => ({ id, percent: decimal(percent), name: names.get(id) ?? '' }))
  const quotes = new Map(lines.flatMap(({ id, taxing: { quoted } }) => (quoted ? [[id, quoted] as const] : [])))
  return applyRates(lines.map(untaxed), ratesOf, policy, names, (line) => quotes.get(line.id) ?? null)
}

/** As it was before it was taxed: what is listed, with the discounts as they were taken off that. What reverses an earlier document keeps its tax. */
export function untaxed(line: Line): Line {
  if (isReversal(line)) return line
  const discount = line.discounts.reduce((sum, { amount }) => sum + amount, 0n)
  return { ...line, amount: line.listed, discount, tax: 0n, taxing: untaxedTaxing(line.taxing) }
}
