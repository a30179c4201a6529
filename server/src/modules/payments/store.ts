import { currencySchema } from '@quarterday/core/currency.ts'
import { type InvoiceId, idOf, type PaymentId } from '@quarterday/core/id.ts'
import { invoiceMachine, invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { canApply } from '@quarterday/core/machine.ts'
import { gatewayNames, type PaymentStatus, paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
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
  'id' | 'status' | 'reference' | 'declineReason' | 'retryable' | 'redirectUrl' | 'reported' | 'answeredAt' | 'reconcileAt'
>

/** What these payments, which stay locked, are known to be. */
export async function lockPayments(tx: Tx, ids: readonly PaymentId[]): Promise<ReadonlyMap<PaymentId, LockedPayment>> {
  const text = `SELECT id, status, reference, amount, currency, reported_amount FROM payments
    WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`
  const { rows } = await tx.query<LockedRow>(text, [tx.organizationId, uuidArray(ids)], 'lock-payments')
  return new Map(
    rows.map(({ id, status, reported_amount, ...row }) => [
      idOf('pay', id),
      { ...row, status: statusSchema.parse(status), isFlagged: reported_amount !== null },
    ]),
  )
}

export interface LockedPayment {
  readonly status: PaymentStatus
  readonly reference: string | null
  readonly amount: bigint
  readonly currency: string
  readonly isFlagged: boolean
}

/** Writes answers to questions that are locked. A reference that is known is kept. */
export async function answerPayments(tx: Tx, answers: readonly PaymentAnswer[]): Promise<void> {
  if (answers.length > 0) await tx.query(answer, [tx.organizationId, ...parametersOf(answerColumns, answers)], 'answer-payments')
}

/** Locks open questions that are to be looked into by now, the oldest first; those that somebody holds are left to them. */
export async function claimUnanswered(tx: Tx, limit: number): Promise<Attempt[]> {
  const text = `${attemptColumns} WHERE p.organization_id = $1 AND p.reconcile_at <= $2
    ORDER BY p.reconcile_at, p.id LIMIT $3 FOR UPDATE OF p SKIP LOCKED`
  const { rows } = await tx.query<AttemptRow>(text, [tx.organizationId, tx.now, limit])
  return rows.map(toAttempt)
}

/** The question of this id, if a gateway was asked. */
export async function findAttempt(
  tx: Tx,
  by: { readonly id: PaymentId } | { readonly gateway: string; readonly reference: string },
): Promise<Attempt | null> {
  const { rows } =
    'id' in by
      ? await tx.query<AttemptRow>(attemptById, [tx.organizationId, by.id])
      : await tx.query<AttemptRow>(attemptByReference, [tx.organizationId, by.gateway, by.reference])
  return rows[0] ? toAttempt(rows[0]) : null
}

/** The open doors of these invoices: what only waits for the customer, and what is being opened. */
export async function findDoors(tx: Tx, invoiceIds: readonly InvoiceId[]): Promise<Attempt[]> {
  const text = `${attemptColumns} WHERE p.organization_id = $1 AND p.invoice_id = ANY ($2::uuid[])
    AND (p.status = 'needs_customer' OR (p.in_person AND p.status IN ('created', 'unknown'))) ORDER BY p.id`
  const { rows } = await tx.query<AttemptRow>(text, [tx.organizationId, uuidArray(invoiceIds)], 'find-doors')
  return rows.map(toAttempt)
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
  column.uuid('gateway_account_id', (row) => row.gatewayAccountId),
  column.text('gateway_customer', (row) => row.gatewayCustomer),
  column.boolean('in_person', (row) => row.inPerson),
  column.boolean('keep_method', (row) => row.keepMethod),
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
  column.text('reported_currency', (row) => row.reported?.currency ?? null),
  column.bigint('reported_amount', (row) => row.reported?.minor ?? null),
  column.instant('answered_at', (row) => row.answeredAt),
  column.instant('reconcile_at', (row) => row.reconcileAt),
]

const answer = `UPDATE payments p SET status = d.status, reference = coalesce(p.reference, d.reference), decline_reason = d.decline_reason,
    retryable = d.retryable, redirect_url = d.redirect_url, reported_currency = d.reported_currency, reported_amount = d.reported_amount,
    answered_at = d.answered_at, reconcile_at = d.reconcile_at
  FROM ${rowsFrom(answerColumns, 2)} WHERE p.organization_id = $1 AND p.id = d.id`

const postponeColumns: readonly Column<Pick<Payment, 'id' | 'reconcileAt'>>[] = [
  column.uuid('id', (row) => row.id),
  column.instant('reconcile_at', (row) => row.reconcileAt),
]

const postpone = `UPDATE payments p SET reconcile_at = d.reconcile_at FROM ${rowsFrom(postponeColumns, 2)}
  WHERE p.organization_id = $1 AND p.id = d.id AND p.reconcile_at IS NOT NULL`

interface LockedRow {
  readonly id: string
  readonly status: string
  readonly reference: string | null
  readonly amount: bigint
  readonly currency: string
  readonly reported_amount: bigint | null
}

interface AttemptRow {
  readonly id: string
  readonly customer_id: string
  readonly invoice_id: string
  readonly gateway: string
  readonly gateway_account_id: string | null
  readonly gateway_customer: string | null
  readonly in_person: boolean
  readonly keep_method: boolean
  readonly reference: string | null
  readonly idempotency_key: string
  readonly token: string | null
  readonly currency: string
  readonly amount: bigint
  readonly status: string
  readonly created_at: Temporal.Instant
  readonly invoice_status: string
  readonly series: string | null
  readonly number: bigint | null
}

const attemptColumns = `SELECT p.id, p.customer_id, p.invoice_id, p.gateway, p.gateway_account_id, p.gateway_customer, p.in_person, p.keep_method,
    p.reference, p.idempotency_key, CASE WHEN NOT p.in_person THEN m.token END AS token, p.currency, p.amount, p.status, p.created_at,
    i.status AS invoice_status, i.series, i.number
  FROM payments p
  JOIN invoices i ON i.organization_id = p.organization_id AND i.id = p.invoice_id
  LEFT JOIN payment_methods m ON m.organization_id = p.organization_id AND m.id = p.payment_method_id`

const attemptById = `${attemptColumns} WHERE p.organization_id = $1 AND p.id = $2 AND p.gateway <> 'manual' ORDER BY p.id`
const attemptByReference = `${attemptColumns} WHERE p.organization_id = $1 AND p.gateway = $2 AND p.reference = $3 AND p.gateway <> 'manual' ORDER BY p.id`

const gatewaySchema = z.enum(gatewayNames)
const statusSchema = z.enum(paymentStatuses)
const invoiceStatusSchema = z.enum(invoiceStatuses)

function toAttempt(row: AttemptRow): Attempt {
  return {
    id: idOf('pay', row.id),
    customerId: idOf('cus', row.customer_id),
    invoiceId: idOf('inv', row.invoice_id),
    gateway: gatewaySchema.parse(row.gateway),
    gatewayAccountId: row.gateway_account_id,
    gatewayCustomer: row.gateway_customer,
    inPerson: row.in_person,
    keepMethod: row.keep_method,
    reference: row.reference,
    idempotencyKey: row.idempotency_key,
    token: row.token,
    amount: { currency: currencySchema.parse(row.currency), minor: row.amount },
    status: statusSchema.parse(row.status),
    createdAt: row.created_at,
    description: invoiceNumber(row.series, row.number) ?? 'Invoice',
    isPayable: canApply(invoiceMachine, invoiceStatusSchema.parse(row.invoice_status), 'pay'),
  }
}
