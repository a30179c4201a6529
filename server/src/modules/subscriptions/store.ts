import type { IntervalUnit } from '@quarterday/core/calendar.ts'
import type { TermEnding, TrialEnding } from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

export interface PlanTerms {
  readonly id: string
  readonly status: 'active' | 'archived'
  readonly trial_days: number
  readonly term_months: number | null
  readonly trial_end: TrialEnding
  readonly term_end: TermEnding
}

export async function findPlan(tx: Tx, id: string): Promise<PlanTerms | null> {
  const text = 'SELECT id, status, trial_days, term_months, trial_end, term_end FROM plans WHERE organization_id = $1 AND id = $2'
  const { rows } = await tx.query<PlanTerms>(text, [tx.organizationId, id])
  return rows[0] ?? null
}

/** A stretch of time for which an earlier subscription of the customer was billed one of these prices, between the two moments. Null: there is none. */
export async function findBilledTime(
  tx: Tx,
  customerId: string,
  priceIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<{ readonly subscription_id: string; readonly starts_at: Temporal.Instant; readonly ends_at: Temporal.Instant } | null> {
  const text = `SELECT c.subscription_id, c.starts_at, c.ends_at
    FROM subscriptions s
    JOIN subscription_items i ON i.organization_id = s.organization_id AND i.subscription_id = s.id
    JOIN coverage c ON c.organization_id = i.organization_id AND c.item_id = i.id
    JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
    WHERE s.organization_id = $1 AND s.customer_id = $2 AND c.kind = 'billed' AND c.starts_at < $5 AND c.ends_at > $4
      AND (p.id = ANY ($3::uuid[]) OR p.overrides_price_id = ANY ($3::uuid[]))
    ORDER BY c.starts_at, c.item_id LIMIT 1`
  const { rows } = await tx.query<{ subscription_id: string; starts_at: Temporal.Instant; ends_at: Temporal.Instant }>(text, [
    tx.organizationId,
    customerId,
    uuidArray(priceIds),
    from,
    until,
  ])
  return rows[0] ?? null
}

/** Where the cycles of the customer's oldest subscription that has not ended are counted from, of those billed by months or years. */
export async function findSharedAnchor(tx: Tx, customerId: string): Promise<SharedAnchorRow | null> {
  const text = `SELECT anchor_on, anchor_day, anchor_time, interval_unit, interval_count FROM subscriptions
    WHERE organization_id = $1 AND customer_id = $2 AND status NOT IN ('canceled', 'expired') AND interval_unit IN ('month', 'year')
    ORDER BY started_at, id LIMIT 1`
  const { rows } = await tx.query<SharedAnchorRow>(text, [tx.organizationId, customerId])
  return rows[0] ?? null
}

export interface SharedAnchorRow {
  readonly anchor_on: Temporal.PlainDate
  readonly anchor_day: number | null
  readonly anchor_time: string | null
  readonly interval_unit: IntervalUnit
  readonly interval_count: number
}

/** Whether the customer has a subscription that has not ended. */
export async function hasLiveSubscription(tx: Tx, customerId: string): Promise<boolean> {
  const text = `SELECT FROM subscriptions WHERE organization_id = $1 AND customer_id = $2 AND status NOT IN ('canceled', 'expired') LIMIT 1`
  return (await tx.query(text, [tx.organizationId, customerId])).rowCount === 1
}
