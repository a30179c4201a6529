import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, metadata } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type PromotionCode, promotionCodeStatuses } from './coupon-types.ts'
import { codeText, couponSchema, couponToApi } from './schema.ts'

const code = codeText.meta({ description: 'What a customer types, in any case of letters.', examples: ['SPRING27'] })
const maxRedemptions = z
  .int()
  .min(1)
  .max(2_000_000_000)
  .nullable()
  .meta({ description: 'How often it can be redeemed. Null: as often as the coupon can. It can be raised, never lowered.', examples: [50] })
const validUntil = instant.nullable().meta({ description: 'It can be redeemed before this moment.', examples: [null] })
const customer = idSchema('cus')
  .nullable()
  .meta({ description: 'Only this customer can redeem it.', examples: [null] })
const firstPurchaseOnly = z.boolean().meta({ description: 'Only for who was never billed anything.', examples: [false] })

export const promotionCodeSchema = z
  .strictObject({
    id: idSchema('promo'),
    object: z.literal('promotion_code'),
    code,
    coupon: idSchema('coup'),
    customer,
    first_purchase_only: firstPurchaseOnly,
    max_redemptions: maxRedemptions,
    redeemed_count: z.int().min(0),
    valid_until: validUntil,
    status: z.enum(promotionCodeStatuses),
    metadata,
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'PromotionCode', description: 'A word that customers type to get a coupon.' })

export const promotionCodeListSchema = pageSchema('PromotionCodeList', promotionCodeSchema)

export const promotionCodeCreateSchema = z
  .strictObject({
    coupon: idSchema('coup'),
    code: code.optional().meta({ description: 'Left out: one is made.', examples: ['SPRING27'] }),
    customer: customer.default(null),
    first_purchase_only: firstPurchaseOnly.default(false),
    max_redemptions: maxRedemptions.default(null),
    valid_until: validUntil.default(null),
    metadata: metadata.default({}),
  })
  .meta({ id: 'PromotionCodeCreate' })

export const promotionCodeUpdateSchema = z
  .strictObject({ max_redemptions: maxRedemptions, valid_until: validUntil, metadata })
  .partial()
  .meta({ id: 'PromotionCodeUpdate', description: 'Only what is given changes.' })

export const codeCheckSchema = z
  .strictObject({
    code,
    customer: idSchema('cus').optional().meta({ description: 'Who would redeem it.' }),
    plan: idSchema('plan').optional().meta({ description: 'What they would subscribe to.' }),
  })
  .meta({ id: 'PromotionCodeCheck' })

export const obstacleReasons = [
  'not_found',
  'inactive',
  'archived',
  'not_begun',
  'expired',
  'limit_reached',
  'customer_limit_reached',
  'other_customer',
  'not_first_purchase',
  'wrong_currency',
  'not_for_this',
] as const
/** Why a coupon cannot be redeemed. */
export type ObstacleReason = (typeof obstacleReasons)[number]

export const codeCheckedSchema = z
  .strictObject({
    object: z.literal('promotion_code_check'),
    valid: z.boolean(),
    reason: z.enum(obstacleReasons).nullable().meta({ description: 'Why it cannot be redeemed. Null: it can.' }),
    detail: z.string().nullable(),
    coupon: couponSchema.nullable().meta({ description: 'What it would give. Null: there is no such code.' }),
  })
  .meta({ id: 'PromotionCodeChecked', description: 'Whether a code could be redeemed now. Nothing is reserved.' })

export function promotionCodeToApi(promotion: PromotionCode): z.input<typeof promotionCodeSchema> {
  return {
    id: encodeId('promo', promotion.id),
    object: 'promotion_code',
    code: promotion.code,
    coupon: encodeId('coup', promotion.couponId),
    customer: promotion.customerId === null ? null : encodeId('cus', promotion.customerId),
    first_purchase_only: promotion.firstPurchaseOnly,
    max_redemptions: promotion.maxRedemptions,
    redeemed_count: promotion.redeemedCount,
    valid_until: promotion.validUntil?.toString() ?? null,
    status: promotion.status,
    metadata: { ...promotion.metadata },
    created_at: promotion.createdAt.toString(),
    updated_at: promotion.updatedAt.toString(),
  }
}

export function checkToApi(checked: {
  readonly coupon: Parameters<typeof couponToApi>[0] | null
  readonly obstacle: { readonly reason: ObstacleReason; readonly detail: string } | null
}): z.input<typeof codeCheckedSchema> {
  const { coupon, obstacle } = checked
  return {
    object: 'promotion_code_check',
    valid: obstacle === null,
    reason: obstacle?.reason ?? null,
    detail: obstacle?.detail ?? null,
    coupon: coupon === null ? null : couponToApi(coupon),
  }
}
