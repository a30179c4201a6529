import { assert } from '@quarterday/core/assert.ts'
import { timestampArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

/** Money on its way back: a part of a payment, for a credit note. */
export interface RefundRow {
  readonly id: string
  readonly customerId: string
  readonly paymentId: string
  /** Null: sent back at the gateway itself, more than a credit note could give back. */
  readonly creditNoteId: string | null
  readonly invoiceId: string
  readonly currency: string
  /** Minor units, above zero. */
  readonly amount: bigint
  readonly gateway: string
  readonly idempotencyKey: string
  /** When the gateway is asked; null: a person sends it. */
  readonly reconcileAt: Temporal.Instant | null
}

/** What of a payment has not been given back, and is not on its way. */
export interface RefundablePayment {
  readonly id: string
  readonly invoice_id: string
  readonly gateway: string
  readonly left: bigint
}

/** The payments of these invoices of which something is left, the oldest first. The invoices are locked: whoever refunds holds them. */
export async function refundablePayments(tx: Tx, invoiceIds: readonly string[]): Promise<RefundablePayment[]> {
  if (invoiceIds.length === 0) return []
  const text = `SELECT * FROM (SELECT p.id, p.invoice_id, p.gateway, (p.amount - coalesce((SELECT sum(r.amount) FROM refunds r
        WHERE r.organization_id = p.organization_id AND r.payment_id = p.id AND r.status <> 'failed'), 0))::bigint AS "left"
      FROM payments p WHERE p.organization_id = $1 AND p.invoice_id = ANY ($2::uuid[]) AND p.status = 'succeeded') p
    WHERE p."left" > 0 ORDER BY p.id`
  return (await tx.query<RefundablePayment>(text, [tx.organizationId, uuidArray(invoiceIds)], 'refundable-payments')).rows
}

export async function insertRefunds(tx: Tx, rows: readonly RefundRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = [...refundColumns, column.instant<RefundRow>('created_at', () => tx.now)]
  await tx.query(insertInto('refunds', columns), [tx.organizationId, ...parametersOf(columns, rows)])
}

/** A refund that somebody has to send, or to find out about. */
export interface OpenRefund extends Omit<RefundRow, 'reconcileAt'> {
  readonly status: 'created' | 'unknown' | 'pending'
  /** The account at the gateway that the payment was begun in. */
  readonly gatewayAccountId: string | null
  /** How often it was asked about before. */
  readonly attempt: number
  /** The gateway's name for the charge. */
  readonly charge: string | null
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
}

/** Refunds that are due to be sent or looked into, the earliest first; those that somebody holds are left to them. */
export async function claimRefunds(tx: Tx, limit: number): Promise<OpenRefund[]> {
  const text = `${selectOpen} WHERE r.organization_id = $1 AND r.reconcile_at <= $2 AND r.status IN ('created', 'unknown', 'pending')
    ORDER BY r.reconcile_at, r.id LIMIT $3 FOR UPDATE OF r SKIP LOCKED`
  return (await tx.query<OpenRefund>(text, [tx.organizationId, tx.now, limit], 'claim-refunds')).rows
}

/** Those of these refunds that are open still, locked. */
export async function lockOpenRefunds(tx: Tx, ids: readonly string[]): Promise<OpenRefund[]> {
  const text = `${selectOpen} WHERE r.organization_id = $1 AND r.id = ANY ($2::uuid[]) AND r.status IN ('created', 'unknown', 'pending') ORDER BY r.id FOR UPDATE OF r`
  return (await tx.query<OpenRefund>(text, [tx.organizationId, uuidArray(ids)], 'lock-open-refunds')).rows
}

export interface KnownRefund {
  readonly id: string
  readonly reference: string | null
  readonly idempotencyKey: string
  readonly amount: bigint
  readonly status: string
}

/** All refunds of a payment, the oldest first. */
export async function refundsOfPayment(tx: Tx, paymentId: string): Promise<KnownRefund[]> {
  const text = `SELECT id, reference, idempotency_key AS "idempotencyKey", amount, status FROM refunds
    WHERE organization_id = $1 AND payment_id = $2 ORDER BY id LIMIT 1000`
  return (await tx.query<KnownRefund>(text, [tx.organizationId, paymentId], 'refunds-of-payment')).rows
}

/** Counts that these refunds are asked about now, and says when they would be looked into again should nothing come of it; null: by a person. */
export async function countAsked(
  tx: Tx,
  rows: readonly { readonly id: string; readonly reconcileAt: Temporal.Instant | null }[],
): Promise<void> {
  const text = `UPDATE refunds r SET attempt = r.attempt + 1, reconcile_at = d.reconcile_at
    FROM unnest($2::uuid[], $3::timestamptz[]) AS d (id, reconcile_at) WHERE r.organization_id = $1 AND r.id = d.id`
  await tx.query(text, [tx.organizationId, uuidArray(rows.map(({ id }) => id)), timestampArray(rows.map(({ reconcileAt }) => reconcileAt))])
}

export interface RefundAnswer {
  readonly id: string
  readonly status: 'created' | 'unknown' | 'pending' | 'succeeded' | 'failed'
  readonly reference: string | null
  readonly declineReason: string | null
  readonly eventCount: number
  /** When it is looked into again; `keep`: as is set. */
  readonly reconcileAt: Temporal.Instant | null | 'keep'
}

/** Writes what became of locked refunds. An answer is for ever; without one it stays to be asked about. */
export async function saveRefundAnswers(tx: Tx, answers: readonly RefundAnswer[]): Promise<void> {
  if (answers.length === 0) return
  const text = `UPDATE refunds r SET status = d.status, reference = coalesce(d.reference, r.reference), decline_reason = d.decline_reason, event_count = d.event_count,
      answered_at = CASE WHEN d.status IN ('succeeded', 'failed') THEN $2::timestamptz END,
      reconcile_at = CASE WHEN d.status IN ('succeeded', 'failed') THEN NULL WHEN d.keeps THEN r.reconcile_at ELSE d.reconcile_at END
    FROM ${rowsFrom(answerColumns, 3)} WHERE r.organization_id = $1 AND r.id = d.id AND r.status IN ('created', 'unknown', 'pending')`
  const { rowCount } = await tx.query(text, [tx.organizationId, tx.now, ...parametersOf(answerColumns, answers)], 'save-refund-answers')
  assert(rowCount === answers.length, 'A locked refund stays open')
}

const answerColumns: readonly Column<RefundAnswer>[] = [
  column.uuid('id', (row) => row.id),
  column.text('status', (row) => row.status),
  column.text('reference', (row) => row.reference),
  column.text('decline_reason', (row) => row.declineReason),
  column.int('event_count', (row) => row.eventCount),
  column.boolean('keeps', (row) => row.reconcileAt === 'keep'),
  column.instant('reconcile_at', (row) => (row.reconcileAt === 'keep' ? null : row.reconcileAt)),
]

const selectOpen = `SELECT r.id, r.customer_id AS "customerId", r.payment_id AS "paymentId", r.credit_note_id AS "creditNoteId",
    r.invoice_id AS "invoiceId", r.currency, r.amount, r.gateway, r.status, r.idempotency_key AS "idempotencyKey", r.attempt, p.reference AS charge,
    p.gateway_account_id AS "gatewayAccountId", r.event_count AS "eventCount", r.created_at AS "createdAt"
  FROM refunds r JOIN payments p ON p.organization_id = r.organization_id AND p.id = r.payment_id`

const refundColumns: readonly Column<RefundRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('payment_id', (row) => row.paymentId),
  column.uuid('credit_note_id', (row) => row.creditNoteId),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.text('currency', (row) => row.currency),
  column.bigint('amount', (row) => row.amount),
  column.text('gateway', (row) => row.gateway),
  column.text('status', () => 'created'),
  column.text('idempotency_key', (row) => row.idempotencyKey),
  column.int('attempt', () => 0),
  column.instant('reconcile_at', (row) => row.reconcileAt),
  column.int('event_count', () => 1),
]
