import { linkTo } from '@quarterday/core/people/links.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken, newSecretToken } from '../../kit/secret-token.ts'
import { refuseBadPassword } from './common-passwords.ts'
import { firstFactorGiven, type LoggedIn } from './log-in.ts'
import { passwordsOf } from './passwords.ts'
import { queuePersonMail } from './queue-person-mail.ts'
import { endSessionsOf, forgetDevices } from './session-store.ts'
import { tellPerson } from './tell-person.ts'
import { countMailRequest, forgiveAccount, mayMail } from './throttle.ts'
import { addToken, findToken, takeToken, voidTokens } from './token-store.ts'
import { tokenMinutes } from './token-types.ts'
import { findUserByEmail, getUser, lockUser, saveUser } from './user-store.ts'
import { isOpen } from './user-types.ts'

/**
 * Sends a link by which a password can be set, if there is somebody with this address; whoever asks does not learn whether there is. Five an hour reach an address at
 * most. Refuses `rate_limited`, by where the request comes from alone.
 */
export async function requestPasswordReset(ctx: Context, visit: RouteVisit, email: string): Promise<void> {
  const token = newSecretToken()
  await ctx.database.people((tx) => countMailRequest(tx, ctx, visit.address))
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const found = await findUserByEmail(tx, email)
    const user = found !== null && isOpen(found) ? found : null
    if (!(await mayMail(tx, ctx, email))) return
    await addToken(tx, {
      ...{ id: newId(), userId: user?.id ?? null, purpose: 'reset_password', tokenHash: token.hash, about: {}, createdAt: now },
      expiresAt: now.add({ minutes: tokenMinutes.reset_password }),
    })
    const url = linkTo(ctx.outside.publicUrl, 'reset_password', token.text)
    const mail = { to: email, locale: user?.locale ?? 'en', kind: 'reset_password', facts: { name: user?.name ?? '', url } } as const
    await queuePersonMail(ctx, tx, mail, { isFor: user !== null })
  })
}

/**
 * Sets a password by such a link, which is then used up. All sessions end, strangers' failures are forgotten; a second factor stays and is asked for. That the mail
 * was received confirms the address too. Refuses `unauthenticated`, `invalid`, `password_common`.
 */
export async function confirmPasswordReset(
  ctx: Context,
  visit: RouteVisit,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<LoggedIn> {
  const hash = hashOfToken(token)
  const purpose = 'reset_password'
  const found = await ctx.database.people(async (tx) => {
    const valid = await findToken(tx, { purpose, hash, now: ctx.clock.now() })
    return valid === null ? null : getUser(tx, valid.userId)
  })
  if (found === null || !isOpen(found)) throw wrongLink()
  refuseBadPassword(password, [found.name, found.email])
  const passwordHash = await passwordsOf(ctx).hash(password)
  const user = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const before = await lockUser(tx, found.id)
    if (!isOpen(before) || (await takeToken(tx, { purpose, hash, now })) === null) throw wrongLink()
    const emailVerifiedAt = before.emailVerifiedAt ?? now
    await saveUser(tx, before.id, { passwordHash, passwordChangedAt: now, emailVerifiedAt, validAfter: now }, now)
    await voidTokens(tx, before.id, ['reset_password', 'verify_email', 'magic_link', 'second_factor'], now)
    await endSessionsOf(tx, before.id, {}, { reason: 'password_changed', now })
    await forgetDevices(tx, before.id)
    await forgiveAccount(tx, before.email, before.id)
    const told =
      before.passwordHash === null
        ? { event: 'password_reset' as const }
        : { event: 'password_reset' as const, mail: 'password_changed' as const }
    await tellPerson(ctx, tx, before, visit, told)
    return getUser(tx, before.id)
  })
  return firstFactorGiven(ctx, visit, user)
}

function wrongLink() {
  return refuse('unauthenticated', { detail: 'The link is not valid any more: ask for another one.' })
}
