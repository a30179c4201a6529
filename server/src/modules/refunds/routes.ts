import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { markSent } from './mark-sent.ts'
import { refundStatuses } from './refund.ts'
import { markSentSchema, refundListSchema, refundSchema, refundToApi } from './schema.ts'
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
    description: 'For money that came another way than by a gateway: a person sends it back, and says so here.',
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
]
