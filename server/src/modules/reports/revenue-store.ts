import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, idOf } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import type { Overview, RevenueRow } from './report-types.ts'

export interface RevenueFilter {
  readonly timezone: string
  /** Half-open: from the first moment of the first month to the first moment after the last. */
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly currency?: string | undefined
}

/** By month and currency, in that order. */
export async function revenueByMonth(tx: Tx, filter: RevenueFilter): Promise<RevenueRow[]> {
  return read(tx, byMonth, filter)
}

/** The same over all months, which the month of each row then is not told of: by currency. Nothing but a look at each document can say this. */
export async function revenueEver(tx: Tx, filter: RevenueFilter): Promise<RevenueRow[]> {
  return read(tx, everInOne, filter)
}

/** The same by plan: that of the subscription as it is now. What belongs to none has none. */
export async function revenueByMonthAndPlan(tx: Tx, filter: RevenueFilter): Promise<RevenueRow[]> {
  return read(tx, byMonthAndPlan, filter)
}

/** Invoices whose last day to pay is over and that still want money, and how much by currency. */
export async function overdueAmounts(tx: Tx): Promise<{ currency: string; invoices: number; amount: bigint }[]> {
  // Two indexes, for what is marked as overdue and for what is about to be: together they hold what is unpaid and nothing else.
  const text = `SELECT currency, count(*)::int AS invoices, sum(amount_due)::bigint AS amount FROM (
      SELECT currency, amount_due FROM invoices WHERE organization_id = $1 AND status = 'overdue'
      UNION ALL SELECT currency, amount_due FROM invoices WHERE organization_id = $1 AND status = 'open' AND overdue_at <= $2) i
    WHERE amount_due > 0 GROUP BY currency ORDER BY currency`
  return (await tx.query<{ currency: string; invoices: number; amount: bigint }>(text, [tx.organizationId, tx.now])).rows
}

export async function newestCustomers(tx: Tx, limit: number): Promise<Overview['newestCustomers']> {
  const text = `SELECT id, name, email, created_at FROM customers WHERE organization_id = $1 ORDER BY id DESC LIMIT $2`
  const { rows } = await tx.query<{ id: CustomerId; name: string; email: string | null; created_at: Temporal.Instant }>(text, [
    tx.organizationId,
    limit,
  ])
  return rows.map(({ id, name, email, created_at: createdAt }) => ({ id: idOf('cus', id), name, email, createdAt }))
}

async function read(tx: Tx, text: string, { timezone, from, to, currency }: RevenueFilter): Promise<RevenueRow[]> {
  const { rows } = await tx.query<Row>(text, [tx.organizationId, timezone, from, to, currency ?? null])
  return rows.map((row) => ({
    month: row.month,
    currency: currencySchema.parse(row.currency),
    planId: row.plan_id === null ? null : idOf('plan', row.plan_id),
    planName: row.plan_name,
    invoices: row.invoices,
    invoiced: row.invoiced,
    credited: row.credited,
    collected: row.collected,
    outstanding: row.outstanding,
  }))
}

interface Row {
  month: string
  currency: string
  plan_id: string | null
  plan_name: string | null
  invoices: number
  invoiced: bigint
  credited: bigint
  collected: bigint
  outstanding: bigint
}

// Invoices and credit notes by their issue, payments by their arrival, credit by its grant: each in the month in which it happened.
const invoiceMonth = "to_char(i.issued_at AT TIME ZONE $2, 'YYYY-MM') AS month, i.currency"
const invoiceSums = `count(*) AS invoices, sum(i.total) AS invoiced, 0::numeric AS credited, 0::numeric AS collected,
  coalesce(sum(i.amount_due) FILTER (WHERE i.status IN ('open', 'overdue')), 0) AS outstanding`
const ofInvoices = `i.organization_id = $1 AND i.issued_at >= $3 AND i.issued_at < $4 AND i.status <> 'void' AND ($5::text IS NULL OR i.currency = $5)`

const paymentMonth = "to_char(p.answered_at AT TIME ZONE $2, 'YYYY-MM'), p.currency"
const ofPayments = `p.organization_id = $1 AND p.status = 'succeeded' AND p.answered_at >= $3 AND p.answered_at < $4
  AND ($5::text IS NULL OR p.currency = $5)`

