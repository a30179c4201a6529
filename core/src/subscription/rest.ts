import { earliest, isBefore } from '../calendar/moments.ts'
import { next } from '../machine.ts'
import type { Snapshot } from './decision.ts'
import { cover, type Draft, decided, draftOf, endsOf, type NewId, runTrial } from './draft.ts'
import { isInTrial } from './step.ts'
import { type Subscription, subscriptionMachine } from './subscription.ts'

/** Begins a pause at `at`; all of its time until then is accounted for. */
export function rest(draft: Draft, at: Temporal.Instant): void {
  const { subscription, conventions, cycle, decidedOn } = draft
  const status = next(subscriptionMachine, subscription.status, 'pause')
  const restarts = conventions.pause_policy === 'credit_unused'
  draft.subscription = { ...subscription, status, pauseAt: at, restarts }
  draft.cycle = {
    cycle: (decidedOn ?? cycle.cycle) + 1,
    periodStart: at,
    periodEnd: at,
    usageStart: at,
    nextAt: wakesAt(draft.subscription),
  }
  draft.events.push('subscription.paused')
}

/** Items have rested from the beginning of the pause up to `until`. */
export function coverRest(draft: Draft, { items, subscription }: Snapshot, until: Temporal.Instant): void {
  const { pauseAt } = subscription
  if (!pauseAt || !isBefore(pauseAt, until)) return
  for (const item of items) cover(draft, item, { start: pauseAt, end: until }, 'paused', null)
}

/** Nothing moves but the moment at which somebody has to look again: its end, its pause or its changes are other than they were. */
export function lookAgain(draft: Draft, snapshot: Snapshot): void {
  const { items, cycle } = snapshot
  const moved = { ...cycle, cycle: cycle.cycle + 1 }
  const { status } = draft.subscription
  if (status === 'incomplete') draft.cycle = moved
  else if (status === 'paused') draft.cycle = { ...moved, nextAt: wakesAt(draft.subscription) }
  else if (isInTrial(snapshot)) runTrial(draft, items, cycle, cycle.usageStart)
  else draft.cycle = { ...moved, nextAt: cycle.periodEnd }
}

/** When somebody has to look at a subscription again as it stands. */
export function nextLook(snapshot: Snapshot, newId: NewId): Temporal.Instant | null {
  const draft = draftOf(snapshot, newId)
  lookAgain(draft, snapshot)
  return decided(draft, 'change').cycle.nextAt
}

/** When something happens to what rests: it goes on, or it ends. Null: only if somebody asks for it. */
function wakesAt(subscription: Subscription): Temporal.Instant | null {
  const [first, ...others] = [subscription.resumesAt, ...endsOf(subscription)].filter((each) => each !== null)
  return first ? earliest(first, ...others) : null
}
