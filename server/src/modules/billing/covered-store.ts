import type { CreditDerivation, PriceDerivation } from '@quarterday/core/invoice/derivation.ts'
import type { CoverageKind } from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/**
 * The last stretch of each item of these subscriptions, with the lines that billed it, newest first, and what was given back of each so far. A stretch that
 * cost nothing has one row without a line.
 */
export async function selectCovered(tx: Tx, subscriptionIds: readonly string[]): Promise<CoveredRow[]> {
  return (await tx.query<CoveredRow>(covered, [tx.organizationId, uuidArray(subscriptionIds)], 'load-covered')).rows
}

export interface CoveredRow {
  readonly subscription_id: string
  readonly item_id: string
  readonly starts_at: Temporal.Instant
  readonly ends_at: Temporal.Instant
  readonly previous_end: Temporal.Instant | null
  readonly kind: CoverageKind
  /** Of the stretch. */
  readonly line_id: string | null
  /** It, or one that billed a smaller quantity before; null: it cost nothing, or its invoice is void. */
  readonly billed_line_id: string | null
  readonly amount: bigint | null
  readonly derivation: PriceDerivation | CreditDerivation | null
  readonly credited: bigint
}

/**
 * A line stands on an invoice or still waits for one; so does what gives a part of it back. Credits of a void invoice do not count, nor do lines of one.
 * A line that bills only what exceeds a paid quantity names the line beside it, which covers the same time.
 */
const covered = `WITH RECURSIVE last AS (
    SELECT DISTINCT ON (c.item_id) c.* FROM coverage c
    JOIN subscription_items i ON i.organization_id = c.organization_id AND i.id = c.item_id
    WHERE i.organization_id = $1 AND i.subscription_id = ANY ($2::uuid[]) AND i.ends_at IS NULL
    ORDER BY c.item_id, c.starts_at DESC),
  named AS (
    SELECT item_id, subscription_id, line_id, 0 AS depth FROM last
    UNION ALL
    SELECT n.item_id, n.subscription_id, (coalesce(l.derivation->>'beside', w.line->'derivation'->>'beside'))::uuid, n.depth + 1
    FROM named n
    LEFT JOIN invoice_lines l ON l.organization_id = $1 AND l.id = n.line_id
    LEFT JOIN pending_lines w ON w.organization_id = $1 AND w.id = n.line_id
    WHERE coalesce(l.derivation->>'beside', w.line->'derivation'->>'beside') IS NOT NULL AND n.depth < 1000),
  lines AS (
    SELECT n.item_id, n.depth, n.line_id, coalesce(l.amount, w.amount) AS amount, coalesce(l.derivation, w.line->'derivation') AS derivation,
      coalesce((SELECT -sum(x.amount) FROM invoice_lines x JOIN invoices o ON o.organization_id = x.organization_id AND o.id = x.invoice_id
        WHERE x.organization_id = $1 AND x.credited_line_id = n.line_id AND o.status <> 'void'), 0)::bigint
      + coalesce((SELECT -sum(p.amount) FROM pending_lines p
        WHERE p.organization_id = $1 AND p.subscription_id = n.subscription_id AND (p.line->>'credited_line_id')::uuid = n.line_id), 0)::bigint AS credited
    FROM named n
    LEFT JOIN invoice_lines l ON l.organization_id = $1 AND l.id = n.line_id
    LEFT JOIN invoices v ON v.organization_id = $1 AND v.id = l.invoice_id
    LEFT JOIN pending_lines w ON w.organization_id = $1 AND w.id = n.line_id
    WHERE n.line_id IS NOT NULL AND v.status IS DISTINCT FROM 'void')
  SELECT c.subscription_id, c.item_id, c.starts_at, c.ends_at, c.previous_end, c.kind, c.line_id,
    b.line_id AS billed_line_id, b.amount, b.derivation, coalesce(b.credited, 0)::bigint AS credited
  FROM last c LEFT JOIN lines b ON b.item_id = c.item_id
  ORDER BY c.item_id, b.depth`
