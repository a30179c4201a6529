import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { disputeStatuses } from './dispute.ts'
import { disputeListSchema, disputeSchema, disputeToApi } from './schema.ts'
import * as disputes from './store.ts'

const tag = 'Disputes'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/disputes',
    operation: 'listDisputes',
    tag,
    summary: 'List disputes',
    scope: 'payments:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        customer: idSchema('cus').optional(),
        invoice: idSchema('inv').optional(),
        payment: idSchema('pay').optional(),
        status: z.enum(disputeStatuses).optional(),
      },
    }),
    reply: disputeListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await disputes.listDisputes(tx, query), disputeToApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/disputes/{id}',
    operation: 'getDispute',
    tag,
    summary: 'Get a dispute',
    scope: 'payments:read',
    params: z.strictObject({ id: idSchema('dp') }),
    reply: disputeSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => disputeToApi(await disputes.getDispute(tx, id))),
  }),
]
