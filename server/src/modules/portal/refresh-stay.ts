import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isRefusal } from '../../kit/problem.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { endSession } from '../people/session-store.ts'
import { loginsOfUser } from './login-store.ts'
import { handOut } from './open-stay.ts'
import type { Tokens } from './portal-types.ts'
import { findReused, findStay, takeRefreshToken } from './refresh-token-store.ts'
import { forgetCookie, handTokens, tokenOfCookie } from './token-cookie.ts'

/**
 * Hands out new tokens for a refresh token, which is used up by that. One that comes a second time is known to somebody else as well: the whole stay ends,
 * whoever asks. Refuses `unauthenticated`, in the same words for every cause, `csrf_failed` and `invalid`.
 */
export async function refreshTokens(
  ctx: Context,
  visit: RouteVisit,
  {
    refresh_token: given,
    use_cookie: inCookie,
  }: { readonly refresh_token?: string | undefined; readonly use_cookie?: boolean | undefined },
): Promise<Tokens> {
  if (inCookie && given === undefined) return refreshCookie(ctx, visit)
  if (given !== undefined && !inCookie) return refreshStay(ctx, given)
  const detail = 'Send either the refresh token or use_cookie, and not both.'
  throw refuse('invalid', {
    detail,
    errors: [{ pointer: '/refresh_token', code: given === undefined ? 'required' : 'not_expected', detail }],
  })
}

/** The same by the cookie of the hosted page. One that opens nothing any more is taken away. */
async function refreshCookie(ctx: Context, visit: RouteVisit): Promise<Tokens> {
  const text = tokenOfCookie(ctx, visit)
  try {
    return await handTokens(ctx, visit, true, () => refreshStay(ctx, text))
  } catch (error) {
    if (isRefusal(error) && error.code === 'unauthenticated') forgetCookie(ctx, visit)
    throw error
  }
}

async function refreshStay(ctx: Context, text: string): Promise<Tokens> {
  const hash = hashOfToken(text)
  const found = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const sessionId = await takeRefreshToken(tx, hash, now)
    if (sessionId === null) {
      const reused = await findReused(tx, hash)
      if (reused !== null) await endSession(tx, reused, { reason: 'token_reused', now })
      return null
    }
    const stay = await findStay(tx, sessionId, now)
    // Another organization's publishable key does not open what was handed out here.
    if (stay === null || stay.standing.organizationId !== ctx.organizationId) return null
    return { standing: stay.standing, tokens: await handOut(ctx, tx, stay.standing, stay.expiresAt) }
  })
  if (found === null) throw noStay()
  const all = await ctx.transaction((tx) => loginsOfUser(tx, found.standing.userId))
  const login = all.find((each) => each.customerId === found.standing.customerId)
  if (login === undefined) throw noStay()
  return { ...found.tokens, login, all }
}

function noStay() {
  return refuse('unauthenticated', { detail: 'The refresh token is not valid any more: log in again.' })
}
