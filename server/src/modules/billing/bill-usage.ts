import type { Decision, SettledUsage } from '@quarterday/core/subscription/decision.ts'
import { billUsage as decideUsage } from '@quarterday/core/subscription/usage.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { recountDrafts } from '../invoices/recount-drafts.ts'
import { announceCaps } from './announce-caps.ts'
import { billDecisions } from './bill-decisions.ts'
import { clearUsageDue, lockCycles, postponeUsage } from './cycle-store.ts'
import { lockInvoices } from './invoice-store.ts'
import { settleLateUsage } from './late-usage-store.ts'
import { loadLate } from './load-late.ts'
import { type LoadedSubscription, loadSnapshots } from './load-snapshots.ts'
import { dueNow, rateUsage } from './rate-usage.ts'
import { isPassing } from './run-billing.ts'
import { newRunMemory, type RunMemory } from './run-memory-types.ts'
import { loadSeller } from './snapshot-store.ts'
import { usageDue } from './usage-due-store.ts'
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
  const claims = (await lockCycles(tx, ids)).filter((claim) => claim.parked_at === null)
  const loaded = await loadSnapshots(tx, claims, memory)
  const settled = await settleLate(tx, loaded, memory)
  const running = loaded.filter(({ snapshot }) => snapshot.cycle.nextAt !== null)
  const rated = await rateUsage(
    tx,
    running.map((each) => each.snapshot),
  )
  const due = running.flatMap((each, index): Undertaking[] => {
    const usage = rated[index]
    const { charges, threshold } = usage ? dueNow(usage) : { charges: [], threshold: null }
    return charges.length === 0
      ? []
      : [{ decision: decideUsage(each.snapshot, charges, threshold, newIdOf), loaded: { ...each, pending: [] } }]
  })
  // Lines that wait for the next period go on waiting.
  const undertakings = [...settled, ...due]
  const decided = await billDecisions(tx, undertakings, memory.prices)
  const billed = undertakings.flatMap(({ loaded: { customerPartyId, eventCount } }, index) => {
    const each = decided[index]
    return each ? [{ billed: each, customerPartyId, eventCount }] : []
  })
  if (billed.length > 0) await writeSlice(tx, billed, memory.seller)
  await announceCaps(tx, rated)
  await clearUsageDue(tx, ids)
  return billed.reduce((count, each) => count + (each.billed.invoice ? 1 : 0), 0)
}

interface Undertaking {
  readonly decision: Decision
  readonly loaded: LoadedSubscription
}

/**
 * What came late: drafts that it belongs to are counted again; what came after the end of a subscription has a document of its own, there being no next one.
 * The rest waits for the next document.
 */
async function settleLate(tx: Tx, loaded: readonly LoadedSubscription[], memory: RunMemory): Promise<Undertaking[]> {
  const late = await loadLate(tx, new Map(loaded.map(({ snapshot }) => [snapshot.subscription.id, snapshot.conventions])), memory.prices)
  if (late.size === 0) return []
  const drafts = [...new Set([...late.values()].flatMap((each) => each.drafts))].sort()
  if (drafts.length > 0)
    await recountDrafts(
      tx,
      (await lockInvoices(tx, drafts)).filter((draft) => draft.status === 'draft'),
    )
  const done: SettledUsage[] = []
  const undertakings = loaded.flatMap((each): Undertaking[] => {
    const own = late.get(each.snapshot.subscription.id)
    if (!own) return []
    const hasEnded = each.snapshot.cycle.nextAt === null
    if (own.charges.length === 0) done.push(...own.noted)
    if (own.charges.length === 0 || !hasEnded) return []
    const decision = decideUsage(each.snapshot, own.charges, null, newIdOf)
    return [{ decision: { ...decision, settles: own.noted }, loaded: { ...each, pending: [] } }]
  })
  await settleLateUsage(tx, done)
  return undertakings
}
