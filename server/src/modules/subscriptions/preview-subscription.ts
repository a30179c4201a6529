import type { SubscriptionId } from '@quarterday/core/id.ts'
import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import { snapshotAfter } from '@quarterday/core/subscription/after.ts'
import type { ScheduledChange, Snapshot } from '@quarterday/core/subscription/decision.ts'
import { renewSubscription } from '@quarterday/core/subscription/renew.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type CancelTiming, decideCancel } from './cancel-subscription.ts'
import { billChange, type ChangeSubscription, resolveChange } from './change-subscription.ts'
import { type ChangeableSubscription, loadForPreview } from './load-for-change.ts'
import type { Preview } from './preview-schema.ts'
import { decideStart, type StartSubscription } from './start-subscription.ts'

/** What would come, by the functions that will do it. Nothing is written. */
export async function previewStart(ctx: Context, wanted: StartSubscription): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const { billed, loaded, memory } = await decideStart(tx, wanted, 'preview')
    const { subscription } = billed.decision
    return preview(tx, wanted.startAt ? subscription.startedAt : tx.now, billed, loaded.snapshot, {
      ...loaded,
      pending: billed.waiting,
      memory,
    })
  })
}

export async function previewChange(ctx: Context, id: SubscriptionId, wanted: ChangeSubscription): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    const { change, timing } = await resolveChange(tx, loaded, wanted)
    const { snapshot } = loaded
    if (timing === 'now') {
      const billed = await billChange(tx, loaded, change, wanted)
      return preview(tx, tx.now, billed, snapshotAfter(withoutItemChanges(snapshot), billed.decision), waitingAfter(loaded, billed))
    }
    const effectiveAt = snapshot.cycle.periodEnd
    const scheduled: ScheduledChange = { id: newIdOf('chg'), effectiveAt, change, phase: null }
    const without = withoutItemChanges(snapshot)
    return preview(tx, effectiveAt, null, { ...without, changes: [...without.changes, scheduled] }, loaded)
  })
}

export async function previewCancel(ctx: Context, id: SubscriptionId, timing: CancelTiming): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    const billed = await billOne(tx, await decideCancel(tx, loaded, timing), loaded, loaded.memory.prices)
    const after = snapshotAfter(loaded.snapshot, billed.decision)
    return preview(tx, after.subscription.cancelAt ?? tx.now, billed, after, waitingAfter(loaded, billed))
  })
}

/** The next document of a subscription as it stands. */
export async function previewUpcoming(ctx: Context, id: SubscriptionId): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    return preview(tx, tx.now, null, loaded.snapshot, loaded)
  })
}

type Waiting = Pick<ChangeableSubscription, 'pending' | 'credit' | 'adjustments' | 'locale' | 'memory'>

async function preview(
  tx: Tx,
  effectiveAt: Temporal.Instant,
  now: BilledDecision | null,
  after: Snapshot,
  { pending, credit, adjustments, locale, memory }: Waiting,
): Promise<Preview> {
  const { zone } = after.subscription
  const { nextAt } = after.cycle
  if (nextAt === null) return { effectiveAt, now, next: null, nextAt, zone }
  // What it brings to a document that it will share is shown as a document of its own.
  const snapshot: Snapshot = { ...after, conventions: { ...after.conventions, consolidation: 'none' } }
  const loaded = { snapshot, pending, credit: [...credit], adjustments, locale }
  const next = await billOne(tx, renewSubscription(after, newIdOf), loaded, memory.prices, nextAt)
  return { effectiveAt, now, next, nextAt, zone }
}

function waitingAfter(loaded: ChangeableSubscription, billed: BilledDecision): Waiting {
  const consumed = new Set(billed.consumed)
  return { ...loaded, pending: [...loaded.pending.filter((line) => !consumed.has(line.id)), ...billed.waiting] }
}

/** A change of items takes the place of one that still waits. */
function withoutItemChanges(snapshot: Snapshot): Snapshot {
  return { ...snapshot, changes: snapshot.changes.filter(({ change }) => change.kind !== 'items') }
}
