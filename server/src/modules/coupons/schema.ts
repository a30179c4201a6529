import { decimalText, nonNegativeDecimal } from '@quarterday/core/decimal.ts'
import { couponDurations } from '@quarterday/core/discount/discount.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, metadata, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Coupon, couponStatuses } from './coupon-types.ts'

export const codeText = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Must be at most 64 letters, digits, -, _ and ., beginning with a letter or digit')

const percentOff = nonNegativeDecimal.meta({ description: 'Above 0, 100 at most, with up to 6 decimal places; as text.', examples: ['20'] })
const amountOff = z
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ description: 'Whole minor units of `currency`, off each document.', examples: [null] })
const couponCurrency = currency.meta({
  description: 'Needed with an amount or a minimum; then only documents of this currency are lowered. Null: a percentage of any.',
  examples: ['EUR'],
})
const count = z
  .int()
  .min(1)
  .max(1200)
  .nullable()
  .meta({ examples: [null] })
const limit = z
  .int()
  .min(1)
  .max(2_000_000_000)
  .nullable()
  .meta({ examples: [100] })

const appliesTo = z
  .strictObject({
    plans: z.array(idSchema('plan')).max(100).default([]),
    products: z.array(idSchema('prod')).max(100).default([]),
    prices: z.array(idSchema('price')).max(100).default([]),
  })
  .meta({
    id: 'CouponAppliesTo',
    description: 'All empty: everything. Else what belongs to one of the plans or products, or is one of the prices.',
    examples: [{ plans: [], products: [], prices: [] }],
  })

const changeable = {
  name: text(256).meta({ description: 'What a customer reads on the invoice.', examples: ['Spring sale'] }),
  max_redemptions: limit.meta({
    description: 'How often it can be redeemed in all. Null: without a limit. It can be raised, never lowered.',
  }),
  max_redemptions_per_customer: limit.meta({
    description: 'How often by one customer. Null: without a limit. It can be raised, never lowered.',
    examples: [1],
  }),
  valid_until: instant.nullable().meta({ description: 'It can be redeemed before this moment.', examples: [null] }),
  metadata,
}

const fixed = {
  code: codeText.nullable().meta({ description: 'Your own short name for it; unique in any case of letters.', examples: ['spring-27'] }),
  currency: couponCurrency.nullable(),
  duration: z.enum(couponDurations).meta({
    description: '`once`: one document. `repeating`: `duration_months` or `duration_periods`. `forever`: until it is removed.',
    examples: ['repeating'],
  }),
  duration_months: count.meta({ description: 'Calendar months from the day on which it is applied.', examples: [3] }),
  duration_periods: count.meta({ description: 'Documents that it lowers.' }),
  applies_to: appliesTo,
  minimum_amount: amountOff.nullable().meta({ description: 'What it is good for must come to this on a document, before any discount.' }),
  first_purchase_only: z.boolean().meta({ description: 'Only for who was never billed anything.', examples: [false] }),
  valid_from: instant.nullable().meta({ description: 'It can be redeemed from this moment on.', examples: [null] }),
}

export const couponSchema = z
  .strictObject({
    id: idSchema('coup'),
    object: z.literal('coupon'),
    percent_off: percentOff.nullable(),
    amount_off: amountOff.nullable(),
    ...fixed,
    ...changeable,
    redeemed_count: z.int().min(0),
    status: z.enum(couponStatuses),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Coupon', description: 'A rule by which documents are lowered before tax. What it gives never changes.' })

export const couponListSchema = pageSchema('CouponList', couponSchema)

export const couponCreateSchema = z
  .strictObject({
    name: changeable.name,
    percent_off: percentOff.optional(),
    amount_off: amountOff.optional(),
    duration: fixed.duration,
    code: fixed.code.default(null),
    currency: fixed.currency.default(null),
    duration_months: fixed.duration_months.default(null),
    duration_periods: fixed.duration_periods.default(null),
    applies_to: appliesTo.default({ plans: [], products: [], prices: [] }),
    minimum_amount: fixed.minimum_amount.default(null),
    first_purchase_only: fixed.first_purchase_only.default(false),
    valid_from: fixed.valid_from.default(null),
    valid_until: changeable.valid_until.default(null),
    max_redemptions: changeable.max_redemptions.default(null),
    max_redemptions_per_customer: changeable.max_redemptions_per_customer.default(1),
    metadata: metadata.default({}),
  })
  .meta({
    id: 'CouponCreate',
    description: 'Either a percentage or an amount.',
    examples: [
      { code: 'spring-27', name: 'Spring sale', percent_off: '20', duration: 'repeating', duration_months: 3, max_redemptions: 100 },
    ],
  })

export const couponUpdateSchema = z
  .strictObject(changeable)
  .partial()
  .meta({ id: 'CouponUpdate', description: 'Only what is given changes. Who has the coupon keeps what it gave.' })

export function couponToApi(coupon: Coupon): z.input<typeof couponSchema> {
  const { terms, appliesTo: to } = coupon
  return {
    id: encodeId('coup', coupon.id),
    object: 'coupon',
    code: coupon.code,
    name: coupon.name,
    percent_off: terms.type === 'percent' ? decimalText(terms.percent) : null,
    amount_off: terms.type === 'amount' ? Number(terms.amount) : null,
    currency: coupon.currency,
    duration: coupon.duration,
    duration_months: coupon.durationMonths,
    duration_periods: coupon.durationPeriods,
    applies_to: {
      plans: to.plans.map((id) => encodeId('plan', id)),
      products: to.products.map((id) => encodeId('prod', id)),
      prices: to.prices.map((id) => encodeId('price', id)),
    },
    minimum_amount: coupon.minimumAmount === null ? null : Number(coupon.minimumAmount),
    first_purchase_only: coupon.firstPurchaseOnly,
    max_redemptions: coupon.maxRedemptions,
    max_redemptions_per_customer: coupon.maxRedemptionsPerCustomer,
    redeemed_count: coupon.redeemedCount,
    valid_from: coupon.validFrom?.toString() ?? null,
    valid_until: coupon.validUntil?.toString() ?? null,
    status: coupon.status,
    metadata: { ...coupon.metadata },
    created_at: coupon.createdAt.toString(),
    updated_at: coupon.updatedAt.toString(),
  }
}
