import type { SubscriptionChangeId, SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { lockCustomer } from '../customers/store.ts'
import { type StartSubscription, startSubscription } from '../subscriptions/start-subscription.ts'
import { viewSubscription } from '../subscriptions/view-store.ts'
import { withdrawChange } from '../subscriptions/withdraw-change.ts'
import { hasSubscribed, isListed } from './ownership-store.ts'
import { mustAllow, standingOf } from './standing.ts'
import type { ownChangeSchema, subscribeSchema } from './subscription-schema.ts'

/** Subscribes the customer who is signed in. Refuses `forbidden` where the seller sells by themselves, and what `startSubscription` refuses. */
export async function startOwn(ctx: Context, body: z.output<typeof subscribeSchema>): Promise<SubscriptionId> {
  return ctx.transaction(async (tx) => {
    // One request of the customer after the other: of two at once only one is the first, with its trial.
    await lockCustomer(tx, standingOf(ctx).customerId)
    return startSubscription(ctx, await wantedByCustomer(ctx, body))
  })
}

/** What a customer asks for, as a start of a subscription. Refuses `forbidden`, and `invalid` for a plan that is not on offer. */
export async function wantedByCustomer(ctx: Context, body: z.output<typeof subscribeSchema>): Promise<StartSubscription> {
  const { customerId } = standingOf(ctx)
  const { plan, interval, currency, quantity, promotion_code: promotionCode } = body
  await mustAllow(ctx, ({ allowSubscribe }) => allowSubscribe, 'Subscriptions are started by the seller: ask them.')
  return ctx.transaction(async (tx) => {
    if (!(await isListed(tx, plan))) throw notOffered()
    const trial = (await hasSubscribed(tx, customerId)) ? { trialDays: 0 } : {}
    return { customer: customerId, plan, interval, currency, quantity, promotionCode, ...trial }
  })
}

/** Makes sure that a customer may change a subscription of theirs in this way. Refuses `forbidden`, and `invalid` for a plan that is not on offer. */
export async function checkChange(
  ctx: Context,
  id: SubscriptionId,
  { plan, interval, quantity }: z.output<typeof ownChangeSchema>,
): Promise<void> {
  if (plan !== undefined || interval !== undefined)
    await mustAllow(ctx, ({ allowPlanChange }) => allowPlanChange, 'Plans are changed by the seller: ask them.')
  if (quantity !== undefined)
    await mustAllow(ctx, ({ allowQuantityChange }) => allowQuantityChange, 'Quantities are changed by the seller: ask them.')
  if (plan === undefined) return
  await ctx.transaction(async (tx) => {
    const { row } = await viewSubscription(tx, id)
    // Whoever has a plan that is not listed may go on with it, by another interval or quantity.
    if (row.plan_id !== plan && !(await isListed(tx, plan))) throw notOffered()
  })
}

/** Refuses `forbidden` where the seller does not let customers end it in this way. */
export async function mustAllowCancel(ctx: Context, timing: 'now' | 'period_end'): Promise<void> {
  const detail = timing === 'now' ? 'It can be canceled at the end of its period.' : 'Subscriptions are canceled by the seller: ask them.'
  await mustAllow(ctx, ({ cancel }) => cancel === 'now' || cancel === timing, detail)
}

/** Takes back a change that the customer asked for and that still waits. Refuses `not_found`, and `forbidden` for one that the seller has planned. */
export async function withdrawOwnChange(ctx: Context, id: SubscriptionId, changeId: SubscriptionChangeId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const change = (await viewSubscription(tx, id)).changes.find((each) => each.id === changeId)
    if (change === undefined) throw refuse('not_found')
    if (!change.by_customer) throw refuse('forbidden', { detail: 'The seller has planned this change: ask them.' })
    await withdrawChange(ctx, id, changeId)
  })
}

function notOffered() {
  const detail = 'There is no such plan on offer.'
  return refuse('invalid', { detail, errors: [{ pointer: '/plan', code: 'not_found', detail }] })
}
