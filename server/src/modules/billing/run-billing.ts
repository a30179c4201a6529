import { assert } from '@quarterday/core/assert.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import { renewSubscription } from '@quarterday/core/subscription/renew.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { UnknownOutcome } from '../../kit/db.ts'
import { billDecisions } from './bill-decisions.ts'
import { beginning, type Claim, type Cursor, claimDue, lockCycles } from './cycle-store.ts'
import type { BilledSubscription } from './document-rows-of.ts'
import { loadSnapshots } from './load-snapshots.ts'
import { parkSubscription } from './park-subscription.ts'
import { newRunMemory, type RunMemory } from './run-memory-types.ts'
import { loadSeller } from './snapshot-store.ts'
import { newIdOf, writeSlice } from './write-slice.ts'

export interface BillingRun {
  /** Steps taken: a subscription that was three periods behind counts three times. */
  billed: number
  invoices: number
  parked: number
}

export interface BillingRunOptions {
  /** Subscriptions a transaction. */
  readonly sliceSize?: number
  readonly onSlice?: (run: BillingRun) => void
}

/** A subscription that is further behind than this many periods at once is parked: somebody should look before that many invoices leave. */
export const mostPeriodsAtOnce = 20

/**
 * Bills what is due in one organization, oldest first, in slices of one transaction each. Whoever cannot be billed is parked with the reason, the rest
 * goes on. Several runs may work at once: what one holds the others skip. Killed anywhere, it goes on where it was: a slice is written whole or not.
 */
export async function runBilling(ctx: Context, options: BillingRunOptions = {}): Promise<BillingRun> {
  const { sliceSize = 1000, onSlice } = options
  const run: BillingRun = { billed: 0, invoices: 0, parked: 0 }
  const { memory, until } = await ctx.transaction(async (tx) => ({ memory: newRunMemory(await loadSeller(tx)), until: tx.now }))
  const steps = new Map<string, number>()
  for (let pass = 0; pass <= mostPeriodsAtOnce; pass += 1) {
    const progress: Progress = { behind: 0 }
    let after: Cursor | null = beginning
    while (after) {
      after = await billSlice(ctx, { memory, until, after, sliceSize, run, steps, progress })
      onSlice?.(run)
    }
    if (progress.behind === 0) break
  }
  return run
}

interface Slice {
  readonly memory: RunMemory
  readonly until: Temporal.Instant
  readonly after: Cursor
  readonly sliceSize: number
  readonly run: BillingRun
  readonly steps: Map<string, number>
  readonly progress: Progress
}

interface Progress {
  /** Subscriptions of this pass that are due again at once: they are more than one period behind. */
  behind: number
}

/** Bills the next slice after the cursor and answers where it ended; null: nothing is left. */
async function billSlice(ctx: Context, slice: Slice): Promise<Cursor | null> {
  const { memory, until, after, sliceSize, run } = slice
  let claims: readonly Claim[] = []
  try {
    const done = await ctx.transaction(async (tx) => {
      claims = await claimDue(tx, until, after, sliceSize)
      return claims.length === 0 ? nothing : billClaims(tx, claims, memory)
    })
    run.billed += claims.length
    run.invoices += done.invoices
    await countSteps(ctx, slice, done.behind)
  } catch (error) {
    if (isPassing(error) || claims.length === 0) throw error
    ctx.log.warn({ err: error, subscriptions: claims.length }, 'a slice could not be billed; looking for the culprit')
    const ids = claims.map((claim) => claim.subscription_id)
    const found: Culprit[] = []
    await isolate(ctx, ids, slice, error, found)
    for (const { id, cause } of found) await parkSubscription(ctx, id, cause)
    run.parked += found.length
  }
  const last = claims.at(-1)
  return last?.next_at && claims.length === sliceSize ? { nextAt: last.next_at, subscriptionId: last.subscription_id } : null
}

interface Culprit {
  readonly id: string
  readonly cause: unknown
}

/** Where this many fail one after the other and nobody succeeds, the fault is not theirs: nobody is parked, the run fails. */
const mostInARow = 20

/** Halves a slice that failed until each subscription that cannot be billed stands alone. The others are billed on the way. */
async function isolate(ctx: Context, ids: readonly string[], slice: Slice, cause: unknown, found: Culprit[]): Promise<void> {
  const [only] = ids
  if (only === undefined) return
  if (ids.length === 1) {
    found.push({ id: only, cause })
    if (found.length >= mostInARow && slice.run.billed === 0) throw cause
    return
  }
  const middle = ids.length >> 1
  for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
    try {
      const done = await ctx.transaction(async (tx) => {
        const claims = (await lockCycles(tx, half)).filter((claim) => isDue(claim, slice.until))
        return { ...(await billClaims(tx, claims, slice.memory)), billed: claims.length }
      })
      slice.run.billed += done.billed
      slice.run.invoices += done.invoices
      await countSteps(ctx, slice, done.behind)
    } catch (error) {
      if (isPassing(error)) throw error
      await isolate(ctx, half, slice, error, found)
    }
  }
}

interface Done {
  readonly invoices: number
  /** Subscriptions that are due again at once: they are more than one period behind. */
  readonly behind: readonly string[]
}

const nothing: Done = { invoices: 0, behind: [] }

/** Bills claimed subscriptions for one period each, as one slice. */
export async function billClaims(tx: Tx, claims: readonly Claim[], memory: RunMemory): Promise<Done> {
  const loaded = await loadSnapshots(tx, claims, memory)
  const undertakings = loaded.map((each) => ({ decision: renewSubscription(each.snapshot, newIdOf), loaded: each }))
  const decided = await billDecisions(tx, undertakings, memory.prices)
  const billed = loaded.map(({ customerPartyId, eventCount }, index): BilledSubscription => {
    const each = decided[index]
    assert(each, 'every decision is billed')
    return { billed: each, customerPartyId, eventCount }
  })
  await writeSlice(tx, billed, memory.seller)
  const invoices = billed.reduce((count, each) => count + (each.billed.invoice ? 1 : 0), 0)
  const behind = billed.flatMap(({ billed: { decision } }) => (isBehind(decision.cycle.nextAt, tx.now) ? [decision.subscription.id] : []))
  return { invoices, behind }
}

/** Keeps count only of who is behind: a run over a million that are due once remembers nobody. */
async function countSteps(ctx: Context, { steps, run, progress }: Slice, behind: readonly string[]): Promise<void> {
  for (const id of behind) {
    const count = (steps.get(id) ?? 0) + 1
    steps.set(id, count)
    if (count < mostPeriodsAtOnce) {
      progress.behind += 1
      continue
    }
    const reason = `${mostPeriodsAtOnce} periods were billed at once; more are due. Resume to bill the next ones.`
    await parkSubscription(ctx, id, new Error(reason))
    run.parked += 1
  }
}

function isBehind(nextAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return nextAt !== null && Temporal.Instant.compare(nextAt, now) <= 0
}

/** Whether a claim, now that it is locked, still has something to bill. */
export function isDue({ next_at, parked_at }: Claim, until: Temporal.Instant): boolean {
  return next_at !== null && parked_at === null && Temporal.Instant.compare(next_at, until) <= 0
}

/** The database is away or overloaded: nobody's fault in particular, and the next run takes up where this one ends. */
export function isPassing(error: unknown): boolean {
  return error instanceof UnknownOutcome || (error instanceof Refusal && error.code === 'unavailable')
}
