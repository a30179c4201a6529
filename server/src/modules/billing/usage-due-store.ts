import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type OrganizationId, type PlanId } from '@quarterday/core/id.ts'
import type { UsageThreshold } from '@quarterday/core/usage/threshold.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** Subscriptions whose usage is to be looked at before their period ends, the earliest first. Not locked. */
export async function usageDue(tx: Tx, limit: number): Promise<string[]> {
  const text = `SELECT subscription_id FROM subscription_cycles WHERE organization_id = $1 AND usage_due_at <= $2
    ORDER BY usage_due_at, subscription_id LIMIT $3`
  const { rows } = await tx.query<{ subscription_id: string }>(text, [tx.organizationId, tx.now, limit], 'usage-due')
  return rows.map((row) => row.subscription_id)
}

/** When somebody next has to look at usage. */
export const nextUsageDueAt =
  'SELECT usage_due_at FROM subscription_cycles WHERE organization_id = $1 AND usage_due_at IS NOT NULL ORDER BY usage_due_at LIMIT 1'

/** Organizations in which usage is to be looked at by their own clock. */
export async function organizationsWithUsageDue(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM subscription_cycles c
      WHERE c.organization_id = o.id AND c.usage_due_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-with-usage-due')
  return rows.map(({ id }) => idOf('org', id))
}

/** The usage thresholds of some plans. */
export async function thresholdsOfPlans(tx: Tx, planIds: readonly PlanId[]): Promise<ReadonlyMap<string, readonly UsageThreshold[]>> {
  if (planIds.length === 0) return new Map()
  const text = `SELECT id, usage_thresholds FROM plans WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND usage_thresholds <> '[]'`
  const { rows } = await tx.query<{ id: string; usage_thresholds: readonly { currency: string; amount: number }[] }>(
    text,
    [tx.organizationId, uuidArray(planIds)],
    'thresholds-of-plans',
  )
  return new Map(
    rows.map((row) => [
      row.id,
      row.usage_thresholds.map(({ currency, amount }) => ({ currency: currencySchema.parse(currency), amount: BigInt(amount) })),
    ]),
  )
}
