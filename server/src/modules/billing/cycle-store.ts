import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** A locked row of subscription_cycles: whoever holds it may decide about the subscription. */
export interface Claim {
  readonly subscription_id: string
  readonly cycle: number
  readonly period_start: Temporal.Instant
  readonly period_end: Temporal.Instant
  readonly usage_start: Temporal.Instant
  readonly next_at: Temporal.Instant | null
  readonly event_count: number
  readonly parked_at: Temporal.Instant | null
}

/** Where a run has got to. */
export interface Cursor {
  readonly nextAt: Temporal.Instant
  readonly subscriptionId: string
}

export const beginning: Cursor = {
  nextAt: Temporal.Instant.from('0001-01-01T00:00:00Z'),
  subscriptionId: '00000000-0000-0000-0000-000000000000',
}

/** Locks the next due subscriptions after `after`, oldest first; those that another worker holds are left to it. */
export async function claimDue(tx: Tx, until: Temporal.Instant, after: Cursor, limit: number): Promise<Claim[]> {
  const { rows } = await tx.query<Claim>(claim, [tx.organizationId, until, after.nextAt, after.subscriptionId, limit], 'claim-due')
  return rows
}

/** Locks these subscriptions' cycles, in the order of their ids; waits for whoever holds one. */
export async function lockCycles(tx: Tx, subscriptionIds: readonly string[]): Promise<Claim[]> {
  const text = `SELECT ${columns} FROM subscription_cycles c WHERE c.organization_id = $1 AND c.subscription_id = ANY ($2::uuid[])
    ORDER BY c.subscription_id FOR UPDATE`
  const { rows } = await tx.query<Claim>(text, [tx.organizationId, subscriptionIds], 'lock-cycles')
  return rows
}

/** This customer's subscriptions with something to bill, oldest first. */
export async function dueOfCustomer(tx: Tx, customerId: string): Promise<string[]> {
  const text = `SELECT c.subscription_id FROM subscriptions s JOIN subscription_cycles c ON c.organization_id = s.organization_id AND c.subscription_id = s.id
    WHERE s.organization_id = $1 AND s.customer_id = $2 AND c.next_at <= $3 AND c.parked_at IS NULL ORDER BY c.next_at, c.subscription_id LIMIT 1000`
  const { rows } = await tx.query<{ subscription_id: string }>(text, [tx.organizationId, customerId, tx.now])
  return rows.map((row) => row.subscription_id)
}

/** This customer's subscriptions that have not ended: the first hundred. */
export async function runningOfCustomer(tx: Tx, customerId: string): Promise<string[]> {
  const text = `SELECT id FROM subscriptions WHERE organization_id = $1 AND customer_id = $2 AND ended_at IS NULL ORDER BY id LIMIT 100`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, customerId])
  return rows.map((row) => row.id)
}

/** Takes a subscription out of the billing run until somebody resumes it. False: it was parked already. */
export async function park(tx: Tx, subscriptionId: string, reason: string): Promise<{ eventCount: number } | null> {
  const text = `UPDATE subscription_cycles SET parked_at = $3, parked_reason = $4, event_count = event_count + 1
    WHERE organization_id = $1 AND subscription_id = $2 AND parked_at IS NULL RETURNING event_count`
  const { rows } = await tx.query<{ event_count: number }>(text, [tx.organizationId, subscriptionId, tx.now, reason.slice(0, 1000)])
  return rows[0] ? { eventCount: rows[0].event_count } : null
}

export async function unpark(tx: Tx, subscriptionId: string): Promise<{ eventCount: number } | null> {
  const text = `UPDATE subscription_cycles SET parked_at = NULL, parked_reason = NULL, event_count = event_count + 1
    WHERE organization_id = $1 AND subscription_id = $2 AND parked_at IS NOT NULL RETURNING event_count`
  const { rows } = await tx.query<{ event_count: number }>(text, [tx.organizationId, subscriptionId])
  return rows[0] ? { eventCount: rows[0].event_count } : null
}

/**
 * Marks those of these subscriptions whose usage is billed before their period ends: the meter belongs to an item that is billed in advance, or the plan has
 * thresholds, or there is a spending cap. In the order of their ids, and also those that are marked already: whoever is looking at one this moment may not see this usage. Answers how many.
 */
export async function markUsageDue(
  tx: Tx,
  used: readonly { readonly subscriptionId: string; readonly meterId: string }[],
): Promise<number> {
  if (used.length === 0) return 0
  const subscriptions = uuidArray(used.map((each) => each.subscriptionId))
  const meters = uuidArray(used.map((each) => each.meterId))
  const { rowCount } = await tx.query(markDue, [tx.organizationId, tx.now, subscriptions, meters], 'mark-usage-due')
  return rowCount
}

