import { idOf } from '@quarterday/core/id.ts'
import { linkTo } from '@quarterday/core/people/links.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { isRefusal } from '../../kit/problem.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { addEventFor } from './event-store.ts'
import { deviceOf, openSession } from './open-session.ts'
import { passwordsOf } from './passwords.ts'
import { queuePersonMail } from './queue-person-mail.ts'
import type { Session } from './session-types.ts'
import { canMail } from './sign-up.ts'
import { accountName, countTry, forgiveTry, looked, mayMail } from './throttle.ts'
import { addToken } from './token-store.ts'
import { tokenMinutes } from './token-types.ts'
import { findForLogin, renewHash } from './user-store.ts'
import { hasAuthenticator, hasFactor, isOpen, type User } from './user-types.ts'

/** Either they are in, or the second factor is asked for, which `challenge` stands for. */
export type LoggedIn =
  | { readonly status: 'logged_in'; readonly user: User; readonly session: Session }
  | {
      readonly status: 'second_factor_needed'
      readonly challenge: string
      readonly expiresAt: Temporal.Instant
      readonly factors: readonly SecondFactor[]
    }

/** By what the second step can be taken. */
export type SecondFactor = 'code' | 'passkey' | 'recovery_code'

/** The same words for every cause: whether there is somebody, whether the password is theirs, whether they may come in. */
export function wrongLogin() {
  return refuse('unauthenticated', {
    detail: 'The address or the password is wrong, or the address is not confirmed yet: then we have sent a mail.',
  })
}

/**
 * Lets a person in by address and password. Nobody costs as much as somebody: the same statements, and one hash. Refuses `unauthenticated`, `rate_limited`,
 * `unavailable`.
 */
export async function logIn(
  ctx: Context,
  visit: RouteVisit,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<LoggedIn> {
  await passwordsOf(ctx).refuseIfCrowded()
  const device = deviceOf(ctx, visit)
  const { user, guess } = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const found = await findForLogin(tx, email, device?.hash ?? null)
    const tried = { subject: accountName(email, found.isKnownDevice ? device?.hash : null), address: visit.address }
    await countTry(tx, tried, now)
    return { user: found.user, guess: tried }
  })
  const isRight = await looked(ctx, guess, () => passwordsOf(ctx).verify(password, user?.passwordHash ?? null))
  if (!isRight || user === null || !isOpen(user)) {
    await ctx.database.people((tx) => addEventFor(tx, email, 'login_failed', visit, ctx.clock.now()))
    throw wrongLogin()
  }
  await ctx.database.people((tx) => forgiveTry(tx, guess))
  await rehash(ctx, user, password)
  if (await mustBeConfirmed(ctx, user)) throw wrongLogin()
  return firstFactorGiven(ctx, visit, user)
}

/** The person has proven one thing. Who has a second factor is asked for it; the others are in. */
export async function firstFactorGiven(ctx: Context, visit: RouteVisit, user: User): Promise<LoggedIn> {
  if (!hasFactor(user)) return { status: 'logged_in', user, session: await openSession(ctx, visit, { user, hasSecondFactor: false }) }
  const token = newSecretToken()
  const now = ctx.clock.now()
  const expiresAt = now.add({ minutes: tokenMinutes.second_factor })
  const challenge = {
    id: newId(),
    userId: user.id,
    purpose: 'second_factor' as const,
    tokenHash: token.hash,
    about: {},
    createdAt: now,
    expiresAt,
  }
  await ctx.database.people((tx) => addToken(tx, challenge))
  const factors = [hasAuthenticator(user) && 'code', user.hasPasskey && 'passkey', 'recovery_code'] as const
  return { status: 'second_factor_needed', challenge: token.text, expiresAt, factors: factors.filter((factor) => factor !== false) }
}

/** A hash that was made at a lower price takes that of today while its password is known; in a crowd the next log-in will do. */
async function rehash(ctx: Context, user: User, password: string): Promise<void> {
  const passwords = passwordsOf(ctx)
  const { passwordHash } = user
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return
  try {
    const renewed = await passwords.hash(password)
    await ctx.database.people((tx) => renewHash(tx, user.id, passwordHash, renewed))
  } catch (error) {
    if (!isRefusal(error)) throw error
    ctx.log.debug({ code: error.code }, 'a password hash stays at its old price for now')
  }
}

/** Whether they cannot be let in because their address was never confirmed, from a time when no mail could be sent. Then they have a mail. */
export async function mustBeConfirmed(ctx: Context, user: User): Promise<boolean> {
  if (user.emailVerifiedAt !== null || !canMail(ctx)) return false
  await askAgain(ctx, user)
  return true
}

async function askAgain(ctx: Context, { id, email, name, locale }: User): Promise<void> {
  const token = newSecretToken()
  await ctx.database.people(async (tx) => {
    if (!(await mayMail(tx, ctx, email))) return
    const now = ctx.clock.now()
    const expiresAt = now.add({ minutes: tokenMinutes.verify_email })
    const verify = { id: newId(), userId: idOf('usr', id), purpose: 'verify_email' as const, tokenHash: token.hash, about: {} }
    await addToken(tx, { ...verify, createdAt: now, expiresAt })
    const url = linkTo(ctx.outside.publicUrl, 'verify_email', token.text)
    await queuePersonMail(ctx, tx, { to: email, locale, kind: 'verify_email', facts: { name, url } })
  })
}
