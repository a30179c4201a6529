import type { CustomerId, PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { findCustomer } from '../billing/customer-store.ts'
import { loadPricesOfPlan } from '../billing/price-store.ts'
import type { Coupon } from './coupon-types.ts'
import { findObstacle, type Obstacle } from './find-obstacle.ts'
import { byPromotionCode } from './redeem-coupon.ts'

export interface CheckedCode {
  readonly coupon: Coupon | null
  readonly obstacle: Obstacle | null
}

/** Says whether a code could be redeemed now, and what it would give. Nothing is reserved. Refuses `invalid` for a customer or plan that is none. */
export async function checkPromotionCode(
  ctx: Context,
  { code, customer, plan }: { readonly code: string; readonly customer?: CustomerId | undefined; readonly plan?: PlanId | undefined },
): Promise<CheckedCode> {
  return ctx.transaction(async (tx) => {
    const buyer = customer === undefined ? null : await findCustomer(tx, customer)
    if (customer !== undefined && buyer === null) throw wrong('/customer', 'There is no such customer.')
    const prices = plan === undefined ? null : await loadPricesOfPlan(tx, plan)
    if (prices?.length === 0) throw wrong('/plan', 'There is no such plan, or it has no prices.')
    const found = await byPromotionCode(tx, code)
    const none: Obstacle = { refusal: 'coupon_not_valid', reason: 'not_found', detail: 'There is no such promotion code.' }
    if (found === null) return { coupon: null, obstacle: none }
    const redeemer = { customerId: customer ?? null, currency: buyer?.currency ?? null, prices }
    return { coupon: found.coupon, obstacle: await findObstacle(tx, found, redeemer) }
  })
}

function wrong(pointer: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code: 'not_found', detail }] })
}
