import { intervalUnitSchema } from '@quarterday/core/calendar.ts'
import { billingTimings, priceKinds } from '@quarterday/core/catalog/price.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { priceTermsSchema } from '@quarterday/core/pricing/index.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type CatalogPrice, catalogStatuses, type NewPrice } from './catalog-types.ts'

export const intervalSchema = z
  .strictObject({ unit: intervalUnitSchema, count: z.int().min(1).max(1000) })
  .meta({ id: 'Interval', description: 'A quarter is 3 months.', examples: [{ unit: 'month', count: 1 }] })

const termsSchema = priceTermsSchema.meta({
  id: 'PriceTerms',
  description: 'How a quantity becomes an amount. Amounts are decimals in minor units, written as text.',
  examples: [{ model: 'per_unit', unit_amount: '1000' }],
})

const nickname = text(256)
  .nullable()
  .meta({ description: 'What a customer reads on the invoice. Null: the name of the plan.', examples: [null] })
const kind = z
  .enum(priceKinds)
  .meta({ description: '`setup_fee`: once, when a subscription starts. `one_off`: when you add it to an invoice.' })
const billing = z.enum(billingTimings)

export const priceSchema = z
  .strictObject({
    id: idSchema('price'),
    object: z.literal('price'),
    product: idSchema('prod'),
    plan: idSchema('plan').nullable(),
    nickname,
    currency,
    kind,
    interval: intervalSchema.nullable(),
    billing,
    terms: termsSchema,
    status: z.enum(catalogStatuses),
    created_at: instant,
  })
  .meta({ id: 'Price', description: 'How one thing is charged. It never changes: a new price takes its place.' })

export const priceListSchema = pageSchema('PriceList', priceSchema)

const terms = {
  nickname: nickname.optional(),
  currency,
  kind: kind.default('recurring'),
  interval: intervalSchema.optional().meta({ description: 'Required for a recurring price, refused for others.' }),
  billing: billing.default('in_advance'),
  terms: termsSchema,
}

/** A price inside the request that makes its plan. */
export const planPriceSchema = z.strictObject(terms).check(hasIntervalIfRecurring).meta({ id: 'PlanPriceCreate' })

export const priceCreateSchema = z
  .strictObject({
    product: idSchema('prod').optional().meta({ description: 'Either this or `plan`.' }),
    plan: idSchema('plan').optional(),
    ...terms,
  })
  .check(hasIntervalIfRecurring, ({ value, issues }) => {
    if ((value.product === undefined) === (value.plan === undefined)) {
      issues.push({ code: 'custom', path: ['plan'], message: 'Name either a plan or a product', input: value.plan })
    }
  })
  .meta({ id: 'PriceCreate' })

export const priceUpdateSchema = z.strictObject({ nickname }).meta({ id: 'PriceUpdate' })

function hasIntervalIfRecurring({ value, issues }: z.core.ParsePayload<{ kind: string; interval?: unknown }>): void {
  if ((value.kind === 'recurring') === (value.interval !== undefined)) return
  const message = value.kind === 'recurring' ? 'A recurring price needs an interval' : 'Only a recurring price has an interval'
  issues.push({ code: 'custom', path: ['interval'], message, input: value.interval })
}

export function newPriceOf(given: z.output<typeof planPriceSchema>): NewPrice {
  const { nickname = null, currency, kind, interval = null, billing, terms } = given
  return { nickname, currency, kind, interval, billing, terms }
}

export function priceToApi(price: CatalogPrice): z.input<typeof priceSchema> {
  return {
    id: encodeId('price', price.id),
    object: 'price',
    product: encodeId('prod', price.productId),
    plan: price.planId === null ? null : encodeId('plan', price.planId),
    nickname: price.nickname,
    currency: price.currency,
    kind: price.kind,
    interval: price.interval === null ? null : { unit: price.interval.unit, count: price.interval.count },
    billing: price.billing,
    terms: z.encode(priceTermsSchema, price.terms),
    status: price.status,
    created_at: price.createdAt.toString(),
  }
}
