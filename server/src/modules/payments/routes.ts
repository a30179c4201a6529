import { idSchema } from '@quarterday/core/id.ts'
import { gatewayNames, paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { payInvoice } from './pay-invoice.ts'
import { recordPayment } from './record-payment.ts'
import { payInvoiceSchema, paymentListSchema, paymentSchema, recordPaymentSchema, toApi } from './schema.ts'
import { getPayment, listPayments } from './view-store.ts'

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
    params: z.strictObject({ id: idSchema('pay') }),
    reply: paymentSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => toApi(await getPayment(tx, params.id))),
  }),
]
