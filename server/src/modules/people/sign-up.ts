import { zoneSchema } from '@quarterday/core/calendar.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type UserId } from '@quarterday/core/id.ts'
import { linkTo } from '@quarterday/core/people/links.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { hashOfToken, newSecretToken } from '../../kit/secret-token.ts'
import { refuseBadPassword } from './common-passwords.ts'
import { addEvent } from './event-store.ts'
import { foundOwnOrganization, type OwnOrganization } from './found-own-organization.ts'
import { passwordsOf } from './passwords.ts'
import { queuePersonMail } from './queue-person-mail.ts'
import { countMailRequest, mayMail } from './throttle.ts'
import { addToken, takeSetupTokens } from './token-store.ts'
import { tokenMinutes } from './token-types.ts'
import { addUser, findUserByEmail, hasUsers, isFirstUser, saveUser } from './user-store.ts'
import type { User } from './user-types.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly locale: string
  readonly organization: OwnOrganization
  /** What was printed when the server was started. Null: none was given. */
  readonly setupToken: string | null
}

/** What whoever signed up does next. It depends on the installation, never on whether somebody was known. */
export type NextStep = 'log_in' | 'confirm_email'

/**
 * Makes an account with an organization of its own. Where mail can be sent it waits until the address is confirmed; where none can be, or where the set-up token
 * proves that the operator wants it, it is ready at once. Whether somebody has the address already shows in nothing but a mail to them. Refuses `forbidden` where
 * nobody may sign up, `invalid`, `password_common`, `rate_limited`.
 */
export async function signUp(ctx: Context, visit: RouteVisit, account: NewAccount): Promise<NextStep> {
  await ctx.database.people((tx) => countMailRequest(tx, ctx, visit.address))
  await refuseClosed(ctx, account.setupToken)
  refuseBadPassword(account.password, [account.name, account.email, account.organization.name])
  const passwordHash = await passwordsOf(ctx).hash(account.password)
  if (account.setupToken !== null) return setUp(ctx, visit, { ...account, setupToken: account.setupToken }, passwordHash)
  if (canMail(ctx)) return askToConfirm(ctx, account, passwordHash)
  await beginAtOnce(ctx, visit, account, passwordHash)
  return 'log_in'
}

/** Whether mail leaves this installation; otherwise it stays in the outbox, and nobody can be asked to prove that they get it. */
export function canMail({ outside }: Pick<Context, 'outside'>): boolean {
  return outside.mail.transport.kind !== 'outbox'
}

/** How people may sign up at this moment. */
export async function signUpState(ctx: Context): Promise<'open' | 'first' | 'first_with_token' | 'closed'> {
  const { mode, needsToken } = ctx.signUp ?? { mode: 'closed', needsToken: true }
  if (mode !== 'first') return mode
  if (await ctx.database.people(hasUsers)) return 'closed'
  return needsToken ? 'first_with_token' : 'first'
}

async function refuseClosed(ctx: Context, setupToken: string | null): Promise<void> {
  const state = await signUpState(ctx)
  if (state === 'closed') throw closed()
  if (state === 'first_with_token' && setupToken === null)
    throw refuse('forbidden', { detail: 'Use the link that was printed when the server was started.' })
  if (state !== 'first_with_token' && state !== 'first' && setupToken !== null) throw wrongSetupToken()
}

/**
 * Where only the first may sign up: makes sure, with the lock that this takes, that somebody is, in the transaction that lets them in. Null: they have no row yet. Refuses
 * `forbidden`.
 */
export async function mustBeFirst({ signUp: way }: Pick<Context, 'signUp'>, tx: DispatcherTx, id: UserId | null): Promise<void> {
  if (way?.mode === 'first' && !(await isFirstUser(tx, id))) throw closed()
}

function closed() {
  return refuse('forbidden', { detail: 'Nobody can sign up here by themselves: ask for an invitation.' })
}

function wrongSetupToken() {
  const detail = 'The set-up link is not valid any more: an installation is set up once, within a day of its start.'
  return refuse('forbidden', { detail })
}

