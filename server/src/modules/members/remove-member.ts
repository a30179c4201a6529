import type { MemberId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { ApiKey } from '../api-keys/api-key.ts'
import { revokeKeysOf } from '../api-keys/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import { lastOwner } from './change-role.ts'
import { endSessionsHere } from './end-sessions-here.ts'
import { revokeInvitationsBy } from './invitation-store.ts'
import type { Member } from './member.ts'
import { demandPowerOver, findRole } from './role-power.ts'
import * as members from './store.ts'

export interface Removed {
  readonly member: Member
  /** Those that they had made here and that worked until now. Those in sandboxes work no more either. */
  readonly revokedKeys: readonly ApiKey[]
}

/**
 * Ends a membership, from the person's next request on: with it end their sessions here, the keys that they made, and
 * their invitations that nobody has accepted. Refuses `not_found`, `forbidden` where their
 * role permits more than the asker may, `last_owner`.
 */
export async function removeMember(ctx: Context, id: MemberId): Promise<Removed> {
  return ctx.transaction(async (tx) => {
    const owners = await members.lockOwners(tx)
    const member = await members.lockMember(tx, id)
    const role = await findRole(tx, member.role)
    if (role !== null) demandPowerOver(ctx, role)
    return endMembership(ctx, tx, { member, owners })
  })
}

/** The same in a running transaction, once it is clear that it may be. Both are locked. Refuses `last_owner`. */
export async function endMembership(
  ctx: Context,
  tx: Tx,
  { member, owners }: { readonly member: Member; readonly owners: readonly MemberId[] },
): Promise<Removed> {
  if (owners.length === 1 && owners[0] === member.id) throw lastOwner()
  const { name: organization } = await getOrganization(tx)
  const revokedKeys = await revokeKeysOf(tx, member.userId, ctx.clock.now())
  await revokeInvitationsBy(tx, member.userId, ctx.clock.now())
  await members.deleteMember(tx, member.id)
  const { name, email: to, locale } = member
  await queuePersonMail(ctx, tx, { to, locale, kind: 'member_removed', facts: { name, organization } })
  endSessionsHere(ctx, tx, member.userId, 'removed')
  return { member, revokedKeys }
}
