import { idSchema } from '@quarterday/core/id.ts'
import { gatewayNames, paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { secondPerson } from '../approvals/second-person.ts'
import { refundSchema, refundToApi } from '../refunds/schema.ts'
import { getRefund } from '../refunds/store.ts'
import { chargeOnce } from './charge-once.ts'
import { completePayment } from './complete-payment.ts'
import { dismissPayment } from './dismiss-payment.ts'
import { openDoor } from './open-door.ts'
import { payInvoice } from './pay-invoice.ts'
import { recordPayment } from './record-payment.ts'
import { refundPayment } from './refund-payment.ts'
import {
  chargeOnceSchema,
  doorToApi,
  payInvoiceSchema,
  paymentIntentRequestSchema,
  paymentIntentSchema,
  paymentListSchema,
  paymentSchema,
  recordPaymentSchema,
  refundPaymentSchema,
  toApi,
} from './schema.ts'
import { getPayment, listPayments } from './view-store.ts'

const paymentParams = z.strictObject({ id: idSchema('pay') })
const invoiceParams = z.strictObject({ id: idSchema('inv') })

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/pay',
    operation: 'payInvoice',
    tag: 'Invoices',
    summary: 'Pay an invoice now',
    description:
      'Charges the customer for all that is owed. A decline is no error: the payment says so. What was written off can still be paid.',
    scope: 'payments:write',
    params: invoiceParams,
    body: payInvoiceSchema,
    reply: paymentSchema,
    refuses: ['not_found', 'invalid_state', 'no_payment_method', 'conflict'],
    transaction: 'own',
    handle: async (ctx, { params, body, operationId }) =>
      toApi(await payInvoice(ctx, params.id, { method: body.payment_method, operationId })),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/record_payment',
    operation: 'recordPayment',
    tag: 'Invoices',
    summary: 'Record a payment',
    description: 'Money that came another way, such as a bank transfer, in full or in part.',
    scope: 'payments:write',
    params: invoiceParams,
    body: recordPaymentSchema,
    reply: paymentSchema,
    refuses: ['not_found', 'invalid_state', 'conflict', 'card_data_refused'],
    handle: async (ctx, { params, body }) => toApi(await recordPayment(ctx, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/v1/payments',
    operation: 'createPayment',
    tag: 'Payments',
    summary: 'Charge a customer once',
    description:
      'Bills one thing and charges for it at once: an invoice of one line and its payment. A decline is no error: the payment says so, and the invoice is ' +
      'open, to be paid another way or voided.',
    scope: 'payments:write',
    body: chargeOnceSchema,
    reply: paymentSchema,
    status: 201,
    refuses: ['currency_mismatch', 'no_payment_method', 'invalid_state'],
    transaction: 'own',
    handle: async (ctx, { body: { payment_method: method, ...wanted }, operationId }) =>
      toApi(await chargeOnce(ctx, { ...wanted, method }, operationId)),
  }),
  route({
    method: 'GET',
    path: '/v1/payments',
    operation: 'listPayments',
    tag: 'Payments',
    summary: 'List payments',
    scope: 'payments:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        status: z.enum(paymentStatuses).optional(),
        customer: idSchema('cus').optional(),
        invoice: idSchema('inv').optional(),
        gateway: z.enum(gatewayNames).optional(),
      },
    }),
    reply: paymentListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listPayments(tx, query), toApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/payments/{id}',
    operation: 'getPayment',
    tag: 'Payments',
    summary: 'Get a payment',
    scope: 'payments:read',
    params: paymentParams,
    reply: paymentSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => toApi(await getPayment(tx, params.id))),
  }),
  route({
    method: 'POST',
    path: '/v1/invoices/{id}/payment_intent',
    operation: 'createPaymentIntent',
    tag: 'Invoices',
    summary: 'Let the customer pay an invoice in person',
    description:
      'Opens a door at the gateway for all that is owed, or hands over the one that is open. What the customer does there settles nothing by itself: the ' +
      'gateway is asked, by its notice or by `complete`.',
    scope: 'payments:write',
    params: invoiceParams,
    body: paymentIntentRequestSchema,
    reply: paymentIntentSchema,
    refuses: ['not_found', 'invalid_state', 'no_gateway', 'not_a_sandbox', 'conflict', 'unavailable'],
    shownOnce: ['client_secret'],
    transaction: 'own',
    handle: async (ctx, { params, body: { gateway, keep_method: keepMethod = false, return_url: returnUrl = null } }) =>
      doorToApi(await openDoor(ctx, params.id, { gateway, keepMethod, returnUrl })),
  }),
  route({
    method: 'POST',
    path: '/v1/payments/{id}/complete',
    operation: 'completePayment',
    tag: 'Payments',
    summary: 'Find out what became of a payment',
    description:
      'Takes what the customer has approved and asks the gateway now, for who comes back from its form or page, or does not want to wait.',
    scope: 'payments:write',
    params: paymentParams,
    reply: paymentSchema,
    refuses: ['not_found', 'no_gateway', 'unavailable'],
    transaction: 'own',
    handle: async (ctx, { params }) => toApi(await completePayment(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: '/v1/payments/{id}/refund',
    operation: 'refundPayment',
    tag: 'Payments',
    summary: 'Send a payment back',
    description: 'In full or in part, by a credit note over its invoice. The refund is on its way then; its status says when it was sent.',
    scope: 'payments:write',
    params: paymentParams,
    body: refundPaymentSchema,
    reply: refundSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state'],
    proof: 'sometimes',
    approval: {
      gate: secondPerson,
      deeds: async (tx, { params: { id }, body: { amount } }) => {
        const { currency, amount: whole } = await getPayment(tx, id)
        return [{ kind: 'refund', money: { currency, minor: amount ?? whole } }]
      },
    },
    handle: async (ctx, { params, body: { amount, description = null } }) => {
      const id = await refundPayment(ctx, params.id, { amount, description })
      return ctx.transaction(async (tx) => refundToApi(await getRefund(tx, id)))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/payments/{id}/dismiss',
    operation: 'dismissPayment',
    tag: 'Payments',
    summary: 'Call off an unresolved payment',
    description:
      'For a payment that nobody can find out about, or by which the gateway took something else than was asked for, once a person has made sure at the ' +
      'gateway that nothing of it stays there.',
    scope: 'payments:write',
    params: paymentParams,
    reply: paymentSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params }) => toApi(await dismissPayment(ctx, params.id)),
  }),
]
