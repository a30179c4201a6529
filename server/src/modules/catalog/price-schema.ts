import { intervalUnitSchema } from '@quarterday/core/calendar.ts'
import { billingTimings, type PriceMeter, priceKinds, priceUsages, taxBehaviors } from '@quarterday/core/catalog/price.ts'
import { encodeId, idSchema, type MeterId } from '@quarterday/core/id.ts'
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
const usage = z.enum(priceUsages).meta({ description: '`licensed`: a quantity that somebody set. `metered`: what a meter has counted.' })
const meteringSchema = z
  .strictObject({
    filters: z.record(z.string().min(1).max(64), z.array(z.string().max(256)).min(1).max(100)).meta({ examples: [{ region: ['eu'] }] }),
    group_by: z
      .array(z.string().min(1).max(64))
      .max(5)
      .meta({ examples: [[]] }),
    recurring: z.boolean().meta({ description: 'The level is carried from period to period: seats, gigabytes kept.' }),
    prorated: z.boolean().meta({ description: 'A level is charged for the part of the period for which it stood.' }),
  })
  .meta({ id: 'Metering', description: 'Which usage a metered price charges for.' })
const meteringPatch = meteringSchema.partial()
type Metering = z.output<typeof meteringPatch>
const taxBehavior = z
  .enum(taxBehaviors)
  .nullable()
  .meta({ description: 'Whether the price includes tax. Null: as the conventions say.', examples: [null] })
const names = z
  .record(z.string().min(2).max(16), z.string().min(1).max(256))
  .meta({ description: 'What customers read, by locale.', examples: [{ de: 'Grundpreis' }] })

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
    usage,
    meter: idSchema('mtr').nullable(),
    metering: meteringSchema.nullable(),
    tax_behavior: taxBehavior,
    tax_rate: idSchema('txr').nullable(),
    names,
    terms: termsSchema,
    customer: idSchema('cus').nullable().meta({ description: 'Sold to this customer only. Null: on the list.' }),
    overrides: idSchema('price').nullable().meta({ description: 'The price in whose place this customer has it.' }),
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
  billing: billing.optional().meta({ description: 'Absent: in advance; for metered prices and minimum commitments, in arrears.' }),
  meter: idSchema('mtr').optional().meta({ description: 'Makes it metered: the quantity is what this meter has counted.' }),
  metering: meteringPatch.optional(),
  tax_behavior: taxBehavior.optional(),
  tax_rate: idSchema('txr').nullable().optional().meta({ description: 'This rate and no other; absent: what the tax rates say.' }),
  names: names.optional(),
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

export const priceOverrideCreateSchema = z
  .strictObject({
    price: idSchema('price').meta({ description: 'The price on the list that it takes the place of: an active one.' }),
    terms: termsSchema,
    nickname: nickname.optional().meta({ description: 'What the customer reads on the invoice. Absent: as on the list.' }),
  })
  .meta({ id: 'PriceOverrideCreate' })

export const priceUpdateSchema = z.strictObject({ nickname }).meta({ id: 'PriceUpdate' })

function hasIntervalIfRecurring({ value, issues }: z.core.ParsePayload<{ kind: string; interval?: unknown }>): void {
  const recurs = value.kind === 'recurring' || value.kind === 'minimum_commitment'
  if (recurs === (value.interval !== undefined)) return
  const message = recurs ? 'A recurring price needs an interval' : 'Only a recurring price has an interval'
  issues.push({ code: 'custom', path: ['interval'], message, input: value.interval })
}

export function newPriceOf(given: z.output<typeof planPriceSchema>): NewPrice {
  const { nickname = null, currency, kind, interval = null, terms, names = {} } = given
  const meter = given.meter === undefined ? null : meterOf(given.meter, given.metering ?? {})
  const billing = given.billing ?? (meter || kind === 'minimum_commitment' ? 'in_arrears' : 'in_advance')
  const tax = { behavior: given.tax_behavior ?? null, rateId: given.tax_rate ?? null }
  return { nickname, currency, kind, interval, billing, usage: meter ? 'metered' : 'licensed', meter, tax, names, terms }
}

function meterOf(meterId: MeterId, { filters = {}, group_by: groupBy = [], recurring = false, prorated = false }: Metering): PriceMeter {
  return { meterId, filters, groupBy, recurring, prorated }
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
    usage: price.usage,
    meter: price.meter === null ? null : encodeId('mtr', price.meter.meterId),
    metering: price.meter === null ? null : meteringToApi(price.meter),
    tax_behavior: price.tax.behavior,
    tax_rate: price.tax.rateId === null ? null : encodeId('txr', price.tax.rateId),
    names: price.names,
    terms: z.encode(priceTermsSchema, price.terms),
    customer: price.override && encodeId('cus', price.override.customerId),
    overrides: price.override && encodeId('price', price.override.priceId),
    status: price.status,
    created_at: price.createdAt.toString(),
  }
}

function meteringToApi({ filters, groupBy, recurring, prorated }: PriceMeter): z.input<typeof meteringSchema> {
  const copied = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]]))
  return { filters: copied, group_by: [...groupBy], recurring, prorated }
}
