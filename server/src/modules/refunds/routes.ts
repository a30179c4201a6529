import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { markFailed, markSent } from './conclude-refund.ts'
import { refundStatuses } from './refund.ts'
import { markFailedSchema, markSentSchema, refundListSchema, refundSchema, refundToApi } from './schema.ts'
import * as refunds from './store.ts'

const tag = 'Refunds'
const params = z.strictObject({ id: idSchema('re') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/refunds',
    operation: 'listRefunds',
    tag,
    summary: 'List refunds',
    scope: 'payments:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        customer: idSchema('cus').optional(),
        invoice: idSchema('inv').optional(),
        credit_note: idSchema('cn').optional(),
        payment: idSchema('pay').optional(),
        status: z.enum(refundStatuses).optional(),
      },
    }),
    reply: refundListSchema,
    handle: (ctx, { query: { customer, invoice, credit_note, payment, ...query } }) =>
      ctx.transaction(async (tx) => {
        const of = { customerId: customer, invoiceId: invoice, creditNoteId: credit_note, paymentId: payment }
        return pageToApi(await refunds.listRefunds(tx, { ...query, ...of }), refundToApi)
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/refunds/{id}',
    operation: 'getRefund',
    tag,
    summary: 'Get a refund',
    scope: 'payments:read',
    params,
    reply: refundSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => refundToApi(await refunds.getRefund(tx, id))),
  }),
  route({
    method: 'POST',
    path: '/v1/refunds/{id}/mark_sent',
    operation: 'markRefundSent',
    tag,
    summary: 'Record that a refund was sent',
    description:
      'For money that came another way than by a gateway: a person sends it back, and says so here. Also for a refund about which the gateway is not asked any more (`next_look_at` is null), once a person has looked there.',
    scope: 'payments:write',
    params,
    body: markSentSchema,
    reply: refundSchema,
    refuses: ['not_found', 'invalid_state', 'card_data_refused'],
    handle: async (ctx, { params: { id }, body: { reference } }) => {
      await markSent(ctx, id, reference)
      return ctx.transaction(async (tx) => refundToApi(await refunds.getRefund(tx, id)))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/refunds/{id}/mark_failed',
    operation: 'markRefundFailed',
    tag,
    summary: 'Record that a refund was not sent',
    description: 'It becomes credit of the customer. For the refunds that can be marked as sent.',
    scope: 'payments:write',
    params,
    body: markFailedSchema,
    reply: refundSchema,
    refuses: ['not_found', 'invalid_state', 'card_data_refused'],
    handle: async (ctx, { params: { id }, body: { reason } }) => {
      await markFailed(ctx, id, reason)
      return ctx.transaction(async (tx) => refundToApi(await refunds.getRefund(tx, id)))
    },
  }),
]
