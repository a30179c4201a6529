import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { deletedSchema } from '../../kit/fields.ts'
import { type Route, route } from '../../kit/route.ts'
import { createRole, deleteRole, updateRole } from './create-role.ts'
import * as schema from './role-schema.ts'
import { getRole, listRoles } from './role-store.ts'
import { countByRole } from './store.ts'

const tag = 'Roles'
const params = z.strictObject({ id: idSchema('role') })

export const roleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/permissions',
    operation: 'getPermissions',
    tag,
    summary: 'Get all that can be permitted',
    description: 'Resources, permissions, and the roles that every organization has.',
    scope: 'anyone',
    reply: schema.permissionsSchema,
    handle: async () => schema.allPermissions,
  }),
  route({
    method: 'GET',
    path: '/v1/roles',
    operation: 'listRoles',
    tag,
    summary: 'List roles',
    description: 'Those that every organization has, then those of your own.',
    scope: 'members:read',
    reply: schema.roleListSchema,
    handle: (ctx) =>
      ctx.transaction(async (tx) => {
        const counts = await countByRole(tx)
        const own = (await listRoles(tx)).map((role) => schema.roleToApi(role, counts.get(role.code) ?? 0))
        return { data: [...schema.builtInToApi(counts), ...own], has_more: false, next_cursor: null } as const
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/roles',
    operation: 'createRole',
    tag,
    summary: 'Make a role of your own',
    description: 'It permits nothing that you may not do yourself, and not what is the owner’s alone.',
    scope: 'members:write',
    proof: 'always',
    body: schema.roleCreateSchema,
    reply: schema.roleSchema,
    status: 201,
    refuses: ['already_exists', 'conflict'],
    handle: async (ctx, { body }) => schema.roleToApi(await createRole(ctx, body), 0),
  }),
  route({
    method: 'GET',
    path: '/v1/roles/{id}',
    operation: 'getRole',
    tag,
    summary: 'Get a role of your own',
    scope: 'members:read',
    params,
    reply: schema.roleSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        const role = await getRole(tx, id)
        return schema.roleToApi(role, (await countByRole(tx)).get(role.code) ?? 0)
      }),
  }),
  route({
    method: 'PATCH',
    path: '/v1/roles/{id}',
    operation: 'updateRole',
    tag,
    summary: 'Change a role of your own',
    description: 'For all members who have it, from their next request on.',
    scope: 'members:write',
    proof: 'always',
    params,
    body: schema.roleUpdateSchema,
    reply: schema.roleSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, body }) =>
      ctx.transaction(async (tx) => {
        const role = await updateRole(ctx, id, body)
        return schema.roleToApi(role, (await countByRole(tx)).get(role.code) ?? 0)
      }),
  }),
  route({
    method: 'DELETE',
    path: '/v1/roles/{id}',
    operation: 'deleteRole',
    tag,
    summary: 'Delete a role of your own',
    description: 'One that no member has, and nobody is invited to.',
    scope: 'members:write',
    proof: 'always',
    params,
    reply: deletedSchema('role', 'role', 'DeletedRole'),
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      await deleteRole(ctx, id)
      return { id: encodeId('role', id), object: 'role', deleted: true } as const
    },
  }),
]
