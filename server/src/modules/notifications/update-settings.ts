import type { CustomerId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { lockCustomer } from '../customers/store.ts'
import { lockOrganization } from '../organizations/store.ts'
import type { Preferences, Settings } from './notification.ts'
import { getPreferences, savePreferences } from './preference-store.ts'
import { getSettings, saveSettings } from './settings-store.ts'

/** Changes what an organization says about its messages. Turned on again, what happened meanwhile stays untold: nobody wants old news. */
export async function updateSettings(ctx: Context, changes: Partial<Omit<Settings, 'announcesAfter'>>): Promise<Settings> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const before = await getSettings(tx)
    const isTurnedOn = changes.enabled === true && !before.enabled
    const after = { ...before, ...changes, announcesAfter: isTurnedOn ? newId() : before.announcesAfter }
    await saveSettings(tx, after, ctx.clock.now())
    return after
  })
}

/** Changes what a customer wants to hear. Refuses `not_found`. */
export async function updatePreferences(ctx: Context, customerId: CustomerId, changes: Partial<Preferences>): Promise<Preferences> {
  return ctx.transaction(async (tx) => {
    await lockCustomer(tx, customerId)
    const after = { ...(await getPreferences(tx, customerId)), ...changes }
    await savePreferences(tx, customerId, after, ctx.clock.now())
    return after
  })
}
