import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

/** Money on its way back: a part of a payment, for a credit note. */
export interface RefundRow {
  readonly id: string
  readonly customerId: string
  readonly paymentId: string
  readonly creditNoteId: string
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
