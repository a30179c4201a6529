import { type CustomerId, idOf, type PaymentMethodId } from '@quarterday/core/id.ts'
import { type GatewayName, gatewayNames } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** A means to pay, as far as a question needs it. */
export interface Chargeable {
  readonly id: PaymentMethodId
  readonly gateway: GatewayName
  readonly token: string
  readonly gatewayAccountId: string | null
  readonly gatewayCustomer: string | null
}

/** What is known about asking for an invoice: who pays it, their default means to pay, and the questions so far. */
export interface Askable {
  /** The customer of the invoice, or the parent that pays it. */
  readonly payerId: CustomerId
  readonly method: Chargeable | null
  readonly lastAttempt: number
  readonly hasOpenPayment: boolean
}

/** By invoice. Read after the invoices are locked. */
export async function loadAskable(tx: Tx, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, Askable>> {
  const { rows } = await tx.query<AskableRow>(askable, [tx.organizationId, uuidArray(invoiceIds)], 'load-askable')
  return new Map(
    rows.map((row) => [
      row.invoice_id,
      {
        payerId: idOf('cus', row.payer_id),
        method: methodOf(row),
        lastAttempt: row.last_attempt,
        hasOpenPayment: row.has_open_payment,
      },
    ]),
  )
}

/** When the next invoice here is to be collected. */
export const nextCollectAt =
  "SELECT collect_at FROM invoices WHERE organization_id = $1 AND collect_at IS NOT NULL AND status IN ('open', 'overdue') ORDER BY collect_at LIMIT 1"

/** When somebody has to look into an unanswered question next. */
export const nextReconcileAt =
  'SELECT reconcile_at FROM payments WHERE organization_id = $1 AND reconcile_at IS NOT NULL ORDER BY reconcile_at LIMIT 1'

/** Organizations that have something to collect by their own clock. */
export async function organizationsToCollect(tx: DispatcherTx, now: Temporal.Instant): Promise<string[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM invoices i
      WHERE i.organization_id = o.id AND i.collect_at <= coalesce(o.clock_at, $1) AND i.status IN ('open', 'overdue')) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now])
  return rows.map((row) => row.id)
}

/** Organizations with an unanswered question that is to be looked into by their own clock. */
export async function organizationsToReconcile(tx: DispatcherTx, now: Temporal.Instant): Promise<string[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM payments p
      WHERE p.organization_id = o.id AND p.reconcile_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now])
  return rows.map((row) => row.id)
}

interface AskableRow {
  readonly invoice_id: string
  readonly payer_id: string
  readonly method_id: string | null
  readonly gateway: string | null
  readonly token: string | null
  readonly gateway_account_id: string | null
  readonly gateway_customer: string | null
  readonly last_attempt: number
  readonly has_open_payment: boolean
}

const askable = `SELECT i.id AS invoice_id, c.id AS payer_id, m.id AS method_id, m.gateway, m.token, m.gateway_account_id, m.gateway_customer,
    coalesce(a.last, 0) AS last_attempt, coalesce(a.has_open, false) AS has_open_payment
  FROM invoices i
  LEFT JOIN statement_lines s ON s.organization_id = i.organization_id AND s.invoice_id = i.id
  JOIN customers c ON c.organization_id = i.organization_id AND c.id = coalesce(s.parent_id, i.customer_id)
  LEFT JOIN payment_methods m ON m.organization_id = c.organization_id AND m.id = c.payment_method_id AND m.status = 'active'
  LEFT JOIN LATERAL (SELECT max(p.attempt) AS last, bool_or(p.status = 'pending' OR (p.status IN ('created', 'unknown') AND NOT p.in_person)) AS has_open
    FROM payments p WHERE p.organization_id = i.organization_id AND p.invoice_id = i.id) a ON true
  WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id`

const gatewaySchema = z.enum(gatewayNames)

function methodOf({ method_id: id, gateway, token, gateway_account_id, gateway_customer }: AskableRow): Chargeable | null {
  if (id === null || token === null) return null
  return {
    id: idOf('pm', id),
    gateway: gatewaySchema.parse(gateway),
    token,
    gatewayAccountId: gateway_account_id,
    gatewayCustomer: gateway_customer,
  }
}
