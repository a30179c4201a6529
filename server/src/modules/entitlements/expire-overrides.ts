import type { Context } from '../../kit/context.ts'
import * as events from '../events/store.ts'
import { overrideToApi } from './schema.ts'
import { closeExpired } from './store.ts'

/** Overrides a transaction. */
const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 1000

/** Closes overrides whose time is over, and says so. They stopped counting at that moment, whenever this runs. */
export async function expireOverrides(ctx: Context): Promise<{ expired: number }> {
  let expired = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const closed = await ctx.transaction(async (tx) => {
      const done = await closeExpired(tx, sliceSize)
      await events.addNextEvents(
        tx,
        done.map((override) => ({ type: 'entitlement.expired', aggregateId: override.id, data: overrideToApi(override) })),
      )
      return done.length
    })
    expired += closed
    if (closed < sliceSize) break
  }
  return { expired }
}
