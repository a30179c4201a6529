import { addInterval, dateIn, startOfDay } from '../calendar.ts'
import type { AvailableDiscount, CouponDuration, CouponTerms, DocumentDiscount } from './discount.ts'

/** How long a coupon lasts once it is applied. `repeating` counts either calendar months or documents. */
export interface CouponLife {
  readonly duration: CouponDuration
  readonly durationMonths: number | null
  readonly durationPeriods: number | null
}

/** What a redemption starts with. */
export type FreshLife = Pick<AvailableDiscount, 'endsAt' | 'periodsLeft' | 'remaining' | 'keepsRemainder'>

/**
 * The life of a coupon applied at a moment: months are calendar months from the day of application, of which the last day is the one before that day of the
 * month comes round (31 January and one month: through 27 February). An amount that is kept lasts until it is used up, whatever number of documents it takes.
 */
export function lifeOf(
  coupon: CouponLife & { readonly terms: CouponTerms },
  applied: { readonly at: Temporal.Instant; readonly zone: string; readonly remainder: 'lost' | 'kept' },
): FreshLife {
  const { duration, durationMonths, durationPeriods, terms } = coupon
  const remaining = terms.type === 'amount' ? terms.amount : null
  const keepsRemainder = terms.type === 'amount' && duration === 'once' && applied.remainder === 'kept'
  const shared = { remaining, keepsRemainder }
  if (duration === 'once') return { ...shared, endsAt: null, periodsLeft: keepsRemainder ? null : 1 }
  if (duration === 'forever') return { ...shared, endsAt: null, periodsLeft: null }
  if (durationMonths === null) return { ...shared, endsAt: null, periodsLeft: durationPeriods }
  const end = addInterval(dateIn(applied.at, applied.zone), { unit: 'month', count: durationMonths }, 1)
  return { ...shared, endsAt: startOfDay(end, applied.zone), periodsLeft: null }
}

/** Those that still lower a document of this moment. */
export function availableAt(discounts: readonly AvailableDiscount[], now: Temporal.Instant): readonly AvailableDiscount[] {
  return discounts.filter(({ endsAt }) => endsAt === null || Temporal.Instant.compare(now, endsAt) < 0)
}

/** Keeps a customer's list of discounts true for the next document of the same slice: what this one used up is gone, the rest is lowered. */
export function lowerDiscounts(discounts: AvailableDiscount[], used: readonly DocumentDiscount[]): void {
  for (const { discountId, amount } of used) {
    const index = discounts.findIndex((each) => each.id === discountId)
    const before = discounts[index]
    if (!before) continue
    const after = afterUse(before, amount)
    if (after) discounts[index] = after
    else discounts.splice(index, 1)
  }
}

function afterUse(discount: AvailableDiscount, amount: bigint): AvailableDiscount | null {
  const { remaining, keepsRemainder, periodsLeft } = discount
  if (periodsLeft !== null) return periodsLeft > 1 ? { ...discount, periodsLeft: periodsLeft - 1 } : null
  if (!keepsRemainder || remaining === null) return discount
  return remaining > amount ? { ...discount, remaining: remaining - amount } : null
}
