import { refuse } from '@quarterday/core/refusal.ts'
import type { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newPublishableSecret } from '../../kit/publishable-keys.ts'
import type { Organization } from '../organizations/organization.ts'
import { lockOrganization } from '../organizations/store.ts'
import type { PortalSettings } from './portal-types.ts'
import { newPortal, type portalSettingsUpdateSchema, settingsAfter } from './settings-schema.ts'
import { findSettings, saveSettings } from './settings-store.ts'
import { takeSlug, takeSlugOfName } from './take-slug.ts'

/** Changes how the portal behaves; the first change opens it. Refuses `invalid` where it would be nowhere, and `already_exists` where its address is somebody else's. */
export async function changeSettings(ctx: Context, given: z.output<typeof portalSettingsUpdateSchema>): Promise<PortalSettings> {
  return ctx.transaction(async (tx) => {
    const organization = await lockOrganization(tx)
    const before = await findSettings(tx)
    const page = await pageAfter(tx, organization, before, given)
    const publishableSecret = before?.publishableSecret ?? newPublishableSecret()
    const settings: PortalSettings = { ...settingsAfter(before ?? newPortal, given), ...page, publishableSecret, updatedAt: tx.now }
    await saveSettings(tx, settings)
    return settings
  })
}

/** Who has no page of their own has the hosted one; who has one, has both only if they say so. */
async function pageAfter(
  tx: Tx,
  organization: Organization,
  before: PortalSettings | null,
  given: z.output<typeof portalSettingsUpdateSchema>,
): Promise<Pick<PortalSettings, 'pageUrl' | 'slug' | 'hosted'>> {
  const pageUrl = given.page_url === undefined ? (before?.pageUrl ?? null) : given.page_url
  const hosted = given.hosted ?? (pageUrl === null || (before?.hosted ?? false))
  if (pageUrl === null && !hosted) {
    const detail = 'Say where your own page is: without it and without the hosted one links in mails lead nowhere.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/page_url', code: 'required', detail }] })
  }
  if (given.slug !== undefined) return { pageUrl, hosted, slug: await takeSlug(tx, given.slug) }
  return { pageUrl, hosted, slug: before?.slug ?? (hosted ? await takeSlugOfName(tx, organization) : null) }
}

/** Gives the portal another publishable key; the one before opens nothing from the next request on. Refuses `invalid_state` where there is no portal. */
export async function rotatePublishableKey(ctx: Context): Promise<PortalSettings> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const before = await findSettings(tx)
    if (before === null) throw refuse('invalid_state', { detail: 'There is no portal yet: open it first.' })
    const settings: PortalSettings = { ...before, publishableSecret: newPublishableSecret(), updatedAt: tx.now }
    await saveSettings(tx, settings)
    return settings
  })
}
