import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredLineDiscounts, StoredTaxing } from './adjustments-json.ts'

/** A document, or a waiting line, that gives a part of a line back. Amounts are above zero where those of the line are. */
export interface ReturnRow {
  readonly line_id: string
  /** It stands on the very document of the line, whose amounts there are without it. */
  readonly same_document: boolean
  readonly listed: bigint
  readonly amount: bigint
  readonly discount: bigint
  /** -1: they are kept below zero, as on an invoice. */
  readonly sign: number
  readonly discounts: StoredLineDiscounts
  readonly taxing: StoredTaxing | null
}

/**
 * All that was given back of these lines, which belong to these subscriptions, in the order in which it came about. What stands on a void invoice or credit
 * note does not count.
 */
export async function selectReturns(tx: Tx, lineIds: readonly string[], subscriptionIds: readonly string[]): Promise<ReturnRow[]> {
  if (lineIds.length === 0) return []
  const values = [tx.organizationId, uuidArray(lineIds), uuidArray(subscriptionIds)]
  return (await tx.query<ReturnRow>(returns, values, 'load-returns')).rows
}

const returns = `SELECT * FROM (
    SELECT x.id, x.credited_line_id AS line_id, coalesce(x.invoice_id = l.invoice_id, false) AS same_document, -x.listed_amount AS listed,
      -x.amount AS amount, -x.discount AS discount, -1 AS sign, x.discounts, x.taxing
    FROM invoice_lines x
    JOIN invoices o ON o.organization_id = x.organization_id AND o.id = x.invoice_id
    LEFT JOIN invoice_lines l ON l.organization_id = x.organization_id AND l.id = x.credited_line_id
    WHERE x.organization_id = $1 AND x.credited_line_id = ANY ($2::uuid[]) AND o.status <> 'void'
    UNION ALL
    SELECT p.id, (p.line->>'credited_line_id')::uuid, false, -coalesce((p.line->>'listed')::bigint, p.amount), -p.amount, -(p.line->>'discount')::bigint,
      -1, p.line->'discounts', p.line->'taxing'
    FROM pending_lines p
    WHERE p.organization_id = $1 AND p.subscription_id = ANY ($3::uuid[]) AND (p.line->>'credited_line_id')::uuid = ANY ($2::uuid[])
    UNION ALL
    SELECT n.id, n.credited_line_id, false, n.listed_amount, n.amount, n.discount, 1, n.discounts, n.taxing
    FROM credit_note_lines n
    JOIN credit_notes c ON c.organization_id = n.organization_id AND c.id = n.credit_note_id
    WHERE n.organization_id = $1 AND n.credited_line_id = ANY ($2::uuid[]) AND c.status <> 'void') r
  ORDER BY r.id`

/** What an invoice owes, and what of it can still be given back. Minor units. */
export interface CreditedInvoiceRow {
  readonly id: string
  readonly customer_id: string
  readonly currency: string
  readonly timezone: string
  readonly status: string
  readonly owed: bigint
  readonly refundable: bigint
  readonly creditable: bigint
  readonly finalize_at: Temporal.Instant | null
}

/** The state of these invoices, locked until the transaction ends, in the order of their ids. */
export async function lockCredited(tx: Tx, ids: readonly string[]): Promise<CreditedInvoiceRow[]> {
  if (ids.length === 0) return []
  const text = 'SELECT FROM invoices WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE'
  await tx.query(text, [tx.organizationId, uuidArray(ids)], 'lock-credited')
  // Read after the lock: what others gave back meanwhile counts.
  return readCredited(tx, ids)
}

/** The same, not locked: for previews. */
export async function readCredited(tx: Tx, ids: readonly string[]): Promise<CreditedInvoiceRow[]> {
  return (await tx.query<CreditedInvoiceRow>(credited, [tx.organizationId, uuidArray(ids)], 'load-credited')).rows
}

const credited = `SELECT i.id, i.customer_id, i.currency, i.timezone, i.status,
    CASE WHEN i.status IN ('draft', 'void') THEN 0 ELSE greatest(0, i.total - i.credits_applied - i.amount_paid - i.amount_credited) END AS owed,
    greatest(0, i.amount_paid - coalesce((SELECT sum(r.amount) FROM refunds r
      WHERE r.organization_id = i.organization_id AND r.invoice_id = i.id AND r.status <> 'failed'), 0))::bigint AS refundable,
    greatest(0, i.total - coalesce((SELECT sum(c.total) FROM credit_notes c
      WHERE c.organization_id = i.organization_id AND c.invoice_id = i.id AND c.status <> 'void'), 0))::bigint AS creditable,
    i.finalize_at
  FROM invoices i WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id`
