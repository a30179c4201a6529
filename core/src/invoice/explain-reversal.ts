import { taxSum } from '../credit-note/reverse.ts'
import { reversalOf } from '../credit-note/store-reversal.ts'
import type { StoredReversal } from '../credit-note/stored-reversal.ts'
import type { Figures } from './explain-figures.ts'
import type { Phrases } from './explain-phrases.ts'
import type { Line } from './invoice.ts'

/** What goes back of the discount and the tax of a line together with a part of it; nothing where it had neither. Amounts of either sign. */
export function reversalSteps(
  stored: StoredReversal,
  line: Pick<Line, 'listed' | 'amount' | 'discount' | 'tax' | 'taxing'>,
  { phrases, figures }: { readonly phrases: Phrases; readonly figures: Figures },
): readonly string[] {
  const { adjustments } = phrases
  const { billed, returned } = reversalOf(stored)
  const facts = (part: bigint, of: bigint, before: bigint) => ({
    part: figures.plain(above(part)),
    of: figures.plain(of),
    before: before === 0n ? null : figures.plain(before),
  })
  const steps: string[] = []
  const discount = billed.discount === 0n ? null : adjustments.reversedDiscount(facts(line.discount, billed.discount, returned.discount))
  const tax = taxSum(billed) === 0n ? null : adjustments.reversedTax(facts(line.tax, taxSum(billed), taxSum(returned)))
  if (discount !== null || tax !== null) steps.push(adjustments.reversed({ discount, tax }))
  const included = above(line.listed) - above(line.amount)
  if (line.taxing.inclusive && included !== 0n) {
    const amounts = { listed: figures.plain(above(line.listed)), tax: figures.plain(included), amount: figures.plain(above(line.amount)) }
    steps.push(adjustments.reversedIncluded(amounts))
  }
  return steps
}

function above(value: bigint): bigint {
  return value < 0n ? -value : value
}
