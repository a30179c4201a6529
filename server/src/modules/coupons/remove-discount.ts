import type { DiscountId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { removeDiscount as remove } from '../billing/discount-store.ts'
import { addNextEvents } from '../events/store.ts'
import type { Discount } from './coupon-types.ts'
import { discountToApi } from './discount-schema.ts'
import { viewDiscount } from './discount-view-store.ts'
import { returnCodeRedemption } from './promotion-code-store.ts'
import { returnRedemption } from './store.ts'

/** Takes a discount away: documents to come are not lowered. One that nothing was lowered with can be redeemed again. Refuses `not_found`, `invalid_state`. */
export async function removeDiscount(ctx: Context, id: DiscountId): Promise<Discount> {
  return ctx.transaction(async (tx) => {
    const before = await viewDiscount(tx, id)
    if (!(await remove(tx, id))) {
      const { status } = await viewDiscount(tx, id)
      throw refuse('invalid_state', { detail: `Only an active discount can be removed; this one is ${status}.` })
    }
    const removed = await viewDiscount(tx, id)
    if (removed.useCount === 0) {
      await returnRedemption(tx, before.coupon.id, before.customerId)
      if (before.promotionCodeId !== null) await returnCodeRedemption(tx, before.promotionCodeId)
    }
    await addNextEvents(tx, [{ type: 'discount.removed', aggregateId: id, data: discountToApi(removed) }])
    return removed
  })
}
