import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { seal } from '../../kit/seal.ts'
import { newFactorSecret, newRecoveryCodes, stepOf } from './factor.ts'
import { mustKeepFactor } from './keep-factor.ts'
import { renewSession } from './open-session.ts'
import { demandProof } from './prove-person.ts'
import { endSessionsOf } from './session-store.ts'
import { standingOf } from './standing.ts'
import { tellPerson } from './tell-person.ts'
import { countTry, forgiveTry } from './throttle.ts'
import {
  confirmFactor,
  getUser,
  lockUser,
  offerFactor,
  removeFactor,
  removeRecoveryCodes,
  replaceRecoveryCodes,
  takeStep,
} from './user-store.ts'
import { aboutFactor, hasAuthenticator, hasFactor } from './user-types.ts'

/** Offers a seed for an authenticator program; it counts once a code of it was given. Asks for the password. Refuses `invalid`, `invalid_state`. */
export async function offerSecondFactor(
  ctx: Context,
  visit: RouteVisit,
  password: string,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const user = await demandProof(ctx, visit, { password })
  const offered = newFactorSecret(user.email)
  const sealed = seal(ctx.deriveKey('sealed secrets'), offered.secret, aboutFactor(user.id))
  if (!(await ctx.database.people((tx) => offerFactor(tx, user.id, sealed, ctx.clock.now())))) throw alreadyOn()
  return offered
}

/**
 * Turns the second factor on by a first code, and answers ten recovery codes, shown once. Other sessions, which never gave it, end; this one gets another id.
 * Refuses `invalid`, `invalid_state`, `rate_limited`.
 */
export async function confirmSecondFactor(ctx: Context, visit: RouteVisit, code: string): Promise<readonly string[]> {
  const { userId, sessionId } = standingOf(ctx)
  const guess = { subject: `factor ${userId}`, address: visit.address }
  await ctx.database.people((tx) => countTry(tx, guess, ctx.clock.now()))
  const { codes, hashes } = newRecoveryCodes()
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const user = await getUser(tx, userId)
    if (hasAuthenticator(user)) throw alreadyOn()
    const step = stepOf(ctx, user, code)
    const isRight = step !== null && user.totpSecret !== null && (await confirmFactor(tx, userId, user.totpSecret, now))
    if (!isRight || !(await takeStep(tx, userId, step))) throw wrongCode()
    await replaceRecoveryCodes(tx, userId, hashes)
    await endSessionsOf(tx, userId, { except: sessionId }, { reason: 'factor_changed', now })
    await forgiveTry(tx, guess)
    await tellPerson(ctx, tx, user, visit, { event: 'factor_enabled', mail: 'factor_enabled' })
  })
  await renewSession(ctx, visit, sessionId, { gaveFactor: true, reason: 'factor_changed' })
  return codes
}

/**
 * Turns it off, by a code or a recovery code beside the session; where no passkey is left, recovery codes are gone with it. Refuses `invalid`, `invalid_state`,
 * `rate_limited`.
 */
export async function disableSecondFactor(
  ctx: Context,
  visit: RouteVisit,
  {
    password,
    code,
    recoveryCode,
  }: { readonly password: string; readonly code?: string | undefined; readonly recoveryCode?: string | undefined },
): Promise<void> {
  await demandProof(ctx, visit, { password })
  const user = await demandProof(ctx, visit, { code, recoveryCode })
  const { sessionId } = standingOf(ctx)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    await lockUser(tx, user.id)
    // Read after the lock: passkeys come and go under it.
    const { hasPasskey } = await getUser(tx, user.id)
    if (!(await removeFactor(tx, user.id, now))) throw refuse('invalid_state', { detail: 'There is no authenticator.' })
    if (!hasPasskey) {
      await mustKeepFactor(tx, user.id)
      await removeRecoveryCodes(tx, user.id)
    }
    await endSessionsOf(tx, user.id, { except: sessionId }, { reason: 'factor_changed', now })
    await tellPerson(ctx, tx, user, visit, { event: 'factor_disabled', mail: 'factor_disabled' })
  })
  await renewSession(ctx, visit, sessionId, { isProven: true, reason: 'factor_changed' })
}

/** Ten new recovery codes, shown once; those before are void. Refuses `invalid`, `invalid_state`, `rate_limited`. */
export async function renewRecoveryCodes(ctx: Context, visit: RouteVisit, password: string): Promise<readonly string[]> {
  const user = await demandProof(ctx, visit, { password })
  if (!hasFactor(user)) throw refuse('invalid_state', { detail: 'There is no second factor.' })
  const { codes, hashes } = newRecoveryCodes()
  await ctx.database.people(async (tx) => {
    await replaceRecoveryCodes(tx, user.id, hashes)
    await tellPerson(ctx, tx, user, visit, { event: 'recovery_codes_made', mail: 'recovery_codes_made' })
  })
  return codes
}

function alreadyOn() {
  return refuse('invalid_state', { detail: 'There is an authenticator already: turn it off first.' })
}

function wrongCode() {
  const detail = 'The code is not the one of this moment. Is the clock of your telephone right?'
  return refuse('invalid', { detail, errors: [{ pointer: '/code', code: 'wrong_code', detail }] })
}
