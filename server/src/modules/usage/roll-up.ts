import type { Context } from '../../kit/context.ts'
import { markUsageDue } from '../billing/cycle-store.ts'
import { noteLate } from '../billing/late-usage-store.ts'
import { endOfSlice, hasUnrolled, highestSettled, lockWatermark, rollSlice } from './rollup-store.ts'

export interface RollUp {
  /** Events that were added to the sums. */
  readonly rolled: number
  /** Subscriptions that have usage to be billed before their period ends. */
  readonly due: number
  /** Subscriptions' meters with usage of a time that is billed already. */
  readonly late: number
}

export interface RollUpOptions {
  /** Events a transaction. */
  readonly sliceSize?: number
}

/** More slices than this are left to the next time. */
const mostSlices = 10_000

/**
 * Adds to the sums of hours and days all events that were accepted so far. In transactions of its own: whoever calls it holds none. Safe to run twice, by
 * several at once, and to be killed anywhere.
 */
export async function rollUp(ctx: Context, { sliceSize = 20_000 }: RollUpOptions = {}): Promise<RollUp> {
  const sum = { rolled: 0, due: 0, late: 0 }
  if (!(await ctx.transaction(hasUnrolled))) return sum
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const done = await ctx.transaction(async (tx) => {
      const from = await lockWatermark(tx)
      const to = await highestSettled(tx)
      if (to <= from) return null
      const end = await endOfSlice(tx, from, to, sliceSize)
      const { events, touched } = await rollSlice(tx, from, end)
      const used = touched.map((each) => ({ subscriptionId: each.subject_id, meterId: each.meter_id, earliestAt: each.earliest_at }))
      const late = await noteLate(tx, used)
      return { rolled: events, due: await markUsageDue(tx, used), late, more: end < to }
    })
    if (!done) break
    sum.rolled += done.rolled
    sum.due += done.due
    sum.late += done.late
    if (!done.more) break
  }
  return sum
}
