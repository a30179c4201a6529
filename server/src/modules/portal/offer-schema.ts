import type { z } from 'zod'
import { pageSchema } from '../../kit/pages.ts'
import { planSchema } from '../catalog/plan-schema.ts'
import { priceSchema } from '../catalog/price-schema.ts'

const offeredPriceSchema = priceSchema
  .pick({
    id: true,
    object: true,
    nickname: true,
    currency: true,
    kind: true,
    interval: true,
    billing: true,
    usage: true,
    tax_behavior: true,
    terms: true,
  })
  .meta({ id: 'PortalPrice', description: 'How a part of a plan is charged.' })

export const offerSchema = planSchema
  .pick({ id: true, object: true, code: true, name: true, description: true, trial_days: true, term_months: true, features: true })
  .extend({ prices: offeredPriceSchema.array().meta({ description: 'Those that can be chosen.' }) })
  .meta({ id: 'PortalPlan', description: 'What customers can subscribe to.' })

export const offerListSchema = pageSchema('PortalPlanList', offerSchema)

/** A plan as customers see it: without what the seller notes about it. */
export function toOffer(plan: z.input<typeof planSchema>): z.input<typeof offerSchema> {
  const { id, object, code, name, description, trial_days, term_months, features } = plan
  return { id, object, code, name, description, trial_days, term_months, features, prices: plan.prices.map(toOfferedPrice) }
}

function toOfferedPrice(price: z.input<typeof priceSchema>): z.input<typeof offeredPriceSchema> {
  const { id, object, nickname, currency, kind, interval, billing, usage, tax_behavior, terms } = price
  return { id, object, nickname, currency, kind, interval, billing, usage, tax_behavior, terms }
}
