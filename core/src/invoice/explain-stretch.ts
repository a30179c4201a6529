import { addDays, addInterval, dateIn, type Interval, startOfDay } from '../calendar.ts'
import type { Period } from '../subscription/proration.ts'
import type { StoredPeriod } from './stored-time.ts'

/** A period as people say it: whole local days, the last one included, or two moments on the wall clock of its zone, the second one excluded. */
export type Stretch =
  | { readonly kind: 'days'; readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate }
  | { readonly kind: 'moments'; readonly start: Temporal.PlainDateTime; readonly end: Temporal.PlainDateTime }

export function stretchOf({ start, end }: Period, zone: string): Stretch {
  const first = dateIn(start, zone)
  const after = dateIn(end, zone)
  const isWholeDays = startOfDay(first, zone).equals(start) && startOfDay(after, zone).equals(end)
  if (isWholeDays) return { kind: 'days', first, last: addDays(after, -1) }
  return { kind: 'moments', start: wallClock(start, zone), end: wallClock(end, zone) }
}

export function periodOf({ start, end }: StoredPeriod): Period {
  return { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
}

/** Whole local days from start to end. */
export function daysOf({ start, end }: Period, zone: string): number {
  return dateIn(start, zone).until(dateIn(end, zone), { largestUnit: 'days' }).days
}

/** Whether a period is shorter than its interval. A full one ends an interval after its start, or later where its start was put back by a short month. */
export function isPart({ start, end }: Period, interval: Interval, zone: string): boolean {
  return Temporal.PlainDate.compare(dateIn(end, zone), addInterval(dateIn(start, zone), interval, 1)) < 0
}

function wallClock(at: Temporal.Instant, zone: string): Temporal.PlainDateTime {
  return at.toZonedDateTimeISO(zone).toPlainDateTime()
}
