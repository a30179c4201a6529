import { clampedDay, dateOf, dayNumber, monthIndex } from './day-number.ts'
import type { Interval } from './schedule.ts'

/** Calendar days from `a` to `b`: 0 for the same date, negative when `b` is earlier. The end is not counted. */
export function daysBetween(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return dayNumber(b) - dayNumber(a)
}

/**
 * Days from `a` to `b` where every month has 30 (30/360 "bond basis", ISDA 2006 section 4.16 (f)): a start on the 31st counts as the 30th,
 * and an end on the 31st does so when the start is then the 30th. Equal dates of two months are always a multiple of 30 apart.
 * The end of February is not moved: 28 February to 1 March is 3 days. Negative when `b` is earlier.
 */
export function daysBetween30360(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(b, a) < 0) return -daysBetween30360(b, a) || 0
  const first = Math.min(a.day, 30)
  const last = first === 30 ? Math.min(b.day, 30) : b.day
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + (last - first)
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
