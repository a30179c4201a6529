import { timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** A subscription whose plan or items may be others from a moment on. */
export interface ChangedHolder {
  readonly subscriptionId: string
  readonly at: Temporal.Instant
  readonly isNew: boolean
}

/**
 * Notes since when subscriptions hold which plans: their own, and those that their running items belong to. Read from what was just written, so it holds
 * for every way in which a change comes about. A stretch that would be empty vanishes; what is held before and after goes on.
 */
export async function keepPlanStretches(tx: Tx, holders: readonly ChangedHolder[]): Promise<void> {
  if (holders.length === 0) return
  const known = holders.filter(({ isNew }) => !isNew)
  if (known.length > 0) {
    const values = parametersOf(tx, known)
    await tx.query(dropLater, values, 'drop-later-plan-stretches')
    await tx.query(closeGone, values, 'close-plan-stretches')
  }
  await tx.query(openHeld, parametersOf(tx, holders), 'open-plan-stretches')
}

function parametersOf(tx: Tx, holders: readonly ChangedHolder[]): unknown[] {
  return [tx.organizationId, uuidArray(holders.map((each) => each.subscriptionId)), timestampArray(holders.map((each) => each.at))]
}

const changed = 'unnest($2::uuid[], $3::timestamptz[]) AS d (subscription_id, at)'
const held = `held AS MATERIALIZED (
    SELECT d.subscription_id, d.at, s.plan_id FROM ${changed} JOIN subscriptions s ON s.organization_id = $1 AND s.id = d.subscription_id
      WHERE s.plan_id IS NOT NULL AND s.ended_at IS NULL
    UNION SELECT d.subscription_id, d.at, p.plan_id FROM ${changed}
      JOIN subscription_items i ON i.organization_id = $1 AND i.subscription_id = d.subscription_id AND i.ends_at IS NULL
      JOIN prices p ON p.organization_id = $1 AND p.id = i.price_id AND p.plan_id IS NOT NULL)`

/** What was noted for later is decided anew. */
const dropLater = `DELETE FROM subscription_plan_stretches t USING ${changed}
  WHERE t.organization_id = $1 AND t.subscription_id = d.subscription_id AND t.starts_at >= d.at`

const closeGone = `WITH ${held}
  UPDATE subscription_plan_stretches t SET ends_at = d.at FROM ${changed}
  WHERE t.organization_id = $1 AND t.subscription_id = d.subscription_id AND t.starts_at < d.at
    AND (t.ends_at > d.at OR (t.ends_at IS NULL AND NOT EXISTS (
      SELECT FROM held h WHERE h.subscription_id = t.subscription_id AND h.plan_id = t.plan_id)))`

const openHeld = `WITH ${held}
  INSERT INTO subscription_plan_stretches (organization_id, subscription_id, plan_id, starts_at)
  SELECT $1, h.subscription_id, h.plan_id, h.at FROM held h WHERE NOT EXISTS (
    SELECT FROM subscription_plan_stretches t
    WHERE t.organization_id = $1 AND t.subscription_id = h.subscription_id AND t.plan_id = h.plan_id AND t.ends_at IS NULL)`
