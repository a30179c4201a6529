import { isSamePeriod } from '../calendar/moments.ts'
import { dateIn, daysBetween, daysBetween30360 } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'

/** A half-open stretch of time. */
export interface Period {
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

/** The part of a full interval that is charged, as an exact fraction of it, in the unit it was measured in. */
export interface Share {
  readonly numerator: bigint
  readonly denominator: bigint
  readonly unit: 'whole' | 'day' | 'day_360' | 'second'
}

export const whole: Share = { numerator: 1n, denominator: 1n, unit: 'whole' }

/**
 * How much of the nominal interval `full` the stretch `part` is. The denominator is always the nominal interval, never a clipped one:
 * half a month of a quarterly price is a sixth of it. With `proration: none` whatever has begun counts whole.
 */
export function shareOf(part: Period, full: Period, zone: string, conventions: Pick<Conventions, 'proration' | 'day_count'>): Share {
  if (conventions.proration === 'none' || isSamePeriod(part, full)) return whole
  if (conventions.proration === 'second') {
    return { numerator: secondsIn(part), denominator: secondsIn(full), unit: 'second' }
  }
  const days = conventions.day_count === 'actual' ? daysBetween : daysBetween30360
  const unit = conventions.day_count === 'actual' ? 'day' : 'day_360'
  const numerator = days(dateIn(part.start, zone), dateIn(part.end, zone))
  const denominator = days(dateIn(full.start, zone), dateIn(full.end, zone))
  return { numerator: BigInt(numerator), denominator: BigInt(denominator), unit }
}

function secondsIn(period: Period): bigint {
  return BigInt(Math.round((period.end.epochMilliseconds - period.start.epochMilliseconds) / 1000))
}
