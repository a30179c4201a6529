import { isBefore, latest } from '../calendar/moments.ts'
import { type Interval, sameInterval } from '../calendar.ts'
import { isCounted } from '../catalog/price.ts'
import { next } from '../machine.ts'
import { anchorFor } from './anchor.ts'
import type { CoveredItem, Decision, ItemsChange, Snapshot } from './decision.ts'
import { beginPeriod, cover, cutAt, type Draft, decided, draftOf, type NewId, rechain, runTrial } from './draft.ts'
import { carryUsage, moveItems } from './step.ts'
import { type Subscription, type SubscriptionItem, subscriptionMachine } from './subscription.ts'

type Covered = ReadonlyMap<SubscriptionItem['id'], CoveredItem>

/** Lets a trial end at another moment. Where that is not after `at`, the paid service begins at once. */
export function moveTrialEnd(input: {
  readonly snapshot: Snapshot
  readonly trialEndsAt: Temporal.Instant
  readonly at: Temporal.Instant
  readonly covered: Covered
  readonly newId: NewId
}): Decision {
  const { snapshot, covered, newId } = input
  const { subscription, cycle } = snapshot
  const at = latest(latest(input.at, cycle.periodStart), cycle.usageStart)
  const draft = draftOf(snapshot, newId)
  const { planId, interval } = subscription
  const items = snapshot.items.map(({ id: itemId, price, quantity }) => ({ itemId, price, quantity }))
  if (isBefore(at, input.trialEndsAt)) draft.events.push('subscription.trial_changed')
  changeInTrial(draft, snapshot, { kind: 'items', planId, interval, items }, at, covered, input.trialEndsAt)
  return decided(draft, 'change')
}

/** Nothing was paid, so nothing is given back: the items change, and the trial goes on to `trialEnd` or is over. */
export function changeInTrial(
  draft: Draft,
  snapshot: Snapshot,
  change: ItemsChange,
  at: Temporal.Instant,
  covered: Covered,
  trialEnd: Temporal.Instant,
): void {
  const { items } = snapshot
  const goesOn = isBefore(at, trialEnd)
  const paidFrom = goesOn ? trialEnd : at
  for (const item of items) cutAt(draft, item, covered.get(item.id), at, false)
  const anchor = anchorAfter(snapshot, paidFrom, change.interval)
  draft.subscription = { ...draft.subscription, interval: change.interval, anchor, trialEndsAt: paidFrom }
  const moved = moveItems(draft, items, change, at)
  const usageStart = carryUsage(draft, snapshot, moved, at)
  if (goesOn) {
    for (const item of moved) {
      if (!isCounted(item.price)) cover(draft, item, { start: at, end: trialEnd }, 'trial', null)
    }
    runTrial(draft, moved, { ...snapshot.cycle, periodEnd: trialEnd, usageStart }, at)
  } else {
    draft.subscription = activated(draft.subscription)
    draft.events.push('subscription.activated')
    beginPeriod(draft, moved, at, usageStart)
  }
  rechain(draft, covered, at)
}

/** An anchor that came from the end of the trial moves with it; one that somebody chose stays. */
function anchorAfter({ subscription, conventions }: Snapshot, paidFrom: Temporal.Instant, interval: Interval) {
  const { zone, startedAt, anchor } = subscription
  const before = subscription.trialEndsAt ?? startedAt
  if (paidFrom.equals(before) && sameInterval(interval, subscription.interval)) return anchor
  const natural = anchorFor({ conventions, paidFrom: before, interval: subscription.interval, zone })
  const chosen = !natural.on.equals(anchor.on) || natural.day !== anchor.day || `${natural.time}` !== `${anchor.time}`
  return chosen && sameInterval(interval, subscription.interval) ? anchor : anchorFor({ conventions, paidFrom, interval, zone })
}

function activated(subscription: Subscription): Subscription {
  if (subscription.status !== 'trialing') return subscription
  return { ...subscription, status: next(subscriptionMachine, subscription.status, 'activate') }
}
