import { isBefore, latest } from '../calendar/moments.ts'
import { periodContaining } from '../calendar.ts'
import { isCounted, isPaidAhead } from '../catalog/price.ts'
import { next } from '../machine.ts'
import { refuse } from '../refusal.ts'
import { effectiveAt } from './anchor.ts'
import { settle } from './change.ts'
import type { CoveredItem, Decision, Snapshot } from './decision.ts'
import { type Draft, decided, draftOf, endsOf, type NewId } from './draft.ts'
import { lookAgain, rest } from './rest.ts'
import { isInTrial } from './step.ts'
import { type SubscriptionItem, scheduleOf, subscriptionMachine } from './subscription.ts'

type Covered = ReadonlyMap<SubscriptionItem['id'], CoveredItem>

export interface PauseInput {
  readonly snapshot: Snapshot
  readonly covered: Covered
  /** Before now: the pause is dated back. After: it waits until then. */
  readonly at: Temporal.Instant
  /** Null: until somebody resumes it. */
  readonly resumesAt: Temporal.Instant | null
  readonly now: Temporal.Instant
  readonly newId: NewId
}

/**
 * Lets a subscription rest from `at` on: what was used until then is billed, what was paid for the time after is given back, or stays covered until it
 * ends, as the conventions say. Refuses `invalid_state`, `invalid`.
 */
export function pauseSubscription(input: PauseInput): Decision {
  const { snapshot, covered, now, newId } = input
  const { subscription, conventions } = snapshot
  next(subscriptionMachine, subscription.status, 'pause')
  if (isInTrial(snapshot))
    throw refuse('invalid_state', { detail: 'A trial is not paused: nothing is billed yet. Let it end later instead.' })
  if (subscription.pauseAt) throw refuse('invalid_state', { detail: 'The subscription is already going to be paused; resume it first.' })
  const [asked, today] = [input.at, now].map((each) => effectiveAt(conventions, each, subscription.zone))
  if (!asked || !today) throw new Error('two moments stay two')
  const earliest = settledUntil(snapshot, covered)
  if (isBefore(asked, earliest)) {
    const detail = `It can be paused from ${earliest} on: the time before is settled.`
    throw refuse('invalid', { detail, errors: [{ pointer: '/at', code: 'too_early', detail }] })
  }
  const begins = paidUntil(snapshot, asked)
  const resumesAt = input.resumesAt && effectiveAt(conventions, input.resumesAt, subscription.zone)
  refuseEmpty(snapshot, begins, resumesAt, today)
  const draft = draftOf(snapshot, newId)
  if (!isBefore(today, begins)) {
    draft.subscription = { ...draft.subscription, resumesAt }
    return settleAndRest(draft, snapshot, begins, covered)
  }
  draft.subscription = { ...draft.subscription, pauseAt: begins, resumesAt }
  lookAgain(draft, snapshot)
  draft.events.push('subscription.pause_scheduled')
  return decided(draft, 'pause')
}

/** The pause that was going to begin at `at`, in mid-period. */
export function beginPause(snapshot: Snapshot, at: Temporal.Instant, covered: Covered, newId: NewId): Decision {
  const draft = draftOf(snapshot, newId)
  const begins = paidUntil(snapshot, at)
  if (begins.equals(at)) return settleAndRest(draft, snapshot, at, covered)
  // The conventions were others when it was asked for: what is paid stays covered now.
  const { resumesAt } = snapshot.subscription
  const isOver = resumesAt !== null && !isBefore(begins, resumesAt)
  draft.subscription = { ...draft.subscription, pauseAt: isOver ? null : begins, resumesAt: isOver ? null : resumesAt }
  lookAgain(draft, snapshot)
  return decided(draft, 'pause')
}

/** Up to when the account of the running period is closed: nothing can be dated back before that. */
export function settledUntil({ cycle, items }: Snapshot, covered: Covered): Temporal.Instant {
  return items.reduce(
    (until, item) => {
      const settled = isCounted(item.price) || !isPaidAhead(item.price) ? item.since : covered.get(item.id)?.coverage.startsAt
      return settled ? latest(until, settled) : until
    },
    latest(cycle.periodStart, cycle.usageStart),
  )
}

function settleAndRest(draft: Draft, snapshot: Snapshot, at: Temporal.Instant, covered: Covered): Decision {
  const { items, cycle, conventions } = snapshot
  const giveBack = conventions.pause_policy !== 'bill_used_and_keep_anchor'
  for (const item of items) settle(draft, item, at, cycle.periodStart, covered, { giveBack })
  rest(draft, at)
  return decided(draft, 'pause')
}

/** Where what is paid stays covered: the end of the period that has begun by then. Elsewhere `at` itself. */
function paidUntil({ subscription, items, cycle, conventions }: Snapshot, at: Temporal.Instant): Temporal.Instant {
  if (conventions.pause_policy !== 'bill_used_and_keep_anchor' || !items.some((item) => isPaidAhead(item.price))) return at
  if (!isBefore(cycle.periodEnd, at)) return cycle.periodEnd
  const { start, end } = periodContaining(scheduleOf(subscription), at)
  return start.equals(at) ? at : end
}

function refuseEmpty(
  { subscription }: Snapshot,
  begins: Temporal.Instant,
  resumesAt: Temporal.Instant | null,
  today: Temporal.Instant,
): void {
  const over = endsOf(subscription).find((end) => !isBefore(resumesAt ?? begins, end))
  if (over) {
    const detail = `The subscription ends at ${over}, before that.`
    throw refuse('invalid_state', { detail, errors: [{ pointer: resumesAt ? '/resumes_at' : '/at', code: 'too_late', detail }] })
  }
  if (!resumesAt || (isBefore(begins, resumesAt) && isBefore(today, resumesAt))) return
  const detail = `It goes on after it was paused (${begins}), and not before tomorrow.`
  throw refuse('invalid', { detail, errors: [{ pointer: '/resumes_at', code: 'too_early', detail }] })
}
