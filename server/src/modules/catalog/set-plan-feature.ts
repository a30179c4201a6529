import type { PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import * as events from '../events/store.ts'
import type { PlanWithPrices } from './create-plan.ts'
import * as features from './feature-store.ts'
import type { FeatureName, PlanFeature } from './feature-types.ts'
import * as planFeatures from './plan-feature-store.ts'
import { planToApi } from './plan-schema.ts'
import * as plans from './plan-store.ts'
import * as prices from './price-store.ts'
import { grantOf, type WantedGrant } from './resolve-plan-features.ts'

/** Says what a plan grants of a feature, for all who hold the plan, from now on. Refuses `not_found`, `invalid`. */
export async function setPlanFeature(ctx: Context, planId: PlanId, { name, enabled, limit }: WantedGrant): Promise<PlanWithPrices> {
  return ctx.transaction(async (tx) => {
    const plan = await plans.lockPlan(tx, planId)
    const [feature] = await features.shareFeatures(tx, [name])
    if (!feature) throw refuse('not_found')
    const before = (await planFeatures.featuresOfPlans(tx, [planId])).get(planId) ?? []
    const known = before.find((each) => each.feature.id === feature.id)
    if (feature.status !== 'active' && !known) throw refuse('invalid', { detail: 'The feature is archived: it cannot be granted anew.' })
    const granted: PlanFeature = { planId, feature, ...grantOf(feature, enabled, limit) }
    if (!known || !isSame(known, granted)) {
      await planFeatures.savePlanFeatures(tx, [granted])
      return announce(tx, { ...plan, updatedAt: tx.now })
    }
    return { plan, prices: (await prices.activePricesOf(tx, [planId])).get(planId) ?? [], features: before }
  })
}

/** Takes a feature from a plan, for all who hold it. Refuses `not_found`. */
export async function removePlanFeature(ctx: Context, planId: PlanId, name: FeatureName): Promise<PlanWithPrices> {
  return ctx.transaction(async (tx) => {
    const plan = await plans.lockPlan(tx, planId)
    const [feature] = await features.shareFeatures(tx, [name])
    if (!feature || !(await planFeatures.removePlanFeature(tx, planId, feature.id))) throw refuse('not_found')
    return announce(tx, { ...plan, updatedAt: tx.now })
  })
}

async function announce(tx: Tx, plan: PlanWithPrices['plan']): Promise<PlanWithPrices> {
  await plans.savePlan(tx, plan)
  const after: PlanWithPrices = {
    plan,
    prices: (await prices.activePricesOf(tx, [plan.id])).get(plan.id) ?? [],
    features: (await planFeatures.featuresOfPlans(tx, [plan.id])).get(plan.id) ?? [],
  }
  await events.addNextEvents(tx, [{ type: 'plan.updated', aggregateId: plan.id, data: planToApi(plan, after.prices, after.features) }])
  return after
}

function isSame(a: PlanFeature, b: PlanFeature): boolean {
  if (a.enabled !== b.enabled) return false
  return a.limit === null || b.limit === null ? a.limit === b.limit : a.limit.eq(b.limit)
}
