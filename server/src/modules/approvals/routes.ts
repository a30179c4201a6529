import { idSchema } from '@quarterday/core/id.ts'
import { approvalKinds } from '@quarterday/core/people/approval.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { approvalStatuses } from './approval.ts'
import { approve, giveReason, reject, withdraw } from './decide-approval.ts'
import * as schema from './schema.ts'
import { getSettings } from './settings-store.ts'
import * as approvals from './store.ts'
import { updateSettings } from './update-settings.ts'

const tag = 'Approvals'
const params = z.strictObject({ id: idSchema('apr') })

/** `held`: the operations that may have to wait. */
export function approvalRoutes(held: readonly Route[]): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/approvals',
      operation: 'listApprovals',
      tag,
      summary: 'List what waits for a second person, and what has waited',
      scope: 'approvals:read',
      query: listQuery({
        sorts: ['-created_at'],
        filters: { status: z.enum(approvalStatuses).optional(), kind: z.enum(approvalKinds).optional() },
      }),
      reply: schema.approvalListSchema,
      handle: (ctx, { query }) =>
        ctx.transaction(async (tx) => {
          const now = ctx.clock.now()
          return pageToApi(await approvals.listApprovals(tx, query, now), (approval) => schema.toApi(approval, now))
        }),
    }),
    route({
      method: 'GET',
      path: '/v1/approvals/{id}',
      operation: 'getApproval',
      tag,
      summary: 'Get an approval',
      scope: 'approvals:read',
      params,
      reply: schema.approvalSchema,
      refuses: ['not_found'],
      handle: (ctx, { params: { id } }) =>
        ctx.transaction(async (tx) => schema.toApi(await approvals.getApproval(tx, id), ctx.clock.now())),
    }),
    route({
      method: 'PATCH',
      path: '/v1/approvals/{id}',
      operation: 'updateApproval',
      tag,
      summary: 'Say why you ask',
      description: 'For who asked, while nobody has decided.',
      scope: 'approvals:read',
      params,
      body: schema.approvalUpdateSchema,
      reply: schema.approvalSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id }, body }) => schema.toApi(await giveReason(ctx, id, body.reason), ctx.clock.now()),
    }),
    route({
      method: 'POST',
      path: '/v1/approvals/{id}/approve',
      operation: 'approveApproval',
      tag,
      summary: 'Approve what somebody else asked for',
      description:
        'It is carried out at once, as if you had asked for it, and `result` is its answer. When it is refused, nothing is decided. For who may do it themselves, and has not asked for it.',
      scope: 'approvals:write',
      proof: 'always',
      params,
      body: schema.approvalDecisionSchema,
      reply: schema.approvalSchema,
      refuses: ['not_found', 'invalid_state', 'self_approval', 'conflict'],
      handle: async (ctx, { params: { id }, body }) => schema.toApi(await approve(ctx, held, id, body.note), ctx.clock.now()),
    }),
    route({
      method: 'POST',
      path: '/v1/approvals/{id}/reject',
      operation: 'rejectApproval',
      tag,
      summary: 'Reject what somebody else asked for',
      description: 'Nothing comes of it.',
      scope: 'approvals:write',
      params,
      body: schema.approvalDecisionSchema,
      reply: schema.approvalSchema,
      refuses: ['not_found', 'invalid_state', 'self_approval'],
      handle: async (ctx, { params: { id }, body }) => schema.toApi(await reject(ctx, held, id, body.note), ctx.clock.now()),
    }),
    route({
      method: 'POST',
      path: '/v1/approvals/{id}/withdraw',
      operation: 'withdrawApproval',
      tag,
      summary: 'Take back what you asked for',
      scope: 'approvals:read',
      params,
      reply: schema.approvalSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id } }) => schema.toApi(await withdraw(ctx, id), ctx.clock.now()),
    }),
    route({
      method: 'GET',
      path: '/v1/approval_settings',
      operation: 'getApprovalSettings',
      tag,
      summary: 'Get what one person may not do alone',
      scope: 'approvals:read',
      reply: schema.approvalSettingsSchema,
      handle: (ctx) => ctx.transaction(async (tx) => schema.settingsToApi(await getSettings(tx))),
    }),
    route({
      method: 'PUT',
      path: '/v1/approval_settings',
      operation: 'updateApprovalSettings',
      tag,
      summary: 'Say what one person may not do alone',
      description: 'For owners, and keys that hold `*`.',
      scope: 'approvals:write',
      proof: 'always',
      body: schema.approvalSettingsUpdateSchema,
      reply: schema.approvalSettingsSchema,
      handle: async (ctx, { body }) => schema.settingsToApi(await updateSettings(ctx, schema.settingsOf(body))),
    }),
  ]
}
