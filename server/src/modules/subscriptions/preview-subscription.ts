import type { SubscriptionId } from '@quarterday/core/id.ts'
import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import { coveredAfter, coveredAt, snapshotAfter } from '@quarterday/core/subscription/after.ts'
import type { Decision, ScheduledChange, Snapshot } from '@quarterday/core/subscription/decision.ts'
import { renewSubscription } from '@quarterday/core/subscription/renew.ts'
import { nextLook } from '@quarterday/core/subscription/rest.ts'
import { moveAnchorWhileResting } from '@quarterday/core/subscription/resume.ts'
import type { Subscription } from '@quarterday/core/subscription/subscription.ts'
import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { loadCovered } from '../billing/load-covered.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { billCharge, type WantedCharge } from './add-charge.ts'
import { type CancelSubscription, decideCancel } from './cancel-subscription.ts'
import { billChange, type ChangeSubscription, resolveChange, withChargedFees, withoutItemChanges } from './change-subscription.ts'
import { decideEndTrial } from './end-trial.ts'
import { foreseePayments } from './foresee-payments.ts'
import { type ChangeableSubscription, loadForPreview } from './load-for-change.ts'
import { withoutMoves } from './move-anchor.ts'
import { decidePause, decideResume, type PauseSubscription } from './pause-subscription.ts'
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
    const { change, effectiveAt } = await resolveChange(tx, loaded, wanted)
    const without = withoutItemChanges(loaded.snapshot)
    if (!effectiveAt) {
      const billed = await billChange(tx, { ...loaded, snapshot: without }, change, wanted)
      return previewOf(tx, tx.now, { ...loaded, snapshot: without }, billed)
    }
    const charged = await withChargedFees(tx, without, change)
    return preview(tx, effectiveAt, null, scheduled(charged, { effectiveAt, change }), loaded)
  })
}

/** The subscription with one more change that waits. */
function scheduled(snapshot: Snapshot, wanted: Pick<ScheduledChange, 'effectiveAt' | 'change'>): Snapshot {
  const waiting = { ...snapshot, changes: [...snapshot.changes, { ...wanted, id: newIdOf('chg'), phase: null }] }
  return { ...waiting, cycle: { ...waiting.cycle, nextAt: nextLook(waiting, newIdOf) } }
}

export async function previewEndTrial(ctx: Context, id: SubscriptionId, at?: Temporal.Instant): Promise<Preview> {
  return previewDecision(
    ctx,
    id,
    (tx, loaded) => decideEndTrial(tx, loaded, at),
    () => at ?? null,
  )
}

export async function previewMoveAnchor(ctx: Context, id: SubscriptionId, day: number): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    const without = withoutMoves(loaded.snapshot)
    if (without.subscription.status === 'paused') {
      const decision = moveAnchorWhileResting(without, day, tx.now, newIdOf)
      return previewOf(tx, tx.now, { ...loaded, snapshot: without }, await billOne(tx, decision, loaded, loaded.memory.prices))
    }
    const effectiveAt = without.cycle.periodEnd
    return preview(tx, effectiveAt, null, scheduled(without, { effectiveAt, change: { kind: 'anchor', day } }), loaded)
  })
}

export async function previewCharge(ctx: Context, id: SubscriptionId, wanted: WantedCharge): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    return previewOf(tx, tx.now, loaded, await billCharge(tx, loaded, wanted))
  })
}

export async function previewCancel(ctx: Context, id: SubscriptionId, wanted: CancelSubscription): Promise<Preview> {
  return previewDecision(
    ctx,
    id,
    (tx, loaded) => decideCancel(tx, loaded, wanted),
    ({ cancelAt }) => cancelAt,
  )
}

export async function previewPause(ctx: Context, id: SubscriptionId, wanted: PauseSubscription): Promise<Preview> {
  return previewDecision(
    ctx,
    id,
    (tx, loaded) => decidePause(tx, loaded, wanted),
    ({ pauseAt }) => pauseAt,
  )
}

