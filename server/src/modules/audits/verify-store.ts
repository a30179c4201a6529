import type { InvoiceStatus } from '@quarterday/core/invoice/invoice.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredDiscounts, StoredTaxes } from '../billing/adjustments-json.ts'
import type { StoredLine } from '../billing/line-json.ts'

/** An invoice with the sums of what its amounts are made of elsewhere. */
export interface InvoiceToVerify {
  readonly id: string
  readonly customer_id: string
  readonly subscription_id: string | null
  readonly reissue_of: string | null
  readonly status: InvoiceStatus
  readonly reason: string
  /** As it is stored, whatever that is. */
  readonly currency: string
  readonly timezone: string
  readonly collection_method: string
  readonly net_terms_days: number
  readonly memo: string | null
  readonly series: string | null
  readonly number: bigint | null
  readonly seller_party_id: string
  readonly customer_party_id: string
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly credits_applied: bigint
  readonly wallet_applied: bigint
  readonly amount_paid: bigint
  readonly amount_credited: bigint
  readonly amount_due: bigint
  readonly discounts: StoredDiscounts
  readonly taxes: StoredTaxes
  readonly tax_treatment: string
  readonly created_at: Temporal.Instant
  readonly issued_at: Temporal.Instant | null
  readonly issued_on: Temporal.PlainDate | null
  readonly due_on: Temporal.PlainDate | null
  readonly overdue_at: Temporal.Instant | null
  readonly content_hash: string | null
  /** Σ of its credit entries; what was given back counts against what was drawn. */
  readonly drawn: bigint
  /** The same of what is in wallets. */
  readonly drawn_from_wallets: bigint
  /** Σ of its payments that succeeded, less what of them became credit. */
  readonly received: bigint
  /** What its credit notes lowered what is due by. */
  readonly reduced: bigint
  /** What it granted as credit because it would have been below zero. */
  readonly granted: bigint
}

/** What is read a page at a time. */
export type Paged = 'invoices' | 'credit_notes' | 'statements'

/** The next ids after an id. They are read first, so that of a page that cannot be read it can be said which row that is. */
export async function idsAfter(tx: Tx, table: Paged, after: string, limit: number): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>(pages[table], [tx.organizationId, after, limit], `verify-page-of-${table}`)
  return rows.map(({ id }) => id)
}

const pages: Readonly<Record<Paged, string>> = {
  invoices: 'SELECT id FROM invoices WHERE organization_id = $1 AND id > $2 ORDER BY id LIMIT $3',
  credit_notes: 'SELECT id FROM credit_notes WHERE organization_id = $1 AND id > $2 ORDER BY id LIMIT $3',
  statements: 'SELECT id FROM statements WHERE organization_id = $1 AND id > $2 ORDER BY id LIMIT $3',
}

/** These invoices, in the order of their ids. */
export async function invoicesToVerify(tx: Tx, ids: readonly string[]): Promise<InvoiceToVerify[]> {
  const { rows } = await tx.query<InvoiceToVerify>(invoices, [tx.organizationId, uuidArray(ids)], 'verify-invoices')
  return rows
}

/** What a credit line was computed from, as the rows tell it today. */
export interface CreditSource {
  /** What is listed on the line that is credited. */
  readonly amount: bigint
  readonly period_start: Temporal.Instant | null
  readonly period_end: Temporal.Instant | null
  /** What had been given back of it when the credit was computed; positive. */
  readonly given_before: bigint
}

