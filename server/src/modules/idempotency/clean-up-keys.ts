import type { Context } from '../../kit/context.ts'
import { forgetOldKeys } from '../../kit/idempotency.ts'
import type { JobCounts } from '../../kit/job.ts'

const batch = 1000
/** The next run does the rest. */
const mostBatches = 200

/** Forgets answers to requests whose keys need not be remembered any longer, in real time: clients live in it, also those of a sandbox. */
export async function cleanUpKeys(ctx: Context): Promise<JobCounts> {
  const now = ctx.clock.now()
  let keys = 0
  for (let count = 0; count < mostBatches; count += 1) {
    const forgotten = await ctx.transaction((tx) => forgetOldKeys(tx, now, batch))
    keys += forgotten
    if (forgotten < batch) break
  }
  return { keys }
}
