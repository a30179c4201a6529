import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { addPaymentMethod } from './add-payment-method.ts'
import { makeDefault, removePaymentMethod } from './change-payment-method.ts'
import { paymentMethodStatuses } from './payment-method.ts'
import {
  paymentMethodCreateSchema,
  paymentMethodListSchema,
  paymentMethodSchema,
  setupCompleteSchema,
  setupRequestSchema,
  setupSchema,
  setupToApi,
  toApi,
} from './schema.ts'
import { completeSetup, setUpMethod } from './set-up-method.ts'
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
    refuses: ['not_a_sandbox', 'no_gateway', 'card_data_refused'],
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
    // The gateway is told to forget it.
    transaction: 'own',
    handle: async (ctx, { params }) => toApi(await removePaymentMethod(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: '/v1/payment_methods/setup',
    operation: 'setUpPaymentMethod',
    tag,
    summary: 'Let a customer give a payment method in person',
    description: 'Opens the gateway’s form or page for it, without a charge. `complete` writes what the customer gave.',
    scope: 'payment_methods:write',
    body: setupRequestSchema,
    reply: setupSchema,
    status: 201,
    refuses: ['no_gateway', 'not_a_sandbox', 'unavailable'],
    shownOnce: ['client_secret'],
    transaction: 'own',
    handle: async (ctx, { body: { customer: customerId, gateway, return_url: returnUrl = null }, operationId }) => {
      const setup = await setUpMethod(ctx, { customerId, gateway, returnUrl, operationId })
      return setupToApi(setup.gateway, setup.outcome)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/payment_methods/setup/complete',
    operation: 'completePaymentMethodSetup',
    tag,
    summary: 'Write the payment method that a customer gave',
    description: 'By the gateway’s word: what the browser says is not looked at.',
    scope: 'payment_methods:write',
    body: setupCompleteSchema,
    reply: paymentMethodSchema,
    status: 201,
    refuses: ['no_gateway', 'not_a_sandbox', 'invalid_state', 'unavailable'],
    transaction: 'own',
    handle: async (ctx, { body: { customer: customerId, gateway, reference, default: isDefault = false } }) =>
      toApi(await completeSetup(ctx, { customerId, gateway, reference, isDefault })),
  }),
]