const markDue = `WITH due AS MATERIALIZED (
    SELECT c.subscription_id FROM subscription_cycles c
    WHERE c.organization_id = $1 AND c.subscription_id IN (
      SELECT u.subscription_id FROM unnest($3::uuid[], $4::uuid[]) AS u (subscription_id, meter_id)
      JOIN late_usage t ON t.organization_id = $1 AND t.subscription_id = u.subscription_id AND t.meter_id = u.meter_id
      UNION ALL
      SELECT u.subscription_id FROM unnest($3::uuid[], $4::uuid[]) AS u (subscription_id, meter_id)
      JOIN subscriptions s ON s.organization_id = $1 AND s.id = u.subscription_id AND s.ended_at IS NULL
      JOIN subscription_items i ON i.organization_id = $1 AND i.subscription_id = u.subscription_id AND i.ends_at IS NULL
      JOIN prices p ON p.organization_id = $1 AND p.id = i.price_id AND p.meter_id = u.meter_id
      LEFT JOIN plans l ON l.organization_id = $1 AND l.id = s.plan_id
      WHERE p.billing = 'in_advance' OR l.usage_thresholds <> '[]' OR s.spending_cap IS NOT NULL)
    ORDER BY c.subscription_id FOR UPDATE)
  UPDATE subscription_cycles c SET usage_due_at = coalesce(c.usage_due_at, $2) FROM due WHERE c.organization_id = $1 AND c.subscription_id = due.subscription_id`

/** The next moment at which a subscription is due here. */
export const nextDueAt =
  'SELECT next_at FROM subscription_cycles WHERE organization_id = $1 AND next_at IS NOT NULL AND parked_at IS NULL ORDER BY next_at LIMIT 1'

const columns = 'c.subscription_id, c.cycle, c.period_start, c.period_end, c.usage_start, c.next_at, c.event_count, c.parked_at'

const claim = `SELECT ${columns} FROM subscription_cycles c
  WHERE c.organization_id = $1 AND c.next_at <= $2 AND c.parked_at IS NULL AND (c.next_at, c.subscription_id) > ($3::timestamptz, $4::uuid)
  ORDER BY c.next_at, c.subscription_id LIMIT $5 FOR UPDATE SKIP LOCKED`

/** When somebody has to look at a locked subscription next; its cycle stays as it is. */
export async function lookAt(tx: Tx, subscriptionId: string, nextAt: Temporal.Instant | null): Promise<void> {
  const text = 'UPDATE subscription_cycles SET next_at = $3 WHERE organization_id = $1 AND subscription_id = $2'
  await tx.query(text, [tx.organizationId, subscriptionId, nextAt])
}

/** Counts one more event of a locked subscription and answers its sequence. */
export async function addEvent(tx: Tx, subscriptionId: string): Promise<number> {
  const text = `UPDATE subscription_cycles SET event_count = event_count + 1 WHERE organization_id = $1 AND subscription_id = $2 RETURNING event_count`
  const { rows } = await tx.query<{ event_count: number }>(text, [tx.organizationId, subscriptionId])
  const [row] = rows
  if (!row) throw new Error('a subscription has its cycle')
  return row.event_count
}

/** The same for several, one event each. */
export async function addEventToEach(tx: Tx, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const text = `UPDATE subscription_cycles SET event_count = event_count + 1 WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[])
    RETURNING subscription_id, event_count`
  const { rows } = await tx.query<{ subscription_id: string; event_count: number }>(text, [tx.organizationId, uuidArray(subscriptionIds)])
  return new Map(rows.map((row) => [row.subscription_id, row.event_count]))
}

/** Organizations in which something is due by their own clock. One probe of an index each. */
export async function organizationsWithDueSubscriptions(tx: DispatcherTx, now: Temporal.Instant): Promise<string[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM subscription_cycles c
      WHERE c.organization_id = o.id AND c.next_at <= coalesce(o.clock_at, $1) AND c.parked_at IS NULL) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now])
  return rows.map((row) => row.id)
}

/** Their cycles are locked: usage that arrives from here on asks again. */
export async function clearUsageDue(tx: Tx, subscriptionIds: readonly string[]): Promise<void> {
  const text = 'UPDATE subscription_cycles SET usage_due_at = NULL WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[])'
  await tx.query(text, [tx.organizationId, uuidArray(subscriptionIds)], 'clear-usage-due')
}

/** It could not be billed: somebody else looks at it in an hour. */
export async function postponeUsage(tx: Tx, subscriptionId: string): Promise<void> {
  const text = 'UPDATE subscription_cycles SET usage_due_at = $3 WHERE organization_id = $1 AND subscription_id = $2 AND usage_due_at <= $4'
  await tx.query(text, [tx.organizationId, subscriptionId, tx.now.add({ hours: 1 }), tx.now])
}
