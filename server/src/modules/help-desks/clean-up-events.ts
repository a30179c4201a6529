import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { dropBodies, forgetFinished } from './event-store.ts'

/** How long what help desks sent is kept as it came, in days of real time after it ended, and how long it is known that it came. */
export const daysWithBody = 30
export const daysKept = 90

const batch = 1000
/** The next run does the rest. */
const mostBatches = 100

/** Forgets what help desks sent, first its bodies. Messages are known by names of their own: even long after nothing is taken twice. */
export async function cleanUpEvents(ctx: Context): Promise<JobCounts> {
  const now = ctx.clock.now()
  const bodies = await inBatches((limit) => ctx.transaction((tx) => dropBodies(tx, now.subtract({ hours: 24 * daysWithBody }), limit)))
  const events = await inBatches((limit) => ctx.transaction((tx) => forgetFinished(tx, now.subtract({ hours: 24 * daysKept }), limit)))
  return { bodies, events }
}

async function inBatches(work: (limit: number) => Promise<number>): Promise<number> {
  let sum = 0
  for (let count = 0; count < mostBatches; count += 1) {
    const done = await work(batch)
    sum += done
    if (done < batch) break
  }
  return sum
}
