import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { addEvent } from '../people/event-store.ts'
import { passwordsOf } from '../people/passwords.ts'
import { countTry, forgiveTry } from '../people/throttle.ts'
import { findToken, takeToken, voidTokens } from '../people/token-store.ts'
import { findUser, getUser, saveUser } from '../people/user-store.ts'
import { isOpen } from '../people/user-types.ts'
import { becomeCustomer } from './become-customer.ts'
import { mustGiveFactor } from './give-factor.ts'
import { chosenLogin, loginsOfUser } from './login-store.ts'
import { openStay } from './open-stay.ts'
import type { Tokens } from './portal-types.ts'
import { readPending } from './sign-up.ts'

/**
 * Confirms an address by the link that was sent there, with the password: whoever typed somebody else's address has no mail, and whoever gets a mail that they did
 * not ask for has no password. It is the one of the sign-up, or of the account where the person had one already. Makes the customer, and lets them in. Refuses
 * `unauthenticated`, `second_factor_required`, `rate_limited`.
 */
export async function verifyEmail(
  ctx: Context,
  visit: RouteVisit,
  { token, password, code }: { readonly token: string; readonly password: string; readonly code?: string | undefined },
): Promise<Tokens> {
  const hash = hashOfToken(token)
  const purpose = 'verify_email'
  const guess = { subject: `verify ${hash.toString('hex')}`, address: visit.address }
  const { found, user } = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    await countTry(tx, guess, now)
    const valid = await findToken(tx, { purpose, hash, now })
    return { found: valid, user: valid === null ? null : await findUser(tx, valid.userId) }
  })
  const pending = found && readPending(ctx, found.about)
  const hadPassword = user !== null && user.passwordHash !== null && user.emailVerifiedAt !== null
  const wanted = hadPassword ? user.passwordHash : (pending?.password_hash ?? null)
  const isRight = await passwordsOf(ctx).verify(password, wanted)
  if (pending === null || user === null || !isRight || !isOpen(user)) throw wrongLink()
  await ctx.database.people((tx) => forgiveTry(tx, guess))
  await mustGiveFactor(ctx, visit, user, code)
  // Before the link is used up: if we fall over here, it works once more and finds the same customer.
  await becomeCustomer(ctx, user.id, { ...pending, email: user.email })
  const verified = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if ((await takeToken(tx, { purpose, hash, now })) === null) throw wrongLink()
    const { name, locale, password_hash: passwordHash } = pending
    const chosen = hadPassword ? {} : { name, locale, passwordHash, passwordChangedAt: now }
    await saveUser(tx, user.id, { ...chosen, emailVerifiedAt: user.emailVerifiedAt ?? now }, now)
    await voidTokens(tx, user.id, ['verify_email'], now)
    await addEvent(tx, user.id, 'email_verified', visit, now)
    return getUser(tx, user.id)
  })
  const all = await ctx.transaction((tx) => loginsOfUser(tx, user.id))
  const login = chosenLogin(all, undefined)
  if (login === undefined) throw wrongLink()
  return openStay(ctx, visit, { user: verified, login, all })
}

function wrongLink() {
  return refuse('unauthenticated', { detail: 'The link is not valid any more, or the password is not the one that you chose.' })
}
