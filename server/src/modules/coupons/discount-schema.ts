import { decimalText } from '@quarterday/core/decimal.ts'
import { couponDurations } from '@quarterday/core/discount/discount.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Discount, discountStatuses } from './coupon-types.ts'

const minor = z
  .int()
  .min(0)
  .meta({ description: 'Whole minor units.', examples: [1500] })

export const discountSchema = z
  .strictObject({
    id: idSchema('disc'),
    object: z.literal('discount'),
    customer: idSchema('cus'),
    subscription: idSchema('sub')
      .nullable()
      .meta({ description: 'Only what belongs to it is lowered. Null: every document of the customer.' }),
    coupon: idSchema('coup'),
    promotion_code: idSchema('promo').nullable(),
    name: text(256).meta({ examples: ['Spring sale'] }),
    percent_off: z
      .string()
      .nullable()
      .meta({ examples: ['20'] }),
    amount_off: minor.nullable(),
    currency: currency.nullable(),
    duration: z.enum(couponDurations),
    starts_at: instant,
    ends_at: instant.nullable().meta({ description: 'Documents from this moment on are not lowered. Null: without such an end.' }),
    periods_left: z.int().min(0).nullable().meta({ description: 'Documents that it may still lower. Null: any number.' }),
    remaining_amount: minor.nullable().meta({ description: 'Of an amount of which the rest is kept for the next document.' }),
    times_used: z.int().min(0).meta({ description: 'Documents that it lowered.' }),
    amount_used: minor.meta({ description: 'What it took off them, in minor units.' }),
    status: z.enum(discountStatuses).meta({ description: '`ended`: used up, or over. `removed`: somebody took it away.' }),
    closed_at: instant.nullable(),
  })
  .meta({ id: 'Discount', description: 'A coupon as a customer has it. Discounts are taken off in the order in which they were redeemed.' })

export const discountListSchema = pageSchema('DiscountList', discountSchema)

const couponText = text(64).meta({ description: 'The id or the code of a coupon.', examples: ['spring-27'] })
const promotionText = text(64).meta({ description: 'A promotion code as the customer typed it, or its id.', examples: ['SPRING27'] })

/** How a coupon is named where one is redeemed. */
export const redemptionFields = {
  coupon: couponText.optional(),
  promotion_code: promotionText.optional(),
}

export const applyCouponSchema = z
  .strictObject(redemptionFields)
  .meta({ id: 'ApplyCoupon', description: 'Either the coupon itself or a promotion code.', examples: [{ coupon: 'spring-27' }] })

export function discountToApi(discount: Discount): z.input<typeof discountSchema> {
  const { coupon, remainingAmount } = discount
  const { terms } = coupon
  return {
    id: encodeId('disc', discount.id),
    object: 'discount',
    customer: encodeId('cus', discount.customerId),
    subscription: discount.subscriptionId === null ? null : encodeId('sub', discount.subscriptionId),
    coupon: encodeId('coup', coupon.id),
    promotion_code: discount.promotionCodeId === null ? null : encodeId('promo', discount.promotionCodeId),
    name: coupon.name,
    percent_off: terms.type === 'percent' ? decimalText(terms.percent) : null,
    amount_off: terms.type === 'amount' ? Number(terms.amount) : null,
    currency: coupon.currency,
    duration: coupon.duration,
    starts_at: discount.startsAt.toString(),
    ends_at: discount.endsAt?.toString() ?? null,
    periods_left: discount.periodsLeft,
    remaining_amount: remainingAmount === null ? null : Number(remainingAmount),
    times_used: discount.useCount,
    amount_used: Number(discount.amountUsed),
    status: discount.status,
    closed_at: discount.closedAt?.toString() ?? null,
  }
}
