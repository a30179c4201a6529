import type { Line } from '../invoice/invoice.ts'
import { amountTaken, discountable, spread } from './apply.ts'
import type { DocumentDiscount } from './discount.ts'

/** What a stored document's discounts come to when they are computed again from its lines. */
export interface RecomputedDiscounts {
  /** In the order of the document's discounts. */
  readonly discounts: readonly { readonly base: bigint; readonly amount: bigint }[]
  /** What is taken off each line, in units of what is listed on it. */
  readonly lines: readonly bigint[]
}

/** Takes the discounts off again that a document says it was lowered by: from the lines, the percentages or amounts, and the positions that it names. */
export function recomputeDiscounts(lines: readonly Line[], discounts: readonly DocumentDiscount[]): RecomputedDiscounts {
  const worth = discountable(lines)
  const left = [...worth]
  const found = discounts.map((discount) => {
    const positions = discount.positions.filter((position) => left[position - 1] !== undefined)
    const base = positions.reduce((sum, position) => sum + (left[position - 1] ?? 0n), 0n)
    const amount = amountTaken({ ...discount, base })
    // Nothing to spread over: the amounts differ already.
    if (positions.length > 0) {
      for (const [position, part] of spread({ amount, positions }, left)) left[position - 1] = (left[position - 1] ?? 0n) - part
    }
    return { base, amount }
  })
  return { discounts: found, lines: worth.map((value, index) => value - (left[index] ?? 0n)) }
}