export async function previewResume(ctx: Context, id: SubscriptionId, at?: Temporal.Instant): Promise<Preview> {
  return previewDecision(
    ctx,
    id,
    async (tx, loaded) => decideResume(tx, loaded, at),
    ({ resumesAt }) => resumesAt ?? at ?? null,
  )
}

/** What a decision would bill at once, and the next time that something is billed. */
async function previewDecision(
  ctx: Context,
  id: SubscriptionId,
  decide: (tx: Tx, loaded: ChangeableSubscription) => Promise<Decision>,
  effectiveAt: (after: Subscription) => Temporal.Instant | null,
): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    const billed = await billOne(tx, await decide(tx, loaded), loaded, loaded.memory.prices)
    return previewOf(tx, effectiveAt(billed.decision.subscription) ?? tx.now, loaded, billed)
  })
}

async function previewOf(tx: Tx, effectiveAt: Temporal.Instant, loaded: ChangeableSubscription, billed: BilledDecision): Promise<Preview> {
  await foreseePayments(tx, loaded.credit, billed)
  const covered = await loadCovered(tx, loaded.snapshot.subscription.id, loaded.memory.prices)
  const after = { ...snapshotAfter(loaded.snapshot, billed.decision, tx.now), covered: coveredAfter(covered, billed, loaded.memory.prices) }
  return preview(tx, effectiveAt, billed, after, waitingAfter(loaded, billed))
}

/** The next document of a subscription as it stands. */
export async function previewUpcoming(ctx: Context, id: SubscriptionId): Promise<Preview> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForPreview(tx, id)
    return preview(tx, tx.now, null, loaded.snapshot, loaded)
  })
}

type Waiting = Pick<ChangeableSubscription, 'pending' | 'credit' | 'adjustments' | 'locale' | 'memory'> & {
  readonly cap?: SpendingCap | undefined
}

async function preview(
  tx: Tx,
  effectiveAt: Temporal.Instant,
  now: BilledDecision | null,
  after: Snapshot,
  { pending, credit, adjustments, locale, memory, cap }: Waiting,
): Promise<Preview> {
  const { zone } = after.subscription
  const { nextAt } = after.cycle
  if (nextAt === null) return { effectiveAt, now, next: null, nextAt, zone, lines: creditedLines([now]) }
  // What it brings to a document that it will share is shown as a document of its own.
  const snapshot: Snapshot = { ...after, conventions: { ...after.conventions, consolidation: 'none' } }
  const covered = after.covered ?? (await loadCovered(tx, after.subscription.id, memory.prices))
  const loaded = { snapshot, pending, credit: [...credit], adjustments, locale, foreseen: now?.invoice?.computed.lines, cap }
  const next = await billOne(
    tx,
    renewSubscription({ ...after, covered: coveredAt(covered, nextAt) }, newIdOf),
    loaded,
    memory.prices,
    nextAt,
  )
  return { effectiveAt, now, next, nextAt, zone, lines: creditedLines([now, next]) }
}

/** What the lines are for that credit notes give a part of back: the decisions' own credits say so. */
function creditedLines(decisions: readonly (BilledDecision | null)[]): Preview['lines'] {
  const charges = decisions.flatMap((each) => each?.decision.charges ?? [])
  return new Map(
    charges.flatMap((charge) => {
      if (charge.rule !== 'credit') return []
      const { credited, subscriptionId, itemId } = charge
      return [[credited.lineId, { priceId: credited.price.id, subscriptionId, itemId }] as const]
    }),
  )
}

function waitingAfter(loaded: ChangeableSubscription, billed: BilledDecision): Waiting {
  const consumed = new Set(billed.consumed)
  const waiting = [...loaded.pending.filter((line) => !consumed.has(line.id)), ...billed.waiting]
  // As they will be read: in the order of their ids.
  return { ...loaded, pending: waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}
