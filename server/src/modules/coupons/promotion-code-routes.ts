import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createPromotionCode, deactivatePromotionCode, updatePromotionCode } from './change-promotion-code.ts'
import { checkPromotionCode } from './check-promotion-code.ts'
import { promotionCodeStatuses } from './coupon-types.ts'
import {
  checkToApi,
  codeCheckedSchema,
  codeCheckSchema,
  promotionCodeCreateSchema,
  promotionCodeListSchema,
  promotionCodeSchema,
  promotionCodeToApi,
  promotionCodeUpdateSchema,
} from './promotion-code-schema.ts'
import * as codes from './promotion-code-store.ts'
import { codeText } from './schema.ts'

const tag = 'Promotion codes'
const params = z.strictObject({ id: idSchema('promo') })

export const promotionCodeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/promotion_codes',
    operation: 'listPromotionCodes',
    tag,
    summary: 'List promotion codes',
    scope: 'coupons:read',
    query: listQuery({
      sorts: ['-created_at', 'code'],
      search: 'the code',
      filters: { coupon: idSchema('coup').optional(), status: z.enum(promotionCodeStatuses).optional(), code: codeText.optional() },
    }),
    reply: promotionCodeListSchema,
    handle: (ctx, { query: { coupon: couponId, ...query } }) =>
      ctx.transaction(async (tx) => pageToApi(await codes.listPromotionCodes(tx, { ...query, couponId }), promotionCodeToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/promotion_codes',
    operation: 'createPromotionCode',
    tag,
    summary: 'Create a promotion code',
    description: 'A coupon can have any number of codes.',
    scope: 'coupons:write',
    body: promotionCodeCreateSchema,
    reply: promotionCodeSchema,
    status: 201,
    refuses: ['already_exists'],
    handle: async (ctx, { body }) => {
      const { coupon: couponId, code, customer: customerId, metadata } = body
      const limits = { firstPurchaseOnly: body.first_purchase_only, maxRedemptions: body.max_redemptions, validUntil: body.valid_until }
      return promotionCodeToApi(await createPromotionCode(ctx, { couponId, code, customerId, metadata, ...limits }))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/promotion_codes/check',
    operation: 'checkPromotionCode',
    tag,
    summary: 'Check a promotion code',
    description: 'Whether it could be redeemed now, and what it would give. Nothing is reserved.',
    scope: 'coupons:read',
    unaudited: 'Looking changes nothing.',
    body: codeCheckSchema,
    reply: codeCheckedSchema,
    handle: async (ctx, { body }) => checkToApi(await checkPromotionCode(ctx, body)),
  }),
  route({
    method: 'GET',
    path: '/v1/promotion_codes/{id}',
    operation: 'getPromotionCode',
    tag,
    summary: 'Get a promotion code',
    scope: 'coupons:read',
    params,
    reply: promotionCodeSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => promotionCodeToApi(await codes.getPromotionCode(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/promotion_codes/{id}',
    operation: 'updatePromotionCode',
    tag,
    summary: 'Change a promotion code',
    description: 'Its limit upward, and until when it can be redeemed.',
    scope: 'coupons:write',
    params,
    body: promotionCodeUpdateSchema,
    reply: promotionCodeSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id }, body: { metadata, max_redemptions, valid_until } }) => {
      const change = {
        ...(metadata !== undefined && { metadata }),
        ...(max_redemptions !== undefined && { maxRedemptions: max_redemptions }),
        ...(valid_until !== undefined && { validUntil: valid_until }),
      }
      return promotionCodeToApi(await updatePromotionCode(ctx, id, change))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/promotion_codes/{id}/deactivate',
    operation: 'deactivatePromotionCode',
    tag,
    summary: 'Deactivate a promotion code',
    description: 'Who redeemed it keeps the coupon. The word can be given out anew.',
    scope: 'coupons:write',
    params,
    reply: promotionCodeSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => promotionCodeToApi(await deactivatePromotionCode(ctx, id)),
  }),
]
