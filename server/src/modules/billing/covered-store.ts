import type { CreditDerivation, PriceDerivation } from '@quarterday/core/invoice/derivation.ts'
import type { CoverageKind } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'

/** The last stretch of each item of a subscription, with the line that billed it and what was given back of that line so far. */
export async function selectCovered(tx: Tx, subscriptionId: string): Promise<CoveredRow[]> {
  return (await tx.query<CoveredRow>(covered, [tx.organizationId, subscriptionId], 'load-covered')).rows
}

export interface CoveredRow {
  readonly item_id: string
  readonly starts_at: Temporal.Instant
  readonly ends_at: Temporal.Instant
  readonly previous_end: Temporal.Instant | null
  readonly kind: CoverageKind
  readonly line_id: string | null
  readonly amount: bigint | null
  readonly derivation: PriceDerivation | CreditDerivation | null
  readonly credited: bigint
}

/** A line stands on an invoice or still waits for one; so does what gives a part of it back. Credits of a void invoice do not count. */
const covered = `WITH last AS (
    SELECT DISTINCT ON (c.item_id) c.* FROM coverage c
    JOIN subscription_items i ON i.organization_id = c.organization_id AND i.id = c.item_id
    WHERE i.organization_id = $1 AND i.subscription_id = $2 AND i.ends_at IS NULL
    ORDER BY c.item_id, c.starts_at DESC)
  SELECT c.item_id, c.starts_at, c.ends_at, c.previous_end, c.kind, c.line_id,
    coalesce(l.amount, w.amount) AS amount, coalesce(l.derivation, w.line->'derivation') AS derivation,
    coalesce((SELECT -sum(x.amount) FROM invoice_lines x JOIN invoices n ON n.organization_id = x.organization_id AND n.id = x.invoice_id
      WHERE x.organization_id = $1 AND x.credited_line_id = c.line_id AND n.status <> 'void'), 0)::bigint
    + coalesce((SELECT -sum(p.amount) FROM pending_lines p
      WHERE p.organization_id = $1 AND p.subscription_id = $2 AND (p.line->>'credited_line_id')::uuid = c.line_id), 0)::bigint AS credited
  FROM last c
  LEFT JOIN invoice_lines l ON l.organization_id = c.organization_id AND l.id = c.line_id
  LEFT JOIN pending_lines w ON w.organization_id = c.organization_id AND w.id = c.line_id
  ORDER BY c.item_id`
