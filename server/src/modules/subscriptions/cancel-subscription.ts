import { dateIn, startOfDay } from '@quarterday/core/calendar.ts'
import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { effectiveAt } from '@quarterday/core/subscription/anchor.ts'
import {
  type CancelCredit,
  cancelAtPeriodEnd,
  cancelLater,
  cancelNow,
  lastServed,
  undoCancel,
} from '@quarterday/core/subscription/cancel.ts'
import type { Decision, Snapshot } from '@quarterday/core/subscription/decision.ts'
import { settledUntil } from '@quarterday/core/subscription/pause.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { type CoveredItems, loadCovered } from '../billing/load-covered.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { decideAndWrite } from './decide-and-write.ts'
import type { ChangeableSubscription } from './load-for-change.ts'

export interface CancelSubscription {
  readonly timing: 'now' | 'period_end' | 'at'
  /** For `at`: the moment, or the day within which it ends. */
  readonly at?: Temporal.Instant | undefined
  /** Where the unused part goes. Absent: as the conventions say. */
  readonly credit?: CancelCredit | undefined
}

/** Ends a subscription: now, at the end of what is paid for, or at a date. Refuses `not_found`, `invalid_state`, `invalid`. */
export async function cancelSubscription(ctx: Context, id: SubscriptionId, wanted: CancelSubscription): Promise<void> {
  await decideAndWrite(ctx, id, (tx, loaded) => decideCancel(tx, loaded, wanted))
}

/** Takes back a cancellation that has not happened yet. Refuses `not_found`, `invalid_state`. */
export async function uncancelSubscription(ctx: Context, id: SubscriptionId): Promise<void> {
  await decideAndWrite(ctx, id, async (_, { snapshot }) => {
    if (!snapshot.subscription.cancelAt) throw refuse('invalid_state', { detail: 'The subscription is not going to be canceled.' })
    return undoCancel(snapshot, newIdOf)
  })
}

export async function decideCancel(
  tx: Tx,
  { snapshot, memory }: ChangeableSubscription,
  { timing, at, credit = null }: CancelSubscription,
): Promise<Decision> {
  const { cancelAt, status } = snapshot.subscription
  if (timing !== 'now' && cancelAt) throw refuse('invalid_state', { detail: 'The subscription is already going to be canceled.' })
  if (timing === 'period_end') {
    if (status === 'paused')
      throw refuse('invalid_state', { detail: 'While a subscription is paused no period runs: cancel it now, or at a date.' })
    return cancelAtPeriodEnd(snapshot, tx.now, newIdOf, credit)
  }
  const covered = await loadCovered(tx, snapshot.subscription.id, memory.prices)
  if (timing === 'now') return cancelNow({ snapshot, covered, now: tx.now, credit, newId: newIdOf })
  const end = endAt(snapshot, at)
  const today = effectiveAt(snapshot.conventions, tx.now, snapshot.subscription.zone)
  if (Temporal.Instant.compare(end, today) > 0) return cancelLater(snapshot, end, tx.now, credit, newIdOf)
  refuseSettled(snapshot, covered, end)
  return cancelNow({ snapshot, covered, now: tx.now, at: end, credit, newId: newIdOf })
}

/** A local midnight is the end itself, any other moment of a day ends it with that day or before it, as the conventions say. */
function endAt(snapshot: Snapshot, at: Temporal.Instant | undefined): Temporal.Instant {
  const { zone, startedAt } = snapshot.subscription
  if (!at) throw tooEarly('required', 'Say when it ends.')
  const end = startOfDay(dateIn(at, zone), zone).equals(at) ? at : lastServed(snapshot, at)
  if (Temporal.Instant.compare(end, startedAt) < 0) throw tooEarly('too_early', `The subscription starts at ${startedAt}.`)
  return end
}

function refuseSettled(snapshot: Snapshot, covered: CoveredItems, end: Temporal.Instant): void {
  const earliest = settledUntil(snapshot, covered)
  if (Temporal.Instant.compare(end, earliest) >= 0) return
  throw tooEarly('too_early', `It can be canceled as of ${earliest} or later: the time before is settled.`)
}

function tooEarly(code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: '/at', code, detail }] })
}
