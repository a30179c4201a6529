import { linkTo } from '@quarterday/core/people/links.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import type { RouteVisit } from '../../kit/route.ts'
import { newSecretToken } from '../../kit/secret-token.ts'
import { getOrganization } from '../organizations/store.ts'
import { queuePersonMail } from '../people/queue-person-mail.ts'
import { countMailRequest, mayMail } from '../people/throttle.ts'
import { addToken } from '../people/token-store.ts'
import { tokenMinutes } from '../people/token-types.ts'
import { findUserByEmail } from '../people/user-store.ts'
import { isOpen } from '../people/user-types.ts'
import { loginsOfUser, nobody } from './login-store.ts'
import { portalLink, portalPage } from './portal-link.ts'
import { findSettings } from './settings-store.ts'
import { hasOtherTies } from './ties-store.ts'

/** What a token that was sent by mail is about: the portal that it opens, and no other. */
export interface AboutPortal {
  readonly portal: string
}

/**
 * Sends a link by which a person comes in, or chooses a new password. To whoever acts for nobody here nothing is sent, and that shows nowhere. Refuses
 * `rate_limited`.
 */
export async function sendLink(ctx: Context, visit: RouteVisit, email: string, kind: 'magic_link' | 'reset_password'): Promise<void> {
  const user = await ctx.database.people(async (tx) => {
    await countMailRequest(tx, ctx, visit.address)
    return findUserByEmail(tx, email)
  })
  const { all, settings, organization } = await ctx.transaction(async (tx) => ({
    all: await loginsOfUser(tx, user?.id ?? nobody),
    settings: await findSettings(tx),
    organization: (await getOrganization(tx)).name,
  }))
  const token = newSecretToken()
  await ctx.database.people(async (tx) => {
    const isTheirs = user !== null && isOpen(user) && all.length > 0 && settings !== null
    if (!(await mayMail(tx, ctx, email))) return
    // Who is known elsewhere too sets the password of all of it, and not on this seller's page.
    const isShared = kind === 'reset_password' && (await hasOtherTies(tx, user?.id ?? nobody, ctx.organizationId))
    const now = ctx.clock.now()
    await addToken(tx, {
      ...{ id: newId(), userId: isTheirs ? user.id : null, purpose: kind, tokenHash: token.hash },
      about: isShared ? {} : ({ portal: ctx.organizationId } satisfies AboutPortal),
      ...{ createdAt: now, expiresAt: now.add({ minutes: tokenMinutes[kind] }) },
    })
    const { publicUrl } = ctx.outside
    const page = settings === null ? '' : portalPage(publicUrl, settings)
    const url = isShared ? linkTo(publicUrl, 'reset_password', token.text) : portalLink(page, kind, token.text)
    const facts = { name: user?.name ?? '', url, organization }
    await queuePersonMail(ctx, tx, { to: email, locale: user?.locale ?? 'en', kind, facts }, { isFor: isTheirs })
  })
}
