import { type CustomerId, idOf, type UserId } from '@quarterday/core/id.ts'
import { linkTo } from '@quarterday/core/people/links.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { getCustomer } from '../customers/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import { endPortalSessions } from '../people/session-store.ts'
import { addToken } from '../people/token-store.ts'
import { addUser, findUserByEmail } from '../people/user-store.ts'
import type { User } from '../people/user-types.ts'
import { addLogin, loginsOfCustomer, removeLogin } from './login-store.ts'
import { portalLink, portalPage } from './portal-link.ts'
import type { Login } from './portal-types.ts'
import type { AboutPortal } from './send-link.ts'
import { findSettings } from './settings-store.ts'
import { hasOtherTies } from './ties-store.ts'

export interface Invitation {
  readonly email: string
  readonly name: string
  readonly locale: string
}

/**
 * Lets a person act for a customer, and tells them by mail: who has no password yet is sent a link to choose one. Done twice it lets them in once, and tells them
 * again. Refuses `not_found`, and `invalid_state` where there is no portal.
 */
export async function inviteLogin(ctx: Context, customerId: CustomerId, { email, name, locale }: Invitation): Promise<Login> {
  const { settings, organization } = await ctx.transaction(async (tx) => {
    const customer = await getCustomer(tx, customerId)
    if (customer.erasedAt !== null) throw refuse('invalid_state', { detail: 'The customer was erased.' })
    return { settings: await findSettings(tx), organization: (await getOrganization(tx)).name }
  })
  if (settings === null) throw refuse('invalid_state', { detail: 'There is no portal yet: open it first.' })
  const user = await ctx.database.people(async (tx) => {
    const id: UserId = idOf('usr', newId())
    await addUser(tx, { id, email, name, locale, passwordHash: null, emailVerifiedAt: null }, ctx.clock.now())
    return findUserByEmail(tx, email)
  })
  if (user === null) throw refuse('concurrent_change')
  const login = await ctx.transaction(async (tx) => {
    await addLogin(tx, customerId, user.id)
    return (await loginsOfCustomer(tx, customerId)).find((each) => each.userId === user.id)
  })
  if (login === undefined) throw refuse('concurrent_change')
  await tell(ctx, user, { page: portalPage(ctx.outside.publicUrl, settings), organization })
  return login
}

async function tell(ctx: Context, user: User, at: { readonly page: string; readonly organization: string }): Promise<void> {
  const { page, organization } = at
  const { id: userId, email: to, locale, name } = user
  await ctx.database.people(async (tx) => {
    if (user.passwordHash !== null && user.emailVerifiedAt !== null)
      return queuePersonMail(ctx, tx, { to, locale, kind: 'access_given', facts: { name, url: page, organization } })
    const token = newSecretToken()
    const now = ctx.clock.now()
    const isShared = await hasOtherTies(tx, userId, ctx.organizationId)
    await addToken(tx, {
      ...{
        id: newId(),
        userId,
        purpose: 'reset_password',
        tokenHash: token.hash,
        createdAt: now,
        expiresAt: now.add({ hours: 24 * inviteDays }),
      },
      about: isShared ? {} : ({ portal: ctx.organizationId } satisfies AboutPortal),
    })
    const ours = linkTo(ctx.outside.publicUrl, 'reset_password', token.text)
    const url = isShared ? ours : portalLink(page, 'reset_password', token.text)
    return queuePersonMail(ctx, tx, { to, locale, kind: 'account_created', facts: { name, url, organization } })
  })
}

/** How long the link of an invitation can be used, as that of a member's. */
const inviteDays = 7

/** Takes a person's access to a customer away, from the next request on. Refuses `not_found`. */
export async function takeLoginAway(ctx: Context, customerId: CustomerId, userId: UserId): Promise<void> {
  const isRemoved = await ctx.transaction((tx) => removeLogin(tx, customerId, userId))
  if (!isRemoved) throw refuse('not_found')
  const { organizationId } = ctx
  const now = ctx.clock.now()
  await ctx.database.people((tx) => endPortalSessions(tx, { organizationId, customerId, userId }, { reason: 'removed', now }))
}
