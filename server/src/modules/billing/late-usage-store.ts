import type { SettledUsage } from '@quarterday/core/subscription/decision.ts'
import { textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { LateUsage, NotedLate } from './usage-types.ts'

/** Notes usage that lies before the running period of its subscription, or of one that has ended: its documents are written already. */
export async function noteLate(tx: Tx, used: readonly LateUsage[]): Promise<number> {
  if (used.length === 0) return 0
  const parameters = [
    tx.organizationId,
    uuidArray(used.map((each) => each.subscriptionId)),
    uuidArray(used.map((each) => each.meterId)),
    timestampArray(used.map((each) => each.earliestAt)),
  ]
  const { rowCount } = await tx.query(late, parameters, 'note-late-usage')
  return rowCount
}

/** Usage of these subscriptions that came after its period was billed. Not locked. */
export async function lateUsageOf(tx: Tx, subscriptionIds: readonly string[]): Promise<NotedLate[]> {
  if (subscriptionIds.length === 0) return []
  const text = `SELECT subscription_id, meter_id, earliest_at, xmin::text AS version FROM late_usage
    WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) ORDER BY subscription_id, meter_id`
  const { rows } = await tx.query<Row>(text, [tx.organizationId, uuidArray(subscriptionIds)], 'late-usage-of')
  return rows.map(({ subscription_id: subscriptionId, meter_id: meterId, earliest_at: earliestAt, version }) => {
    return { subscriptionId, meterId, earliestAt, version }
  })
}

/** What has been billed is late no more; where more has come since it was read, it stays. */
export async function settleLateUsage(tx: Tx, late: readonly SettledUsage[]): Promise<void> {
  if (late.length === 0) return
  const text = `DELETE FROM late_usage l USING unnest($2::uuid[], $3::uuid[], $4::text[]) AS w (subscription_id, meter_id, version)
    WHERE l.organization_id = $1 AND l.subscription_id = w.subscription_id AND l.meter_id = w.meter_id AND l.xmin::text = w.version`
  const subscriptions = uuidArray(late.map((each) => each.subscriptionId))
  const meters = uuidArray(late.map((each) => each.meterId))
  await tx.query(text, [tx.organizationId, subscriptions, meters, textArray(late.map((each) => each.version))], 'settle-late-usage')
}

interface Row {
  readonly subscription_id: string
  readonly meter_id: string
  readonly earliest_at: Temporal.Instant
  readonly version: string
}

const late = `INSERT INTO late_usage AS l (organization_id, subscription_id, meter_id, earliest_at)
  SELECT $1, t.subscription_id, t.meter_id, t.earliest_at FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) AS t (subscription_id, meter_id, earliest_at)
  JOIN subscription_cycles c ON c.organization_id = $1 AND c.subscription_id = t.subscription_id
  JOIN subscriptions s ON s.organization_id = $1 AND s.id = t.subscription_id
  WHERE (t.earliest_at < c.usage_start OR s.ended_at IS NOT NULL) AND EXISTS (SELECT FROM subscription_items i
    JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
    WHERE i.organization_id = $1 AND i.subscription_id = t.subscription_id AND p.meter_id = t.meter_id)
  ORDER BY t.subscription_id, t.meter_id
  ON CONFLICT (organization_id, subscription_id, meter_id) DO UPDATE SET earliest_at = least(l.earliest_at, excluded.earliest_at)`
