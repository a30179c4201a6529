import { currencySchema } from '@quarterday/core/currency.ts'
import {
  type CreditNoteId,
  type CustomerId,
  type InvoiceId,
  idOf,
  type OrganizationId,
  type PaymentId,
  type RefundId,
} from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Refund, refundStatuses } from './refund.ts'

/** Refuses `not_found`. */
export async function getRefund(tx: Tx, id: RefundId): Promise<Refund> {
  const row = await selectRefunds(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface RefundQuery extends PageQuery {
  readonly customerId?: CustomerId | undefined
  readonly invoiceId?: InvoiceId | undefined
  readonly creditNoteId?: CreditNoteId | undefined
  readonly paymentId?: PaymentId | undefined
  readonly status?: string | undefined
}

export async function listRefunds(tx: Tx, query: RefundQuery): Promise<Page<Refund>> {
  let select = selectRefunds(tx)
  if (query.customerId !== undefined) select = select.where('customer_id', '=', query.customerId)
  if (query.invoiceId !== undefined) select = select.where('invoice_id', '=', query.invoiceId)
  if (query.creditNoteId !== undefined) select = select.where('credit_note_id', '=', query.creditNoteId)
  if (query.paymentId !== undefined) select = select.where('payment_id', '=', query.paymentId)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  const id = sql.ref('id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** When the next refund is to be sent, or looked into. */
export const nextRefundAt =
  'SELECT reconcile_at FROM refunds WHERE organization_id = $1 AND reconcile_at IS NOT NULL ORDER BY reconcile_at LIMIT 1'

/** Organizations with refunds to send or to look into, each by its own clock; `now` is real time. */
export async function organizationsToRefund(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM refunds r
    WHERE r.organization_id = o.id AND r.reconcile_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-refund')
  return rows.map((row) => idOf('org', row.id))
}

function selectRefunds(tx: Tx) {
  return tx.sql.selectFrom('refunds').selectAll().where('organization_id', '=', tx.organizationId)
}

const statusSchema = z.enum(refundStatuses)

function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectRefunds>['executeTakeFirstOrThrow']>>): Refund {
  return {
    id: idOf('re', row.id),
    customerId: idOf('cus', row.customer_id),
    paymentId: idOf('pay', row.payment_id),
    creditNoteId: row.credit_note_id === null ? null : idOf('cn', row.credit_note_id),
    invoiceId: idOf('inv', row.invoice_id),
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    gateway: row.gateway,
    status: statusSchema.parse(row.status),
    reference: row.reference,
    declineReason: row.decline_reason,
    reconcileAt: row.reconcile_at,
    createdAt: row.created_at,
    answeredAt: row.answered_at,
  }
}
