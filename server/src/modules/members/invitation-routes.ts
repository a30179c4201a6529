import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import * as schema from './invitation-schema.ts'
import { getInvitation, listInvitations } from './invitation-store.ts'
import { invitationStatuses } from './invitation-types.ts'
import { inviteMember, resendInvitation, revokeInvitation } from './invite-member.ts'

const tag = 'Members'
const params = z.strictObject({ id: idSchema('ivt') })

export const invitationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/invitations',
    operation: 'listInvitations',
    tag,
    summary: 'List invitations',
    scope: 'members:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        status: z.enum(invitationStatuses).optional(),
        email: z
          .string()
          .min(1)
          .max(254)
          .optional()
          .meta({ examples: ['grace@acme.example'] }),
      },
    }),
    reply: schema.invitationListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const now = ctx.clock.now()
        return pageToApi(await listInvitations(tx, query, now), (invitation) => schema.invitationToApi(invitation, now))
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/invitations',
    operation: 'createInvitation',
    tag,
    summary: 'Invite somebody',
    description: 'By a mail with a link that works once, for seven days. To a role that permits no more than you may do yourself.',
    scope: 'members:write',
    proof: 'sometimes',
    body: schema.invitationCreateSchema,
    reply: schema.invitationSchema,
    status: 201,
    refuses: ['already_exists', 'conflict'],
    handle: async (ctx, { body }) => schema.invitationToApi(await inviteMember(ctx, body), ctx.clock.now()),
  }),
  route({
    method: 'GET',
    path: '/v1/invitations/{id}',
    operation: 'getInvitation',
    tag,
    summary: 'Get an invitation',
    scope: 'members:read',
    params,
    reply: schema.invitationSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => schema.invitationToApi(await getInvitation(tx, id), ctx.clock.now())),
  }),
  route({
    method: 'POST',
    path: '/v1/invitations/{id}/resend',
    operation: 'resendInvitation',
    tag,
    summary: 'Send an invitation again',
    description: 'Another mail with another link, for another seven days. The link before it opens nothing any more.',
    scope: 'members:write',
    proof: 'sometimes',
    params,
    body: schema.invitationResendSchema,
    reply: schema.invitationSchema,
    refuses: ['not_found', 'invalid_state', 'rate_limited'],
    handle: async (ctx, { params: { id }, body }) => schema.invitationToApi(await resendInvitation(ctx, id, body.locale), ctx.clock.now()),
  }),
  route({
    method: 'POST',
    path: '/v1/invitations/{id}/revoke',
    operation: 'revokeInvitation',
    tag,
    summary: 'Take an invitation back',
    description: 'Its link opens nothing any more.',
    scope: 'members:write',
    params,
    reply: schema.invitationSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => schema.invitationToApi(await revokeInvitation(ctx, id), ctx.clock.now()),
  }),
]
