import { covers } from '@quarterday/core/people/permission.ts'
import { isBuiltInRole, roles } from '@quarterday/core/people/role.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { permissionsOf } from '../../kit/authenticate.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { shareRole } from './role-store.ts'

/** A role as it is given to somebody: what it is called, and what it permits. */
export interface KnownRole {
  readonly code: string
  readonly name: string
  readonly permissions: readonly string[]
}

/** The role of this code; one of the organization's own stays as it is until the transaction ends. Null: there is none. */
export async function findRole(tx: Tx, code: string): Promise<KnownRole | null> {
  if (isBuiltInRole(code)) return { code, name: roles[code].title, permissions: roles[code].permissions }
  return shareRole(tx, code)
}

/** The role that somebody is to get. Refuses `invalid` where there is none of this code. */
export async function roleToGive(tx: Tx, code: string): Promise<KnownRole> {
  const role = await findRole(tx, code)
  if (role !== null) return role
  const detail = `There is no role ${code}.`
  throw refuse('invalid', { detail, errors: [{ pointer: '/role', code: 'not_found', detail }] })
}

/**
 * Nobody gives or takes a role that permits more than they may do themselves; owners are made and unmade by owners, at a screen, and by whoever runs the
 * installation: no key, however much it holds, makes a person who outlives it. Refuses `forbidden`.
 */
export function demandPowerOver({ actor }: Pick<Context, 'actor'>, role: KnownRole): void {
  if (actor.kind === 'operator' || actor.kind === 'system') return
  const isOwner = actor.kind === 'member' && actor.role === 'owner'
  if (role.code === 'owner' && !isOwner) throw refuse('forbidden', { detail: 'Only owners make and remove owners.' })
  if (!covers(permissionsOf(actor), role.permissions))
    throw refuse('forbidden', { detail: `The role ${role.name} permits what you may not do yourself.` })
}

/** Whether whoever has it could let in others, or let themselves in again: giving it asks for a fresh proof of who one is. */
export function opensDoors({ permissions }: KnownRole): boolean {
  return covers(permissions, ['members:write']) || covers(permissions, ['api_keys:write'])
}