const grantMonth = "to_char(g.created_at AT TIME ZONE $2, 'YYYY-MM'), g.currency"
const ofGrants = `g.organization_id = $1 AND g.reason = 'negative_invoice' AND g.created_at >= $3 AND g.created_at < $4
  AND ($5::text IS NULL OR g.currency = $5)`

const noteMonth = "to_char(n.issued_at AT TIME ZONE $2, 'YYYY-MM'), n.currency"
const ofNotes = `n.organization_id = $1 AND n.status = 'issued' AND n.issued_at >= $3 AND n.issued_at < $4 AND ($5::text IS NULL OR n.currency = $5)`

const summed = `SELECT m.month, m.currency, m.plan_id, l.name AS plan_name, sum(m.invoices)::int AS invoices, sum(m.invoiced)::bigint AS invoiced,
    sum(m.credited)::bigint AS credited, sum(m.collected)::bigint AS collected, sum(m.outstanding)::bigint AS outstanding
  FROM moved m LEFT JOIN plans l ON l.organization_id = $1 AND l.id = m.plan_id
  GROUP BY m.month, m.currency, m.plan_id, l.name ORDER BY m.month, m.currency, l.name NULLS LAST, m.plan_id`

const byMonth = `WITH moved AS (
    SELECT ${invoiceMonth}, NULL::uuid AS plan_id, ${invoiceSums} FROM invoices i WHERE ${ofInvoices} GROUP BY 1, 2
    UNION ALL
    SELECT ${paymentMonth}, NULL, 0, 0, 0, sum(p.amount), 0 FROM payments p WHERE ${ofPayments} GROUP BY 1, 2
    UNION ALL
    SELECT ${grantMonth}, NULL, 0, 0, sum(g.amount), 0, 0 FROM credit_grants g WHERE ${ofGrants} GROUP BY 1, 2
    UNION ALL
    SELECT ${noteMonth}, NULL, 0, 0, sum(n.total), 0, 0 FROM credit_notes n WHERE ${ofNotes} GROUP BY 1, 2)
  ${summed}`

/** The zone is that of no month here: it is a parameter of all these statements. */
const everInOne = `WITH moved AS (
    SELECT '' AS month, i.currency, NULL::uuid AS plan_id, ${invoiceSums} FROM invoices i WHERE ${ofInvoices} AND $2::text IS NOT NULL GROUP BY 2
    UNION ALL
    SELECT '', p.currency, NULL, 0, 0, 0, sum(p.amount), 0 FROM payments p WHERE ${ofPayments} GROUP BY 2
    UNION ALL
    SELECT '', g.currency, NULL, 0, 0, sum(g.amount), 0, 0 FROM credit_grants g WHERE ${ofGrants} GROUP BY 2
    UNION ALL
    SELECT '', n.currency, NULL, 0, 0, sum(n.total), 0, 0 FROM credit_notes n WHERE ${ofNotes} GROUP BY 2)
  ${summed}`

const subscriptionOf = 'LEFT JOIN subscriptions s ON s.organization_id = i.organization_id AND s.id = i.subscription_id'

const byMonthAndPlan = `WITH moved AS (
    SELECT ${invoiceMonth}, s.plan_id, ${invoiceSums} FROM invoices i ${subscriptionOf} WHERE ${ofInvoices} GROUP BY 1, 2, 3
    UNION ALL
    SELECT ${paymentMonth}, s.plan_id, 0, 0, 0, sum(p.amount), 0 FROM payments p
      JOIN invoices i ON i.organization_id = p.organization_id AND i.id = p.invoice_id ${subscriptionOf} WHERE ${ofPayments} GROUP BY 1, 2, 3
    UNION ALL
    SELECT ${grantMonth}, s.plan_id, 0, 0, sum(g.amount), 0, 0 FROM credit_grants g
      LEFT JOIN invoices i ON i.organization_id = g.organization_id AND i.id = g.invoice_id ${subscriptionOf} WHERE ${ofGrants} GROUP BY 1, 2, 3
    UNION ALL
    SELECT ${noteMonth}, s.plan_id, 0, 0, sum(n.total), 0, 0 FROM credit_notes n
      JOIN invoices i ON i.organization_id = n.organization_id AND i.id = n.invoice_id ${subscriptionOf} WHERE ${ofNotes} GROUP BY 1, 2, 3)
  ${summed}`
