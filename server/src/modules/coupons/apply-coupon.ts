import { type CustomerId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { hasEnded } from '@quarterday/core/subscription/subscription.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { type BilledCustomer, lockCustomer } from '../billing/customer-store.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadAgreements, loadSeller } from '../billing/snapshot-store.ts'
import type { Discount } from './coupon-types.ts'
import { viewDiscount } from './discount-view-store.ts'
import { redeemCoupon, type WantedCoupon } from './redeem-coupon.ts'

/** Gives a customer a coupon for all their documents to come. Refuses `not_found`, `invalid_state`, and as `redeemCoupon` does. */
export async function applyToCustomer(ctx: Context, id: CustomerId, wanted: WantedCoupon): Promise<Discount> {
  return ctx.transaction(async (tx) => {
    const customer = await lockActive(tx, id)
    const memory = newRunMemory(await loadSeller(tx))
    const conventions = conventionsOf(memory, customer.conventions)
    const { timezone } = memory.seller
    const zone = conventions.period_timezone === 'customer' ? (customer.timezone ?? timezone) : timezone
    const redeemer = { customerId: id, subscriptionId: null, currency: customer.currency, prices: null, zone }
    return viewDiscount(tx, await redeemCoupon(tx, wanted, { ...redeemer, remainder: conventions.coupon_remainder }))
  })
}

/** The same for one subscription: only what belongs to it is lowered. */
export async function applyToSubscription(ctx: Context, id: SubscriptionId, wanted: WantedCoupon): Promise<Discount> {
  return ctx.transaction(async (tx) => {
    const [found] = await loadAgreements(tx, [id])
    if (!found) throw refuse('not_found')
    const customerId = idOf('cus', found.customer_id)
    await lockActive(tx, customerId)
    // Read again under the lock: meanwhile it may have ended.
    const [agreement] = await loadAgreements(tx, [id])
    if (!agreement || hasEnded(agreement)) throw refuse('invalid_state', { detail: 'The subscription has ended.' })
    const memory = newRunMemory(await loadSeller(tx))
    const conventions = conventionsOf(memory, agreement.customer_conventions, agreement.conventions)
    const redeemer = { customerId, subscriptionId: id, currency: agreement.currency, prices: null, zone: agreement.timezone }
    return viewDiscount(tx, await redeemCoupon(tx, wanted, { ...redeemer, remainder: conventions.coupon_remainder }))
  })
}

async function lockActive(tx: Tx, id: CustomerId): Promise<BilledCustomer> {
  const customer = await lockCustomer(tx, id)
  if (!customer) throw refuse('not_found')
  if (customer.status !== 'active') throw refuse('invalid_state', { detail: 'The customer is archived.' })
  return customer
}
