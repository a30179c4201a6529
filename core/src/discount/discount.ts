import type { Decimal } from '../decimal.ts'
import type { CouponId, DiscountId, PlanId, PriceId, ProductId, SubscriptionId } from '../id.ts'

export type CouponTerms =
  | { readonly type: 'percent'; readonly percent: Decimal }
  /** Minor units of the coupon's currency. */
  | { readonly type: 'amount'; readonly amount: bigint }

/** A coupon applied to a customer or to one of their subscriptions, valid for the document at hand; earlier redemptions come first. */
export interface AvailableDiscount {
  readonly id: DiscountId
  readonly couponId: CouponId
  readonly name: string
  readonly terms: CouponTerms
  /** What is left of an amount; null for a percentage. */
  readonly remaining: bigint | null
  /** Only lines of this subscription. */
  readonly subscriptionId: SubscriptionId | null
  /** Empty: every line. */
  readonly appliesTo: { readonly plans: readonly PlanId[]; readonly products: readonly ProductId[]; readonly prices: readonly PriceId[] }
  /** The document must come to this before discounts. */
  readonly minimumAmount: bigint | null
}

/** What one discount took off a document, with all that is needed to compute it again. */
export interface DocumentDiscount {
  readonly discountId: DiscountId
  readonly couponId: CouponId
  readonly name: string
  readonly type: CouponTerms['type']
  /** The percentage, or what was left of the amount; a decimal. */
  readonly value: string
  /** Positions of the lines that it was spread over, from 1. */
  readonly positions: readonly number[]
  /** What those lines came to, after the discounts before it. */
  readonly base: bigint
  readonly amount: bigint
}
