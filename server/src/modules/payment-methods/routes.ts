import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { addPaymentMethod } from './add-payment-method.ts'
import { makeDefault, removePaymentMethod } from './change-payment-method.ts'
import { paymentMethodStatuses } from './payment-method.ts'
import { paymentMethodCreateSchema, paymentMethodListSchema, paymentMethodSchema, toApi } from './schema.ts'
import * as methods from './store.ts'

const params = z.strictObject({ id: idSchema('pm') })
const tag = 'Payment methods'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/payment_methods',
    operation: 'listPaymentMethods',
    tag,
    summary: 'List payment methods',
    scope: 'payment_methods:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: { customer: idSchema('cus').optional(), status: z.enum(paymentMethodStatuses).optional() },
    }),
    reply: paymentMethodListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await methods.listPaymentMethods(tx, query), toApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/payment_methods',
    operation: 'createPaymentMethod',
    tag,
    summary: 'Add a payment method',
    description:
      'By the token that the gateway gave for it. A new default is tried at once on what the customer owes and is charged for automatically.',
    scope: 'payment_methods:write',
    body: paymentMethodCreateSchema,
    reply: paymentMethodSchema,
    status: 201,
    refuses: ['not_a_sandbox', 'card_data_refused'],
    // The gateway is asked what the token stands for.
    transaction: 'own',
    handle: async (ctx, { body }) => {
      const { customer: customerId, gateway, token, default: isDefault = false } = body
      return toApi(await addPaymentMethod(ctx, { customerId, gateway, token, isDefault }))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/payment_methods/{id}',
    operation: 'getPaymentMethod',
    tag,
    summary: 'Get a payment method',
    scope: 'payment_methods:read',
    params,
    reply: paymentMethodSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => toApi(await methods.getPaymentMethod(tx, params.id))),
  }),
  route({
    method: 'POST',
    path: '/v1/payment_methods/{id}/make_default',
    operation: 'makePaymentMethodDefault',
    tag,
    summary: 'Charge the customer by this payment method',
    scope: 'payment_methods:write',
    params,
    reply: paymentMethodSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params }) => toApi(await makeDefault(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: '/v1/payment_methods/{id}/remove',
    operation: 'removePaymentMethod',
    tag,
    summary: 'Remove a payment method',
    scope: 'payment_methods:write',
    params,
    reply: paymentMethodSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params }) => toApi(await removePaymentMethod(ctx, params.id)),
  }),
]
