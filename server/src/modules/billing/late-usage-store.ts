import type { SettledUsage } from '@quarterday/core/subscription/decision.ts'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { LateUsage } from './counted-charge-store.ts'

/** A row of late_usage as it was read: its version tells whether more has come since. */
export interface NotedLate extends LateUsage {
  readonly version: string
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
