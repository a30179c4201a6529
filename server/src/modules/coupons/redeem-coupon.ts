import type { AvailableDiscount } from '@quarterday/core/discount/discount.ts'
import { lifeOf } from '@quarterday/core/discount/duration.ts'
import { type CustomerId, type DiscountId, decodeId, type SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { insertDiscount } from '../billing/discount-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { addEvents } from '../events/store.ts'
import { discountToApi } from './discount-schema.ts'
import { viewDiscount } from './discount-view-store.ts'
import { findObstacle, type Obstacle, type Redeemable, type Redeemer } from './find-obstacle.ts'
import { findPromotionCode, takeCodeRedemption } from './promotion-code-store.ts'
import { findCoupon, takeRedemption, takeRedemptionOf } from './store.ts'

/** What somebody asks for: the id or the code of a coupon, or a promotion code. */
export interface WantedCoupon {
  readonly coupon?: string | undefined
  readonly promotionCode?: string | undefined
}

/** Who redeems it, and how their agreement bills. The customer is locked. */
export interface Redemption extends Redeemer {
  readonly customerId: CustomerId
  readonly subscriptionId: SubscriptionId | null
  readonly zone: string
  readonly remainder: 'lost' | 'kept'
}

/** Whether a coupon is asked for at all. */
export function asksForCoupon({ coupon, promotionCode }: WantedCoupon): boolean {
  return coupon !== undefined || promotionCode !== undefined
}

/**
 * Redeems a coupon: what billing finds from then on. The limits are taken by conditional writes, so that however many come at once no limit is broken.
 * Refuses `invalid`, `coupon_not_valid`, `coupon_limit_reached`.
 */
export async function redeemCoupon(tx: Tx, wanted: WantedCoupon, redemption: Redemption): Promise<DiscountId> {
  const found = await resolve(tx, wanted, redemption)
  const { coupon, promotionCode } = found
  const { customerId, subscriptionId } = redemption
  const all = { refusal: 'coupon_limit_reached', reason: 'limit_reached', detail: 'It has been redeemed as often as it can be.' } as const
  const own = {
    refusal: 'coupon_limit_reached',
    reason: 'customer_limit_reached',
    detail: 'The customer has redeemed it already.',
  } as const
  if (!(await takeRedemption(tx, coupon.id))) throw refused(wanted, all)
  if (!(await takeRedemptionOf(tx, coupon.id, customerId, coupon.maxRedemptionsPerCustomer))) throw refused(wanted, own)
  if (promotionCode !== null && !(await takeCodeRedemption(tx, promotionCode.id))) throw refused(wanted, all)
  const { endsAt, periodsLeft, keepsRemainder, remaining } = lifeOf(coupon, { at: tx.now, ...redemption })
  const id = newIdOf('disc')
  const life = { endsAt, periodsLeft, remainingAmount: keepsRemainder ? remaining : null }
  await insertDiscount(tx, { id, couponId: coupon.id, promotionCodeId: promotionCode?.id ?? null, customerId, subscriptionId, ...life })
  await addEvents(tx, [{ type: 'discount.applied', aggregateId: id, sequence: 1, data: discountToApi(await viewDiscount(tx, id)) }])
  return id
}

/** The discount that redeeming it would give; nothing is taken. Refuses as `redeemCoupon` does. */
export async function previewRedemption(tx: Tx, wanted: WantedCoupon, redemption: Redemption): Promise<AvailableDiscount> {
  const { coupon } = await resolve(tx, wanted, redemption)
  const { id: couponId, name, terms, currency, appliesTo, minimumAmount } = coupon
  const life = lifeOf(coupon, { at: tx.now, ...redemption })
  const { subscriptionId } = redemption
  return { id: newIdOf('disc'), couponId, name, terms, currency, appliesTo, minimumAmount, subscriptionId, ...life }
}

async function resolve(tx: Tx, wanted: WantedCoupon, redeemer: Redeemer): Promise<Redeemable> {
  if ((wanted.coupon === undefined) === (wanted.promotionCode === undefined)) {
    const detail = 'Name either a coupon or a promotion code.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/coupon', code: 'required', detail }] })
  }
  const found = wanted.coupon === undefined ? await byPromotionCode(tx, wanted.promotionCode ?? '') : await byCoupon(tx, wanted.coupon)
  const none = { refusal: 'coupon_not_valid', reason: 'not_found', detail: 'There is no such coupon or promotion code.' } as const
  if (found === null) throw refused(wanted, none)
  const obstacle = await findObstacle(tx, found, redeemer)
  if (obstacle) throw refused(wanted, obstacle)
  return found
}

async function byCoupon(tx: Tx, text: string): Promise<Redeemable | null> {
  const id = decodeId('coup', text)
  const coupon = await findCoupon(tx, id === null ? { code: text } : { id })
  return coupon && { coupon, promotionCode: null }
}

/** The coupon behind a promotion code, as a customer types it or by its id. Null: there is no such code. */
export async function byPromotionCode(tx: Tx, text: string): Promise<Redeemable | null> {
  const id = decodeId('promo', text)
  const promotionCode = await findPromotionCode(tx, id === null ? { code: text } : { id })
  const coupon = promotionCode && (await findCoupon(tx, { id: promotionCode.couponId }))
  return coupon && { coupon, promotionCode }
}

function refused(wanted: WantedCoupon, { refusal, reason, detail }: Obstacle) {
  const pointer = wanted.coupon === undefined ? '/promotion_code' : '/coupon'
  return refuse(refusal, { detail, errors: [{ pointer, code: reason, detail }] })
}
