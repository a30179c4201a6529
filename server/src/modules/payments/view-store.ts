import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type PaymentId } from '@quarterday/core/id.ts'
import { gatewayNames, paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { Payment } from './payment.ts'

/** Refuses `not_found`. */
export async function getPayment(tx: Tx, id: PaymentId): Promise<Payment> {
  const row = await selectPayments(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** What an earlier try of the same request has made. */
export async function findPaymentOf(tx: Tx, operationId: string): Promise<Payment | null> {
  const row = await selectPayments(tx).where('operation_id', '=', operationId).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

export interface PaymentQuery extends PageQuery {
  readonly status?: string | undefined
  readonly customer?: string | undefined
  readonly invoice?: string | undefined
  readonly gateway?: string | undefined
}

export async function listPayments(tx: Tx, query: PaymentQuery): Promise<Page<Payment>> {
  const { status, customer, invoice, gateway } = query
  let select = selectPayments(tx)
  if (status !== undefined) select = select.where('status', '=', status)
  if (customer !== undefined) select = select.where('customer_id', '=', customer)
  if (invoice !== undefined) select = select.where('invoice_id', '=', invoice)
  if (gateway !== undefined) select = select.where('gateway', '=', gateway)
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

const gatewaySchema = z.enum(gatewayNames)
const statusSchema = z.enum(paymentStatuses)

function selectPayments(tx: Tx) {
  return tx.sql.selectFrom('payments').selectAll().where('organization_id', '=', tx.organizationId)
}

type PaymentRow = Awaited<ReturnType<ReturnType<typeof selectPayments>['executeTakeFirstOrThrow']>>

function fromRow(row: PaymentRow): Payment {
  return {
    id: idOf('pay', row.id),
    customerId: idOf('cus', row.customer_id),
    invoiceId: idOf('inv', row.invoice_id),
    paymentMethodId: row.payment_method_id === null ? null : idOf('pm', row.payment_method_id),
    gateway: gatewaySchema.parse(row.gateway),
    gatewayAccountId: row.gateway_account_id,
    gatewayCustomer: row.gateway_customer,
    inPerson: row.in_person,
    keepMethod: row.keep_method,
    attempt: row.attempt,
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    status: statusSchema.parse(row.status),
    reference: row.reference,
    declineReason: row.decline_reason,
    retryable: row.retryable,
    redirectUrl: row.redirect_url,
    reported:
      row.reported_currency === null || row.reported_amount === null
        ? null
        : { currency: currencySchema.parse(row.reported_currency), minor: row.reported_amount },
    createdAt: row.created_at,
    answeredAt: row.answered_at,
    reconcileAt: row.reconcile_at,
  }
}
