import { idOf, type UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { getOrganization } from '../organizations/store.ts'
import { refuseBadPassword } from '../people/common-passwords.ts'
import { addEvent } from '../people/event-store.ts'
import { passwordsOf } from '../people/passwords.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import { canMail } from '../people/sign-up.ts'
import { countMailRequest, mayMail } from '../people/throttle.ts'
import { addToken } from '../people/token-store.ts'
import { tokenMinutes } from '../people/token-types.ts'
import { addUser, findUserByEmail } from '../people/user-store.ts'
import type { User } from '../people/user-types.ts'
import { becomeCustomer } from './become-customer.ts'
import { loginsOfUser, nobody } from './login-store.ts'
import { portalLink, portalPage } from './portal-link.ts'
import type { PortalSettings } from './portal-types.ts'
import { findSettings } from './settings-store.ts'

export interface SignUp {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly locale: string
}

/** What whoever signed up does next. It depends on the installation, never on whether somebody was known. */
export type NextStep = 'log_in' | 'confirm_email'

/**
 * Makes whoever comes a customer of the organization, with a login. Where mail can be sent, that waits until they have confirmed their address by the link and their
 * password; where none can be, it is done at once. Whether somebody has the address already shows in nothing but a mail to them. Refuses `sign_up_closed`,
 * `invalid`, `password_common`, `rate_limited`.
 */
export async function signUp(ctx: Context, visit: RouteVisit, wanted: SignUp): Promise<NextStep> {
  await ctx.database.people((tx) => countMailRequest(tx, ctx, visit.address))
  const { settings, organization } = await ctx.transaction(async (tx) => ({
    settings: await findSettings(tx),
    organization: await getOrganization(tx),
  }))
  if (settings?.signUp !== 'open') throw refuse('sign_up_closed')
  refuseBadPassword(wanted.password, [wanted.name, wanted.email, organization.name])
  const passwordHash = await passwordsOf(ctx).hash(wanted.password)
  if (canMail(ctx)) return askToConfirm(ctx, wanted, { passwordHash, settings, sellerName: organization.name })
  await beginAtOnce(ctx, visit, wanted, passwordHash)
  return 'log_in'
}

/** What was chosen waits with the link: it counts for whoever has both the mail and the password, and for nobody else. */
const pendingSchema = z.object({ portal: z.uuid(), name: z.string(), locale: z.string(), password_hash: z.string() })

export type PendingCustomer = z.output<typeof pendingSchema>

/** Null: the token is not one of this portal. */
export function readPending(ctx: Pick<Context, 'organizationId'>, about: unknown): PendingCustomer | null {
  const pending = pendingSchema.safeParse(about).data
  return pending?.portal === ctx.organizationId ? pending : null
}

async function askToConfirm(
  ctx: Context,
  { email, name, locale }: SignUp,
  by: { readonly passwordHash: string; readonly settings: PortalSettings; readonly sellerName: string },
): Promise<NextStep> {
  const user = await ctx.database.people(async (tx) => {
    await addUser(tx, newUser({ email, name, locale }, null), ctx.clock.now())
    return findUserByEmail(tx, email)
  })
  // Who acts for somebody here already has nothing to confirm.
  const isKnown = (await ctx.transaction((tx) => loginsOfUser(tx, user?.id ?? nobody))).length > 0
  const token = newSecretToken()
  const page = portalPage(ctx.outside.publicUrl, by.settings)
  await ctx.database.people(async (tx) => {
    if (!(await mayMail(tx, ctx, email))) return
    const now = ctx.clock.now()
    await addToken(tx, {
      ...{ id: newId(), userId: isKnown ? null : (user?.id ?? null), purpose: 'verify_email', tokenHash: token.hash },
      about: { portal: ctx.organizationId, name, locale, password_hash: by.passwordHash } satisfies PendingCustomer,
      ...{ createdAt: now, expiresAt: now.add({ minutes: tokenMinutes.verify_email }) },
    })
    await tell(ctx, tx, isKnown && user ? user : { email, name, locale }, {
      kind: isKnown ? 'already_registered' : 'verify_email',
      url: isKnown ? page : portalLink(page, 'verify_email', token.text),
      organization: by.sellerName,
    })
  })
  return 'confirm_email'
}

async function tell(
  ctx: Context,
  tx: DispatcherTx,
  { email, name, locale }: Pick<User, 'email' | 'name' | 'locale'>,
  {
    kind,
    url,
    organization,
  }: { readonly kind: 'already_registered' | 'verify_email'; readonly url: string; readonly organization: string },
): Promise<void> {
  await queuePersonMail(ctx, tx, { to: email, locale, kind, facts: { name, url, organization } })
}

/** Where nobody can be mailed. Somebody who is there already stays as they are. */
async function beginAtOnce(ctx: Context, visit: RouteVisit, { email, name, locale }: SignUp, passwordHash: string): Promise<void> {
  const user = newUser({ email, name, locale }, passwordHash)
  const isNew = await ctx.database.people(async (tx) => {
    const now = ctx.clock.now()
    if (!(await addUser(tx, user, now))) return false
    await addEvent(tx, user.id, 'signed_up', visit, now)
    return true
  })
  if (isNew) await becomeCustomer(ctx, user.id, { name, email, locale })
}

function newUser(person: Pick<User, 'email' | 'name' | 'locale'>, passwordHash: string | null) {
  const id: UserId = idOf('usr', newId())
  return { ...person, id, passwordHash, emailVerifiedAt: null }
}
