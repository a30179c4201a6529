import { assert } from '@quarterday/core/assert.ts'
import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, type InvoiceId, idOf, type OrganizationId, type SubscriptionId } from '@quarterday/core/id.ts'
import { type InvoiceReason, type InvoiceStatus, invoiceReasons, invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { type CollectionMethod, collectionMethods } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, namesOf, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** An invoice as those who move it read it: locked until the transaction ends. What is owed is 0 once it is void or uncollectible. */
export interface LockedInvoice {
  readonly id: InvoiceId
  readonly customerId: CustomerId
  readonly subscriptionId: SubscriptionId | null
  readonly status: InvoiceStatus
  readonly reason: InvoiceReason
  readonly currency: Currency
  readonly series: string | null
  readonly number: bigint | null
  readonly sellerPartyId: string
  readonly customerPartyId: string
  readonly timezone: string
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly creditsApplied: bigint
  readonly walletApplied: bigint
  readonly amountPaid: bigint
  /** What credit notes took off what was due. */
  readonly amountCredited: bigint
  readonly amountDue: bigint
  readonly issuedAt: Temporal.Instant | null
  readonly issuedOn: Temporal.PlainDate | null
  readonly dueOn: Temporal.PlainDate | null
  readonly overdueAt: Temporal.Instant | null
  readonly finalizeAt: Temporal.Instant | null
  readonly collectAt: Temporal.Instant | null
  readonly paidAt: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly memo: string | null
  readonly contentHash: string | null
  /** The sequence of its last event. */
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
}

/** Locks an invoice; waits for whoever holds it. Refuses `not_found`. */
export async function lockInvoice(tx: Tx, id: InvoiceId): Promise<LockedInvoice> {
  const [first] = await lockInvoices(tx, [id])
  // A draft whose lines were replaced while we waited is a new row under the same id: a new statement sees it.
  const [invoice] = first ? [first] : await lockInvoices(tx, [id])
  if (!invoice) throw refuse('not_found')
  return invoice
}

/** Locks these invoices, in the order of their ids; waits for whoever holds one. */
export async function lockInvoices(tx: Tx, ids: readonly string[]): Promise<LockedInvoice[]> {
  const text = `${select} WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id FOR UPDATE`
  const { rows } = await tx.query<InvoiceStateRow>(text, [tx.organizationId, uuidArray(ids)], 'lock-invoices')
  return rows.map(fromRow)
}

/** Drafts whose window has closed, the earliest first, but for `except`; those that somebody holds are left to them. */
export async function claimDrafts(tx: Tx, limit: number, except: readonly string[]): Promise<LockedInvoice[]> {
  const text = `${select} WHERE i.organization_id = $1 AND i.status = 'draft' AND i.finalize_at <= $2 AND i.id <> ALL ($4::uuid[])
    ORDER BY i.finalize_at, i.id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<InvoiceStateRow>(text, [tx.organizationId, tx.now, limit, uuidArray(except)], 'claim-drafts')
  return rows.map(fromRow)
}

/** Open invoices whose last day to pay is over, the earliest first; those that somebody holds are left to them. */
export async function claimLate(tx: Tx, limit: number): Promise<LockedInvoice[]> {
  const text = `${select} WHERE i.organization_id = $1 AND i.status = 'open' AND i.overdue_at <= $2
    ORDER BY i.overdue_at, i.id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<InvoiceStateRow>(text, [tx.organizationId, tx.now, limit], 'claim-late')
  return rows.map(fromRow)
}

/** Unpaid invoices that are to be collected by now, the earliest first; those that somebody holds are left to them. */
export async function claimCollectable(tx: Tx, limit: number): Promise<LockedInvoice[]> {
  const text = `${select} WHERE i.organization_id = $1 AND i.collect_at <= $2 AND i.status IN ('open', 'overdue')
    ORDER BY i.collect_at, i.id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<InvoiceStateRow>(text, [tx.organizationId, tx.now, limit], 'claim-collectable')
  return rows.map(fromRow)
}

/** What a customer pays, for itself or for its children, and is charged for automatically is collected now, but for what a gateway is being asked about. */
export async function collectNow(tx: Tx, customerId: CustomerId): Promise<void> {
  const text = `UPDATE invoices i SET collect_at = $3
    WHERE i.organization_id = $1 AND i.status IN ('open', 'overdue')
      AND i.id IN (SELECT o.id FROM invoices o WHERE o.organization_id = $1 AND o.customer_id = $2
          AND NOT EXISTS (SELECT FROM statement_lines s WHERE s.organization_id = o.organization_id AND s.invoice_id = o.id)
        UNION ALL SELECT s.invoice_id FROM statement_lines s WHERE s.organization_id = $1 AND s.parent_id = $2)
      AND i.collection_method = 'charge_automatically'
      AND (i.collect_at IS NULL OR i.collect_at > $3) AND NOT EXISTS (SELECT FROM payments p
        WHERE p.organization_id = i.organization_id AND p.invoice_id = i.id AND p.status IN ('created', 'unknown'))`
  await tx.query(text, [tx.organizationId, customerId, tx.now])
}

/** Invoices that were sent and whose reminder is to be sent or planned, and for which moment that was planned; those that somebody holds are left to them. */
export async function claimToRemind(tx: Tx, limit: number): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const text = `SELECT id, remind_at FROM invoices
    WHERE organization_id = $1 AND remind_at <= $2 AND status IN ('open', 'overdue') AND collection_method = 'send_invoice'
    ORDER BY remind_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<{ id: string; remind_at: Temporal.Instant }>(text, [tx.organizationId, tx.now, limit], 'claim-to-remind')
  return new Map(rows.map((row) => [row.id, row.remind_at]))
}

/** When these are reminded of next; null: never again. They are locked. */
export async function setRemindAt(
  tx: Tx,
  plans: readonly { readonly id: string; readonly remindAt: Temporal.Instant | null }[],
): Promise<void> {
  if (plans.length === 0) return
  const text = `UPDATE invoices i SET remind_at = d.remind_at FROM unnest($2::uuid[], $3::timestamptz[]) AS d (id, remind_at)
    WHERE i.organization_id = $1 AND i.id = d.id`
  const values = [tx.organizationId, uuidArray(plans.map(({ id }) => id)), timestampArray(plans.map(({ remindAt }) => remindAt))]
  await tx.query(text, values, 'set-remind-at')
}

/**
 * Has the reminders of unpaid invoices planned anew from now on, because other terms count: those of a customer and of the children that it pays for, or
 * all. What is due at this moment stays due.
 */
export async function remindAnew(tx: Tx, customerId: CustomerId | null): Promise<void> {
  const text = `UPDATE invoices i SET remind_at = $2
    WHERE i.organization_id = $1 AND i.status IN ('open', 'overdue') AND i.collection_method = 'send_invoice'
      AND (i.remind_at IS NULL OR i.remind_at > $2)
      AND ($3::uuid IS NULL OR i.customer_id = $3 OR EXISTS (SELECT FROM statement_lines s
        WHERE s.organization_id = i.organization_id AND s.invoice_id = i.id AND s.parent_id = $3))`
  await tx.query(text, [tx.organizationId, tx.now, customerId])
}

/** When the next draft is to be finalised by itself. */
export const nextFinalizeAt =
  "SELECT finalize_at FROM invoices WHERE organization_id = $1 AND status = 'draft' AND finalize_at IS NOT NULL ORDER BY finalize_at LIMIT 1"

/** When the next open invoice falls overdue. */
export const nextOverdueAt = "SELECT overdue_at FROM invoices WHERE organization_id = $1 AND status = 'open' ORDER BY overdue_at LIMIT 1"

/** Organizations with drafts to finalise, each by its own clock; `now` is real time. */
export async function organizationsToFinalize(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM invoices i
    WHERE i.organization_id = o.id AND i.status = 'draft' AND i.finalize_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-finalize')
  return rows.map(({ id }) => idOf('org', id))
}

/** Organizations with open invoices whose last day to pay is over, each by its own clock; `now` is real time. */
export async function organizationsWithLate(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM invoices i
    WHERE i.organization_id = o.id AND i.status = 'open' AND i.overdue_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-with-late')
  return rows.map(({ id }) => idOf('org', id))
}

/**
 * What customers owe in a currency for anything but credit, the oldest first. Not locked: a thousand each at most, so that whoever locks them holds no more.
 */
export async function unpaidOf(
  tx: Tx,
  customers: readonly { readonly customerId: string; readonly currency: string }[],
): Promise<readonly { readonly id: InvoiceId; readonly customerId: string; readonly currency: string }[]> {
  const text = `SELECT u.id, w.customer_id, w.currency
    FROM (SELECT DISTINCT * FROM unnest($2::uuid[], $3::text[]) AS d (customer_id, currency)) w
    CROSS JOIN LATERAL (SELECT i.id, i.issued_at, i.number FROM invoices i
      WHERE i.organization_id = $1 AND i.customer_id = w.customer_id AND i.currency = w.currency AND i.status IN ('open', 'overdue')
        AND i.reason <> 'top_up'
      ORDER BY i.issued_at, i.number, i.id LIMIT 1000) u
    ORDER BY w.customer_id, w.currency, u.issued_at, u.number, u.id`
  const values = [tx.organizationId, uuidArray(customers.map((each) => each.customerId)), textArray(customers.map((each) => each.currency))]
  const { rows } = await tx.query<{ id: string; customer_id: string; currency: string }>(text, values, 'unpaid-of-customers')
  return rows.map((row) => ({ id: idOf('inv', row.id), customerId: row.customer_id, currency: row.currency }))
}

/** Those of these invoices about which a gateway has been asked and has not answered. Read after the invoices are locked. */
export async function withOpenPayment(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `SELECT invoice_id FROM payments WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[])
      AND (status = 'pending' OR (status IN ('created', 'unknown') AND NOT in_person)) ORDER BY invoice_id`
  const { rows } = await tx.query<{ invoice_id: string }>(text, [tx.organizationId, uuidArray(ids)])
  return new Set(rows.map((row) => row.invoice_id))
}

/** A locked invoice before and after what happened to it. */
export interface Move {
  readonly before: LockedInvoice
  readonly after: LockedInvoice
}

/** Writes what can change on invoices that were issued: status, what was paid and is due, moments, the count of events. */
export async function saveMoves(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const { rowCount } = await tx.query(update, [tx.organizationId, ...parametersOf(moveColumns, moves)], 'save-invoice-moves')
  assert(rowCount === moves.length, 'A locked invoice stays as it was read')
}

/** Writes what finalisation freezes on drafts, and where it leaves them. */
export async function saveIssued(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const { rowCount } = await tx.query(issue, [tx.organizationId, ...parametersOf(issueColumns, moves)], 'save-issued-invoices')
  assert(rowCount === moves.length, 'A locked draft stays a draft')
}

/** Sets what may still be written on a draft besides its lines. */
export async function saveDraft(tx: Tx, { id, memo, eventCount }: Pick<LockedInvoice, 'id' | 'memo' | 'eventCount'>): Promise<void> {
  const text = `UPDATE invoices SET memo = $3, event_count = $4 WHERE organization_id = $1 AND id = $2 AND status = 'draft'`
  const { rowCount } = await tx.query(text, [tx.organizationId, id, memo, eventCount])
  assert(rowCount === 1, 'A locked draft stays a draft')
}

/** Takes a draft away with its lines. The database refuses this for anything else: its policies show no other invoice to a DELETE. */
export async function removeDraft(tx: Tx, id: InvoiceId): Promise<void> {
  await removeDrafts(tx, [id])
}

/** The same for several. */
export async function removeDrafts(tx: Tx, ids: readonly InvoiceId[]): Promise<void> {
  const values = [tx.organizationId, uuidArray(ids)]
  await tx.query('DELETE FROM invoice_lines WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[])', values)
  const text = `DELETE FROM invoices WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status = 'draft'`
  const { rowCount } = await tx.query(text, values)
  assert(rowCount === ids.length, 'A locked draft stays a draft')
}

const select = `SELECT i.id, i.customer_id, i.subscription_id, i.status, i.reason, i.currency, i.series, i.number, i.seller_party_id, i.customer_party_id,
    i.timezone, i.collection_method, i.net_terms_days, i.subtotal, i.discount, i.tax, i.total, i.credits_applied, i.wallet_applied, i.amount_paid,
    i.amount_credited, i.amount_due,
    i.issued_at, i.issued_on, i.due_on, i.overdue_at, i.finalize_at, i.collect_at, i.paid_at, i.closed_at, i.memo,
    encode(i.content_hash, 'hex') AS content_hash, i.event_count, i.created_at
  FROM invoices i`

interface InvoiceStateRow {
  readonly id: string
  readonly customer_id: string
  readonly subscription_id: string | null
  readonly status: string
  readonly reason: string
  readonly currency: string
  readonly series: string | null
  readonly number: bigint | null
  readonly seller_party_id: string
  readonly customer_party_id: string
  readonly timezone: string
  readonly collection_method: string
  readonly net_terms_days: number
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly credits_applied: bigint
  readonly wallet_applied: bigint
  readonly amount_paid: bigint
  readonly amount_credited: bigint
  readonly amount_due: bigint
  readonly issued_at: Temporal.Instant | null
  readonly issued_on: Temporal.PlainDate | null
  readonly due_on: Temporal.PlainDate | null
  readonly overdue_at: Temporal.Instant | null
  readonly finalize_at: Temporal.Instant | null
  readonly collect_at: Temporal.Instant | null
  readonly paid_at: Temporal.Instant | null
  readonly closed_at: Temporal.Instant | null
  readonly memo: string | null
  readonly content_hash: string | null
  readonly event_count: number
  readonly created_at: Temporal.Instant
}

const statusSchema = z.enum(invoiceStatuses)
const reasonSchema = z.enum(invoiceReasons)
const collectionMethodSchema = z.enum(collectionMethods)

function fromRow(row: InvoiceStateRow): LockedInvoice {
  return {
    id: idOf('inv', row.id),
    customerId: idOf('cus', row.customer_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    status: statusSchema.parse(row.status),
    reason: reasonSchema.parse(row.reason),
    currency: currencySchema.parse(row.currency),
    series: row.series,
    number: row.number,
    sellerPartyId: row.seller_party_id,
    customerPartyId: row.customer_party_id,
    timezone: row.timezone,
    collectionMethod: collectionMethodSchema.parse(row.collection_method),
    netTermsDays: row.net_terms_days,
    subtotal: row.subtotal,
    discount: row.discount,
    tax: row.tax,
    total: row.total,
    creditsApplied: row.credits_applied,
    walletApplied: row.wallet_applied,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    amountDue: row.amount_due,
    issuedAt: row.issued_at,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    overdueAt: row.overdue_at,
    finalizeAt: row.finalize_at,
    collectAt: row.collect_at,
    paidAt: row.paid_at,
    closedAt: row.closed_at,
    memo: row.memo,
    contentHash: row.content_hash,
    eventCount: row.event_count,
    createdAt: row.created_at,
  }
}

const moved: readonly Column<Move>[] = [
  column.text('status', ({ after }) => after.status),
  column.bigint('credits_applied', ({ after }) => after.creditsApplied),
  column.bigint('wallet_applied', ({ after }) => after.walletApplied),
  column.bigint('amount_paid', ({ after }) => after.amountPaid),
  column.bigint('amount_credited', ({ after }) => after.amountCredited),
  column.bigint('amount_due', ({ after }) => after.amountDue),
  column.instant('collect_at', ({ after }) => after.collectAt),
  column.instant('paid_at', ({ after }) => after.paidAt),
  column.instant('closed_at', ({ after }) => after.closedAt),
  column.int('event_count', ({ after }) => after.eventCount),
]

const frozen: readonly Column<Move>[] = [
  column.text('series', ({ after }) => after.series),
  column.bigint('number', ({ after }) => after.number),
  column.uuid('seller_party_id', ({ after }) => after.sellerPartyId),
  column.uuid('customer_party_id', ({ after }) => after.customerPartyId),
  column.instant('issued_at', ({ after }) => after.issuedAt),
  column.date('issued_on', ({ after }) => after.issuedOn),
  column.date('due_on', ({ after }) => after.dueOn),
  column.instant('overdue_at', ({ after }) => after.overdueAt),
  column.instant('finalize_at', ({ after }) => after.finalizeAt),
  column.bytea('content_hash', ({ after }) => after.contentHash),
]

const guard: readonly Column<Move>[] = [
  column.uuid('id', ({ before }) => before.id),
  column.text('expected', ({ before }) => before.status),
  column.int('expected_count', ({ before }) => before.eventCount),
]

const moveColumns = [...moved, ...guard]
const issueColumns = [...moved, ...frozen, ...guard]
const isAsRead = 'i.organization_id = $1 AND i.id = d.id AND i.status = d.expected AND i.event_count = d.expected_count'

const update = `UPDATE invoices i SET ${assignments(moved)} FROM ${rowsFrom(moveColumns, 2)} WHERE ${isAsRead}`

const issue = `UPDATE invoices i SET ${assignments([...moved, ...frozen])} FROM ${rowsFrom(issueColumns, 2)} WHERE ${isAsRead}`

function assignments(columns: readonly Column<Move>[]): string {
  return namesOf(columns)
    .split(', ')
    .map((name) => `${name} = d.${name}`)
    .join(', ')
}
