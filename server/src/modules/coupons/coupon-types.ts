import type { Currency } from '@quarterday/core/currency.ts'
import type { AppliesTo, CouponDuration, CouponTerms } from '@quarterday/core/discount/discount.ts'
import type { CouponId, CustomerId, DiscountId, PromotionCodeId, SubscriptionId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'

export const couponStatuses = ['active', 'archived'] as const
/** Nobody can redeem what is archived; who has it keeps it. */
export type CouponStatus = (typeof couponStatuses)[number]

export const couponMachine: Machine<CouponStatus, 'archive' | 'unarchive'> = {
  active: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

/** A rule by which documents are lowered. What it gives never changes: those who have it were promised it. */
export interface Coupon {
  readonly id: CouponId
  /** The seller's own short name for it; unique in any case of letters. */
  readonly code: string | null
  /** What a customer reads on the invoice. */
  readonly name: string
  readonly terms: CouponTerms
  /** Null: a percentage of documents of any currency. */
  readonly currency: Currency | null
  readonly duration: CouponDuration
  readonly durationMonths: number | null
  readonly durationPeriods: number | null
  readonly appliesTo: AppliesTo
  readonly minimumAmount: bigint | null
  /** Only for who has never been billed anything. */
  readonly firstPurchaseOnly: boolean
  readonly maxRedemptions: number | null
  readonly maxRedemptionsPerCustomer: number | null
  readonly redeemedCount: number
  readonly validFrom: Temporal.Instant | null
  readonly validUntil: Temporal.Instant | null
  readonly status: CouponStatus
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

export const promotionCodeStatuses = ['active', 'inactive'] as const
export type PromotionCodeStatus = (typeof promotionCodeStatuses)[number]

/** A word that customers type to get a coupon, in any case of letters. */
export interface PromotionCode {
  readonly id: PromotionCodeId
  readonly couponId: CouponId
  readonly code: string
  /** For this customer only. */
  readonly customerId: CustomerId | null
  readonly firstPurchaseOnly: boolean
  readonly maxRedemptions: number | null
  readonly redeemedCount: number
  readonly validUntil: Temporal.Instant | null
  readonly status: PromotionCodeStatus
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

export const discountStatuses = ['active', 'ended', 'removed'] as const
/** `ended`: used up, or its time is over; `removed`: somebody took it away. */
export type DiscountStatus = (typeof discountStatuses)[number]

/** A coupon as a customer has it. */
export interface Discount {
  readonly id: DiscountId
  readonly coupon: Pick<Coupon, 'id' | 'name' | 'terms' | 'currency' | 'duration'>
  readonly promotionCodeId: PromotionCodeId | null
  readonly customerId: CustomerId
  /** Null: every document of the customer. */
  readonly subscriptionId: SubscriptionId | null
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant | null
  readonly periodsLeft: number | null
  /** Of an amount of which the rest is kept for the next document. */
  readonly remainingAmount: bigint | null
  readonly useCount: number
  readonly amountUsed: bigint
  readonly status: DiscountStatus
  readonly closedAt: Temporal.Instant | null
}
