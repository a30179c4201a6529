import type { Context } from '../../kit/context.ts'
import { makePartitions } from './partition-store.ts'
import { removeOldKeys } from './usage-event-store.ts'

/** Makes the partitions of the coming months, drops those that are too old, and forgets the keys of events that were dropped: again once a day. */
export async function keepPartitions(ctx: Context): Promise<{ partitions: number; keys: number }> {
  const partitions = await ctx.transaction((tx) => makePartitions(tx, ctx.clock.now()))
  let keys = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const removed = await ctx.transaction((tx) => removeOldKeys(tx, sliceSize))
    keys += removed
    if (removed < sliceSize) break
  }
  return { partitions, keys }
}

const sliceSize = 50_000
const mostSlices = 1000
