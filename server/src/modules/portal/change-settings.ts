import { refuse } from '@quarterday/core/refusal.ts'
import type { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { newPublishableSecret } from '../../kit/publishable-keys.ts'
import { lockOrganization } from '../organizations/store.ts'
import type { PortalSettings } from './portal-types.ts'
import { newPortal, type portalSettingsUpdateSchema, settingsAfter } from './settings-schema.ts'
import { findSettings, saveSettings } from './settings-store.ts'

/** Changes how the portal behaves; the first change opens it. Refuses `invalid` when it is opened without saying where it is. */
export async function changeSettings(ctx: Context, given: z.output<typeof portalSettingsUpdateSchema>): Promise<PortalSettings> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const before = await findSettings(tx)
    const pageUrl = given.page_url ?? before?.pageUrl
    if (pageUrl === undefined) {
      const detail = 'Say where the portal is: mails lead there.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/page_url', code: 'required', detail }] })
    }
    const publishableSecret = before?.publishableSecret ?? newPublishableSecret()
    const settings: PortalSettings = { ...settingsAfter(before ?? newPortal, given), pageUrl, publishableSecret, updatedAt: tx.now }
    await saveSettings(tx, settings)
    return settings
  })
}

/** Gives the portal another publishable key; the one before opens nothing from the next request on. Refuses `invalid_state` where there is no portal. */
export async function rotatePublishableKey(ctx: Context): Promise<PortalSettings> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const before = await findSettings(tx)
    if (before === null) throw refuse('invalid_state', { detail: 'There is no portal yet: say where it is first.' })
    const settings: PortalSettings = { ...before, publishableSecret: newPublishableSecret(), updatedAt: tx.now }
    await saveSettings(tx, settings)
    return settings
  })
}
