import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { addEvent } from './event-store.ts'
import { foundOwnOrganization } from './found-own-organization.ts'
import { firstFactorGiven, type LoggedIn } from './log-in.ts'
import { passwordsOf } from './passwords.ts'
import { mustBeFirst, readPending } from './sign-up.ts'
import { countTry, forgiveTry, looked } from './throttle.ts'
import { findToken, takeToken, voidTokens } from './token-store.ts'
import { findUser, getUser, saveUser } from './user-store.ts'
import { isOpen } from './user-types.ts'

/**
 * Confirms an address by the link that was sent there, with the password that was chosen at sign-up, and lets the person in: whoever typed somebody else's address has
 * no mail, and whoever gets a mail that they did not ask for has no password. Makes the organization that was wished for. Refuses `unauthenticated`,
 * `rate_limited`, `forbidden` where only the first may sign up and somebody else was.
 */
export async function verifyEmail(
  ctx: Context,
  visit: RouteVisit,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<LoggedIn> {
  const hash = hashOfToken(token)
  const purpose = 'verify_email'
  const { found, user, guess } = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const tried = { subject: `verify ${hash.toString('hex')}`, address: visit.address }
    await countTry(tx, tried, now)
    const valid = await findToken(tx, { purpose, hash, now })
    return { found: valid, user: valid === null ? null : await findUser(tx, valid.userId), guess: tried }
  })
  const pending = found === null ? null : readPending(found.about)
  const phc = pending?.password_hash ?? user?.passwordHash ?? null
  const isRight = await looked(ctx, guess, () => passwordsOf(ctx).verify(password, phc))
  if (found === null || user === null || !isRight || !isOpen(user)) throw wrongLink()
  await ctx.database.people((tx) => forgiveTry(tx, guess))
  const chosen = pending && { name: pending.name, locale: pending.locale, passwordHash: pending.password_hash }
  // Of many who wait for a mail to be the first, one is: from here on it is them, also where they have to come by the link once more.
  if (chosen !== null && ctx.signUp?.mode === 'first')
    await ctx.database.people(async (tx) => {
      await mustBeFirst(ctx, tx, user.id)
      const now = ctx.clock.now()
      await saveUser(tx, user.id, { ...chosen, passwordChangedAt: now, emailVerifiedAt: now }, now)
    })
  // Before the link is used up: if we fall over here, it works once more and finds the same organization.
  if (pending?.organization) await foundOwnOrganization(ctx, user, { ...pending.organization, id: idOf('org', found.id) })
  const verified = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if ((await takeToken(tx, { purpose, hash, now })) === null) throw wrongLink()
    await saveUser(tx, user.id, { ...chosen, ...(chosen && { passwordChangedAt: now }), emailVerifiedAt: now }, now)
    await voidTokens(tx, user.id, ['verify_email'], now)
    await addEvent(tx, user.id, 'email_verified', visit, now)
    return getUser(tx, user.id)
  })
  return firstFactorGiven(ctx, visit, verified)
}

function wrongLink() {
  return refuse('unauthenticated', { detail: 'The link is not valid any more, or the password is not the one that you chose.' })
}
