import { isBuiltInRole, roles } from '@quarterday/core/people/role.ts'

/** What a role permits: that of the table that all organizations share, or what the organization wrote for its own. A role that is neither permits nothing. */
export function rolePermissions(role: string, own: readonly string[] | null): readonly string[] {
  return isBuiltInRole(role) ? roles[role].permissions : (own ?? [])
}

/** Of whom a second factor can be asked: who can let others in. */
export function isPowerful(role: string): boolean {
  return powerfulRoles.includes(role)
}

export const powerfulRoles: readonly string[] = ['owner', 'admin']
