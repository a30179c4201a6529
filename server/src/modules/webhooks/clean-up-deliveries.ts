import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { removeFinished } from './delivery-store.ts'
import { removeDeleted } from './endpoint-store.ts'

/** How long the log says what became of a delivery, in days of real time. Events themselves are kept. */
export const daysKept = 30

const batch = 1000
/** The next run does the rest. */
const mostBatches = 100

/** Forgets deliveries that ended long ago, and endpoints that were deleted once nothing is left of theirs. */
export async function cleanUpDeliveries(ctx: Context): Promise<JobCounts> {
  const before = ctx.clock.now().subtract({ hours: 24 * daysKept })
  let deliveries = 0
  for (let count = 0; count < mostBatches; count += 1) {
    const removed = await ctx.transaction((tx) => removeFinished(tx, before, batch))
    deliveries += removed
    if (removed < batch) break
  }
  return { deliveries, endpoints: await ctx.transaction(removeDeleted) }
}
