import { idOf, type RoleId } from '@quarterday/core/id.ts'
import { isBuiltInRole } from '@quarterday/core/people/role.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { lockOrganization } from '../organizations/store.ts'
import { demandPowerOver } from './role-power.ts'
import * as roles from './role-store.ts'
import type { CustomRole } from './role-types.ts'

export type NewRole = Pick<CustomRole, 'code' | 'name' | 'permissions'>

/** Makes a role of the organization's own. Refuses `already_exists`, `forbidden` for permissions that the asker does not hold, `conflict` where there are enough. */
export async function createRole(ctx: Context, { code, name, permissions }: NewRole): Promise<CustomRole> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const now = ctx.clock.now()
    const role: CustomRole = { id: idOf('role', newId()), code, name, permissions: ordered(permissions), createdAt: now, updatedAt: now }
    demandPowerOver(ctx, role)
    if ((await roles.countRoles(tx)) >= roles.mostRoles)
      throw refuse('conflict', { detail: `An organization has ${roles.mostRoles} roles of its own at most.` })
    if (isBuiltInRole(code) || !(await roles.addRole(tx, role))) {
      const detail = `There is a role ${code} already.`
      throw refuse('already_exists', { detail, errors: [{ pointer: '/code', code: 'already_exists', detail }] })
    }
    return role
  })
}

/** Changes what a role is called or permits, for whoever has it, from their next request on. Refuses `forbidden` where it permits more than the asker may, before or after. */
export async function updateRole(
  ctx: Context,
  id: RoleId,
  changes: { name?: string | undefined; permissions?: readonly string[] | undefined },
) {
  return ctx.transaction(async (tx) => {
    const before = await roles.lockRole(tx, id)
    const permissions = changes.permissions === undefined ? before.permissions : ordered(changes.permissions)
    const after: CustomRole = { ...before, name: changes.name ?? before.name, permissions, updatedAt: ctx.clock.now() }
    demandPowerOver(ctx, before)
    demandPowerOver(ctx, after)
    await roles.saveRole(tx, after)
    return after
  })
}

/** Takes a role away that nobody has and nobody is invited to. Refuses `invalid_state`, `forbidden` where it permits more than the asker may. */
export async function deleteRole(ctx: Context, id: RoleId): Promise<CustomRole> {
  return ctx.transaction(async (tx) => {
    const role = await roles.lockRole(tx, id)
    demandPowerOver(ctx, role)
    if (await roles.deleteRole(tx, role, ctx.clock.now())) return role
    throw refuse('invalid_state', { detail: 'A member or an open invitation has this role. Give them another one first.' })
  })
}

/** One order and no doubles, whatever was given. */
function ordered(permissions: readonly string[]): string[] {
  return [...new Set(permissions)].sort()
}
