import { assert } from '../assert.ts'
import { clampedDay, type DayNumber, dateOf, dayNumber, monthIndex } from './day-number.ts'
import { dayContaining, firstMoment, skippedDays, startOfDayNumber } from './local-day.ts'

export type IntervalUnit = 'day' | 'week' | 'month' | 'year'

/** A stretch of the calendar: 3 months, 1 year. The count is a whole number of 1 or more. */
export interface Interval {
  readonly unit: IntervalUnit
  readonly count: number
}

export function sameInterval(a: Interval, b: Interval): boolean {
  return a.unit === b.unit && a.count === b.count
}

/** Where cycles are counted from. */
export interface Anchor {
  /** Boundary 0. With `day` set, months and years take the day from there and only the month from here. */
  readonly on: Temporal.PlainDate
  /** The wanted day of the month, 1 to 31, which survives a short month that `on` was clamped to. Null: the day of `on`. */
  readonly day: number | null
  /** The local time of every boundary. Null: the start of the local day. */
  readonly time: Temporal.PlainTime | null
}

/** All that the boundaries of billing periods depend on. `zone` is an IANA name. */
export interface Schedule {
  readonly anchor: Anchor
  readonly interval: Interval
  readonly zone: string
}

/** A half-open stretch of time: `start` belongs to it, `end` does not. The dates are the local days of the two moments. */
export interface Period {
  readonly index: number
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate
}

/**
 * The date of the k-th boundary, counted from the anchor and never from the boundary before it: 31 January, 28 February, 31 March.
 * k may be negative. A day that a month lacks becomes its last day. A date that the zone skipped becomes the next one that exists;
 * an interval of days counts only days that exist, so that no daily period is empty.
 */
export function boundaryOn(schedule: Schedule, k: number): Temporal.PlainDate {
  return dateOf(existingDay(skippedDays(schedule.zone), boundaryDay(schedule, k)))
}

/**
 * The moment of the k-th boundary: the first at which the local clock shows the boundary's date and time, or later. Strictly rising with k.
 * A time that the clocks skip becomes the end of the gap; of a time that comes twice it is the earlier.
 */
export function boundaryAt(schedule: Schedule, k: number): Temporal.Instant {
  return momentOf(schedule, boundaryDay(schedule, k))
}

/** The one period with `start ≤ at < end`. Costs the same however far the anchor is: k is estimated from the date, then put right. */
export function periodContaining(schedule: Schedule, at: Temporal.Instant): Period {
  const day = dayContaining(schedule.zone, at.epochMilliseconds)
  let k = estimate(schedule, day)
  let start = boundaryDay(schedule, k)
  let end = boundaryDay(schedule, k + 1)
  // The estimate is a boundary too far at the most, and a time of day or a skipped date moves it by one more.
  for (let steps = 0; isBefore(schedule, at, day, start); steps += 1) {
    assert(steps < 4, 'The estimate of a period is far off')
    k -= 1
    end = start
    start = boundaryDay(schedule, k)
  }
  for (let steps = 0; !isBefore(schedule, at, day, end); steps += 1) {
    assert(steps < 4, 'The estimate of a period is far off')
    k += 1
    start = end
    end = boundaryDay(schedule, k + 1)
  }
  const skipped = skippedDays(schedule.zone)
  return {
    index: k,
    start: momentOf(schedule, start),
    end: momentOf(schedule, end),
    startOn: dateOf(existingDay(skipped, start)),
    endOn: dateOf(existingDay(skipped, end)),
  }
}

function momentOf({ anchor, zone }: Schedule, boundary: DayNumber): Temporal.Instant {
  return anchor.time === null ? startOfDayNumber(boundary, zone) : firstMoment(boundary, anchor.time, zone)
}

/** Whether a moment, in this local day, lies before the boundary. Only on the boundary's own day does the time decide. */
function isBefore(schedule: Schedule, at: Temporal.Instant, day: DayNumber, boundary: DayNumber): boolean {
  if (schedule.anchor.time === null || day < boundary) return day < boundary
  if (day > boundary + 1) return false
  return Temporal.Instant.compare(at, momentOf(schedule, boundary)) < 0
}

/** The date on which boundary k should fall. It is one that exists when the interval is counted in days; else it may be a skipped one. */
function boundaryDay({ anchor, interval, zone }: Schedule, k: number): DayNumber {
  const count = interval.count * k
  switch (interval.unit) {
    case 'day': {
      const skipped = skippedDays(zone)
      if (skipped.length === 0) return dayNumber(anchor.on) + count
      return dayOfRank(skipped, rankOfDay(skipped, existingDay(skipped, dayNumber(anchor.on))) + count)
    }
    case 'week':
      return dayNumber(anchor.on) + count * 7
    case 'month':
      return clampedDay(monthIndex(anchor.on) + count, anchor.day ?? anchor.on.day)
    case 'year':
      return clampedDay(monthIndex(anchor.on) + count * 12, anchor.day ?? anchor.on.day)
  }
}

function estimate({ anchor, interval }: Schedule, day: DayNumber): number {
  switch (interval.unit) {
    case 'day':
      return Math.floor((day - dayNumber(anchor.on)) / interval.count)
    case 'week':
      return Math.floor((day - dayNumber(anchor.on)) / (interval.count * 7))
    case 'month':
      return Math.floor((monthIndex(dateOf(day)) - monthIndex(anchor.on)) / interval.count)
    case 'year':
      return Math.floor((monthIndex(dateOf(day)) - monthIndex(anchor.on)) / (interval.count * 12))
  }
}

function existingDay(skipped: readonly DayNumber[], day: DayNumber): DayNumber {
  let existing = day
  for (const each of skipped) if (each === existing) existing += 1
  return existing
}

/** Numbers the days that exist in a row. */
function rankOfDay(skipped: readonly DayNumber[], day: DayNumber): number {
  let rank = day
  for (const each of skipped) if (each < day) rank -= 1
  return rank
}

function dayOfRank(skipped: readonly DayNumber[], rank: number): DayNumber {
  let day = rank
  for (const each of skipped) if (each <= day) day += 1
  return day
}
