import { linkTo } from '@quarterday/core/people/links.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { type DispatcherTx, isUniqueViolation } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken, newSecretToken } from '../../kit/secret-token.ts'
import { demandProof } from './prove-person.ts'
import { queuePersonMail } from './queue-person-mail.ts'
import { endSessionsOf } from './session-store.ts'
import { canMail } from './sign-up.ts'
import { tellPerson } from './tell-person.ts'
import { countMailRequest, mayMail } from './throttle.ts'
import { addToken, takeToken, voidTokens } from './token-store.ts'
import { tokenMinutes } from './token-types.ts'
import { findUserByEmail, lockUser, saveUser } from './user-store.ts'
import { isOpen, type User } from './user-types.ts'

/**
 * Sends a link to the new address; nothing changes before it is followed. Where no mail can be sent it changes at once, unless somebody has it. Refuses
 * `invalid`, `rate_limited`, and `already_exists` where no mail could tell.
 */
export async function requestEmailChange(
  ctx: Context,
  visit: RouteVisit,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<'done' | 'confirm_email'> {
  const user = await demandProof(ctx, visit, { password })
  await ctx.database.people((tx) => countMailRequest(tx, ctx, visit.address))
  if (!canMail(ctx)) {
    await refusingTaken(() =>
      ctx.database.people(async (tx) => move(ctx, tx, visit, await lockUser(tx, user.id), { email, isProven: false })),
    )
    return 'done'
  }
  const token = newSecretToken()
  await ctx.database.people(async (tx) => {
    if (!(await mayMail(tx, ctx, email))) return
    const now = ctx.clock.now()
    const isTaken = (await findUserByEmail(tx, email)) !== null
    await addToken(tx, {
      ...{
        id: newId(),
        userId: isTaken ? null : user.id,
        purpose: 'change_email',
        tokenHash: token.hash,
        about: { email },
        createdAt: now,
      },
      expiresAt: now.add({ minutes: tokenMinutes.change_email }),
    })
    const url = linkTo(ctx.outside.publicUrl, 'change_email', token.text)
    const { locale, name } = user
    await queuePersonMail(ctx, tx, { to: email, locale, kind: 'change_email', facts: { name, email, url } }, { isFor: !isTaken })
  })
  return 'confirm_email'
}

/** Takes the new address; the old one is told, and other sessions end. Refuses `unauthenticated`, `already_exists`. */
export async function confirmEmailChange(ctx: Context, visit: RouteVisit, token: string): Promise<void> {
  await refusingTaken(() =>
    ctx.database.people(async (tx) => {
      const now = ctx.clock.now()
      const taken = await takeToken(tx, { purpose: 'change_email', hash: hashOfToken(token), now })
      const user = taken === null ? null : await lockUser(tx, taken.userId)
      if (taken === null || user === null || !isOpen(user)) throw refuse('unauthenticated', { detail: 'The link is not valid any more.' })
      await move(ctx, tx, visit, user, { email: aboutSchema.parse(taken.about).email, isProven: true })
    }),
  )
}

const aboutSchema = z.object({ email: z.string() })

async function move(
  ctx: Context,
  tx: DispatcherTx,
  visit: RouteVisit,
  user: User,
  { email, isProven }: { readonly email: string; readonly isProven: boolean },
): Promise<void> {
  const now = ctx.clock.now()
  const except = ctx.actor.kind === 'member' || ctx.actor.kind === 'person' ? ctx.actor.sessionId : undefined
  await saveUser(tx, user.id, { email, emailVerifiedAt: isProven ? now : null }, now)
  // Links that went to the old address do not open the account of the new one.
  await voidTokens(tx, user.id, ['reset_password', 'magic_link', 'change_email', 'verify_email'], now)
  await endSessionsOf(tx, user.id, { except }, { reason: 'email_changed', now })
  await tellPerson(ctx, tx, user, visit, { event: 'email_changed', mail: 'email_changed', to: user.email, facts: { email } })
}

async function refusingTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (isUniqueViolation(error)) throw refuse('already_exists', { detail: 'Somebody has this address already.' })
    throw error
  }
}
