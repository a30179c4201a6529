import { billUsage as decideUsage } from '@quarterday/core/subscription/usage.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billDecisions } from './bill-decisions.ts'
import { lockCycles } from './cycle-store.ts'
import { loadSnapshots } from './load-snapshots.ts'
import { dueNow, rateUsage } from './rate-usage.ts'
import { isPassing } from './run-billing.ts'
import { newRunMemory, type RunMemory } from './run-memory-types.ts'
import { loadSeller } from './snapshot-store.ts'
import { clearUsageDue, postponeUsage, usageDue } from './usage-due-store.ts'
import { newIdOf, writeSlice } from './write-slice.ts'

export interface UsageRun {
  /** Subscriptions that were looked at. */
  looked: number
  invoices: number
  failed: number
}

const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 2000

/**
 * Looks at the subscriptions for which usage has arrived: bills what is paid in advance, and all of a period's usage where it has reached a threshold. Safe
 * beside a billing run and beside itself: the cycle is locked, and what is billed is the usage so far less what was billed of it.
 */
export async function billUsage(ctx: Context): Promise<UsageRun> {
  const run: UsageRun = { looked: 0, invoices: 0, failed: 0 }
  const memory = await ctx.transaction(async (tx) => newRunMemory(await loadSeller(tx)))
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const ids = await ctx.transaction((tx) => usageDue(tx, sliceSize))
    if (ids.length === 0) break
    await billSlice(ctx, ids, memory, run)
    if (ids.length < sliceSize) break
  }
  return run
}

async function billSlice(ctx: Context, ids: readonly string[], memory: RunMemory, run: UsageRun): Promise<void> {
  try {
    run.invoices += await ctx.transaction((tx) => billEach(tx, ids, memory))
    run.looked += ids.length
  } catch (error) {
    if (isPassing(error)) throw error
    const [only] = ids
    if (ids.length > 1 || only === undefined) {
      const middle = ids.length >> 1
      for (const half of [ids.slice(0, middle), ids.slice(middle)]) await billSlice(ctx, half, memory, run)
      return
    }
    ctx.log.error({ err: error, subscription: only }, 'the usage of a subscription could not be billed; it is looked at again in an hour')
    await ctx.transaction((tx) => postponeUsage(tx, only))
    run.failed += 1
  }
}

async function billEach(tx: Tx, ids: readonly string[], memory: RunMemory): Promise<number> {
  const claims = (await lockCycles(tx, ids)).filter((claim) => claim.next_at !== null && claim.parked_at === null)
  const loaded = await loadSnapshots(tx, claims, memory)
  const rated = await rateUsage(
    tx,
    loaded.map((each) => each.snapshot),
  )
  const undertakings = loaded.flatMap((each, index) => {
    const usage = rated[index]
    const { charges, threshold } = usage ? dueNow(usage) : { charges: [], threshold: null }
    if (charges.length === 0) return []
    // Lines that wait for the next period go on waiting.
    return [{ decision: decideUsage(each.snapshot, charges, threshold, newIdOf), loaded: { ...each, pending: [] } }]
  })
  const decided = await billDecisions(tx, undertakings, memory.prices)
  const billed = undertakings.flatMap(({ loaded: { customerPartyId, eventCount } }, index) => {
    const each = decided[index]
    return each ? [{ billed: each, customerPartyId, eventCount }] : []
  })
  if (billed.length > 0) await writeSlice(tx, billed, memory.seller)
  await clearUsageDue(tx, ids)
  return billed.reduce((count, each) => count + (each.billed.invoice ? 1 : 0), 0)
}
