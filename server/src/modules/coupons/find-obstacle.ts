import type { Price } from '@quarterday/core/catalog/price.ts'
import { isGoodFor } from '@quarterday/core/discount/discount.ts'
import type { CustomerId } from '@quarterday/core/id.ts'
import type { RefusalCode } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import type { Coupon, PromotionCode } from './coupon-types.ts'
import type { ObstacleReason } from './promotion-code-schema.ts'
import { hasBought, redemptionsOf } from './store.ts'

/** What somebody wants to redeem: a coupon, by itself or by a promotion code. */
export interface Redeemable {
  readonly coupon: Coupon
  readonly promotionCode: PromotionCode | null
}

/** For whom and for what it is redeemed; what is not known yet is null. */
export interface Redeemer {
  readonly customerId: CustomerId | null
  readonly currency: string | null
  /** What is sold. */
  readonly prices: readonly Price[] | null
}

export interface Obstacle {
  readonly refusal: Extract<RefusalCode, 'coupon_not_valid' | 'coupon_limit_reached'>
  readonly reason: ObstacleReason
  readonly detail: string
}

/** Why a coupon cannot be redeemed now; null: as far as one can see it can. Limits count only when they are taken. */
export async function findObstacle(tx: Tx, { coupon, promotionCode }: Redeemable, redeemer: Redeemer): Promise<Obstacle | null> {
  const plain = timeless(coupon, promotionCode, redeemer) ?? untimely(coupon, promotionCode, tx.now) ?? usedUp(coupon, promotionCode)
  if (plain) return plain
  const { customerId } = redeemer
  if (customerId === null) return null
  if ((coupon.firstPurchaseOnly || promotionCode?.firstPurchaseOnly) && (await hasBought(tx, customerId)))
    return invalid('not_first_purchase', 'It is for a first purchase only.')
  const most = coupon.maxRedemptionsPerCustomer
  if (most !== null && (await redemptionsOf(tx, coupon.id, customerId)) >= most)
    return limit('customer_limit_reached', 'The customer has redeemed it as often as one can.')
  return null
}

function timeless(coupon: Coupon, code: PromotionCode | null, { customerId, currency, prices }: Redeemer): Obstacle | null {
  if (coupon.status !== 'active') return invalid('archived', 'The coupon is archived.')
  if (code !== null && code.status !== 'active') return invalid('inactive', 'The promotion code is not active any more.')
  if (code !== null && code.customerId !== null && code.customerId !== customerId)
    return invalid('other_customer', 'The promotion code is for another customer.')
  if (coupon.currency !== null && currency !== null && coupon.currency !== currency)
    return invalid('wrong_currency', `The coupon is in ${coupon.currency}.`)
  if (prices !== null && !prices.some((price) => isGoodFor(coupon.appliesTo, price)))
    return invalid('not_for_this', 'The coupon is not good for what is sold.')
  return null
}

function untimely(coupon: Coupon, code: PromotionCode | null, now: Temporal.Instant): Obstacle | null {
  if (coupon.validFrom !== null && Temporal.Instant.compare(now, coupon.validFrom) < 0)
    return invalid('not_begun', `The coupon can be redeemed from ${coupon.validFrom.toString()} on.`)
  const isOver = (end: Temporal.Instant | null | undefined) => !!end && Temporal.Instant.compare(now, end) >= 0
  if (isOver(coupon.validUntil)) return invalid('expired', 'The coupon has expired.')
  if (isOver(code?.validUntil)) return invalid('expired', 'The promotion code has expired.')
  return null
}

function usedUp(coupon: Coupon, code: PromotionCode | null): Obstacle | null {
  const isUsedUp = (each: Pick<Coupon, 'maxRedemptions' | 'redeemedCount'> | null) =>
    each !== null && each.maxRedemptions !== null && each.redeemedCount >= each.maxRedemptions
  return isUsedUp(coupon) || isUsedUp(code) ? limit('limit_reached', 'It has been redeemed as often as it can be.') : null
}

function invalid(reason: ObstacleReason, detail: string): Obstacle {
  return { refusal: 'coupon_not_valid', reason, detail }
}

function limit(reason: ObstacleReason, detail: string): Obstacle {
  return { refusal: 'coupon_limit_reached', reason, detail }
}
