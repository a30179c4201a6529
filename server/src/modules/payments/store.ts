import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type PaymentId } from '@quarterday/core/id.ts'
import { gatewayNames, openPaymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { type Column, column, insertInto, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import type { Attempt, Payment } from './payment.ts'

export interface NewPayment extends Payment {
  readonly idempotencyKey: string
  readonly operationId: string | null
}

export async function insertPayments(tx: Tx, payments: readonly NewPayment[]): Promise<void> {
  if (payments.length > 0) await tx.query(insert, [tx.organizationId, ...parametersOf(newColumns, payments)], 'insert-payments')
}

/** What is written when an answer is in, or when none came. */
export type PaymentAnswer = Pick<
  Payment,
  'id' | 'status' | 'reference' | 'declineReason' | 'retryable' | 'redirectUrl' | 'answeredAt' | 'reconcileAt'
>

/** Writes answers to questions that are still open; answers which those were. An answer that comes a second time changes nothing. */
export async function answerPayments(tx: Tx, answers: readonly PaymentAnswer[]): Promise<ReadonlySet<PaymentId>> {
  const { rows } = await tx.query<{ id: PaymentId }>(
    answer,
    [tx.organizationId, ...parametersOf(answerColumns, answers)],
    'answer-payments',
  )
  return new Set(rows.map((row) => row.id))
}

/** Locks open questions that are to be looked into by now, the oldest first; those that somebody holds are left to them. */
export async function claimUnanswered(tx: Tx, limit: number): Promise<Attempt[]> {
  const text = `${attemptColumns} WHERE p.organization_id = $1 AND p.reconcile_at <= $2 AND p.status IN ('created', 'unknown')
    ORDER BY p.reconcile_at, p.id LIMIT $3 FOR UPDATE OF p SKIP LOCKED`
  const { rows } = await tx.query<AttemptRow>(text, [tx.organizationId, tx.now, limit])
  return rows.map(toAttempt)
}

/** The open question of this id; null: it is answered, or there is none. */
export async function findUnanswered(tx: Tx, id: PaymentId): Promise<Attempt | null> {
  const text = `${attemptColumns} WHERE p.organization_id = $1 AND p.id = $2 AND p.status IN ('created', 'unknown')`
  const { rows } = await tx.query<AttemptRow>(text, [tx.organizationId, id])
  return rows[0] ? toAttempt(rows[0]) : null
}

export async function setReconcileAt(
  tx: Tx,
  moments: readonly { readonly id: PaymentId; readonly reconcileAt: Temporal.Instant | null }[],
): Promise<void> {
  await tx.query(postpone, [tx.organizationId, ...parametersOf(postponeColumns, moments)])
}

const newColumns: readonly Column<NewPayment>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('payment_method_id', (row) => row.paymentMethodId),
  column.text('gateway', (row) => row.gateway),
  column.int('attempt', (row) => row.attempt),
  column.text('idempotency_key', (row) => row.idempotencyKey),
  column.text('currency', (row) => row.currency),
  column.bigint('amount', (row) => row.amount),
  column.text('status', (row) => row.status),
  column.text('reference', (row) => row.reference),
  column.uuid('operation_id', (row) => row.operationId),
  column.instant('created_at', (row) => row.createdAt),
  column.instant('answered_at', (row) => row.answeredAt),
  column.instant('reconcile_at', (row) => row.reconcileAt),
]

const insert = insertInto('payments', newColumns)

const answerColumns: readonly Column<PaymentAnswer>[] = [
  column.uuid('id', (row) => row.id),
  column.text('status', (row) => row.status),
  column.text('reference', (row) => row.reference),
  column.text('decline_reason', (row) => row.declineReason),
  column.boolean('retryable', (row) => row.retryable),
  column.text('redirect_url', (row) => row.redirectUrl),
  column.instant('answered_at', (row) => row.answeredAt),
  column.instant('reconcile_at', (row) => row.reconcileAt),
]

const answer = `UPDATE payments p SET status = d.status, reference = d.reference, decline_reason = d.decline_reason, retryable = d.retryable,
    redirect_url = d.redirect_url, answered_at = d.answered_at, reconcile_at = d.reconcile_at
  FROM ${rowsFrom(answerColumns, 2)} WHERE p.organization_id = $1 AND p.id = d.id AND p.status IN ('created', 'unknown') RETURNING p.id`

const postponeColumns: readonly Column<Pick<Payment, 'id' | 'reconcileAt'>>[] = [
  column.uuid('id', (row) => row.id),
  column.instant('reconcile_at', (row) => row.reconcileAt),
]

const postpone = `UPDATE payments p SET reconcile_at = d.reconcile_at FROM ${rowsFrom(postponeColumns, 2)}
  WHERE p.organization_id = $1 AND p.id = d.id AND p.status IN ('created', 'unknown')`

interface AttemptRow {
  readonly id: string
  readonly invoice_id: string
  readonly gateway: string
  readonly idempotency_key: string
  readonly token: string
  readonly currency: string
  readonly amount: bigint
  readonly status: string
  readonly created_at: Temporal.Instant
}

const attemptColumns = `SELECT p.id, p.invoice_id, p.gateway, p.idempotency_key, m.token, p.currency, p.amount, p.status, p.created_at
  FROM payments p JOIN payment_methods m ON m.organization_id = p.organization_id AND m.id = p.payment_method_id`

const gatewaySchema = z.enum(gatewayNames)
const openStatusSchema = z.enum(openPaymentStatuses)

function toAttempt(row: AttemptRow): Attempt {
  return {
    id: idOf('pay', row.id),
    invoiceId: idOf('inv', row.invoice_id),
    gateway: gatewaySchema.parse(row.gateway),
    idempotencyKey: row.idempotency_key,
    token: row.token,
    amount: { currency: currencySchema.parse(row.currency), minor: row.amount },
    status: openStatusSchema.parse(row.status),
    createdAt: row.created_at,
  }
}
