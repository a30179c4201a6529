import { addDays, dateIn, startOfDay } from '../calendar.ts'
import { isCounted } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { SubscriptionItemId } from '../id.ts'
import { effectiveAt } from './anchor.ts'
import { settle } from './change.ts'
import type { CoveredItem, Decision, Snapshot } from './decision.ts'
import { cutAt, decided, draftOf, earliest, latest, type NewId } from './draft.ts'
import { end, isInTrial } from './renew.ts'

/** Ends a subscription now: gives back the unused part of what was paid in advance, as the conventions say, and bills arrears up to here. */
export function cancelNow(input: {
  readonly snapshot: Snapshot
  readonly covered: ReadonlyMap<SubscriptionItemId, CoveredItem>
  readonly now: Temporal.Instant
  readonly newId: NewId
}): Decision {
  const { snapshot, covered, now, newId } = input
  const { subscription, items, cycle } = snapshot
  const at = lastServed(snapshot.conventions, now, subscription.zone, snapshot)
  const draft = draftOf(snapshot, newId)
  draft.subscription = { ...draft.subscription, canceledAt: subscription.canceledAt ?? now, cancelAt: at }
  for (const item of items) {
    if (isInTrial(snapshot) && !isCounted(item.price)) cutAt(draft, item, covered.get(item.id), at, false)
    else settle(draft, item, at, cycle.periodStart, covered, true)
  }
  return end(draft, items, at, 'cancel', now)
}

/** Lets it run to the end of what is paid for (or of the trial) and no further. */
export function cancelAtPeriodEnd(snapshot: Snapshot, now: Temporal.Instant, newId: NewId): Decision {
  const draft = draftOf(snapshot, newId)
  const { cycle } = snapshot
  draft.subscription = { ...draft.subscription, cancelAt: cycle.periodEnd, canceledAt: now }
  draft.cycle = { ...cycle, cycle: cycle.cycle + 1 }
  draft.events.push('subscription.cancellation_scheduled')
  return decided(draft, 'cancel')
}

/** Takes a cancellation back that has not happened yet. */
export function undoCancel(snapshot: Snapshot, newId: NewId): Decision {
  const draft = draftOf(snapshot, newId)
  draft.subscription = { ...draft.subscription, cancelAt: null, canceledAt: null }
  draft.cycle = { ...snapshot.cycle, cycle: snapshot.cycle.cycle + 1 }
  draft.events.push('subscription.cancellation_undone')
  return decided(draft, 'cancel')
}

/** The end of the service that is paid for when somebody cancels at `now`: today or, where the day itself is billed, tomorrow. */
function lastServed(conventions: Conventions, now: Temporal.Instant, zone: string, { cycle }: Snapshot): Temporal.Instant {
  const today = effectiveAt(conventions, now, zone)
  const wholeDay = conventions.cancel_day === 'billed' && conventions.period_precision === 'day'
  const at = wholeDay ? startOfDay(addDays(dateIn(now, zone), 1), zone) : today
  return earliest(latest(latest(at, cycle.periodStart), cycle.usageStart), cycle.periodEnd)
}
