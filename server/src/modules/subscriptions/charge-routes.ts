import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { listWaiting } from '../billing/pending-store.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { addCharge, withdrawCharge } from './add-charge.ts'
import { chargeCreateSchema, chargeSchema, pendingLinesSchema, pendingLineToApi, withdrawnSchema } from './charge-schema.ts'
import { previewSchema, previewToApi } from './preview-schema.ts'
import { previewCharge } from './preview-subscription.ts'
import { viewSubscription } from './view-store.ts'

const params = z.strictObject({ id: idSchema('sub') })
const tag = 'Subscriptions'
const refuses = ['not_found', 'invalid_state', 'conflict', 'concurrent_change'] as const

export const chargeRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/charges',
    operation: 'addSubscriptionCharge',
    tag,
    summary: 'Charge something once',
    description: 'Beside what recurs: on the next invoice, or on one of its own.',
    scope: 'subscriptions:write',
    params,
    body: chargeCreateSchema,
    reply: chargeSchema,
    status: 201,
    refuses: [...refuses, 'currency_mismatch'],
    handle: async (ctx, { params: { id }, body }) => {
      const { line, invoiceId, zone } = await addCharge(ctx, id, body)
      return {
        object: 'subscription_charge' as const,
        pending_line: line && pendingLineToApi(line, zone),
        invoice: invoiceId && encodeId('inv', invoiceId),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_charge',
    operation: 'previewSubscriptionCharge',
    tag,
    summary: 'Preview a charge',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: chargeCreateSchema,
    reply: previewSchema,
    refuses: [...refuses, 'currency_mismatch', 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body }) => previewToApi(await estimateTaxes(ctx, (asking) => previewCharge(asking, id, body))),
  }),
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}/pending_lines',
    operation: 'listSubscriptionPendingLines',
    tag,
    summary: 'List what waits for the next invoice',
    description: 'The first thousand lines, oldest first: charges that were added, and what changes left to wait.',
    scope: 'subscriptions:read',
    params,
    reply: pendingLinesSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        const { row } = await viewSubscription(tx, id)
        return { data: (await listWaiting(tx, id)).map((line) => pendingLineToApi(line, row.timezone)) }
      }),
  }),
  route({
    method: 'DELETE',
    path: '/v1/subscriptions/{id}/pending_lines/{line}',
    operation: 'withdrawSubscriptionCharge',
    tag,
    summary: 'Withdraw a charge',
    description: 'That was added and still waits for the next invoice.',
    scope: 'subscriptions:write',
    params: z.strictObject({ id: idSchema('sub'), line: idSchema('il') }),
    reply: withdrawnSchema,
    refuses,
    handle: async (ctx, { params: { id, line } }) => {
      await withdrawCharge(ctx, id, line)
      return { id: encodeId('il', line), object: 'pending_line', deleted: true } as const
    },
  }),
]
