import { isBefore } from '../calendar/moments.ts'
import type { Anchor, Interval } from '../calendar.ts'
import { dateIn, periodContaining, sameInterval } from '../calendar.ts'
import { isCounted, type Price } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { CustomerId, PlanId, SubscriptionId } from '../id.ts'
import { next } from '../machine.ts'
import { anchorFor, dayAnchor, daysAfter, effectiveAt } from './anchor.ts'
import type { Decision } from './decision.ts'
import { beginPeriod, cover, type Draft, decided, emptyDraft, type NewId, runTrial } from './draft.ts'
import { chargeSetupFees } from './setup-fees.ts'
import {
  type CollectionMethod,
  type Subscription,
  type SubscriptionItem,
  subscriptionMachine,
  type Term,
  type TrialEnding,
} from './subscription.ts'

export interface StartInput {
  readonly subscriptionId: SubscriptionId
  readonly customerId: CustomerId
  readonly planId: PlanId | null
  readonly currency: Currency
  readonly zone: string
  readonly interval: Interval
  readonly items: readonly { readonly price: Price; readonly quantity: Decimal }[]
  /** Charged once, now. */
  readonly setupFees: readonly Price[]
  readonly trialDays: number
  /** Goes before `trialDays`. */
  readonly trialEndsAt?: Temporal.Instant | undefined
  readonly trialEnd?: TrialEnding | undefined
  readonly term: Term | null
  /** Absent: now. Later: it waits, and nothing is billed until then. Earlier: it is billed from then on, one period after the other. */
  readonly startAt?: Temporal.Instant | undefined
  /** That of the customer's other subscriptions, where all share one. */
  readonly sharedAnchor?: SharedAnchor | null | undefined
  readonly anchorDay?: number | undefined
  readonly anchorAt?: Temporal.Instant | undefined
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number | null
  readonly conventions: Conventions
}

export interface SharedAnchor {
  readonly anchor: Anchor
  readonly interval: Interval
}

/**
 * Starts a subscription at `now`, or at the moment asked for, with its trial or its first period. Under day precision the service counts from the local
 * midnight that began the day. A first period that does not begin on a boundary is a stub.
 */
export function startSubscription(input: StartInput, now: Temporal.Instant, newId: NewId): Decision {
  const { conventions, zone, interval, subscriptionId: id, customerId, planId, currency, collectionMethod, netTermsDays, term } = input
  const startedAt = effectiveAt(conventions, input.startAt ?? now, zone)
  const trialEndsAt = trialEndOf(input, startedAt)
  const paidFrom = trialEndsAt ?? startedAt
  const anchor = sharedAnchorFor(input, paidFrom) ?? anchorFor({ ...input, paidFrom })
  const trial = { trialEndsAt, trialEnd: input.trialEnd ?? 'activate' }
  const ends = { term, termEndsAt: term && termEnd(paidFrom, term, zone, paidFrom), cancelAt: null, canceledAt: null, endedAt: null }
  const rest = { cancelCredit: null, pauseAt: null, resumesAt: null, restarts: false }
  const agreement = { id, customerId, planId, currency, zone, interval, anchor, collectionMethod, netTermsDays }
  const subscription: Subscription = { ...agreement, status: 'incomplete', startedAt, ...trial, ...ends, ...rest }

  const waiting = { cycle: 1, periodStart: startedAt, periodEnd: startedAt, usageStart: startedAt, nextAt: startedAt }
  const draft = emptyDraft(subscription, waiting, conventions, newId)
  draft.events.push('subscription.created')
  const opened = { startsAt: startedAt, since: startedAt, endsAt: null }
  const items: SubscriptionItem[] = input.items.map(({ price, quantity }) => ({ id: newId('si'), price, quantity, ...opened }))
  draft.insertedItems.push(...items)
  if (!isBefore(now, startedAt)) open(draft, items, input.setupFees)
  return decided(draft, 'start')
}

/** Begins the service at the start of the subscription: its trial, or its first paid period, and the fees that are charged once. */
export function open(draft: Draft, items: readonly SubscriptionItem[], setupFees: readonly Price[]): void {
  const { startedAt, trialEndsAt, status } = draft.subscription
  chargeSetupFees(draft, setupFees)
  const inTrial = trialEndsAt !== null && isBefore(startedAt, trialEndsAt)
  draft.subscription = { ...draft.subscription, status: next(subscriptionMachine, status, inTrial ? 'begin_trial' : 'activate') }
  if (!inTrial) {
    beginPeriod(draft, items, startedAt)
    return
  }
  for (const item of items) {
    if (!isCounted(item.price)) cover(draft, item, { start: startedAt, end: trialEndsAt }, 'trial', null)
  }
  runTrial(draft, items, { periodStart: startedAt, periodEnd: trialEndsAt, usageStart: startedAt }, startedAt)
}

/** The end of the term that contains `at`; terms are counted from `paidFrom`, and never from the one before: 31 January, 28 February, 31 March. */
export function termEnd(paidFrom: Temporal.Instant, { months }: Term, zone: string, at: Temporal.Instant): Temporal.Instant {
  const on = dateIn(paidFrom, zone)
  return periodContaining({ anchor: { on, day: on.day, time: null }, interval: { unit: 'month', count: months }, zone }, at).end
}

function trialEndOf({ conventions, trialDays, trialEndsAt, zone }: StartInput, startedAt: Temporal.Instant): Temporal.Instant | null {
  const end = trialEndsAt ? effectiveAt(conventions, trialEndsAt, zone) : daysAfter(conventions, startedAt, trialDays, zone)
  return isBefore(startedAt, end) ? end : null
}

/** The billing day of the customer's other subscriptions; where the interval is the same too, the very same boundaries. */
function sharedAnchorFor({ sharedAnchor, anchorAt, anchorDay, interval, zone }: StartInput, paidFrom: Temporal.Instant): Anchor | null {
  if (!sharedAnchor || anchorAt || anchorDay !== undefined) return null
  const { anchor } = sharedAnchor
  if (sameInterval(interval, sharedAnchor.interval)) return anchor
  const byDay = [interval, sharedAnchor.interval].some(({ unit }) => unit === 'day' || unit === 'week')
  return byDay ? null : dayAnchor(dateIn(paidFrom, zone), interval, anchor.day ?? anchor.on.day)
}
