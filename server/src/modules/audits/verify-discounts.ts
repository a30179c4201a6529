import { recomputeDiscounts } from '@quarterday/core/discount/recompute.ts'
import { encodeId } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { discountsOf, type StoredDiscounts } from '../billing/adjustments-json.ts'
import type { Drift } from './audit.ts'

/** Takes the discounts of a document off its lines again. What gives back an earlier document carries that one's discount. */
export function verifyDiscounts(invoice: { readonly id: string; readonly discounts: StoredDiscounts }, lines: readonly Line[]): Drift[] {
  const discounts = discountsOf(invoice.discounts)
  const again = recomputeDiscounts(lines, discounts)
  const found: Drift[] = []
  discounts.forEach((discount, index) => {
    const { base, amount } = again.discounts[index] ?? { base: 0n, amount: 0n }
    const object = encodeId('inv', invoice.id)
    const differ = (field: string, stored: bigint, computed: bigint): void => {
      if (stored === computed) return
      const detail = `The ${field} of “${discount.name}” is not what the lines give.`
      found.push({ object, field: `discounts.${index}.${field}`, stored: stored.toString(), computed: computed.toString(), detail })
    }
    differ('base', discount.base, base)
    differ('amount', discount.amount, amount)
  })
  lines.forEach((line, index) => {
    if (line.kind === 'proration_credit' || line.kind === 'credit_to_balance') return
    const stored = line.discounts.reduce((sum, { amount }) => sum + amount, 0n)
    const computed = again.lines[index] ?? 0n
    if (stored === computed) return
    const detail = 'What the discounts took off this line is not what they come to.'
    found.push({
      object: encodeId('il', line.id),
      field: 'discounts',
      stored: stored.toString(),
      computed: computed.toString(),
      detail,
    })
  })
  return found
}
