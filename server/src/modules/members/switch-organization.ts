import type { MemberId, OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordAudit } from '../../kit/audit.ts'
import { type Context, newContext } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { renewSession } from '../people/open-session.ts'
import type { Session } from '../people/session-types.ts'
import { standingOf } from '../people/standing.ts'
import { findWorkplace } from '../people/workplace-store.ts'
import { endMembership } from './remove-member.ts'
import { auditedMember } from './schema.ts'
import * as members from './store.ts'

/** Goes on in another organization, under another session id. Refuses `not_found` for one in which the person does not work. */
export async function switchOrganization(ctx: Context, visit: RouteVisit, organizationId: OrganizationId): Promise<Session> {
  const { userId, sessionId } = standingOf(ctx)
  const workplace = await ctx.database.people((tx) => findWorkplace(tx, userId, organizationId))
  if (workplace === null) throw refuse('not_found', { detail: 'You do not work in such an organization.' })
  return renewSession(ctx, visit, sessionId, { organizationId })
}

/** Ends one's own membership, with one's sessions and keys there. Refuses `not_found` where one is no member, `last_owner`. */
export async function leaveOrganization(ctx: Context, organizationId: OrganizationId): Promise<MemberId> {
  const { userId } = standingOf(ctx)
  const there = newContext({ ...ctx, organizationId })
  return there.transaction(async (tx) => {
    const owners = await members.lockOwners(tx)
    const found = await members.findMemberOf(tx, userId)
    if (found === null) throw refuse('not_found', { detail: 'You are no member of such an organization.' })
    const member = await members.lockMember(tx, found.id)
    await endMembership(there, tx, { member, owners })
    recordAudit(tx, there, { action: 'leaveOrganization', object: auditedMember(member.id) })
    return member.id
  })
}
