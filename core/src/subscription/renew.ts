import { assert } from '../assert.ts'
import { isBefore } from '../calendar/moments.ts'
import { next } from '../machine.ts'
import { endInMidPeriod } from './cancel.ts'
import { changeItems } from './change.ts'
import { billCounted } from './counted.ts'
import type { Decision, Snapshot } from './decision.ts'
import { beginPeriod, billArrears, type Draft, decided, draftOf, endsOf, type NewId, nominalPeriod, runTrial } from './draft.ts'
import { beginPause } from './pause.ts'
import { lookAgain, rest } from './rest.ts'
import { endPause } from './resume.ts'
import { open, termEnd } from './start.ts'
import { applyChanges, carryUsage, end, isInTrial } from './step.ts'
import { subscriptionMachine } from './subscription.ts'

/**
 * Takes a subscription over the moment that its cycle waits for: bills what is owed for the time before, ends it if its time has come, applies
 * what was scheduled, and begins the next period. One step; a subscription that is several periods behind takes several, oldest first.
 */
export function renewSubscription(snapshot: Snapshot, newId: NewId): Decision {
  const { subscription, cycle } = snapshot
  const at = cycle.nextAt
  assert(at, 'an ended subscription is never due')
  if (subscription.status === 'paused') return endPause(snapshot, at, newId)
  if (isBefore(at, cycle.periodEnd)) return passMidPeriod(snapshot, at, newId)
  const draft = draftOf(snapshot, newId)
  const inTrial = isInTrial(snapshot)
  if (!inTrial) billArrears(draft, snapshot.items, cycle, at)
  const ends = endsOf(subscription).some((end) => !isBefore(at, end))
  const stopped = inTrial && !snapshot.canPay && subscription.trialEnd !== 'activate'
  const rests = subscription.pauseAt !== null && !isBefore(at, subscription.pauseAt)
  if (!inTrial || ends || stopped || rests) billCounted(draft, snapshot.items, cycle, at)

  if (subscription.cancelAt && !isBefore(at, subscription.cancelAt)) return end(draft, snapshot.items, at, 'cancel')
  if (ends) return end(draft, snapshot.items, at, 'expire')
  if (stopped && subscription.trialEnd === 'cancel_without_payment_method') {
    draft.subscription = { ...draft.subscription, cancelAt: at, canceledAt: at }
    return end(draft, snapshot.items, at, 'cancel')
  }
  if (stopped || rests) {
    rest(draft, at)
    return decided(draft, 'pause')
  }

  const items = applyChanges(draft, snapshot, at)
  if (subscription.status === 'incomplete') {
    open(draft, items, draft.setupFees ?? snapshot.setupFees)
    draft.setupFees = []
    draft.events.push(draft.subscription.status === 'trialing' ? 'subscription.trial_started' : 'subscription.activated')
    return decided(draft, 'start')
  }
  if (inTrial && subscription.status === 'trialing') {
    draft.subscription = { ...draft.subscription, status: next(subscriptionMachine, subscription.status, 'activate') }
  }
  draft.events.push(inTrial ? 'subscription.activated' : 'subscription.renewed')
  if (subscription.term && subscription.termEndsAt && !isBefore(at, subscription.termEndsAt)) {
    const { term, zone, startedAt, trialEndsAt } = subscription
    draft.subscription = { ...draft.subscription, termEndsAt: termEnd(trialEndsAt ?? startedAt, term, zone, at) }
    draft.events.push('subscription.term_renewed')
  }
  beginPeriod(draft, items, at, inTrial ? carryUsage(draft, snapshot, items, at) : at)
  return decided(draft, 'renewal')
}

/** Something was to happen before the period ends: its end, a pause, a change. Several at one moment take a step each. */
function passMidPeriod(snapshot: Snapshot, at: Temporal.Instant, newId: NewId): Decision {
  const { subscription, cycle, changes, conventions } = snapshot
  const { covered } = snapshot
  if (endsOf(subscription).some((each) => !isBefore(at, each))) {
    assert(covered, 'what ends in mid-period is read with what is covered')
    return endInMidPeriod(snapshot, at, covered, newId)
  }
  const draft = draftOf(snapshot, newId)
  if (isInTrial(snapshot)) {
    if (!isBefore(at, nominalPeriod(subscription, cycle.usageStart).end)) return passBoundary(draft, snapshot, at)
  } else if (subscription.pauseAt && !isBefore(at, subscription.pauseAt)) {
    assert(covered, 'what is paused in mid-period is read with what is covered')
    return beginPause(snapshot, at, covered, newId)
  } else {
    const due = changes.find(({ effectiveAt, change }) => change.kind === 'items' && !isBefore(at, effectiveAt))
    if (due?.change.kind === 'items') {
      assert(covered, 'what changes in mid-period is read with what is covered')
      const rest = { ...snapshot, changes: changes.filter((each) => each !== due) }
      const proration = due.change.proration ?? (conventions.proration_invoicing === 'next_invoice' ? 'next_invoice' : 'invoice_now')
      const decision = changeItems({ snapshot: rest, change: due.change, at, covered, proration, trialDays: 0, newId })
      return { ...decision, appliedChanges: [due.id] }
    }
  }
  lookAgain(draft, snapshot)
  return decided(draft, 'renewal')
}

/** A nominal period has ended within a trial: only what is counted has anything to settle. */
function passBoundary(draft: Draft, { items, cycle }: Snapshot, at: Temporal.Instant): Decision {
  billCounted(draft, items, cycle, at)
  runTrial(draft, items, { ...cycle, usageStart: at }, at)
  return decided(draft, 'renewal')
}
