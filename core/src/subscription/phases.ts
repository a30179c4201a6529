import { isBefore } from '../calendar/moments.ts'
import { boundaryAt, type Interval, periodContaining, sameInterval } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'
import { anchorFor } from './anchor.ts'
import { type Subscription, scheduleOf } from './subscription.ts'

/** How long a phase lasts: a number of billing periods, the first of which may be a stub, or up to a moment. Neither: it is the last. */
export interface PhaseLength {
  readonly interval: Interval
  readonly periods: number | null
  readonly until: Temporal.Instant | null
}

/**
 * The moment at which each phase ends, counted from the paid service on; null for one without end. A phase begins with the first billing period that does
 * not begin before the end of the one before it.
 */
export function phaseEnds(
  subscription: Pick<Subscription, 'anchor' | 'interval' | 'zone' | 'startedAt' | 'trialEndsAt'>,
  phases: readonly PhaseLength[],
  conventions: Conventions,
): readonly (Temporal.Instant | null)[] {
  let schedule = scheduleOf(subscription)
  let at: Temporal.Instant | null = subscription.trialEndsAt ?? subscription.startedAt
  const ends: (Temporal.Instant | null)[] = []
  for (const { interval, periods, until } of phases) {
    if (at === null) break
    if (!sameInterval(interval, schedule.interval)) {
      const reset = conventions.interval_change_anchor === 'reset'
      const anchor = reset ? anchorFor({ conventions, paidFrom: at, interval, zone: schedule.zone }) : schedule.anchor
      schedule = { ...schedule, interval, anchor }
    }
    const { index }: { index: number } = periodContaining(schedule, at)
    if (periods !== null) at = boundaryAt(schedule, index + periods)
    else if (until !== null) at = firstBoundary(schedule, until)
    else at = null
    ends.push(at)
  }
  return ends
}

function firstBoundary(schedule: Parameters<typeof periodContaining>[0], from: Temporal.Instant): Temporal.Instant {
  const { start, end } = periodContaining(schedule, from)
  return isBefore(start, from) ? end : start
}
