import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf } from '@quarterday/core/id.ts'
import { type SubscriptionStatus, subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import type { CustomerReportRow } from './report-types.ts'

export interface CustomerReportFilter {
  /** Of customers with a subscription in this state. */
  readonly subscriptionStatus?: SubscriptionStatus | undefined
  readonly currency?: string | undefined
  /** Minor units that were collected, at least. */
  readonly minCollected?: bigint | undefined
}

/** Each customer in each currency, whoever has paid most first. Nothing but a look at each document can say this. */
export async function customersByRevenue(tx: Tx, filter: CustomerReportFilter, limit: number): Promise<CustomerReportRow[]> {
  const text = `WITH moved AS (
      SELECT customer_id, currency, count(*) AS invoices, sum(total) AS invoiced, 0::numeric AS collected,
          coalesce(sum(amount_due) FILTER (WHERE status IN ('open', 'overdue')), 0) AS outstanding
        FROM invoices WHERE organization_id = $1 AND issued_at IS NOT NULL AND status <> 'void' GROUP BY 1, 2
      UNION ALL
      SELECT customer_id, currency, 0, 0, sum(amount), 0 FROM payments WHERE organization_id = $1 AND status = 'succeeded' GROUP BY 1, 2),
    sums AS (
      SELECT customer_id, currency, sum(invoices)::int AS invoices, sum(invoiced)::bigint AS invoiced, sum(collected)::bigint AS collected,
        sum(outstanding)::bigint AS outstanding FROM moved GROUP BY 1, 2),
    held AS (
      SELECT customer_id, array_agg(DISTINCT status) AS statuses FROM subscriptions WHERE organization_id = $1 GROUP BY 1)
    SELECT c.id, c.name, c.email, c.status, coalesce(m.currency, c.currency, o.currency) AS currency, coalesce(h.statuses, '{}') AS statuses,
      coalesce(m.invoices, 0) AS invoices, coalesce(m.invoiced, 0) AS invoiced, coalesce(m.collected, 0) AS collected,
      coalesce(m.outstanding, 0) AS outstanding
    FROM customers c JOIN organizations o ON o.id = c.organization_id
      LEFT JOIN sums m ON m.customer_id = c.id LEFT JOIN held h ON h.customer_id = c.id
    WHERE c.organization_id = $1 AND ($2::text IS NULL OR $2 = ANY (h.statuses))
      AND ($3::text IS NULL OR coalesce(m.currency, c.currency, o.currency) = $3) AND ($4::bigint IS NULL OR coalesce(m.collected, 0) >= $4)
    ORDER BY coalesce(m.collected, 0) DESC, coalesce(m.invoiced, 0) DESC, c.id, m.currency LIMIT $5`
  const { subscriptionStatus = null, currency = null, minCollected = null } = filter
  const { rows } = await tx.query<Row>(text, [tx.organizationId, subscriptionStatus, currency, minCollected, limit])
  return rows.map((row) => ({
    id: idOf('cus', row.id),
    name: row.name,
    email: row.email,
    status: row.status,
    subscriptionStatuses: z.array(z.enum(subscriptionStatuses)).parse(row.statuses),
    currency: currencySchema.parse(row.currency),
    invoices: row.invoices,
    invoiced: row.invoiced,
    collected: row.collected,
    outstanding: row.outstanding,
  }))
}

interface Row {
  id: string
  name: string
  email: string | null
  status: CustomerReportRow['status']
  currency: string
  statuses: unknown
  invoices: number
  invoiced: bigint
  collected: bigint
  outstanding: bigint
}
