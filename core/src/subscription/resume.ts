import { assert } from '../assert.ts'
import { isBefore } from '../calendar/moments.ts'
import { dateIn } from '../calendar.ts'
import { next } from '../machine.ts'
import { refuse } from '../refusal.ts'
import { anchorFor, dayAnchor, effectiveAt } from './anchor.ts'
import type { Decision, Snapshot } from './decision.ts'
import { beginPeriod, type Draft, decided, draftOf, endsOf, type NewId } from './draft.ts'
import { coverRest, lookAgain } from './rest.ts'
import { chargeSetupFees, stillToCharge } from './setup-fees.ts'
import { termEnd } from './start.ts'
import { applyChanges, end } from './step.ts'
import { subscriptionMachine } from './subscription.ts'

/**
 * Lets a subscription that rests go on from `at`: at once, dated back down to the beginning of the pause, or later. One that was only going to be paused is
 * not. Refuses `invalid_state`, `invalid`.
 */
export function resumeSubscription(input: {
  readonly snapshot: Snapshot
  /** Null: now. */
  readonly at: Temporal.Instant | null
  readonly now: Temporal.Instant
  readonly newId: NewId
}): Decision {
  const { snapshot, now, newId } = input
  const { subscription, conventions } = snapshot
  const { pauseAt, zone } = subscription
  if (!pauseAt) throw refuse('invalid_state', { detail: 'The subscription is neither paused nor going to be.' })
  const [at, today] = [input.at ?? now, now].map((each) => effectiveAt(conventions, each, zone))
  assert(at && today, 'two moments stay two')
  const draft = draftOf(snapshot, newId)
  if (subscription.status !== 'paused' && !input.at) {
    draft.subscription = { ...subscription, pauseAt: null, resumesAt: null }
    lookAgain(draft, snapshot)
    draft.events.push('subscription.pause_undone')
    return decided(draft, 'pause')
  }
  refuseMoment(snapshot, at)
  if (subscription.status === 'paused' && !isBefore(today, at)) return goOn(draft, snapshot, at)
  draft.subscription = { ...subscription, resumesAt: at }
  lookAgain(draft, snapshot)
  draft.events.push('subscription.resumption_scheduled')
  return decided(draft, 'pause')
}

/** What a subscription that rests was waiting for at `at`: it goes on, or it ends. */
export function endPause(snapshot: Snapshot, at: Temporal.Instant, newId: NewId): Decision {
  const { subscription, items } = snapshot
  const draft = draftOf(snapshot, newId)
  if (endsOf(subscription).some((each) => !isBefore(at, each))) {
    coverRest(draft, snapshot, at)
    const isCanceled = subscription.cancelAt !== null && !isBefore(at, subscription.cancelAt)
    return end(draft, items, at, isCanceled ? 'cancel' : 'expire')
  }
  if (subscription.resumesAt && !isBefore(at, subscription.resumesAt)) return goOn(draft, snapshot, at)
  lookAgain(draft, snapshot)
  return decided(draft, 'pause')
}

/** A billing day that is moved while nothing runs applies at once; what begins with the resumption is counted from it. */
export function moveAnchorWhileResting(snapshot: Snapshot, day: number, now: Temporal.Instant, newId: NewId): Decision {
  const { subscription } = snapshot
  const draft = draftOf(snapshot, newId)
  const anchor = dayAnchor(dateIn(now, subscription.zone), subscription.interval, day)
  draft.subscription = { ...subscription, anchor, restarts: false }
  lookAgain(draft, snapshot)
  draft.events.push('subscription.changed')
  return decided(draft, 'change')
}

function goOn(draft: Draft, snapshot: Snapshot, at: Temporal.Instant): Decision {
  const { conventions } = snapshot
  coverRest(draft, snapshot, at)
  draft.subscription = { ...draft.subscription, status: next(subscriptionMachine, draft.subscription.status, 'resume') }
  chargeSetupFees(draft, stillToCharge(snapshot, snapshot.setupFees, at))
  if (snapshot.setupFees.length > 0) draft.setupFees = []
  const items = applyChanges(draft, snapshot, at)
  const { subscription } = draft
  const { term, termEndsAt, trialEndsAt, startedAt, interval, zone } = subscription
  const anniversary = { ...conventions, anchor: 'anniversary' as const }
  const anchor = subscription.restarts ? anchorFor({ conventions: anniversary, paidFrom: at, interval, zone }) : subscription.anchor
  const isOver = term && termEndsAt && !isBefore(at, termEndsAt)
  draft.subscription = {
    ...subscription,
    anchor,
    termEndsAt: isOver ? termEnd(trialEndsAt ?? startedAt, term, zone, at) : termEndsAt,
    pauseAt: null,
    resumesAt: null,
    restarts: false,
  }
  draft.events.push('subscription.resumed')
  if (isOver) draft.events.push('subscription.term_renewed')
  beginPeriod(draft, items, at)
  return decided(draft, 'change')
}

function refuseMoment({ subscription }: Snapshot, at: Temporal.Instant): void {
  const { status, pauseAt } = subscription
  const over = endsOf(subscription).find((each) => !isBefore(at, each))
  const early = pauseAt !== null && (status === 'paused' ? isBefore(at, pauseAt) : !isBefore(pauseAt, at))
  if (!over && !early) return
  const detail = over ? `The subscription ends at ${over}, before that.` : `The pause begins at ${pauseAt}; it goes on after that.`
  throw refuse('invalid', { detail, errors: [{ pointer: '/at', code: over ? 'too_late' : 'too_early', detail }] })
}
