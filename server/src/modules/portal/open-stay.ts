import { type CustomerId, idOf, type SessionId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { addPortalSession } from '../people/session-store.ts'
import { tellPerson } from '../people/tell-person.ts'
import { hasAuthenticator, type User } from '../people/user-types.ts'
import { signAccessToken, signingKeyOf } from './access-token.ts'
import { type Login, longestPauseDays, longestStayDays, type Standing, type Tokens } from './portal-types.ts'
import { addRefreshToken } from './refresh-token-store.ts'

/** Begins a stay in the portal for one of the customers that a person acts for. To be called outside of any transaction, by whoever knows that it is them. */
export async function openStay(
  ctx: Context,
  visit: RouteVisit,
  { user, login, all }: { readonly user: User; readonly login: Login; readonly all: readonly Login[] },
): Promise<Tokens> {
  const refreshToken = await ctx.database.people(async (tx) => {
    await tellPerson(ctx, tx, user, visit, { event: 'logged_in' })
    return beginStay(ctx, tx, visit, { user, customerId: login.customerId })
  })
  return { ...refreshToken, login, all }
}

/** The same inside a transaction that does more. */
export async function beginStay(
  ctx: Context,
  tx: DispatcherTx,
  visit: RouteVisit,
  { user, customerId }: { readonly user: User; readonly customerId: CustomerId },
): Promise<Pick<Tokens, 'accessToken' | 'refreshToken'>> {
  const now = ctx.clock.now()
  const sessionId: SessionId = idOf('ses', newId())
  const standing: Standing = { userId: user.id, organizationId: ctx.organizationId, customerId, sessionId }
  const expiresAt = now.add({ hours: 24 * longestStayDays })
  const { address, userAgent } = visit
  const secondFactorAt = hasAuthenticator(user) ? now : null
  await addPortalSession(tx, { ...standing, id: sessionId, createdAt: now, expiresAt, secondFactorAt, address, userAgent })
  return handOut(ctx, tx, standing, expiresAt)
}

/** A new access token, and the one refresh token by which the next can be had. */
export async function handOut(
  ctx: Context,
  tx: DispatcherTx,
  standing: Standing,
  stayEndsAt: Temporal.Instant,
): Promise<Pick<Tokens, 'accessToken' | 'refreshToken'>> {
  const now = ctx.clock.now()
  const token = newSecretToken()
  const pauseEndsAt = now.add({ hours: 24 * longestPauseDays })
  const expiresAt = Temporal.Instant.compare(pauseEndsAt, stayEndsAt) < 0 ? pauseEndsAt : stayEndsAt
  await addRefreshToken(tx, { sessionId: standing.sessionId, hash: token.hash, createdAt: now, expiresAt })
  const key = signingKeyOf(ctx.deriveKey('portal tokens'))
  const accessToken = await signAccessToken(key, standing, { issuer: ctx.outside.publicUrl, now })
  return { accessToken, refreshToken: token.text }
}
