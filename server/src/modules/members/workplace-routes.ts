import { encodeId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { describeSession } from '../people/describe-session.ts'
import { sessionSchema, sessionToApi } from '../people/schema.ts'
import { standingOf } from '../people/standing.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.ts'
import { heldInvitationSchema, heldToApi, invitationAcceptSchema, invitationTokenSchema } from './invitation-schema.ts'
import { leaveOrganization, switchOrganization } from './switch-organization.ts'
import * as schema from './workplace-schema.ts'
import { listOwnWorkplaces } from './workplace-store.ts'

const tag = 'Members'

/** What people do who stand outside: come in by an invitation, go from one organization to another, leave. */
export const workplaceRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/auth/invitation',
    operation: 'findInvitation',
    tag,
    summary: 'Look at an invitation',
    description: 'By the token of the link in its mail. One that opens nothing (any more) is answered with 401.',
    scope: 'anyone',
    transaction: 'asks',
    body: invitationTokenSchema,
    reply: heldInvitationSchema,
    handle: async (ctx, { body }) => {
      const { held, hasAccount } = await findInvitation(ctx, body.token)
      return heldToApi(held, hasAccount)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/auth/accept_invitation',
    operation: 'acceptInvitation',
    tag,
    summary: 'Accept an invitation',
    description:
      'As who you have logged in as, if that is its address; or with a name and a password, which makes an account: the mail has proven the address. The answer sets the cookie of a session there.',
    scope: 'anyone',
    transaction: 'own',
    keyIsOptional: true,
    body: invitationAcceptSchema,
    reply: sessionSchema,
    refuses: ['conflict', 'organization_suspended', 'password_common'],
    handle: async (ctx, { body, visit }) => sessionToApi(await describeSession(ctx, await acceptInvitation(ctx, visit, body))),
  }),
  route({
    method: 'GET',
    path: '/v1/auth/organizations',
    operation: 'listOwnOrganizations',
    tag,
    summary: 'List the organizations in which you work',
    description: 'As a member, or in sandboxes of those of which you are one: there your role is the same.',
    scope: 'person',
    transaction: 'own',
    query: listQuery({ sorts: ['name', '-created_at'], search: 'the name', filters: { kind: z.enum(['live', 'sandbox']).optional() } }),
    reply: schema.workplaceListSchema,
    handle: async (ctx, { query }) => {
      const { userId } = standingOf(ctx)
      return pageToApi(await ctx.database.people((tx) => listOwnWorkplaces(tx, userId, query)), schema.workplaceToApi)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/auth/switch_organization',
    operation: 'switchOrganization',
    tag,
    summary: 'Go on in another organization',
    description: 'The session gets another id: the answer sets its cookie.',
    scope: 'person',
    transaction: 'own',
    keyIsOptional: true,
    body: schema.organizationSwitchSchema,
    reply: sessionSchema,
    refuses: ['not_found'],
    handle: async (ctx, { body: { organization }, visit }) =>
      sessionToApi(await describeSession(ctx, await switchOrganization(ctx, visit, organization))),
  }),
  route({
    method: 'POST',
    path: '/v1/auth/leave_organization',
    operation: 'leaveOrganization',
    tag,
    summary: 'Leave an organization',
    description: 'Your sessions there end, and the keys that you made there. The last owner stays.',
    scope: 'person',
    transaction: 'own',
    keyIsOptional: true,
    body: schema.organizationSwitchSchema,
    reply: schema.leftOrganizationSchema,
    refuses: ['not_found', 'last_owner'],
    handle: async (ctx, { body: { organization } }) => {
      await leaveOrganization(ctx, organization)
      return { object: 'left_organization', organization: encodeId('org', organization) } as const
    },
  }),
]
