import { assert } from '@quarterday/core/assert.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { endingTrials, markAnnounced } from '../billing/agreement-store.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { addEventToEach, lockCycles } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { loadSnapshots } from '../billing/load-snapshots.ts'
import { newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'

const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 2000

/** Says of each trial once that it is about to end: three days before, or when it begins if it is shorter. Safe to run twice and at once. */
export async function announceTrialEnds(ctx: Context): Promise<{ announced: number }> {
  let announced = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { found, done } = await ctx.transaction(announceSlice)
    announced += done
    if (found < sliceSize) break
  }
  return { announced }
}

async function announceSlice(tx: Tx): Promise<{ found: number; done: number }> {
  const found = await endingTrials(tx, sliceSize)
  if (found.length === 0) return { found: 0, done: 0 }
  const claims = await lockCycles(tx, found)
  const ids = new Set(await markAnnounced(tx, found))
  const marked = claims.filter((claim) => ids.has(claim.subscription_id))
  const sequences = await addEventToEach(tx, [...ids])
  const loaded = await loadSnapshots(tx, marked, newRunMemory(await loadSeller(tx)))
  const events = loaded.map(({ snapshot: { subscription, cycle } }) => {
    const sequence = sequences.get(subscription.id)
    assert(sequence !== undefined, 'a subscription has its cycle')
    const data = { ...subscriptionSummary(subscription, cycle), trial_ends_at: subscription.trialEndsAt?.toString() ?? null }
    return { id: newId(), type: 'subscription.trial_will_end', aggregateId: subscription.id, sequence, data, occurredAt: tx.now }
  })
  await writeEvents(tx, events)
  return { found: found.length, done: events.length }
}
