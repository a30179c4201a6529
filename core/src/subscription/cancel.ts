import { earliest, isBefore, latest } from '../calendar/moments.ts'
import { addDays, dateIn, startOfDay } from '../calendar.ts'
import { isCounted } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { SubscriptionItemId } from '../id.ts'
import { effectiveAt } from './anchor.ts'
import { settle } from './change.ts'
import type { CoveredItem, Decision, Snapshot } from './decision.ts'
import { cutAt, decided, draftOf, endsOf, type NewId } from './draft.ts'
import { coverRest, lookAgain } from './rest.ts'
import { end, isInTrial } from './step.ts'

/** Where the unused part goes; null: as the conventions say. */
export type CancelCredit = Conventions['credit_policy'] | null

/** Ends a subscription now: gives back the unused part of what was paid in advance, as the conventions say, and bills arrears up to here. */
export function cancelNow(input: {
  readonly snapshot: Snapshot
  readonly covered: ReadonlyMap<SubscriptionItemId, CoveredItem>
  readonly now: Temporal.Instant
  readonly newId: NewId
  /** The first moment that is not served any more, within the running period. Absent: now, by the conventions. */
  readonly at?: Temporal.Instant | undefined
  readonly credit?: CancelCredit | undefined
}): Decision {
  const { snapshot, now } = input
  const { subscription, cycle } = snapshot
  const served = input.at ?? lastServed(snapshot, now)
  const from = latest(cycle.periodStart, cycle.usageStart)
  const at = latest(subscription.status === 'paused' ? served : earliest(served, cycle.periodEnd), from)
  return endAt({ ...input, at, now, credit: input.credit ?? null })
}

/** What `cancelAt`, or the end of a term, has brought about at `at`, in mid-period. */
export function endInMidPeriod(
  snapshot: Snapshot,
  at: Temporal.Instant,
  covered: ReadonlyMap<SubscriptionItemId, CoveredItem>,
  newId: NewId,
): Decision {
  return endAt({ snapshot, covered, at, now: at, credit: snapshot.subscription.cancelCredit, newId })
}

/** Lets it run to the end of what is paid for (or of the trial) and no further. */
export function cancelAtPeriodEnd(snapshot: Snapshot, now: Temporal.Instant, newId: NewId, credit: CancelCredit = null): Decision {
  return cancelLater(snapshot, snapshot.cycle.periodEnd, now, credit, newId)
}

/**
 * Lets it run up to `at` and no further. A period that begins before then is billed only up to there; of one that is paid for already the rest is given
 * back when the moment has come.
 */
export function cancelLater(snapshot: Snapshot, at: Temporal.Instant, now: Temporal.Instant, credit: CancelCredit, newId: NewId): Decision {
  const draft = draftOf(snapshot, newId)
  draft.subscription = { ...draft.subscription, cancelAt: at, canceledAt: now, cancelCredit: credit }
  lookAgain(draft, snapshot)
  draft.events.push('subscription.cancellation_scheduled')
  return decided(draft, 'cancel')
}

/** Takes a cancellation back that has not happened yet. */
export function undoCancel(snapshot: Snapshot, newId: NewId): Decision {
  const draft = draftOf(snapshot, newId)
  draft.subscription = { ...draft.subscription, cancelAt: null, canceledAt: null, cancelCredit: null }
  lookAgain(draft, snapshot)
  draft.events.push('subscription.cancellation_undone')
  return decided(draft, 'cancel')
}

/** The end of the service when somebody cancels as of `at`: that day or, where the day itself is billed, the one after. */
export function lastServed({ conventions, subscription: { zone } }: Snapshot, at: Temporal.Instant): Temporal.Instant {
  const wholeDay = conventions.cancel_day === 'billed' && conventions.period_precision === 'day'
  return wholeDay ? startOfDay(addDays(dateIn(at, zone), 1), zone) : effectiveAt(conventions, at, zone)
}

function endAt(input: {
  readonly snapshot: Snapshot
  readonly covered: ReadonlyMap<SubscriptionItemId, CoveredItem>
  readonly at: Temporal.Instant
  readonly now: Temporal.Instant
  readonly credit: CancelCredit
  readonly newId: NewId
}): Decision {
  const { snapshot, covered, at, now, credit, newId } = input
  const { subscription, items, cycle } = snapshot
  const conventions = credit ? { ...snapshot.conventions, credit_policy: credit } : snapshot.conventions
  const draft = draftOf({ ...snapshot, conventions }, newId)
  draft.creditPolicy = credit
  const isExpired = !isDue(subscription.cancelAt, at) && endsOf(subscription).some((each) => isDue(each, at)) && at.equals(now)
  if (!isExpired) draft.subscription = { ...draft.subscription, canceledAt: subscription.canceledAt ?? now, cancelAt: at }
  if (subscription.status === 'paused') coverRest(draft, snapshot, at)
  else {
    for (const item of items) {
      if (isInTrial(snapshot) && !isCounted(item.price)) cutAt(draft, item, covered.get(item.id), at, false)
      else settle(draft, item, at, cycle.periodStart, covered, { giveBack: true })
    }
  }
  return end(draft, items, at, isExpired ? 'expire' : 'cancel', now)
}

function isDue(moment: Temporal.Instant | null, at: Temporal.Instant): boolean {
  return moment !== null && !isBefore(at, moment)
}