/** The operator's own account: the token proves more than a mail would. */
async function setUp(
  ctx: Context,
  visit: RouteVisit,
  account: NewAccount & { readonly setupToken: string },
  passwordHash: string,
): Promise<NextStep> {
  const user = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    // Of two at once the second finds none left.
    if (!(await takeSetupTokens(tx, hashOfToken(account.setupToken), now))) throw wrongSetupToken()
    return write(ctx, tx, visit, account, { passwordHash, emailVerifiedAt: now })
  })
  if (user === null) throw wrongSetupToken()
  await foundOwnOrganization(ctx, user, { ...account.organization, id: idOf('org', newId()) })
  return 'log_in'
}

/** Where nobody can be mailed. Somebody who is there already stays as they are. */
async function beginAtOnce(ctx: Context, visit: RouteVisit, account: NewAccount, passwordHash: string): Promise<void> {
  const user = await ctx.database.people((tx) => write(ctx, tx, visit, account, { passwordHash, emailVerifiedAt: null }))
  if (user !== null) await foundOwnOrganization(ctx, user, { ...account.organization, id: idOf('org', newId()) })
}

/** Null: somebody has the address. One who was only asked to confirm it, and never did, is nobody yet. */
async function write(
  ctx: Context,
  tx: DispatcherTx,
  visit: RouteVisit,
  { email, name, locale }: NewAccount,
  proof: Pick<User, 'emailVerifiedAt'> & { readonly passwordHash: string },
): Promise<Pick<User, 'id' | 'email'> | null> {
  await mustBeFirst(ctx, tx, null)
  const now = ctx.clock.now()
  const id: UserId = idOf('usr', newId())
  if (await addUser(tx, { id, email, name, locale, ...proof }, now)) {
    await addEvent(tx, id, 'signed_up', visit, now)
    return { id, email }
  }
  const there = await findUserByEmail(tx, email)
  if (there === null || there.passwordHash !== null || there.emailVerifiedAt !== null || there.disabledAt !== null) return null
  await saveUser(tx, there.id, { name, locale, ...proof, passwordChangedAt: now }, now)
  await addEvent(tx, there.id, 'signed_up', visit, now)
  return { id: there.id, email }
}

/** What was chosen waits with the link: it counts for whoever has both the mail and the password, and for nobody else. */
const pendingSchema = z.object({
  name: z.string(),
  locale: z.string(),
  password_hash: z.string(),
  organization: z.object({ name: z.string(), timezone: zoneSchema, currency: currencySchema }).nullable(),
})

export type PendingAccount = z.output<typeof pendingSchema>

/** Null: the token is that of an account that has its password already. */
export function readPending(about: unknown): PendingAccount | null {
  return pendingSchema.safeParse(about).data ?? null
}

async function askToConfirm(ctx: Context, account: NewAccount, passwordHash: string): Promise<NextStep> {
  const { email, name, locale, organization } = account
  const token = newSecretToken()
  await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    const id: UserId = idOf('usr', newId())
    const isNew = await addUser(tx, { id, email, name, locale, passwordHash: null, emailVerifiedAt: null }, now)
    const user = await findUserByEmail(tx, email)
    const isKnown = !isNew && (user === null || user.emailVerifiedAt !== null || user.passwordHash !== null)
    if (!(await mayMail(tx, ctx, email))) return
    await addToken(tx, {
      ...{ id: newId(), userId: isKnown || user === null ? null : user.id, purpose: 'verify_email', tokenHash: token.hash },
      about: { name, locale, password_hash: passwordHash, organization },
      ...{ createdAt: now, expiresAt: now.add({ minutes: tokenMinutes.verify_email }) },
    })
    const { publicUrl } = ctx.outside
    await queuePersonMail(
      ctx,
      tx,
      isKnown
        ? {
            to: email,
            locale: user?.locale ?? locale,
            kind: 'already_registered',
            facts: { name: user?.name ?? '', url: `${publicUrl}/log-in` },
          }
        : { to: email, locale, kind: 'verify_email', facts: { name, url: linkTo(publicUrl, 'verify_email', token.text) } },
    )
  })
  return 'confirm_email'
}
