import type { Tx } from '../../kit/db.ts'

/** Counts something that came to a gateway's address and was not its word. Nothing of it is kept. */
export async function countRefusal(tx: Tx, gateway: string, at: Temporal.Instant): Promise<void> {
  await tx.query(
    `INSERT INTO gateway_refusals AS r (organization_id, gateway, refused, last_at) VALUES ($1, $2, 1, $3)
     ON CONFLICT (organization_id, gateway) DO UPDATE SET refused = r.refused + 1, last_at = greatest(r.last_at, $3)`,
    [tx.organizationId, gateway, at],
    'count-gateway-refusal',
  )
}
