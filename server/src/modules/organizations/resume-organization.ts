import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { endSessionsAt } from '../people/session-store.ts'
import type { Overview } from './organization.ts'
import * as organizations from './store.ts'
import { changeSuspension } from './suspend-organization.ts'

/**
 * Opens a suspended organization again, with the sandboxes that come from it. Stays there from before are over: whoever was in comes in anew. One that is not
 * suspended stays as it is. Refuses as suspending does.
 */
export async function resumeOrganization(ctx: Context, id: OrganizationId, reason: string | undefined): Promise<Overview> {
  const found = await ctx.database.dispatcher((tx) => organizations.findOverview(tx, id))
  if (found === null) throw refuse('not_found')
  // First: if we fall over after it, all is still closed, and the next try does the rest.
  if (found.suspension !== null && found.createdBy === null)
    await ctx.database.people((tx) => endSessionsAt(tx, id, { reason: 'suspended', now: ctx.clock.now() }))
  return changeSuspension(ctx, id, 'resumeOrganization', () => ({ after: null, why: reason === undefined ? {} : { reason } }))
}
