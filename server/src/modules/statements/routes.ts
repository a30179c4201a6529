import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { recordPaymentSchema } from '../payments/schema.ts'
import { recordStatementPayment } from './record-statement-payment.ts'
import { statementListSchema, statementSchema, toApi } from './schema.ts'
import { getStatement, listStatements } from './store.ts'

const tag = 'Statements'
const params = z.strictObject({ id: idSchema('stm') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/statements',
    operation: 'listStatements',
    tag,
    summary: 'List statements',
    scope: 'invoices:read',
    query: listQuery({ sorts: ['-created_at'], filters: { customer: idSchema('cus').optional() } }),
    reply: statementListSchema,
    handle: (ctx, { query: { customer: customerId, ...query } }) =>
      ctx.transaction(async (tx) => pageToApi(await listStatements(tx, { ...query, customerId }), toApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/statements/{id}',
    operation: 'getStatement',
    tag,
    summary: 'Get a statement',
    scope: 'invoices:read',
    params,
    reply: statementSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => toApi(await getStatement(tx, id))),
  }),
  route({
    method: 'POST',
    path: '/v1/statements/{id}/record_payment',
    operation: 'recordStatementPayment',
    tag,
    summary: 'Record a payment of a statement',
    description: 'Money that came another way, such as a bank transfer, in full or in part. It goes to the invoices, the oldest first.',
    scope: 'payments:write',
    params,
    body: recordPaymentSchema,
    reply: statementSchema,
    refuses: ['not_found', 'invalid_state', 'conflict', 'card_data_refused'],
    handle: async (ctx, { params: { id }, body }) => toApi(await recordStatementPayment(ctx, id, body)),
  }),
]
