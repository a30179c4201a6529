import { idOf, type ProductId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import * as events from '../events/store.ts'
import { refuseUnknownRates } from '../taxes/refuse-unknown-rates.ts'
import { refuseUnfitMeters } from '../usage/refuse-unfit-meters.ts'
import type { CatalogPrice, NewPrice, Plan } from './catalog-types.ts'
import { created, priceOf } from './create-price.ts'
import { createProduct } from './create-product.ts'
import type { PlanFeature } from './feature-types.ts'
import * as planFeatures from './plan-feature-store.ts'
import { planToApi } from './plan-schema.ts'
import * as plans from './plan-store.ts'
import * as prices from './price-store.ts'
import * as products from './product-store.ts'
import { resolvePlanFeatures, type WantedGrant } from './resolve-plan-features.ts'

export interface NewPlan
  extends Pick<Plan, 'code' | 'name'>,
    Partial<Pick<Plan, 'description' | 'trialDays' | 'termMonths' | 'usageThresholds' | 'metadata'>> {
  /** Default: yes. */
  readonly listed?: boolean | undefined
  /** Left out: a product of the same name is made. */
  readonly productId?: ProductId | undefined
  readonly prices?: readonly NewPrice[]
  readonly features?: readonly WantedGrant[]
}

export interface PlanWithPrices {
  readonly plan: Plan
  /** Those that are active. */
  readonly prices: readonly CatalogPrice[]
  readonly features: readonly PlanFeature[]
}

/** Makes a plan with its prices, and its product where none is named. Refuses `not_found`, `invalid`, and `already_exists` for a code that is taken. */
export async function createPlan(ctx: Context, wanted: NewPlan): Promise<PlanWithPrices> {
  return ctx.transaction(async (tx) => {
    const {
      productId,
      code,
      name,
      description = null,
      trialDays = 0,
      termMonths = null,
      usageThresholds = [],
      listed = true,
      metadata = {},
    } = wanted
    const product = productId === undefined ? await createProduct(ctx, { name }) : await products.lockProduct(tx, productId)
    const plan: Plan = {
      id: idOf('plan', newId()),
      productId: product.id,
      code,
      name,
      description,
      trialDays,
      termMonths,
      usageThresholds: inOrder(usageThresholds),
      listed,
      metadata,
      status: 'active',
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    await plans.addPlan(tx, plan)
    await refuseUnknownRates(
      tx,
      (wanted.prices ?? []).map(({ tax }, index) => ({ pointer: `/prices/${index}/tax_rate`, rateId: tax.rateId })),
    )
    await refuseUnfitMeters(
      tx,
      (wanted.prices ?? []).map(({ meter }, index) => ({ pointer: `/prices/${index}`, meter })),
    )
    const made = (wanted.prices ?? []).map((price) => priceOf(tx, { productId: product.id, planId: plan.id }, price))
    await prices.addPrices(tx, made)
    const granted = await resolvePlanFeatures(tx, plan.id, wanted.features ?? [], (index) => `/features/${index}`)
    const features = granted.toSorted((a, b) => (a.feature.code < b.feature.code ? -1 : 1))
    await planFeatures.savePlanFeatures(tx, features)
    const announced: events.NewEvent = { type: 'plan.created', aggregateId: plan.id, sequence: 1, data: planToApi(plan, made, features) }
    await events.addEvents(tx, [announced, ...made.map(created)])
    return { plan, prices: made, features }
  })
}

/** Thresholds as they are kept: by currency, the lowest first. */
export function inOrder(thresholds: Plan['usageThresholds']): Plan['usageThresholds'] {
  return thresholds.toSorted((a, b) => a.currency.localeCompare(b.currency, 'en') || (a.amount < b.amount ? -1 : 1))
}
