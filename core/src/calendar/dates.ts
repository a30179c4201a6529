import { clampedDay, dateOf, dayNumber, monthIndex } from './day-number.ts'
import type { Interval } from './schedule.ts'

/** Calendar days from `a` to `b`: 0 for the same date, negative when `b` is earlier. The end is not counted. */
export function daysBetween(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return dayNumber(b) - dayNumber(a)
}

/**
 * Days from `a` to `b` where every month has 30 and every year 360 (30E/360, the "Eurobond basis"): the 31st counts as the 30th at either
 * end. This basis adds up: a to b and b to c are a to c, so the parts of a period make the whole (the American one differs for an end on
 * the 31st, where they would not). The end of February is not moved: 28 February to 1 March is 3 days. Negative when `b` is earlier.
 */
export function daysBetween30360(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return thirtiethsOf(b) - thirtiethsOf(a)
}

function thirtiethsOf(date: Temporal.PlainDate): number {
  return date.year * 360 + date.month * 30 + Math.min(date.day, 30)
}

export function addDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  return dateOf(dayNumber(date) + days)
}

/** The date so many intervals later (earlier when negative), counted in one step from `date`; a day that its month lacks becomes its last. */
export function addInterval(date: Temporal.PlainDate, interval: Interval, times: number): Temporal.PlainDate {
  const count = interval.count * times
  switch (interval.unit) {
    case 'day':
      return addDays(date, count)
    case 'week':
      return addDays(date, count * 7)
    case 'month':
      return dateOf(clampedDay(monthIndex(date) + count, date.day))
    case 'year':
      return dateOf(clampedDay(monthIndex(date) + count * 12, date.day))
  }
}
