import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { foundOwnOrganization, type OwnOrganization } from './found-own-organization.ts'
import { renewSession } from './open-session.ts'
import type { Session } from './session-types.ts'
import { standingOf } from './standing.ts'
import { getUser } from './user-store.ts'
import { listWorkplaces } from './workplace-store.ts'

const mostOwn = 20

/**
 * Makes one more live organization of the person's own, and takes them there. Refuses `forbidden` where nobody may sign up and they own none, `conflict` for more than
 * anybody needs, `organization_suspended` for the owner of one that is.
 */
export async function addOrganization(ctx: Context, visit: RouteVisit, wanted: OwnOrganization): Promise<Session> {
  const { userId, sessionId } = standingOf(ctx)
  const { user, own } = await ctx.database.people(async (tx) => ({
    user: await getUser(tx, userId),
    own: (await listWorkplaces(tx, userId)).filter(({ role }) => role === 'owner'),
  }))
  const owned = own.length
  // Whoever was closed does not go on next door.
  if (own.some(({ suspension }) => suspension !== null)) {
    const detail = 'Whoever owns an organization that is suspended makes no other.'
    throw refuse('organization_suspended', { detail })
  }
  if (ctx.signUp?.mode !== 'open' && owned === 0)
    throw refuse('forbidden', { detail: 'Only owners of an organization can make another one here.' })
  if (owned >= mostOwn) throw refuse('conflict', { detail: `Nobody owns more than ${mostOwn} organizations here.` })
  const id = idOf('org', newId())
  await foundOwnOrganization(ctx, user, { ...wanted, id })
  return renewSession(ctx, visit, sessionId, { organizationId: id })
}
