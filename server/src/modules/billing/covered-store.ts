import type { CreditDerivation, PriceDerivation } from '@quarterday/core/invoice/derivation.ts'
import type { CoverageKind } from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredLineDiscounts, StoredTaxing } from './adjustments-json.ts'

/**
 * The last stretch of each item of these subscriptions, with the lines that billed it, newest first. A stretch that cost nothing has one row without a
 * line.
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
  /** Null: it still waits. */
  readonly invoice_id: string | null
  readonly listed: bigint | null
  readonly amount: bigint | null
  readonly discount: bigint | null
  readonly discounts: StoredLineDiscounts
  readonly taxing: StoredTaxing | null
  readonly derivation: PriceDerivation | CreditDerivation | null
}

/**
 * A line stands on an invoice or still waits for one; those of a void invoice do not count. A line that bills only what exceeds a paid quantity names the
 * line beside it, which covers the same time.
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
    SELECT n.item_id, n.depth, n.line_id, l.invoice_id, coalesce(l.listed_amount, (w.line->>'listed')::bigint, w.amount) AS listed,
      coalesce(l.amount, w.amount) AS amount, coalesce(l.discount, 0) AS discount, l.discounts, l.taxing,
      coalesce(l.derivation, w.line->'derivation') AS derivation
    FROM named n
    LEFT JOIN invoice_lines l ON l.organization_id = $1 AND l.id = n.line_id
    LEFT JOIN invoices v ON v.organization_id = $1 AND v.id = l.invoice_id
    LEFT JOIN pending_lines w ON w.organization_id = $1 AND w.id = n.line_id
    WHERE n.line_id IS NOT NULL AND v.status IS DISTINCT FROM 'void')
  SELECT c.subscription_id, c.item_id, c.starts_at, c.ends_at, c.previous_end, c.kind, c.line_id,
    b.line_id AS billed_line_id, b.invoice_id, b.listed, b.amount, b.discount, b.discounts, b.taxing, b.derivation
  FROM last c LEFT JOIN lines b ON b.item_id = c.item_id
  ORDER BY c.item_id, b.depth`
