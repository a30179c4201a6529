import type { Price } from '../catalog/price.ts'
import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { CouponId, DiscountId, PlanId, PriceId, ProductId, SubscriptionId } from '../id.ts'
import type { Rounding } from '../money.ts'

export type CouponTerms =
  | { readonly type: 'percent'; readonly percent: Decimal }
  /** Minor units of the coupon's currency. */
  | { readonly type: 'amount'; readonly amount: bigint }

export const couponDurations = ['once', 'repeating', 'forever'] as const
/** `once`: one document; `repeating`: some months, or some documents; `forever`: until somebody removes it. */
export type CouponDuration = (typeof couponDurations)[number]

/** What a coupon is good for. All empty: everything. Else what belongs to one of the plans, or one of the products, or is one of the prices. */
export interface AppliesTo {
  readonly plans: readonly PlanId[]
  readonly products: readonly ProductId[]
  readonly prices: readonly PriceId[]
}

/** A coupon applied to a customer or to one of their subscriptions, as the documents to come find it; earlier redemptions come first. */
export interface AvailableDiscount {
  readonly id: DiscountId
  readonly couponId: CouponId
  readonly name: string
  readonly terms: CouponTerms
  /** Documents of this currency only; null: a percentage of any. */
  readonly currency: Currency | null
  /** What is left of an amount for the next document; null for a percentage. */
  readonly remaining: bigint | null
  /** What a document does not need of the amount stays for the next one. */
  readonly keepsRemainder: boolean
  /** Documents that it may still lower; null: any number. */
  readonly periodsLeft: number | null
  /** From here on it lowers nothing; null: without an end. */
  readonly endsAt: Temporal.Instant | null
  /** Only lines of this subscription. */
  readonly subscriptionId: SubscriptionId | null
  readonly appliesTo: AppliesTo
  /** The lines that it is good for must come to this before any discount. */
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
  readonly rounding: Rounding
}

/** Whether a coupon is good for a price. What somebody typed has no price: only a coupon for everything is good for it. */
export function isGoodFor({ plans, products, prices }: AppliesTo, price: Price | undefined): boolean {
  if (plans.length === 0 && products.length === 0 && prices.length === 0) return true
  if (price === undefined) return false
  return prices.includes(price.id) || products.includes(price.productId) || (price.planId !== null && plans.includes(price.planId))
}
