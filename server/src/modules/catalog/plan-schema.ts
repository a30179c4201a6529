import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { minorUnits } from '@quarterday/core/money.ts'
import { z } from 'zod'
import { currency, instant, metadata, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type CatalogPrice, catalogStatuses, type Plan } from './catalog-types.ts'
import { planFeatureCreateSchema, planFeatureSchema, planFeatureToApi } from './feature-schema.ts'
import type { PlanFeature } from './feature-types.ts'
import { planPriceSchema, priceSchema, priceToApi } from './price-schema.ts'

export const planCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'Must be at most 64 lower-case letters, digits, - and _, beginning with a letter or digit')
  .meta({ description: 'Your own short name for it; unique, and never changed.', examples: ['pro'] })

export const usageThresholdSchema = z
  .strictObject({
    currency,
    amount: minorUnits.refine((amount) => amount > 0n, 'Must be more than 0').meta({ description: 'In minor units.', examples: [50000] }),
  })
  .meta({ id: 'UsageThreshold', description: 'Usage of a period that comes to this is billed before the period ends.' })

const fields = {
  name: text(256).meta({ description: 'What a customer reads on the invoice.', examples: ['Pro'] }),
  description: text(2000)
    .nullable()
    .meta({ examples: [null] }),
  trial_days: z
    .int()
    .min(0)
    .max(1000)
    .meta({ examples: [14] }),
  term_months: z
    .int()
    .min(1)
    .max(1200)
    .nullable()
    .meta({ description: 'A fixed term, after which the subscription expires. Null: until it is canceled.', examples: [null] }),
  usage_thresholds: z
    .array(usageThresholdSchema)
    .max(20)
    .check(({ value, issues }) => {
      const known = new Set<string>()
      for (const [index, { currency, amount }] of value.entries()) {
        const key = `${currency} ${amount}`
        if (known.has(key)) issues.push({ code: 'custom', path: [index, 'amount'], message: 'Is in the list twice', input: Number(amount) })
        known.add(key)
      }
    })
    .meta({
      description: 'Usage that comes to one of these amounts in a period, before discounts and tax, is billed at once.',
      examples: [[{ currency: 'EUR', amount: 50000 }]],
    }),
  listed: z
    .boolean()
    .meta({ description: 'Whether customers find it in the portal. What is not listed is sold by you alone.', examples: [true] }),
  metadata,
}

export const planSchema = z
  .strictObject({
    id: idSchema('plan'),
    object: z.literal('plan'),
    product: idSchema('prod'),
    code: planCode,
    ...fields,
    prices: z.array(priceSchema).meta({ description: 'Those that are active.' }),
    features: z.array(planFeatureSchema).meta({ description: 'What it grants, in the order of the codes.' }),
    status: z.enum(catalogStatuses),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Plan', description: 'An offer: what a customer subscribes to.' })

export const planListSchema = pageSchema('PlanList', planSchema)

const { name, ...optionalFields } = fields

export const planCreateSchema = z
  .strictObject({
    product: idSchema('prod').optional().meta({ description: 'Left out: a product of the same name is made.' }),
    code: planCode,
    name,
    ...z.strictObject(optionalFields).partial().shape,
    prices: z
      .array(planPriceSchema)
      .max(100)
      .default([])
      .meta({
        description: 'Prices to make with it.',
        examples: [[{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }]],
      }),
    features: z
      .array(planFeatureCreateSchema)
      .max(200)
      .default([])
      .meta({ description: 'What it grants.', examples: [[]] }),
  })
  .meta({ id: 'PlanCreate' })

export const planUpdateSchema = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'PlanUpdate', description: 'Only what is given changes; null takes a value away.' })

export function planToApi(plan: Plan, prices: readonly CatalogPrice[], features: readonly PlanFeature[]): z.input<typeof planSchema> {
  return {
    id: encodeId('plan', plan.id),
    object: 'plan',
    product: encodeId('prod', plan.productId),
    code: plan.code,
    name: plan.name,
    description: plan.description,
    trial_days: plan.trialDays,
    term_months: plan.termMonths,
    usage_thresholds: plan.usageThresholds.map(({ currency, amount }) => ({ currency, amount: Number(amount) })),
    listed: plan.listed,
    metadata: { ...plan.metadata },
    prices: prices.map(priceToApi),
    features: features.map(planFeatureToApi),
    status: plan.status,
    created_at: plan.createdAt.toString(),
    updated_at: plan.updatedAt.toString(),
  }
}
