import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { refuseSuspended } from '../../kit/suspended.ts'
import { getSettings as messageSettings } from '../notifications/settings-store.ts'
import { getOrganization } from '../organizations/store.ts'
import type { PortalSettings } from './portal-types.ts'
import { findSettings } from './settings-store.ts'
import { findPortalAt } from './slug-store.ts'

/** A hosted page as whoever comes sees it. */
export interface PortalPage {
  readonly settings: PortalSettings & { readonly slug: string }
  readonly seller: string
  readonly kind: 'live' | 'sandbox'
  readonly organizationId: Context['organizationId']
  readonly accentColor: string
  readonly locale: string
}

/**
 * What the page at an address has to know before anybody has logged in. Refuses `not_found`, in the same words for an address that leads nowhere and a page that is
 * closed; `organization_suspended`.
 */
export async function openPage(ctx: Context, slug: string): Promise<PortalPage> {
  const organizationId = await ctx.database.credentials((tx) => findPortalAt(tx, slug))
  if (organizationId === null) throw refuse('not_found')
  await refuseSuspended(ctx, organizationId)
  return ctx.database.organization(
    organizationId,
    async (tx) => {
      const settings = await findSettings(tx)
      if (settings === null || !settings.hosted || settings.slug === null) throw refuse('not_found')
      const { name: seller, kind } = await getOrganization(tx)
      const { accentColor, locale } = await messageSettings(tx)
      return { settings: { ...settings, slug: settings.slug }, seller, kind, organizationId, accentColor, locale }
    },
    { readOnly: true },
  )
}
