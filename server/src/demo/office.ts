import { decimal } from '@quarterday/core/decimal.ts'
import type { PlanId, PriceId } from '@quarterday/core/id.ts'
import type { Context } from '../kit/context.ts'
import type { NewPrice } from '../modules/catalog/catalog-types.ts'
import { createFeature } from '../modules/catalog/create-feature.ts'
import { createPlan } from '../modules/catalog/create-plan.ts'
import { createPrice } from '../modules/catalog/create-price.ts'
import { createMeter } from '../modules/usage/create-meter.ts'
import { grant, plain } from './offer-parts.ts'

/** A machine that counts its cups. */
export interface Office {
  readonly plan: PlanId
  /** What a cup costs on the list. */
  readonly cups: PriceId
  /** What a house that wants every cup cheaper promises to come to in a month; sold by itself. */
  readonly commitment: PriceId
}

export const cupsMeter = 'cups'

/** The machine by the month, its delivery once, and cups: 300 free, then cheaper the more there are. Billed early at 300.00. */
export async function createOffice(ctx: Context): Promise<Office> {
  const rule = { aggregation: 'sum', valueProperty: 'cups', filters: {}, dimensions: ['machine'] } as const
  const { id: meterId } = await createMeter(ctx, { ...rule, code: cupsMeter, name: 'Cups brewed', metadata: {} })
  await createFeature(ctx, { code: 'cups', name: 'Cups on warranty', kind: 'metered', meterId, unit: 'cups', metadata: {} })
  const counted = { meterId, filters: {}, groupBy: [], recurring: false, prorated: false }
  const cups: NewPrice = { ...monthly, nickname: 'Cups', billing: 'in_arrears', usage: 'metered', meter: counted, terms: cupTerms }
  const { plan, prices } = await createPlan(ctx, {
    code: 'office',
    name: 'Office Machine',
    description: 'A machine on loan, serviced, with the beans it grinds.',
    usageThresholds: [{ currency: 'EUR', amount: 30_000n }],
    features: [grant('app_seats', 10), grant('visits', 4), grant('cups', 12_000)],
    prices: [
      { ...monthly, nickname: 'Machine', billing: 'in_advance', terms: { model: 'flat', amount: decimal(4900) } },
      cups,
      { ...delivery, terms: { model: 'flat', amount: decimal(9900) } },
    ],
  })
  const promised: NewPrice = {
    ...monthly,
    kind: 'minimum_commitment',
    billing: 'in_arrears',
    terms: { model: 'flat', amount: decimal(60_000) },
  }
  const commitment = await createPrice(ctx, { product: plan.productId }, { ...promised, nickname: 'Monthly minimum' })
  const listed = prices.find((price) => price.usage === 'metered')
  if (!listed) throw new Error('the plan for offices counts cups')
  return { plan: plan.id, cups: listed.id, commitment: commitment.id }
}

const monthly = { ...plain, currency: 'EUR', kind: 'recurring', interval: { unit: 'month', count: 1 } } as const

const delivery = { ...plain, nickname: 'Delivery', currency: 'EUR', kind: 'setup_fee', interval: null, billing: 'in_advance' } as const

const cupTerms = {
  model: 'graduated' as const,
  free_units: decimal(300),
  tiers: [
    { up_to: decimal(2000), unit_amount: decimal(9) },
    { up_to: null, unit_amount: decimal(7) },
  ],
}
