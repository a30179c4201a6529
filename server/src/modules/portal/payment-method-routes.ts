import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { addPaymentMethod } from '../payment-methods/add-payment-method.ts'
import { makeDefault, removePaymentMethod } from '../payment-methods/change-payment-method.ts'
import { setupSchema, setupToApi, toApi } from '../payment-methods/schema.ts'
import { completeSetup, setUpMethod } from '../payment-methods/set-up-method.ts'
import { listPaymentMethods } from '../payment-methods/store.ts'
import {
  ownMethodCreateSchema,
  ownMethodListSchema,
  ownMethodSchema,
  ownSetupCompleteSchema,
  ownSetupRequestSchema,
  toOwnMethod,
} from './payment-schema.ts'
import { ownMethod, ownPage, standingOf } from './standing.ts'

const tag = 'Portal'
const params = z.strictObject({ id: idSchema('pm') })

/** A customer's own means to pay. */
export const paymentMethodRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/payment_methods',
    operation: 'listPortalPaymentMethods',
    tag,
    summary: 'List your payment methods',
    scope: 'customer',
    query: listQuery({ sorts: ['-created_at'], filters: {} }),
    reply: ownMethodListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const page = await listPaymentMethods(tx, { ...query, customer: standingOf(ctx).customerId, status: 'active' })
        return pageToApi(page, (method) => toOwnMethod(toApi(method)))
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/payment_methods',
    operation: 'createPortalPaymentMethod',
    tag,
    summary: 'Add a payment method',
    description: 'By the token that the gateway’s form gave for it, never by a card’s number.',
    scope: 'customer',
    body: ownMethodCreateSchema,
    reply: ownMethodSchema,
    status: 201,
    refuses: ['not_a_sandbox', 'no_gateway', 'card_data_refused', 'unavailable'],
    transaction: 'own',
    handle: async (ctx, { body: { default: isDefault = false, ...body } }) =>
      toOwnMethod(toApi(await addPaymentMethod(ctx, { ...body, isDefault, customerId: standingOf(ctx).customerId }))),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/payment_methods/setup',
    operation: 'setUpPortalPaymentMethod',
    tag,
    summary: 'Give a payment method in person',
    description: 'Opens the gateway’s form or page for it, without a charge. `complete` keeps what you gave there.',
    scope: 'customer',
    body: ownSetupRequestSchema,
    reply: setupSchema,
    status: 201,
    refuses: ['no_gateway', 'not_a_sandbox', 'unavailable'],
    shownOnce: ['client_secret'],
    transaction: 'own',
    handle: async (ctx, { body: { gateway, return_url }, operationId }) => {
      const returnUrl = return_url ?? (await ownPage(ctx))
      const setup = await setUpMethod(ctx, { customerId: standingOf(ctx).customerId, gateway, returnUrl, operationId })
      return setupToApi(setup.gateway, setup.outcome)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/payment_methods/setup/complete',
    operation: 'completePortalPaymentMethodSetup',
    tag,
    summary: 'Keep the payment method that you gave',
    description: 'By the gateway’s word: what the browser says is not looked at.',
    scope: 'customer',
    body: ownSetupCompleteSchema,
    reply: ownMethodSchema,
    status: 201,
    refuses: ['no_gateway', 'not_a_sandbox', 'invalid_state', 'unavailable'],
    transaction: 'own',
    handle: async (ctx, { body: { gateway, reference, default: isDefault = false } }) =>
      toOwnMethod(toApi(await completeSetup(ctx, { customerId: standingOf(ctx).customerId, gateway, reference, isDefault }))),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/payment_methods/{id}/make_default',
    operation: 'makePortalPaymentMethodDefault',
    tag,
    summary: 'Be charged by this payment method',
    scope: 'customer',
    params,
    reply: ownMethodSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      await ownMethod(ctx, id)
      return toOwnMethod(toApi(await makeDefault(ctx, id)))
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/portal/payment_methods/{id}',
    operation: 'removePortalPaymentMethod',
    tag,
    summary: 'Remove a payment method',
    scope: 'customer',
    params,
    reply: ownMethodSchema,
    refuses: ['not_found', 'invalid_state'],
    // The gateway is told to forget it.
    transaction: 'own',
    handle: async (ctx, { params: { id } }) => {
      await ownMethod(ctx, id)
      return toOwnMethod(toApi(await removePaymentMethod(ctx, id)))
    },
  }),
]
