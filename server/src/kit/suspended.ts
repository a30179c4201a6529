import type { OrganizationId } from '@quarterday/core/id.ts'
import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { Database } from './db.ts'

/**
 * Whether the operator has suspended an organization, or the one that it comes from. Where there is a credential its look-up answers that (authenticate.ts); this is for
 * whoever comes without one: jobs, and pages for customers.
 */
export async function isSuspended(database: Pick<Database, 'credentials'>, organizationId: OrganizationId): Promise<boolean> {
  const text = `SELECT FROM organizations o LEFT JOIN organizations r ON r.id = o.root_id
    WHERE o.id = $1 AND coalesce(r.suspended_at, o.suspended_at) IS NOT NULL`
  return (await database.credentials((tx) => tx.query(text, [organizationId], 'is-suspended'))).rowCount === 1
}

/** To be called outside of any transaction. Refuses `organization_suspended`. */
export async function refuseSuspended({ database }: { readonly database: Database }, organizationId: OrganizationId): Promise<void> {
  if (await isSuspended(database, organizationId)) throw organizationSuspended()
}

/** The same words for everybody: why, only its members are told. */
export function organizationSuspended(): Refusal {
  return refuse('organization_suspended', {
    detail: 'Whoever runs this installation has suspended the organization. Nothing of it is open until they resume it.',
  })
}
