import { type CustomerId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { type SubscriptionStatus, subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** Whether a subscription is paid for, and what an event says of it. */
export interface Standing {
  readonly id: SubscriptionId
  readonly customerId: CustomerId
  readonly status: SubscriptionStatus
  readonly cancelAt: Temporal.Instant | null
  readonly periodStart: Temporal.Instant
  readonly periodEnd: Temporal.Instant
  /** Some invoice of it that is charged automatically was asked for in vain and is still owed. */
  readonly isBehind: boolean
}

/** The status of the subscriptions that these invoices bill, by invoice, as it is before anything is locked. One that several share bills each of them. */
export async function loadStatuses(
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly id: SubscriptionId; readonly status: SubscriptionStatus }[]>> {
  const text = `SELECT b.invoice_id, s.id, s.status FROM (
      SELECT i.id AS invoice_id, i.subscription_id FROM invoices i WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[])
      UNION
      SELECT i.id, l.subscription_id FROM invoices i
        JOIN invoice_lines l ON l.organization_id = i.organization_id AND l.invoice_id = i.id
        WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[]) AND i.reason = 'consolidated') b
    JOIN subscriptions s ON s.organization_id = $1 AND s.id = b.subscription_id ORDER BY b.invoice_id, s.id`
  const { rows } = await tx.query<{ invoice_id: string; id: string; status: string }>(text, [tx.organizationId, uuidArray(invoiceIds)])
  const found = Map.groupBy(rows, (row) => row.invoice_id)
  return new Map(
    [...found].map(([invoiceId, each]) => [
      invoiceId,
      each.map((row) => ({ id: idOf('sub', row.id), status: statusSchema.parse(row.status) })),
    ]),
  )
}

/** How these subscriptions stand now. Their cycles are locked. */
export async function loadStandings(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await tx.query<StandingRow>(standings, [tx.organizationId, uuidArray(ids)], 'load-standings')
  return rows.map((row) => ({
    id: idOf('sub', row.id),
    customerId: idOf('cus', row.customer_id),
    status: statusSchema.parse(row.status),
    cancelAt: row.cancel_at,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    isBehind: row.is_behind,
  }))
}

const statusSchema = z.enum(subscriptionStatuses)

interface StandingRow {
  readonly id: string
  readonly customer_id: string
  readonly status: string
  readonly cancel_at: Temporal.Instant | null
  readonly period_start: Temporal.Instant
  readonly period_end: Temporal.Instant
  readonly is_behind: boolean
}

const askedInVain = `i.status IN ('open', 'overdue') AND i.collection_method = 'charge_automatically'
        AND (i.collect_at IS NULL OR EXISTS (SELECT FROM payments p
          WHERE p.organization_id = i.organization_id AND p.invoice_id = i.id AND p.status IN ('declined', 'needs_customer')))`

const standings = `SELECT s.id, s.customer_id, s.status, s.cancel_at, y.period_start, y.period_end,
    EXISTS (SELECT FROM invoices i WHERE i.organization_id = s.organization_id AND i.subscription_id = s.id AND ${askedInVain})
      OR EXISTS (SELECT FROM invoices i WHERE i.organization_id = s.organization_id AND i.customer_id = s.customer_id AND i.reason = 'consolidated'
        AND EXISTS (SELECT FROM invoice_lines l WHERE l.organization_id = i.organization_id AND l.invoice_id = i.id AND l.subscription_id = s.id)
        AND ${askedInVain}) AS is_behind
  FROM subscriptions s JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
  WHERE s.organization_id = $1 AND s.id = ANY ($2::uuid[]) ORDER BY s.id`
