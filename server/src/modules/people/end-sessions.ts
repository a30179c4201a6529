import type { SessionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { addEvent } from './event-store.ts'
import { closeBrowser } from './open-session.ts'
import { endSession, endSessionsOf, forgetDevices } from './session-store.ts'
import { standingOf } from './standing.ts'

/** Ends the session of this browser: its cookie opens nothing from the next request on. */
export async function logOut(ctx: Context, visit: RouteVisit): Promise<void> {
  const { userId, sessionId } = standingOf(ctx)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if (await endSession(tx, { userId, id: sessionId }, { reason: 'logged_out', now })) await addEvent(tx, userId, 'logged_out', visit, now)
  })
  closeBrowser(ctx, visit)
}

/** Ends one of the person's own sessions, in whatever browser. Refuses `not_found`. */
export async function endOwnSession(ctx: Context, visit: RouteVisit, id: SessionId): Promise<void> {
  const { userId, sessionId } = standingOf(ctx)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if (!(await endSession(tx, { userId, id }, { reason: 'ended_by_user', now }))) throw refuse('not_found')
    await addEvent(tx, userId, 'sessions_ended', visit, now)
  })
  if (id === sessionId) closeBrowser(ctx, visit)
}

/** Ends all of them but this one; each other browser is a new one the next time. Answers how many. */
export async function endOtherSessions(ctx: Context, visit: RouteVisit): Promise<number> {
  const { userId, sessionId } = standingOf(ctx)
  return ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const ended = await endSessionsOf(tx, userId, { except: sessionId }, { reason: 'ended_by_user', now })
    await forgetDevices(tx, userId)
    await addEvent(tx, userId, 'sessions_ended', visit, now)
    return ended
  })
}
