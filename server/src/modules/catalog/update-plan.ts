import { isDeepStrictEqual } from 'node:util'
import type { PlanId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { catalogMachine, type Plan } from './catalog-types.ts'
import type { PlanWithPrices } from './create-plan.ts'
import * as planFeatures from './plan-feature-store.ts'
import { planToApi } from './plan-schema.ts'
import * as plans from './plan-store.ts'
import * as prices from './price-store.ts'

/** Changes what is said about a plan: for subscriptions to come. Refuses `not_found`. */
export async function updatePlan(ctx: Context, id: PlanId, change: (before: Plan) => Plan): Promise<PlanWithPrices> {
  return changePlan(ctx, id, 'plan.updated', change)
}

/** Takes a plan out of the offer, or back into it: who has it keeps it. Refuses `not_found`, `invalid_state`. */
export async function archivePlan(ctx: Context, id: PlanId, verb: 'archive' | 'unarchive'): Promise<PlanWithPrices> {
  return changePlan(ctx, id, `plan.${verb}d`, (before) => ({ ...before, status: next(catalogMachine, before.status, verb) }))
}

async function changePlan(ctx: Context, id: PlanId, type: EventType, change: (before: Plan) => Plan): Promise<PlanWithPrices> {
  return ctx.transaction(async (tx) => {
    const before = await plans.lockPlan(tx, id)
    const active = (await prices.activePricesOf(tx, [id])).get(id) ?? []
    const features = (await planFeatures.featuresOfPlans(tx, [id])).get(id) ?? []
    const after = change(before)
    if (isDeepStrictEqual(planToApi(before, [], []), planToApi(after, [], []))) return { plan: before, prices: active, features }
    const plan: Plan = { ...after, updatedAt: tx.now }
    await plans.savePlan(tx, plan)
    await events.addNextEvents(tx, [{ type, aggregateId: id, data: planToApi(plan, active, features) }])
    return { plan, prices: active, features }
  })
}
