import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { forgetBodies } from './message-store.ts'

/** How long the words of a message are kept after it ended, in days of real time. That it was sent, to whom and of what, stays. */
export const daysKept = 180

const batch = 500
/** The next run does the rest. */
const mostBatches = 100

export async function cleanUpMessages(ctx: Context): Promise<JobCounts> {
  const before = ctx.clock.now().subtract({ hours: 24 * daysKept })
  let bodies = 0
  for (let count = 0; count < mostBatches; count += 1) {
    const forgotten = await ctx.transaction((tx) => forgetBodies(tx, before, batch))
    bodies += forgotten
    if (forgotten < batch) break
  }
  return { bodies }
}
