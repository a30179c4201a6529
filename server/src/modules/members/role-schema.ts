import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { permissions, resources } from '@quarterday/core/people/permission.ts'
import { roleCodes, roles } from '@quarterday/core/people/role.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import type { CustomRole } from './role-types.ts'

/** The code of any role. */
export const roleCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'Must be lower-case letters, digits and _')
  .meta({ description: `One of ${roleCodes.map((code) => `\`${code}\``).join(', ')}, or of your own roles.`, examples: ['finance'] })

const newCode = roleCode.meta({ description: 'It never changes.', examples: ['bookkeeper'] })
const name = text(256).meta({ examples: ['Bookkeeper'] })

// All that `*` stands for can be named; what the owner alone may do is no role of one's own.
const grantable = permissions.filter((permission) => permission !== '*')
const permissionList = z
  .array(z.enum(grantable))
  .min(1)
  .max(grantable.length)
  .meta({ description: 'What whoever has it may do: `invoices:write` includes reading.', examples: [['customers:read', 'invoices:write']] })

export const roleSchema = z
  .strictObject({
    id: idSchema('role').nullable().meta({ description: 'Null: a role that every organization has.' }),
    object: z.literal('role'),
    code: newCode,
    name,
    description: z
      .string()
      .nullable()
      .meta({ description: 'Null for roles of your own.', examples: [null] }),
    built_in: z.boolean().meta({ examples: [false] }),
    permissions: z.array(z.enum(permissions)).meta({ examples: [['customers:read', 'invoices:write']] }),
    members: z.int().meta({ description: 'How many members have it.', examples: [2] }),
    created_at: instant.nullable(),
    updated_at: instant.nullable(),
  })
  .meta({ id: 'Role', description: 'What a member is there for, and what it lets them do.' })

export const roleListSchema = z
  .strictObject({ data: z.array(roleSchema), has_more: z.literal(false), next_cursor: z.null() })
  .meta({ id: 'RoleList', description: 'All of them: those that every organization has first, from the mightiest to the meekest.' })

export const roleCreateSchema = z.strictObject({ code: newCode, name, permissions: permissionList }).meta({
  id: 'RoleCreate',
  examples: [{ code: 'bookkeeper', name: 'Bookkeeper', permissions: ['customers:read', 'invoices:write'] }],
})

export const roleUpdateSchema = z
  .strictObject({ name: name.optional(), permissions: permissionList.optional() })
  .meta({ id: 'RoleUpdate', description: 'Only what is given changes.', examples: [{ permissions: ['customers:read', 'invoices:read'] }] })

const builtInSchema = z.strictObject({
  code: z.enum(roleCodes),
  title: z.string().meta({ examples: ['Finance'] }),
  description: z.string(),
  permissions: z.array(z.enum(permissions)).meta({ examples: [['invoices:write']] }),
})

export const permissionsSchema = z
  .strictObject({
    object: z.literal('permissions'),
    resources: z.array(z.enum(resources)),
    permissions: z
      .array(z.enum(permissions))
      .meta({ description: 'Each resource to be read, and to be written, which includes reading; `*` is everything.' }),
    roles: z.array(builtInSchema).meta({ description: 'Those that every organization has, from the mightiest to the meekest.' }),
  })
  .meta({ id: 'Permissions', description: 'All that can be permitted.' })

/** The same for everybody, and always. */
export const allPermissions: z.input<typeof permissionsSchema> = {
  object: 'permissions',
  resources: [...resources],
  permissions: [...permissions],
  roles: roleCodes.map((code) => ({
    code,
    title: roles[code].title,
    description: roles[code].description,
    permissions: [...roles[code].permissions],
  })),
}

export function roleToApi(role: CustomRole, members: number): z.input<typeof roleSchema> {
  return {
    id: encodeId('role', role.id),
    object: 'role',
    code: role.code,
    name: role.name,
    description: null,
    built_in: false,
    permissions: [...role.permissions],
    members,
    created_at: role.createdAt.toString(),
    updated_at: role.updatedAt.toString(),
  }
}

export function builtInToApi(members: ReadonlyMap<string, number>): z.input<typeof roleSchema>[] {
  return roleCodes.map((code) => {
    const { title: name, description, permissions } = roles[code]
    const shown = { code, name, description, built_in: true, permissions: [...permissions], members: members.get(code) ?? 0 }
    return { id: null, object: 'role', ...shown, created_at: null, updated_at: null }
  })
}
