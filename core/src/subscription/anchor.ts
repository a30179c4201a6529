import { type Anchor, addDays, dateIn, type Interval, startOfDay } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'

/** Where the cycles of a subscription are counted from, when its paid service starts at `paidFrom`. */
export function anchorFor(input: {
  readonly conventions: Conventions
  readonly paidFrom: Temporal.Instant
  readonly interval: Interval
  readonly zone: string
  /** Asked for with the subscription; goes before the convention. */
  readonly anchorDay?: number | undefined
  readonly anchorAt?: Temporal.Instant | undefined
}): Anchor {
  const { conventions, interval, zone } = input
  const from = dateIn(input.paidFrom, zone)
  if (input.anchorAt) return instantAnchor(input.anchorAt, zone)
  if (input.anchorDay !== undefined) return dayAnchor(from, interval, input.anchorDay)
  const time = conventions.period_precision === 'instant' ? timeIn(input.paidFrom, zone) : null
  switch (conventions.anchor) {
    case 'anniversary':
    case 'fixed_instant':
      return { on: from, day: from.day, time }
    case 'fixed_day':
      return dayAnchor(from, interval, conventions.anchor_day)
    case 'calendar':
      return calendarAnchor(from, interval, conventions)
  }
}

/**
 * Cycles on a day of the month, from its first occurrence on or after `from`. Weeks and days have no day of the month: they count from `from`.
 */
export function dayAnchor(from: Temporal.PlainDate, interval: Interval, day: number): Anchor {
  if (interval.unit === 'day' || interval.unit === 'week') return { on: from, day: null, time: null }
  const inThisMonth = from.with({ day })
  const on = Temporal.PlainDate.compare(inThisMonth, from) >= 0 ? inThisMonth : from.with({ day: 1 }).add({ months: 1 }).with({ day })
  return { on, day, time: null }
}

/** The first local moment from which a part period may count when something happens at `now`: the day it is, or the instant itself. */
export function effectiveAt(conventions: Conventions, now: Temporal.Instant, zone: string): Temporal.Instant {
  return conventions.period_precision === 'instant' ? now : startOfDay(dateIn(now, zone), zone)
}

/** `days` whole local days after `start`, at the same local time of day. */
export function daysAfter(conventions: Conventions, start: Temporal.Instant, days: number, zone: string): Temporal.Instant {
  if (conventions.period_precision === 'instant') return start.toZonedDateTimeISO(zone).add({ days }).toInstant()
  return startOfDay(addDays(dateIn(start, zone), days), zone)
}

function instantAnchor(at: Temporal.Instant, zone: string): Anchor {
  const on = dateIn(at, zone)
  return { on, day: on.day, time: timeIn(at, zone) }
}

function calendarAnchor(from: Temporal.PlainDate, interval: Interval, conventions: Conventions): Anchor {
  switch (interval.unit) {
    case 'day':
      return { on: from, day: null, time: null }
    case 'week': {
      const first = conventions.week_start === 'monday' ? 1 : 7
      return { on: from.subtract({ days: (from.dayOfWeek - first + 7) % 7 }), day: null, time: null }
    }
    case 'month':
      // Quarters and halves are those of the calendar; a count that does not divide the year starts in its own month.
      return { on: 12 % interval.count === 0 ? from.with({ month: 1, day: 1 }) : from.with({ day: 1 }), day: 1, time: null }
    case 'year':
      return { on: from.with({ month: 1, day: 1 }), day: 1, time: null }
  }
}

function timeIn(at: Temporal.Instant, zone: string): Temporal.PlainTime {
  return at.toZonedDateTimeISO(zone).toPlainTime()
}
