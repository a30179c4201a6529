import { encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { cookieHeader, cookieName } from '../../kit/http-cookies.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { tokenPattern } from '../../kit/secret-token.ts'
import { isFromOurPage } from '../people/same-site.ts'
import { longestPauseDays, type Tokens } from './portal-types.ts'

/**
 * Runs what lets somebody in, and leaves the refresh token where they want it: in the answer, or in a cookie that no script sees, of this portal alone and sent to
 * nothing but the refresh. Only to pages of our own: that is asked before anything is done. Refuses `csrf_failed`.
 */
export async function handTokens(
  ctx: Context,
  visit: RouteVisit,
  inCookie: boolean | undefined,
  letIn: () => Promise<Tokens>,
): Promise<Tokens> {
  if (!inCookie) return letIn()
  mustBeOurPage(ctx, visit)
  const tokens = await letIn()
  if (tokens.refreshToken !== null) setCookie(ctx, visit, tokens.refreshToken, longestPauseDays * 86_400)
  return { ...tokens, refreshToken: null }
}

/** The refresh token that this browser keeps for this portal. Refuses `csrf_failed`, and `unauthenticated` where there is none. */
export function tokenOfCookie(ctx: Context, visit: RouteVisit): string {
  mustBeOurPage(ctx, visit)
  const text = visit.cookies[cookieName(nameFor(ctx), isSecure(ctx), path)]
  if (text === undefined || !tokenPattern.test(text))
    throw refuse('unauthenticated', { detail: 'This browser keeps no refresh token: log in again.' })
  return text
}

/** Takes the cookie away. Of others' pages none was kept, and none is taken. */
export function forgetCookie(ctx: Context, visit: RouteVisit): void {
  if (isOurPage(ctx, visit)) setCookie(ctx, visit, '', 0)
}

function mustBeOurPage(ctx: Context, visit: RouteVisit): void {
  if (isOurPage(ctx, visit)) return
  throw refuse('csrf_failed', {
    detail: 'Tokens are kept in cookies for pages of this very server: send Quarterday-Csrf: 1 from one of them.',
  })
}

function isOurPage({ outside }: Context, { headers, address }: RouteVisit): boolean {
  return isFromOurPage({ method: 'POST', headers, address }, outside.publicUrl)
}

function setCookie(ctx: Context, visit: RouteVisit, value: string, maxAge: number): void {
  visit.setHeader('set-cookie', cookieHeader(nameFor(ctx), value, { maxAge, isSecure: isSecure(ctx), path, sameSite: 'Strict' }))
}

/** Whose portal it is, the name says: a browser may be in several. */
function nameFor({ organizationId }: Context): string {
  return `portal_${encodeId('org', organizationId).slice('org_'.length)}`
}

function isSecure({ outside }: Context): boolean {
  return outside.publicUrl.startsWith('https:')
}

/** Sent to nothing but the refresh. */
const path = '/v1/portal/token'
