import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Overview } from './organization.ts'
import * as organizations from './store.ts'

/** A sandbox that the one who asks may see: its own organization, or one that it made; an operator any. Refuses `not_found`. */
export async function findSandbox(ctx: Context, id: OrganizationId): Promise<Overview> {
  const found = await ctx.database.dispatcher((tx) => organizations.findOverview(tx, id))
  const scope = visibleTo(ctx)
  const isVisible = scope === undefined || found?.id === scope || found?.createdBy === scope
  if (found === null || found.kind !== 'sandbox' || !isVisible) throw refuse('not_found')
  return found
}

/** Whose sandboxes can be seen. Undefined: everybody's. */
export function visibleTo(ctx: Context): OrganizationId | undefined {
  return ctx.actor.kind === 'operator' ? undefined : ctx.organizationId
}
