import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { changeRole } from './change-role.ts'
import { removeMember } from './remove-member.ts'
import { roleCode } from './role-schema.ts'
import { memberListSchema, memberSchema, memberUpdateSchema, removedMemberSchema, removedToApi, toApi } from './schema.ts'
import * as members from './store.ts'

const tag = 'Members'
const params = z.strictObject({ id: idSchema('mem') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/members',
    operation: 'listMembers',
    tag,
    summary: 'List members',
    description:
      'Who works for the organization. In a sandbox also those of the organization that made it act, in their roles, without being listed.',
    scope: 'members:read',
    query: listQuery({ sorts: ['name', '-created_at'], search: 'names and addresses', filters: { role: roleCode.optional() } }),
    reply: memberListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await members.listMembers(tx, query), toApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/members/{id}',
    operation: 'getMember',
    tag,
    summary: 'Get a member',
    scope: 'members:read',
    params,
    reply: memberSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => toApi(await members.getMember(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/members/{id}',
    operation: 'updateMember',
    tag,
    summary: 'Give a member another role',
    description:
      'It counts from their next request on, and they log in again. Nobody gives or takes a role that permits more than they may do themselves; owners are made and unmade by owners. Keys that they made keep their scopes: rotate those that they know.',
    scope: 'members:write',
    proof: 'always',
    params,
    body: memberUpdateSchema,
    reply: memberSchema,
    refuses: ['not_found', 'last_owner'],
    handle: async (ctx, { params: { id }, body }) => toApi(await changeRole(ctx, id, body.role)),
  }),
  route({
    method: 'DELETE',
    path: '/v1/members/{id}',
    operation: 'removeMember',
    tag,
    summary: 'Remove a member',
    description: 'Their next request here is refused. Keys that they made end with their membership, here and in sandboxes.',
    scope: 'members:write',
    proof: 'always',
    params,
    reply: removedMemberSchema,
    refuses: ['not_found', 'last_owner'],
    handle: async (ctx, { params: { id } }) => removedToApi(await removeMember(ctx, id)),
  }),
]
