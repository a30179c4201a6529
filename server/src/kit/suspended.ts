import type { OrganizationId } from '@quarterday/core/id.ts'
import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import { uuidArray } from './arrays.ts'
import type { Database, DispatcherTx } from './db.ts'

/**
 * Whether the operator has suspended an organization, or the one that it comes from. Where there is a credential its look-up answers that (authenticate.ts); this is for
 * whoever comes without one: jobs, and pages for customers.
 */
export async function isSuspended(database: Pick<Database, 'credentials'>, organizationId: OrganizationId): Promise<boolean> {
  const text = `SELECT FROM organizations o LEFT JOIN organizations r ON r.id = o.root_id
    WHERE o.id = $1 AND coalesce(r.suspended_at, o.suspended_at) IS NOT NULL`
  return (await database.credentials((tx) => tx.query(text, [organizationId], 'is-suspended'))).rowCount === 1
}

/** Those of these organizations that are not suspended. */
export async function openAmong(tx: DispatcherTx, ids: readonly OrganizationId[]): Promise<readonly OrganizationId[]> {
  if (ids.length === 0) return ids
  const text = `SELECT o.id FROM organizations o LEFT JOIN organizations r ON r.id = o.root_id
    WHERE o.id = ANY ($1::uuid[]) AND coalesce(r.suspended_at, o.suspended_at) IS NOT NULL`
  const { rows } = await tx.query<{ id: string }>(text, [uuidArray(ids)], 'suspended-among')
  const suspended = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !suspended.has(id))
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
