import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { applyToCustomer, applyToSubscription } from './apply-coupon.ts'
import { discountStatuses } from './coupon-types.ts'
import { applyCouponSchema, discountListSchema, discountSchema, discountToApi } from './discount-schema.ts'
import { listDiscounts, viewDiscount } from './discount-view-store.ts'
import { removeDiscount } from './remove-discount.ts'

const tag = 'Discounts'
const params = z.strictObject({ id: idSchema('disc') })
const refuses = ['not_found', 'invalid_state', 'coupon_not_valid', 'coupon_limit_reached'] as const

export const discountRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/discounts',
    operation: 'listDiscounts',
    tag,
    summary: 'List discounts',
    scope: 'coupons:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        customer: idSchema('cus').optional(),
        subscription: idSchema('sub').optional(),
        coupon: idSchema('coup').optional(),
        status: z.enum(discountStatuses).optional(),
      },
    }),
    reply: discountListSchema,
    handle: (ctx, { query: { customer: customerId, subscription: subscriptionId, coupon: couponId, ...query } }) =>
      ctx.transaction(async (tx) => pageToApi(await listDiscounts(tx, { ...query, customerId, subscriptionId, couponId }), discountToApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/discounts/{id}',
    operation: 'getDiscount',
    tag,
    summary: 'Get a discount',
    scope: 'coupons:read',
    params,
    reply: discountSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => discountToApi(await viewDiscount(tx, id))),
  }),
  route({
    method: 'DELETE',
    path: '/v1/discounts/{id}',
    operation: 'deleteDiscount',
    tag,
    summary: 'Remove a discount',
    description:
      'Documents to come are not lowered; it stays on record as removed. Where it lowered none yet, the redemption is given back.',
    scope: 'coupons:write',
    params,
    reply: discountSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => discountToApi(await removeDiscount(ctx, id)),
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{id}/apply_coupon',
    operation: 'applyCouponToCustomer',
    tag,
    summary: 'Apply a coupon to a customer',
    description: 'It lowers each document of the customer from now on, for as long as the coupon says.',
    scope: 'coupons:write',
    params: z.strictObject({ id: idSchema('cus') }),
    body: applyCouponSchema,
    reply: discountSchema,
    status: 201,
    refuses,
    handle: async (ctx, { params: { id }, body: { coupon, promotion_code: promotionCode } }) =>
      discountToApi(await applyToCustomer(ctx, id, { coupon, promotionCode })),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/apply_coupon',
    operation: 'applyCouponToSubscription',
    tag,
    summary: 'Apply a coupon to a subscription',
    description: 'Only what belongs to the subscription is lowered.',
    scope: 'coupons:write',
    params: z.strictObject({ id: idSchema('sub') }),
    body: applyCouponSchema,
    reply: discountSchema,
    status: 201,
    refuses,
    handle: async (ctx, { params: { id }, body: { coupon, promotion_code: promotionCode } }) =>
      discountToApi(await applyToSubscription(ctx, id, { coupon, promotionCode })),
  }),
]
