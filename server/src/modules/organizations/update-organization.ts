import { isDeepStrictEqual } from 'node:util'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import * as events from '../events/store.ts'
import * as parties from '../parties/store.ts'
import type { Organization, OrganizationChanges } from './organization.ts'
import { toApi } from './schema.ts'
import * as organizations from './store.ts'

/**
 * Changes the organization of the context. Its documents keep the name and address they were made with: a change of those makes a new billing
 * party. Subscriptions keep the time zone and conventions they were started with until they are changed themselves. Refuses `invalid`.
 */
export async function updateOrganization(ctx: Context, change: (before: Organization) => OrganizationChanges): Promise<Organization> {
  return ctx.transaction(async (tx) => {
    const before = await organizations.lockOrganization(tx)
    const after: Organization = { ...before, ...change(before) }
    if (isDeepStrictEqual(toApi(before, tx.now), toApi(after, tx.now))) return before
    if (after.taxEngine === 'provider' && before.taxEngine !== 'provider' && !ctx.taxProvider) {
      const detail = 'This installation has no tax engine: TAX_PROVIDER_URL is not set.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/tax_engine', code: 'not_configured', detail }] })
    }
    const partyId = parties.isSameParty(before.party, after.party) ? before.partyId : await parties.addParty(tx, after.party)
    const organization: Organization = { ...after, partyId }
    await organizations.saveOrganization(tx, organization)
    await events.addNextEvents(tx, [{ type: 'organization.updated', aggregateId: organization.id, data: toApi(organization, tx.now) }])
    return organization
  })
}
