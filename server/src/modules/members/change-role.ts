import type { MemberId } from '@quarterday/core/id.ts'
import { covers } from '@quarterday/core/people/permission.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { getOrganization } from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import { endSessionsHere } from './end-sessions-here.ts'
import { revokeInvitationsBy } from './invitation-store.ts'
import type { Member } from './member.ts'
import { demandPowerOver, findRole, roleToGive } from './role-power.ts'
import * as members from './store.ts'

/**
 * Gives a member another role, from their next request on; they log in again, so that no session id lives through it. Where it
 * permits less than the one before, their invitations that nobody has accepted are taken back. Refuses `not_found`, `invalid` for a role that
 * is not there, `forbidden` where one of the two roles permits more than the asker may, `last_owner`.
 */
export async function changeRole(ctx: Context, id: MemberId, code: string): Promise<Member> {
  return ctx.transaction(async (tx) => {
    const owners = await members.lockOwners(tx)
    const before = await members.lockMember(tx, id)
    const role = await roleToGive(tx, code)
    if (before.role === code) return before
    const present = await findRole(tx, before.role)
    if (present !== null) demandPowerOver(ctx, present)
    demandPowerOver(ctx, role)
    if (owners.length === 1 && owners[0] === id) throw lastOwner()
    await members.saveRole(tx, id, code, ctx.clock.now())
    if (!covers(role.permissions, present?.permissions ?? [])) await revokeInvitationsBy(tx, before.userId, ctx.clock.now())
    const { name: organization } = await getOrganization(tx)
    const { name, email: to, locale } = before
    await queuePersonMail(ctx, tx, { to, locale, kind: 'role_changed', facts: { name, organization, role: role.name } })
    endSessionsHere(ctx, tx, before.userId, 'role_changed')
    return members.getMember(tx, id)
  })
}

/** What is said of the one owner that an organization has. */
export function lastOwner(): ReturnType<typeof refuse> {
  return refuse('last_owner', { detail: 'This is the last owner. Make another one first.' })
}
