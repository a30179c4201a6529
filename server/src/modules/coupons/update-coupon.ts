import { isDeepStrictEqual } from 'node:util'
import type { CouponId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import type { EventType } from '../events/event-types.ts'
import { addNextEvents } from '../events/store.ts'
import { type Coupon, couponMachine } from './coupon-types.ts'
import { couponToApi } from './schema.ts'
import * as coupons from './store.ts'

export type CouponChange = Partial<Pick<Coupon, 'name' | 'maxRedemptions' | 'maxRedemptionsPerCustomer' | 'validUntil' | 'metadata'>>

/** Changes what is said about a coupon, and raises its limits: nobody who counted on them is disappointed. Refuses `not_found`, `invalid`. */
export async function updateCoupon(ctx: Context, id: CouponId, change: CouponChange): Promise<Coupon> {
  return changeCoupon(ctx, id, 'coupon.updated', (before) => {
    refuseLower('/max_redemptions', before.maxRedemptions, change.maxRedemptions)
    refuseLower('/max_redemptions_per_customer', before.maxRedemptionsPerCustomer, change.maxRedemptionsPerCustomer)
    refuseBackwards(before, change.validUntil)
    return { ...before, ...change }
  })
}

/** Takes a coupon out of use, or back into it: who has it keeps it. Refuses `not_found`, `invalid_state`. */
export async function archiveCoupon(ctx: Context, id: CouponId, verb: 'archive' | 'unarchive'): Promise<Coupon> {
  return changeCoupon(ctx, id, `coupon.${verb}d`, (before) => ({ ...before, status: next(couponMachine, before.status, verb) }))
}

/** Deletes a coupon that nobody ever redeemed and no promotion code leads to. Refuses `not_found`, `conflict`. */
export async function deleteCoupon(ctx: Context, id: CouponId): Promise<void> {
  return ctx.transaction(async (tx) => {
    const coupon = await coupons.lockCoupon(tx, id)
    try {
      await coupons.removeCoupon(tx, id)
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', { detail: 'The coupon was redeemed, or a promotion code leads to it. Archive it instead.' })
    }
    await addNextEvents(tx, [{ type: 'coupon.deleted', aggregateId: id, data: couponToApi(coupon) }])
  })
}

/** A limit may be raised or lifted. Refuses `invalid`. */
export function refuseLower(pointer: string, before: number | null, after: number | null | undefined): void {
  if (after === undefined || after === null || (before !== null && after >= before)) return
  const detail = before === null ? 'There is no limit, and none can be set afterwards.' : `The limit is ${before}; it can only be raised.`
  throw refuse('invalid', { detail, errors: [{ pointer, code: 'too_low', detail }] })
}

function refuseBackwards({ validFrom }: Coupon, validUntil: Temporal.Instant | null | undefined): void {
  if (!validFrom || !validUntil || Temporal.Instant.compare(validFrom, validUntil) < 0) return
  const detail = 'The end must be after the beginning.'
  throw refuse('invalid', { detail, errors: [{ pointer: '/valid_until', code: 'too_early', detail }] })
}

async function changeCoupon(ctx: Context, id: CouponId, type: EventType, change: (before: Coupon) => Coupon): Promise<Coupon> {
  return ctx.transaction(async (tx) => {
    const before = await coupons.lockCoupon(tx, id)
    const after = change(before)
    if (isDeepStrictEqual(couponToApi(before), couponToApi(after))) return before
    const coupon: Coupon = { ...after, updatedAt: tx.now }
    await coupons.saveCoupon(tx, coupon)
    await addNextEvents(tx, [{ type, aggregateId: id, data: couponToApi(coupon) }])
    return coupon
  })
}
