import { assert } from '@quarterday/core/assert.ts'
import { idOf, type OrganizationId, type SessionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { cookieHeader, cookieName } from '../../kit/http-cookies.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken, newSecretToken, tokenPattern } from '../../kit/secret-token.ts'
import { addSession, endSession, endSessionByToken, findSession, hasDevices, lastWorkplace, rememberDevice } from './session-store.ts'
import { deviceCookie, longestHours, type Session, type SessionEnd, sessionCookie } from './session-types.ts'
import { tellPerson } from './tell-person.ts'
import type { User } from './user-types.ts'
import { findWorkplace, listWorkplaces } from './workplace-store.ts'

/**
 * Begins a stay in this browser, whose session before ends: the id is always a new one, whatever the browser came with. The person stands where they stood last. Of a
 * browser that is new they are told by mail. To be called outside of any transaction, by whoever knows that it is the person.
 */
export async function openSession(
  ctx: Context,
  visit: RouteVisit,
  { user, hasSecondFactor, at = null }: { readonly user: User; readonly hasSecondFactor: boolean; readonly at?: OrganizationId | null },
): Promise<Session> {
  const token = newSecretToken()
  const device = deviceOf(ctx, visit) ?? newSecretToken()
  const session = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const before = tokenOf(ctx, visit, sessionCookie)
    if (before !== null) await endSessionByToken(tx, hashOfToken(before), { reason: 'replaced', now })
    const made: Session = {
      id: idOf('ses', newId()),
      userId: user.id,
      organizationId: await workplaceOf(tx, user, at),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now.add({ hours: longestHours }),
      provenAt: now,
      secondFactorAt: hasSecondFactor ? now : null,
      address: visit.address,
      userAgent: visit.userAgent,
    }
    await addSession(tx, made, token.hash)
    const isFirst = !(await hasDevices(tx, user.id))
    const isNew = await rememberDevice(tx, user.id, device.hash, now)
    const isStrange = isNew && !isFirst
    await tellPerson(ctx, tx, user, visit, isStrange ? { event: 'logged_in_new_device', mail: 'new_device' } : { event: 'logged_in' })
    return made
  })
  setCookie(ctx, visit, sessionCookie, token.text, longestHours * 3600)
  setCookie(ctx, visit, deviceCookie, device.text, deviceSeconds)
  return session
}

export interface Renewal {
  /** Where the person stands from now on. Left out: where they did. */
  readonly organizationId?: OrganizationId | null
  /** A second factor was given just now, which proves who they are as well. */
  readonly gaveFactor?: boolean
  /** They have just proven who they are. */
  readonly isProven?: boolean
  readonly reason?: SessionEnd
}

/**
 * Gives the same stay another id, in this browser: what it may do has changed, and whoever knew the id before gains nothing. The absolute end stays. To be called
 * outside of any transaction. Refuses `unauthenticated` where the session has ended meanwhile.
 */
export async function renewSession(
  ctx: Context,
  visit: RouteVisit,
  id: SessionId,
  { organizationId, gaveFactor = false, isProven = gaveFactor, reason = 'replaced' }: Renewal,
): Promise<Session> {
  const token = newSecretToken()
  const session = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const before = await findSession(tx, id)
    if (before === null || !(await endSession(tx, { userId: before.userId, id }, { reason, now }))) throw refuse('unauthenticated')
    const renewed: Session = {
      ...before,
      id: idOf('ses', newId()),
      organizationId: organizationId === undefined ? before.organizationId : organizationId,
      lastSeenAt: now,
      provenAt: isProven ? now : before.provenAt,
      secondFactorAt: gaveFactor ? now : before.secondFactorAt,
    }
    await addSession(tx, renewed, token.hash)
    return renewed
  })
  setCookie(ctx, visit, sessionCookie, token.text, Math.max(1, Math.floor(session.expiresAt.since(ctx.clock.now()).total('seconds'))))
  return session
}

/** Takes the cookie of the session out of the browser. */
export function closeBrowser(ctx: Pick<Context, 'outside'>, visit: RouteVisit): void {
  setCookie(ctx, visit, sessionCookie, '', 0)
}

/** By what the browser is known from earlier log-ins; null: it is not, or says nothing that could be. */
export function deviceOf(ctx: Pick<Context, 'outside'>, visit: RouteVisit): { readonly text: string; readonly hash: Buffer } | null {
  const text = tokenOf(ctx, visit, deviceCookie)
  return text === null ? null : { text, hash: hashOfToken(text) }
}

/** Browsers keep no cookie longer than this. */
const deviceSeconds = 400 * 86_400

async function workplaceOf(tx: DispatcherTx, user: User, at: OrganizationId | null): Promise<OrganizationId | null> {
  for (const wanted of [at, await lastWorkplace(tx, user.id)]) {
    if (wanted !== null && (await findWorkplace(tx, user.id, wanted)) !== null) return wanted
  }
  const [first] = await listWorkplaces(tx, user.id)
  return first?.id ?? null
}

function tokenOf(ctx: Pick<Context, 'outside'>, visit: RouteVisit, cookie: string): string | null {
  const text = visit.cookies[cookieName(cookie, isSecure(ctx))]
  return text !== undefined && tokenPattern.test(text) ? text : null
}

function setCookie(ctx: Pick<Context, 'outside'>, visit: RouteVisit, cookie: string, value: string, maxAge: number): void {
  assert(Number.isInteger(maxAge), 'A cookie lives for whole seconds')
  visit.setHeader('set-cookie', cookieHeader(cookie, value, { maxAge, isSecure: isSecure(ctx) }))
}

function isSecure({ outside }: Pick<Context, 'outside'>): boolean {
  return outside.publicUrl.startsWith('https:')
}
