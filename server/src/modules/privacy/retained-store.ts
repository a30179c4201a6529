import { type CustomerId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** Organizations with documents that need not name anybody any more. */
export async function organizationsWithRetained(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM billing_parties p
    WHERE p.organization_id = o.id AND p.erased_at IS NULL AND p.retain_until <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-with-retained')
  return rows.map((row) => idOf('org', row.id))
}

/** When the time of the next is over. */
export const nextRetainedAt = `SELECT min(retain_until) FROM billing_parties WHERE organization_id = $1 AND retain_until IS NOT NULL AND erased_at IS NULL
  HAVING min(retain_until) IS NOT NULL`

export interface RetainedParty {
  readonly id: string
  readonly name: string
  readonly address: unknown
  readonly tax_ids: unknown
  readonly retain_until: Temporal.Instant
}

/** Whom documents of an erased customer still name, for who has to show it to an authority. */
export async function retainedOf(tx: Tx, customerId: CustomerId): Promise<RetainedParty[]> {
  const text = `SELECT id, name, address, tax_ids, retain_until FROM billing_parties
    WHERE organization_id = $1 AND restricted_of = $2 AND erased_at IS NULL ORDER BY id LIMIT 1000`
  return (await tx.query<RetainedParty>(text, [tx.organizationId, customerId])).rows
}

/** What a customer has used, a line a meter. */
export async function usageOf(
  tx: Tx,
  customerId: CustomerId,
): Promise<{ meter_id: string; events: number; first: Temporal.Instant; last: Temporal.Instant }[]> {
  const text = `SELECT meter_id, count(*)::int AS events, min(occurred_at) AS first, max(occurred_at) AS last FROM usage_events
    WHERE organization_id = $1 AND customer_id = $2 GROUP BY meter_id ORDER BY meter_id`
  return (
    await tx.query<{ meter_id: string; events: number; first: Temporal.Instant; last: Temporal.Instant }>(text, [
      tx.organizationId,
      customerId,
    ])
  ).rows
}
