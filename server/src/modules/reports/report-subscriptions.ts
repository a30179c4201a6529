import type { Context } from '../../kit/context.ts'
import { ratesFor } from './rates.ts'
import { reading } from './reading.ts'
import type { SubscriptionReport } from './report-types.ts'
import { pricedQuantities, reportedSubscriptions, type SubscriptionFilter, subscriptionTotals } from './subscription-report-store.ts'

/** Subscriptions that run, with what they cost and bring. All of it is of one moment. */
export async function reportSubscriptions(ctx: Context, filter: SubscriptionFilter, limit: number): Promise<SubscriptionReport> {
  return reading(ctx, async (tx) => {
    const rates = await ratesFor(tx, await pricedQuantities(tx, filter))
    const rows = await reportedSubscriptions(tx, filter, rates, limit + 1)
    const totals = await subscriptionTotals(tx, filter, rates)
    return {
      rows: rows.slice(0, limit),
      isTruncated: rows.length > limit,
      totals: totals.filter((total) => total.planId === undefined),
      byPlan: totals.filter((total) => total.planId !== undefined),
    }
  })
}
