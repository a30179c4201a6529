import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** When these fees were last charged to these subscriptions, by subscription and price: on a document that is not void, or by a line that waits for one. */
export async function chargedFees(
  tx: Tx,
  subscriptionIds: readonly string[],
  priceIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Temporal.Instant>>> {
  if (subscriptionIds.length === 0 || priceIds.length === 0) return new Map()
  const { rows } = await tx.query<Row>(charged, [tx.organizationId, uuidArray(subscriptionIds), uuidArray(priceIds)], 'charged-fees')
  const bySubscription = Map.groupBy(rows, (row) => row.subscription_id)
  return new Map([...bySubscription].map(([id, fees]) => [id, new Map(fees.map((fee) => [fee.price_id, fee.charged_at]))]))
}

interface Row {
  readonly subscription_id: string
  readonly price_id: string
  readonly charged_at: Temporal.Instant
}

const charged = `SELECT subscription_id, price_id, max(at) AS charged_at FROM (
    SELECT l.subscription_id, l.price_id, i.created_at AS at FROM invoice_lines l
      JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
      WHERE l.organization_id = $1 AND l.subscription_id = ANY ($2::uuid[]) AND l.price_id = ANY ($3::uuid[]) AND l.kind = 'setup_fee' AND i.status <> 'void'
    UNION ALL
    SELECT p.subscription_id, (p.line->>'price_id')::uuid, p.created_at FROM pending_lines p
      WHERE p.organization_id = $1 AND p.subscription_id = ANY ($2::uuid[]) AND p.line->>'kind' = 'setup_fee'
  ) fees WHERE price_id = ANY ($3::uuid[]) GROUP BY subscription_id, price_id ORDER BY subscription_id, price_id`
