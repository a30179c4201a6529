import { assert } from '@quarterday/core/assert.ts'
import { type CustomerId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, namesOf, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { type LockedInvoice, type LockedInvoiceRow, lockedInvoice, selectInvoices } from './locked-invoice-rows.ts'

/** An invoice as it is at this moment, not locked: for previews. Refuses `not_found`. */
export async function readInvoice(tx: Tx, id: InvoiceId): Promise<LockedInvoice> {
  const text = `${selectInvoices} WHERE i.organization_id = $1 AND i.id = $2`
  const [row] = (await tx.query<LockedInvoiceRow>(text, [tx.organizationId, id])).rows
  if (!row) throw refuse('not_found')
  return lockedInvoice(row)
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
  const text = `${selectInvoices} WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id FOR UPDATE`
  const { rows } = await tx.query<LockedInvoiceRow>(text, [tx.organizationId, uuidArray(ids)], 'lock-invoices')
  return rows.map(lockedInvoice)
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

/** Locked drafts are finalised by themselves as soon as their tax is known. */
export async function finalizeOnceTaxed(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const text = `UPDATE invoices SET finalize_at = least(finalize_at, $3) WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status = 'draft'`
  await tx.query(text, [tx.organizationId, uuidArray(ids), tx.now], 'finalize-once-taxed')
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
