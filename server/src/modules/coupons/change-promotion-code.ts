import { isDeepStrictEqual } from 'node:util'
import type { PromotionCodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation, type Tx } from '../../kit/db.ts'
import { newIdOf } from '../billing/write-slice.ts'
import type { EventType } from '../events/event-types.ts'
import { addEvents, addNextEvents } from '../events/store.ts'
import type { PromotionCode } from './coupon-types.ts'
import { promotionCodeToApi } from './promotion-code-schema.ts'
import * as codes from './promotion-code-store.ts'
import { findCoupon } from './store.ts'
import { refuseLower } from './update-coupon.ts'

export type NewPromotionCode = Pick<
  PromotionCode,
  'couponId' | 'customerId' | 'firstPurchaseOnly' | 'maxRedemptions' | 'validUntil' | 'metadata'
> & { readonly code: string | undefined }

/** Makes a word for a coupon. Refuses `invalid`, and `already_exists` for one that is in use. */
export async function createPromotionCode(ctx: Context, wanted: NewPromotionCode): Promise<PromotionCode> {
  return ctx.transaction(async (tx) => {
    const coupon = await findCoupon(tx, { id: wanted.couponId })
    if (coupon?.status !== 'active') throw wrongCoupon(coupon === null)
    const id = newIdOf('promo')
    const made = { redeemedCount: 0, status: 'active' as const, createdAt: tx.now, updatedAt: tx.now }
    const promotion: PromotionCode = { ...wanted, ...made, id, code: wanted.code ?? madeFrom(id) }
    await add(tx, promotion)
    await addEvents(tx, [{ type: 'promotion_code.created', aggregateId: id, sequence: 1, data: promotionCodeToApi(promotion) }])
    return promotion
  })
}

export type PromotionCodeChange = Partial<Pick<PromotionCode, 'maxRedemptions' | 'validUntil' | 'metadata'>>

/** Refuses `not_found`, `invalid` for a limit that would be lower. */
export async function updatePromotionCode(ctx: Context, id: PromotionCodeId, change: PromotionCodeChange): Promise<PromotionCode> {
  return changeCode(ctx, id, 'promotion_code.updated', (before) => {
    refuseLower('/max_redemptions', before.maxRedemptions, change.maxRedemptions)
    return { ...before, ...change }
  })
}

/** Takes a code out of use; the word can then be given out anew. Who redeemed it keeps the coupon. Refuses `not_found`, `invalid_state`. */
export async function deactivatePromotionCode(ctx: Context, id: PromotionCodeId): Promise<PromotionCode> {
  return changeCode(ctx, id, 'promotion_code.deactivated', (before) => {
    if (before.status === 'inactive') throw refuse('invalid_state', { detail: 'The promotion code is inactive already.' })
    return { ...before, status: 'inactive' }
  })
}

async function changeCode(
  ctx: Context,
  id: PromotionCodeId,
  type: EventType,
  change: (before: PromotionCode) => PromotionCode,
): Promise<PromotionCode> {
  return ctx.transaction(async (tx) => {
    const before = await codes.lockPromotionCode(tx, id)
    const after = change(before)
    if (isDeepStrictEqual(promotionCodeToApi(before), promotionCodeToApi(after))) return before
    const promotion: PromotionCode = { ...after, updatedAt: tx.now }
    await codes.savePromotionCode(tx, promotion)
    await addNextEvents(tx, [{ type, aggregateId: id, data: promotionCodeToApi(promotion) }])
    return promotion
  })
}

async function add(tx: Tx, promotion: PromotionCode): Promise<void> {
  await codes.addPromotionCode(tx, promotion).catch((error: unknown) => {
    if (!isForeignKeyViolation(error)) throw error
    const detail = 'There is no such customer.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/customer', code: 'not_found', detail }] })
  })
}

/** The last ten hexadecimal digits of an id are random: enough that nobody guesses a code, and short enough to type. */
function madeFrom(id: PromotionCodeId): string {
  return id.slice(-10).toUpperCase()
}

function wrongCoupon(isMissing: boolean) {
  const detail = isMissing ? 'There is no such coupon.' : 'The coupon is archived.'
  return refuse('invalid', { detail, errors: [{ pointer: '/coupon', code: isMissing ? 'not_found' : 'archived', detail }] })
}
