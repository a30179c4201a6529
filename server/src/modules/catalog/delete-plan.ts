import type { PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import { isAwaited } from '../billing/change-store.ts'
import * as events from '../events/store.ts'
import * as planFeatures from './plan-feature-store.ts'
import { planToApi } from './plan-schema.ts'
import * as plans from './plan-store.ts'
import * as prices from './price-store.ts'

/** Deletes a plan with its prices, if nobody has ever subscribed to it or is going to move to it. Refuses `not_found`, `conflict`. */
export async function deletePlan(ctx: Context, id: PlanId): Promise<void> {
  return ctx.transaction(async (tx) => {
    const plan = await plans.lockPlan(tx, id)
    let priceIds: readonly string[] = []
    try {
      await planFeatures.removeFeaturesOfPlan(tx, id)
      priceIds = await prices.removePricesOfPlan(tx, id)
      await plans.removePlan(tx, id)
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', { detail: 'A subscription uses the plan. Archive it instead.' })
    }
    if (await isAwaited(tx, { priceIds, planId: id }))
      throw refuse('conflict', { detail: 'A subscription is going to move to the plan: a change is scheduled. Archive it instead.' })
    await events.addNextEvents(tx, [{ type: 'plan.deleted', aggregateId: id, data: planToApi(plan, [], []) }])
  })
}
