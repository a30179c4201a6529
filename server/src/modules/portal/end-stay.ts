import type { SessionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { addEvent } from '../people/event-store.ts'
import { endSession } from '../people/session-store.ts'
import { standingOf } from './standing.ts'
import { isStayOf } from './stay-store.ts'

/** Ends one of the person's own stays in this portal, in whatever browser; its tokens open nothing from the next request on. Refuses `not_found`. */
export async function endOwnStay(ctx: Context, visit: RouteVisit, id: SessionId): Promise<void> {
  const { userId } = standingOf(ctx)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const isEnded =
      (await isStayOf(tx, { userId, organizationId: ctx.organizationId, id })) &&
      (await endSession(tx, { userId, id }, { reason: 'ended_by_user', now }))
    if (!isEnded) throw refuse('not_found')
    await addEvent(tx, userId, 'sessions_ended', visit, now)
  })
}
