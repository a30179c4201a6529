import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { renewSubscription } from '@quarterday/core/subscription/renew.ts'
import { hasEnded } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { type Claim, lockCycles } from '../billing/cycle-store.ts'
import { type LoadedSubscription, loadSnapshots } from '../billing/load-snapshots.ts'
import { newRunMemory, type RunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf, writeSlice } from '../billing/write-slice.ts'

export interface ChangeableSubscription extends LoadedSubscription {
  readonly memory: RunMemory
}

/** Periods of a subscription that one request bills. */
export const mostSteps = 20

/**
 * Locks a subscription that has not ended and reads what a decision about it needs. A period that has just ended is billed first, in the same
 * transaction: what is due comes before what is asked. Refuses `not_found`, `invalid_state`.
 */
export async function loadForChange(tx: Tx, id: SubscriptionId): Promise<ChangeableSubscription> {
  const memory = newRunMemory(await loadSeller(tx))
  const loaded = await catchUp(tx, id, memory)
  if (loaded) return running(loaded)
  throw refuse('conflict', {
    detail: 'The subscription is many periods behind and is being billed; try again in a minute.',
    retryAfterSeconds: 60,
  })
}

/**
 * Locks a subscription and bills what is due of it, oldest first. Null: there is more than can be billed at once, which the next billing run takes up.
 * Refuses `not_found`, and `invalid_state` for one that is parked.
 */
export async function catchUp(tx: Tx, id: SubscriptionId, memory: RunMemory, most = mostSteps): Promise<ChangeableSubscription | null> {
  for (let step = 0; step < most; step += 1) {
    const { claim, loaded } = await lock(tx, id, memory)
    if (!isDue(claim, tx.now)) return { ...loaded, memory }
    const { customerPartyId, eventCount, snapshot } = loaded
    const billed = await billOne(tx, renewSubscription(snapshot, newIdOf), loaded, memory.prices)
    await writeSlice(tx, [{ billed, customerPartyId, eventCount }], memory.seller)
  }
  return null
}

/** The same for a preview, which writes nothing: where a period has just ended it asks to wait for the billing run. */
export async function loadForPreview(tx: Tx, id: SubscriptionId): Promise<ChangeableSubscription> {
  const memory = newRunMemory(await loadSeller(tx))
  const { claim, loaded } = await lock(tx, id, memory)
  if (isDue(claim, tx.now))
    throw refuse('conflict', {
      detail: 'A billing period has just ended and is being billed; try again in a minute.',
      retryAfterSeconds: 60,
    })
  return running({ ...loaded, memory })
}

function running(loaded: ChangeableSubscription): ChangeableSubscription {
  const { status } = loaded.snapshot.subscription
  if (hasEnded({ status })) throw refuse('invalid_state', { detail: `The subscription has ended (${status}).` })
  return loaded
}

async function lock(tx: Tx, id: SubscriptionId, memory: RunMemory): Promise<{ claim: Claim; loaded: LoadedSubscription }> {
  const claims = await lockCycles(tx, [id])
  const [claim] = claims
  const [loaded] = await loadSnapshots(tx, claims, memory)
  if (!claim || !loaded) throw refuse('not_found')
  if (claim.parked_at)
    throw refuse('invalid_state', { detail: 'The subscription is parked: it could not be billed. Resume its billing first.' })
  return { claim, loaded }
}

function isDue({ next_at }: Claim, now: Temporal.Instant): boolean {
  return next_at !== null && Temporal.Instant.compare(next_at, now) <= 0
}
