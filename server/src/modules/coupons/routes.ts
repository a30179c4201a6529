import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { deletedSchema } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { couponStatuses } from './coupon-types.ts'
import { createCoupon } from './create-coupon.ts'
import { codeText, couponCreateSchema, couponListSchema, couponSchema, couponToApi, couponUpdateSchema } from './schema.ts'
import * as coupons from './store.ts'
import { archiveCoupon, deleteCoupon, updateCoupon } from './update-coupon.ts'

const tag = 'Coupons'
const params = z.strictObject({ id: idSchema('coup') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/coupons',
    operation: 'listCoupons',
    tag,
    summary: 'List coupons',
    scope: 'coupons:read',
    query: listQuery({
      sorts: ['-created_at', 'name'],
      search: 'name and code',
      filters: { status: z.enum(couponStatuses).optional(), code: codeText.optional() },
    }),
    reply: couponListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await coupons.listCoupons(tx, query), couponToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/coupons',
    operation: 'createCoupon',
    tag,
    summary: 'Create a coupon',
    scope: 'coupons:write',
    body: couponCreateSchema,
    reply: couponSchema,
    status: 201,
    refuses: ['already_exists'],
    handle: async (ctx, { body }) => {
      const { applies_to: appliesTo, minimum_amount: minimumAmount, ...rest } = body
      const coupon = await createCoupon(ctx, {
        code: rest.code,
        name: rest.name,
        percentOff: rest.percent_off,
        amountOff: rest.amount_off === undefined ? undefined : BigInt(rest.amount_off),
        currency: rest.currency,
        duration: rest.duration,
        durationMonths: rest.duration_months,
        durationPeriods: rest.duration_periods,
        appliesTo,
        minimumAmount: minimumAmount === null ? null : BigInt(minimumAmount),
        firstPurchaseOnly: rest.first_purchase_only,
        maxRedemptions: rest.max_redemptions,
        maxRedemptionsPerCustomer: rest.max_redemptions_per_customer,
        validFrom: rest.valid_from,
        validUntil: rest.valid_until,
        metadata: rest.metadata,
      })
      return couponToApi(coupon)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/coupons/{id}',
    operation: 'getCoupon',
    tag,
    summary: 'Get a coupon',
    scope: 'coupons:read',
    params,
    reply: couponSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => couponToApi(await coupons.getCoupon(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/coupons/{id}',
    operation: 'updateCoupon',
    tag,
    summary: 'Change a coupon',
    description: 'Its name, its limits upward, and until when it can be redeemed. What it gives never changes.',
    scope: 'coupons:write',
    params,
    body: couponUpdateSchema,
    reply: couponSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id }, body }) => {
      const { name, metadata, max_redemptions, max_redemptions_per_customer, valid_until } = body
      const change = {
        ...(name !== undefined && { name }),
        ...(metadata !== undefined && { metadata }),
        ...(max_redemptions !== undefined && { maxRedemptions: max_redemptions }),
        ...(max_redemptions_per_customer !== undefined && { maxRedemptionsPerCustomer: max_redemptions_per_customer }),
        ...(valid_until !== undefined && { validUntil: valid_until }),
      }
      return couponToApi(await updateCoupon(ctx, id, change))
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/coupons/{id}',
    operation: 'deleteCoupon',
    tag,
    summary: 'Delete a coupon',
    description: 'Only while nobody has redeemed it and no promotion code leads to it.',
    scope: 'coupons:write',
    params,
    reply: deletedSchema('coup', 'coupon', 'DeletedCoupon'),
    refuses: ['not_found', 'conflict'],
    handle: async (ctx, { params: { id } }) => {
      await deleteCoupon(ctx, id)
      return { id: encodeId('coup', id), object: 'coupon', deleted: true } as const
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/coupons/{id}/${verb}`,
      operation: `${verb}Coupon`,
      tag,
      summary: verb === 'archive' ? 'Archive a coupon' : 'Take a coupon back from the archive',
      description: verb === 'archive' ? 'Nobody can redeem it any more; who has it keeps it.' : 'It can be redeemed again.',
      scope: 'coupons:write',
      params,
      reply: couponSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id } }) => couponToApi(await archiveCoupon(ctx, id, verb)),
    }),
  ),
]
