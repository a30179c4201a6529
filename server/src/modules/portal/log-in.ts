import type { CustomerId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { addEventFor } from '../people/event-store.ts'
import { wrongLogin } from '../people/log-in.ts'
import { passwordsOf } from '../people/passwords.ts'
import { endSession } from '../people/session-store.ts'
import { accountName, countTry, forgiveTry } from '../people/throttle.ts'
import { findForLogin, getUser } from '../people/user-store.ts'
import { isOpen } from '../people/user-types.ts'
import { mustGiveFactor } from './give-factor.ts'
import { chosenLogin, loginsOfUser, nobody } from './login-store.ts'
import { mayComeIn } from './may-come-in.ts'
import { beginStay, openStay } from './open-stay.ts'
import type { Tokens } from './portal-types.ts'
import { standingOf } from './standing.ts'

export interface LogIn {
  readonly email: string
  readonly password: string
  /** Of the second factor, of those who have one. */
  readonly code?: string | undefined
  /** For whom, of several customers. Default: the one that they have acted for longest. */
  readonly customer?: CustomerId | undefined
}

/**
 * Lets a customer's person in by address and password. Nobody costs as much as somebody, and who acts for nobody here is as unknown as who is nowhere. Refuses
 * `unauthenticated`, `second_factor_required`, `rate_limited`, `unavailable`.
 */
export async function logIn(ctx: Context, visit: RouteVisit, { email, password, code, customer }: LogIn): Promise<Tokens> {
  await passwordsOf(ctx).refuseIfCrowded()
  const guess = { subject: accountName(email), address: visit.address }
  const { user } = await ctx.database.people(async (tx) => {
    await countTry(tx, guess, ctx.clock.now())
    return findForLogin(tx, email, null)
  })
  const isRight = await passwordsOf(ctx).verify(password, user?.passwordHash ?? null)
  const all = await ctx.transaction((tx) => loginsOfUser(tx, user?.id ?? nobody))
  const login = chosenLogin(all, customer)
  if (!isRight || user === null || !isOpen(user) || login === undefined || !mayComeIn(ctx, user)) {
    await ctx.database.people((tx) => addEventFor(tx, email, 'login_failed', visit, ctx.clock.now()))
    throw wrongLogin()
  }
  await ctx.database.people((tx) => forgiveTry(tx, guess))
  await mustGiveFactor(ctx, visit, user, code)
  return openStay(ctx, visit, { user, login, all })
}

/** Goes on for another customer that the person acts for, in a stay of its own; the one before ends. Refuses `not_found`. */
export async function switchCustomer(ctx: Context, visit: RouteVisit, customer: CustomerId): Promise<Tokens> {
  const { userId, sessionId } = standingOf(ctx)
  const all = await ctx.transaction((tx) => loginsOfUser(tx, userId))
  const login = all.find((each) => each.customerId === customer)
  if (login === undefined) throw refuse('not_found')
  const tokens = await ctx.database.people(async (tx) => {
    const isEnded = await endSession(tx, { userId, id: sessionId }, { reason: 'replaced', now: ctx.clock.now() })
    if (!isEnded) throw refuse('unauthenticated')
    return beginStay(ctx, tx, visit, { user: await getUser(tx, userId), customerId: customer })
  })
  return { ...tokens, login, all }
}

/** Ends the stay and its tokens. */
export async function logOut(ctx: Context): Promise<void> {
  const { userId, sessionId } = standingOf(ctx)
  await ctx.database.people((tx) => endSession(tx, { userId, id: sessionId }, { reason: 'logged_out', now: ctx.clock.now() }))
}
