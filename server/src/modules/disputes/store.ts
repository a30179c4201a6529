import { currencySchema } from '@quarterday/core/currency.ts'
import { type DisputeId, idOf, type PaymentId } from '@quarterday/core/id.ts'
import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Dispute, disputeStatuses } from './dispute.ts'

export async function insertDispute(tx: Tx, dispute: Dispute): Promise<void> {
  const { id, gateway, reference, currency, amount, status, reason } = dispute
  await tx.sql
    .insertInto('disputes')
    .values({
      ...{ organization_id: tx.organizationId, id, customer_id: dispute.customerId, invoice_id: dispute.invoiceId },
      ...{ payment_id: dispute.paymentId, gateway, reference, currency, amount, status, reason },
      ...{
        evidence_due_at: dispute.evidenceDueAt,
        event_count: dispute.eventCount,
        opened_at: dispute.openedAt,
        closed_at: dispute.closedAt,
      },
    })
    .execute()
}

export async function saveDispute(tx: Tx, { id, status, reason, evidenceDueAt, eventCount, closedAt }: Dispute): Promise<void> {
  await tx.sql
    .updateTable('disputes')
    .set({ status, reason, evidence_due_at: evidenceDueAt, event_count: eventCount, closed_at: closedAt })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', id)
    .execute()
}

/** All disputes of a payment; who holds the payment's lock holds them. */
export async function disputesOfPayment(tx: Tx, id: PaymentId): Promise<Dispute[]> {
  const rows = await selectDisputes(tx).where('payment_id', '=', id).orderBy('id').limit(1000).execute()
  return rows.map(fromRow)
}

/** Refuses `not_found`. */
export async function getDispute(tx: Tx, id: DisputeId): Promise<Dispute> {
  const row = await selectDisputes(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface DisputeQuery extends PageQuery {
  readonly customer?: string | undefined
  readonly invoice?: string | undefined
  readonly payment?: string | undefined
  readonly status?: string | undefined
}

export async function listDisputes(tx: Tx, query: DisputeQuery): Promise<Page<Dispute>> {
  let select = selectDisputes(tx)
  if (query.customer !== undefined) select = select.where('customer_id', '=', query.customer)
  if (query.invoice !== undefined) select = select.where('invoice_id', '=', query.invoice)
  if (query.payment !== undefined) select = select.where('payment_id', '=', query.payment)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  const id = sql.ref('id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectDisputes(tx: Tx) {
  return tx.sql.selectFrom('disputes').selectAll().where('organization_id', '=', tx.organizationId)
}

const gatewaySchema = z.enum(gatewayNames)
const statusSchema = z.enum(disputeStatuses)

function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectDisputes>['executeTakeFirstOrThrow']>>): Dispute {
  return {
    id: idOf('dp', row.id),
    customerId: idOf('cus', row.customer_id),
    invoiceId: idOf('inv', row.invoice_id),
    paymentId: idOf('pay', row.payment_id),
    gateway: gatewaySchema.parse(row.gateway),
    reference: row.reference,
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    status: statusSchema.parse(row.status),
    reason: row.reason,
    evidenceDueAt: row.evidence_due_at,
    eventCount: row.event_count,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }
}
