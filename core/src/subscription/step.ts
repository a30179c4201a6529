import { isBefore, isSamePeriod, latest } from '../calendar/moments.ts'
import { dateIn } from '../calendar.ts'
import { next } from '../machine.ts'
import { anchorFor, dayAnchor } from './anchor.ts'
import { billCounted } from './counted.ts'
import type { Change, Decision, ItemsChange, Snapshot } from './decision.ts'
import { type Draft, decided, nominalPeriod } from './draft.ts'
import { chargedAfter, chargeSetupFees, feesOfChange } from './setup-fees.ts'
import { type Subscription, type SubscriptionItem, subscriptionMachine } from './subscription.ts'

/** Applies what is scheduled up to a boundary at `at`; the items after it are covered by the caller. */
export function applyChanges(draft: Draft, snapshot: Snapshot, at: Temporal.Instant): readonly SubscriptionItem[] {
  let { items } = snapshot
  for (const { id, effectiveAt, change } of snapshot.changes) {
    if (isBefore(at, effectiveAt)) continue
    items = applyAtBoundary(draft, items, change, at, snapshot.chargedFees)
    draft.appliedChanges.push(id)
  }
  if (draft.appliedChanges.length > 0) draft.events.push('subscription.changed')
  return items
}

/**
 * Settles what was counted in a trial up to `at`, where the trial ends or its items have changed to `after`, and answers since when it is counted now. Usage
 * that is billed all the same goes on with its nominal period, unless its item was replaced or the periods moved.
 */
export function carryUsage(
  draft: Draft,
  { items, cycle }: Snapshot,
  after: readonly SubscriptionItem[],
  at: Temporal.Instant,
): Temporal.Instant {
  const before = draft.original ?? draft.subscription
  const full = nominalPeriod(before, cycle.usageStart)
  const running = nominalPeriod(draft.subscription, at)
  const goesOn = draft.conventions.trial_usage === 'billed' && isSamePeriod(running, full)
  const done = goesOn ? items.filter((item) => !after.includes(item)) : items
  const replaced = new Set(items.filter((item) => !after.includes(item)))
  const stays = done.filter((item) => !replaced.has(item))
  billCounted({ ...draft, subscription: before }, [...replaced], cycle, at, isBefore(at, full.end))
  billCounted({ ...draft, subscription: before }, stays, cycle, at)
  return goesOn ? cycle.usageStart : at
}

/** The current stretch is a trial. (A failed payment of a setup fee may have made it past due all the same.) */
export function isInTrial({ subscription, cycle }: Pick<Snapshot, 'subscription' | 'cycle'>): boolean {
  const { status, trialEndsAt } = subscription
  return status !== 'incomplete' && status !== 'paused' && trialEndsAt !== null && !isBefore(trialEndsAt, cycle.periodEnd)
}

/**
 * Puts the items of a change in the place of those before it, as of `at`; the money is the caller's. `keepSince` names items whose new price counts
 * for the whole running period.
 */
export function moveItems(
  draft: Draft,
  items: readonly SubscriptionItem[],
  change: ItemsChange,
  at: Temporal.Instant,
  keepSince: ReadonlySet<SubscriptionItem> = new Set(),
): readonly SubscriptionItem[] {
  const wanted = new Set(change.items.map((target) => target.itemId))
  for (const item of items) {
    if (!wanted.has(item.id)) draft.updatedItems.push({ ...item, endsAt: at })
  }
  return change.items.map(({ itemId, price, quantity }) => {
    const existing = items.find((item) => item.id === itemId)
    if (!existing) {
      const item: SubscriptionItem = { id: draft.newId('si'), price, quantity, startsAt: at, since: at, endsAt: null }
      draft.insertedItems.push(item)
      return item
    }
    if (existing.price.id === price.id && existing.quantity.eq(quantity)) return existing
    const item = { ...existing, price, quantity, since: keepSince.has(existing) ? existing.since : at }
    draft.updatedItems.push(item)
    return item
  })
}

/** Ends a subscription at `at`, all of its time being accounted for. */
export function end(
  draft: Draft,
  items: readonly SubscriptionItem[],
  at: Temporal.Instant,
  event: 'cancel' | 'expire',
  endedAt = at,
): Decision {
  const status = next(subscriptionMachine, draft.subscription.status, event)
  draft.subscription = { ...draft.subscription, status, endedAt }
  for (const item of items) draft.updatedItems.push({ ...item, endsAt: at })
  const { periodStart } = draft.cycle
  const cycle = (draft.decidedOn ?? 0) + 1
  draft.cycle = { cycle, periodStart: isBefore(at, periodStart) ? at : periodStart, periodEnd: at, usageStart: at, nextAt: null }
  draft.events.push(event === 'cancel' ? 'subscription.canceled' : 'subscription.expired')
  return decided(draft, event === 'cancel' ? 'cancel' : 'renewal')
}

/** From when on the service that is running or begins at `at` is paid. */
function paidFrom({ trialEndsAt }: Subscription, at: Temporal.Instant): Temporal.Instant {
  return trialEndsAt ? latest(trialEndsAt, at) : at
}

function applyAtBoundary(
  draft: Draft,
  items: readonly SubscriptionItem[],
  change: Change,
  at: Temporal.Instant,
  chargedFees: Snapshot['chargedFees'],
): readonly SubscriptionItem[] {
  const { subscription, conventions } = draft
  const { interval, zone } = subscription
  if (change.kind === 'anchor') {
    draft.subscription = { ...subscription, anchor: dayAnchor(dateIn(at, zone), interval, change.day), restarts: false }
    return items
  }
  const moved = change.interval.unit !== interval.unit || change.interval.count !== interval.count
  const reset = moved && conventions.interval_change_anchor === 'reset'
  const anchor = reset
    ? anchorFor({ conventions, paidFrom: paidFrom(subscription, at), interval: change.interval, zone })
    : subscription.anchor
  if (subscription.status === 'incomplete') draft.setupFees = change.setupFees ?? draft.setupFees
  else chargeSetupFees(draft, feesOfChange({ subscription, items, chargedFees: chargedAfter(chargedFees, draft, at) }, change, at))
  draft.subscription = { ...subscription, planId: change.planId, interval: change.interval, anchor }
  return moveItems(draft, items, change, at)
}
