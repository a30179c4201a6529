import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, metadata, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type CatalogPrice, catalogStatuses, type Plan } from './catalog-types.ts'
import { planPriceSchema, priceSchema, priceToApi } from './price-schema.ts'

export const planCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'Must be at most 64 lower-case letters, digits, - and _, beginning with a letter or digit')
  .meta({ description: 'Your own short name for it; unique, and never changed.', examples: ['pro'] })

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
  })
  .meta({ id: 'PlanCreate' })

export const planUpdateSchema = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'PlanUpdate', description: 'Only what is given changes; null takes a value away.' })

export function planToApi(plan: Plan, prices: readonly CatalogPrice[]): z.input<typeof planSchema> {
  return {
    id: encodeId('plan', plan.id),
    object: 'plan',
    product: encodeId('prod', plan.productId),
    code: plan.code,
    name: plan.name,
    description: plan.description,
    trial_days: plan.trialDays,
    term_months: plan.termMonths,
    metadata: { ...plan.metadata },
    prices: prices.map(priceToApi),
    status: plan.status,
    created_at: plan.createdAt.toString(),
    updated_at: plan.updatedAt.toString(),
  }
}