/** The sources of these credit lines, by the credit's id. */
export async function creditSources(tx: Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, CreditSource>> {
  if (lineIds.length === 0) return new Map()
  const { rows } = await tx.query<CreditSource & { readonly id: string }>(
    sources,
    [tx.organizationId, uuidArray(lineIds)],
    'verify-credits',
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export interface GrantToVerify {
  readonly id: string
  readonly amount: bigint
  readonly remaining: bigint
  readonly expired: bigint
  /** By invoices; what was given back counts against it. */
  readonly drawn: bigint
  /** By expiry: written off, or gone on in another grant. */
  readonly lost: bigint
  readonly withdrawn: bigint
  /** By withdrawals. */
  readonly out: bigint
}

/** The next credit grants after an id, with the sum of what was drawn on each. */
export async function pageOfGrants(tx: Tx, after: string, limit: number): Promise<GrantToVerify[]> {
  const { rows } = await tx.query<GrantToVerify>(grants, [tx.organizationId, after, limit], 'verify-grants')
  return rows
}

/** The next lines after an id that wait for their invoice. */
export async function pageOfWaiting(tx: Tx, after: string, limit: number): Promise<{ readonly id: string; readonly line: StoredLine }[]> {
  const text = 'SELECT id, line FROM pending_lines WHERE organization_id = $1 AND id > $2 ORDER BY id LIMIT $3'
  const { rows } = await tx.query<{ id: string; line: StoredLine }>(text, [tx.organizationId, after, limit], 'verify-waiting')
  return rows
}

// Subselects by index, one a row: whatever the planner knows of the tables, the cost of a page is the same. Grants are found by their customer.
const invoices = `SELECT i.id, i.customer_id, i.subscription_id, i.reissue_of, i.status, i.reason, i.currency, i.timezone, i.collection_method,
    i.net_terms_days, i.memo, i.series, i.number, i.seller_party_id, i.customer_party_id, i.subtotal, i.discount, i.tax, i.total,
    i.credits_applied, i.wallet_applied, i.amount_paid, i.amount_credited, i.amount_due, i.discounts, i.taxes, i.tax_treatment,
    i.created_at, i.issued_at, i.issued_on, i.due_on, i.overdue_at, encode(i.content_hash, 'hex') AS content_hash,
    coalesce((SELECT sum(e.amount) FROM credit_entries e WHERE e.organization_id = $1 AND e.invoice_id = i.id), 0)::bigint AS drawn,
    coalesce((SELECT sum(e.amount) FROM credit_entries e JOIN credit_grants g ON g.organization_id = e.organization_id AND g.id = e.grant_id
      WHERE e.organization_id = $1 AND e.invoice_id = i.id AND g.wallet_id IS NOT NULL), 0)::bigint AS drawn_from_wallets,
    (coalesce((SELECT sum(p.amount) FROM payments p WHERE p.organization_id = $1 AND p.invoice_id = i.id AND p.status = 'succeeded'), 0)
      - coalesce((SELECT sum(g.amount) FROM credit_grants g WHERE g.organization_id = $1 AND g.customer_id = i.customer_id AND g.invoice_id = i.id
        AND g.reason = 'overpayment'), 0))::bigint AS received,
    coalesce((SELECT sum(g.amount) FROM credit_grants g WHERE g.organization_id = $1 AND g.customer_id = i.customer_id AND g.invoice_id = i.id
      AND g.reason = 'negative_invoice'), 0)::bigint AS granted,
    coalesce((SELECT sum(n.reduced_due) FROM credit_notes n WHERE n.organization_id = $1 AND n.invoice_id = i.id AND n.status <> 'void'), 0)::bigint AS reduced
  FROM invoices i WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id`

/**
 * Ids rise with time, so what was given back before a credit has a smaller id. A credit on an invoice that was voided counts only until then: for
 * the credits that were computed before the event that says so.
 */
const sources = `SELECT x.id, o.listed_amount AS amount, o.period_start, o.period_end,
    (coalesce(-sum(b.listed_amount) FILTER (WHERE n.status <> 'void' OR v.id > x.id), 0) + coalesce((SELECT sum(c.listed_amount) FROM credit_note_lines c
      JOIN credit_notes d ON d.organization_id = c.organization_id AND d.id = c.credit_note_id
      LEFT JOIN events w ON d.status = 'void' AND w.organization_id = d.organization_id AND w.aggregate_id = d.id AND w.type = 'credit_note.voided'
      WHERE c.organization_id = x.organization_id AND c.credited_line_id = x.credited_line_id AND c.id < x.id AND (d.status <> 'void' OR w.id > x.id)), 0)
      + coalesce((SELECT sum(-(p.line->>'listed')::bigint) FROM pending_lines p WHERE p.organization_id = x.organization_id
        AND p.subscription_id = o.subscription_id AND (p.line->>'credited_line_id')::uuid = x.credited_line_id AND p.id < x.id), 0))::bigint AS given_before
  FROM (SELECT organization_id, id, credited_line_id FROM invoice_lines WHERE organization_id = $1 AND id = ANY ($2::uuid[])
    UNION ALL SELECT organization_id, id, credited_line_id FROM credit_note_lines WHERE organization_id = $1 AND id = ANY ($2::uuid[])) x
  JOIN invoice_lines o ON o.organization_id = x.organization_id AND o.id = x.credited_line_id
  LEFT JOIN invoice_lines b ON b.organization_id = x.organization_id AND b.credited_line_id = x.credited_line_id AND b.id < x.id
  LEFT JOIN invoices n ON n.organization_id = b.organization_id AND n.id = b.invoice_id
  LEFT JOIN events v ON n.status = 'void' AND v.organization_id = n.organization_id AND v.aggregate_id = n.id AND v.type = 'invoice.voided'
  GROUP BY x.organization_id, x.id, x.credited_line_id, o.subscription_id, o.listed_amount, o.period_start, o.period_end`

const grants = `SELECT g.id, g.amount, g.remaining, g.expired, g.withdrawn,
    coalesce((SELECT sum(e.amount) FROM credit_entries e WHERE e.organization_id = $1 AND e.grant_id = g.id AND e.kind = 'withdrawal'), 0)::bigint AS out,
    coalesce((SELECT sum(e.amount) FROM credit_entries e WHERE e.organization_id = $1 AND e.grant_id = g.id AND e.kind = 'application'), 0)::bigint AS drawn,
    coalesce((SELECT sum(e.amount) FROM credit_entries e WHERE e.organization_id = $1 AND e.grant_id = g.id AND e.kind IN ('expiry', 'rollover')), 0)::bigint AS lost
  FROM credit_grants g WHERE g.organization_id = $1 AND g.id > $2 ORDER BY g.id LIMIT $3`
