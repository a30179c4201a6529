import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken } from '../../kit/secret-token.ts'
import { getOrganization } from '../organizations/store.ts'
import { refuseBadPassword } from '../people/common-passwords.ts'
import { passwordsOf } from '../people/passwords.ts'
import { endSessionsOf, forgetDevices } from '../people/session-store.ts'
import { tellPerson } from '../people/tell-person.ts'
import { countTry, forgiveAccount, forgiveTry } from '../people/throttle.ts'
import { findToken, takeToken, voidTokens } from '../people/token-store.ts'
import type { TokenPurpose } from '../people/token-types.ts'
import { findUser, getUser, saveUser } from '../people/user-store.ts'
import { isOpen, type User } from '../people/user-types.ts'
import { mustGiveFactor } from './give-factor.ts'
import { chosenLogin, loginsOfUser } from './login-store.ts'
import { openStay } from './open-stay.ts'
import type { Tokens } from './portal-types.ts'
import { hasOtherTies } from './ties-store.ts'

/** Lets a person in by the link that they were sent; it proves their address as well. Refuses `unauthenticated`, `second_factor_required`, `rate_limited`. */
export async function redeemMagicLink(
  ctx: Context,
  visit: RouteVisit,
  { token, code }: { readonly token: string; readonly code?: string | undefined },
): Promise<Tokens> {
  const user = await lookAt(ctx, visit, token, 'magic_link')
  await mustGiveFactor(ctx, visit, user, code)
  const came = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if ((await takeToken(tx, { purpose: 'magic_link', hash: hashOfToken(token), now })) === null) throw wrongLink()
    await saveUser(tx, user.id, { emailVerifiedAt: user.emailVerifiedAt ?? now }, now)
    return getUser(tx, user.id)
  })
  const all = await ctx.transaction((tx) => loginsOfUser(tx, user.id))
  const login = chosenLogin(all, undefined)
  if (login === undefined) throw wrongLink()
  return openStay(ctx, visit, { user: came, login, all })
}

/**
 * Gives a person another password by the link that they were sent, which proves their address as well. All sessions end, of staff too, and they are told. Refuses
 * `unauthenticated`, `invalid`, `password_common`, `rate_limited`.
 */
export async function resetPassword(
  ctx: Context,
  visit: RouteVisit,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const user = await lookAt(ctx, visit, token, 'reset_password')
  const organization = (await ctx.transaction(getOrganization)).name
  refuseBadPassword(password, [user.name, user.email, organization])
  const passwordHash = await passwordsOf(ctx).hash(password)
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if ((await takeToken(tx, { purpose: 'reset_password', hash: hashOfToken(token), now })) === null) throw wrongLink()
    // Since the link was sent the account has begun to open more than this portal.
    if (await hasOtherTies(tx, user.id, ctx.organizationId)) throw wrongLink()
    const emailVerifiedAt = user.emailVerifiedAt ?? now
    await saveUser(tx, user.id, { passwordHash, passwordChangedAt: now, emailVerifiedAt, validAfter: now }, now)
    await voidTokens(tx, user.id, ['reset_password', 'magic_link', 'verify_email', 'second_factor'], now)
    await endSessionsOf(tx, user.id, {}, { reason: 'password_changed', now })
    await forgetDevices(tx, user.id)
    await forgiveAccount(tx, user.email, user.id)
    const isFirst = user.passwordHash === null
    await tellPerson(ctx, tx, user, visit, {
      event: 'password_reset',
      ...(!isFirst && { mail: 'password_changed' }),
      facts: { organization },
    })
  })
}

const aboutSchema = z.object({ portal: z.uuid() })

/** Whose token it is, of this portal; it is not used up yet. Tries are counted also where nothing is found. */
async function lookAt(ctx: Context, visit: RouteVisit, token: string, purpose: TokenPurpose): Promise<User> {
  const hash = hashOfToken(token)
  const { found, user } = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const guess = { subject: `${purpose} ${hash.toString('hex')}`, address: visit.address }
    await countTry(tx, guess, now)
    const valid = await findToken(tx, { purpose, hash, now })
    if (valid !== null) await forgiveTry(tx, guess)
    return { found: valid, user: valid === null ? null : await findUser(tx, valid.userId) }
  })
  const isOurs = aboutSchema.safeParse(found?.about).data?.portal === ctx.organizationId
  if (user === null || !isOpen(user) || !isOurs) throw wrongLink()
  return user
}

function wrongLink() {
  return refuse('unauthenticated', { detail: 'The link is not valid any more: ask for another one.' })
}
