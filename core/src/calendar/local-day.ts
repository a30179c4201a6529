import { assert } from '../assert.ts'
import { keepBounded } from './bounded.ts'
import { type DayNumber, dateOf, dayNumber, dayNumberOf } from './day-number.ts'

// A local day begins at the first moment at which the wall clock of the zone shows that date at 00:00 or anything later. So
//   where midnight is skipped (clocks go from 00:00 to 01:00) it begins at 01:00,
//   where midnight comes twice it begins at the first one,
//   and a date that was skipped as a whole begins together with its successor: it has no length, and no moment is in it.
// By this rule the starts never fall, so the days of a zone tile time without gap or overlap.

/** The first moment of a local day. */
export function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return startOf(zoneDays(zone), dayNumber(date)).instant
}

/**
 * The local day that a moment is in. This is the date on the wall clock, but for the hour in which some zones went back from just after
 * midnight to the evening before: there the new day, once begun, goes on.
 */
export function dateIn(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return dateOf(dayContaining(zone, instant.epochMilliseconds))
}

/** The number of the local day that a moment is in. Starts are whole seconds, so milliseconds decide exactly. */
export function dayContaining(zone: string, epochMilliseconds: number): DayNumber {
  const days = zoneDays(zone)
  let day = Math.floor(epochMilliseconds / dayLength) // the day in UTC: less than two days away
  while (startOf(days, day).milliseconds > epochMilliseconds) day -= 1
  while (startOf(days, day + 1).milliseconds <= epochMilliseconds) day += 1
  return day
}

/** The first moment of a local day, by number. */
export function startOfDayNumber(day: DayNumber, zone: string): Temporal.Instant {
  return startOf(zoneDays(zone), day).instant
}

/** The first moment at which the wall clock shows this date and time or later: after a gap its end, of two equal times the earlier. */
export function firstMoment(day: DayNumber, time: Temporal.PlainTime, zone: string): Temporal.Instant {
  const days = zoneDays(zone)
  const start = startOf(days, day)
  start.even ??= isEven(days, day)
  if (start.even) return later(start, time)
  const local = dateOf(day).toPlainDateTime(time)
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.toInstant()
  const gap = earlier.getTimeZoneTransition('next')
  assert(gap, `No transition of ${zone} explains the gap at ${local.toString()}`)
  return gap.toInstant()
}

/** The first moment of a date at which the wall clock shows this time, such as `09:00`, or later. */
export function momentOn(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return firstMoment(dayNumber(date), Temporal.PlainTime.from(time), zone)
}

/** The dates that a zone left out when it moved across the date line, such as 30 December 2011 in Pacific/Apia. */
export function skippedDays(zone: string): readonly DayNumber[] {
  return zoneDays(zone).skipped
}

const dayLength = 86_400_000
const rememberedDays = 100_000 // in all zones together: tens of megabytes at most
const rememberedZones = 1_000

interface DayStart {
  readonly instant: Temporal.Instant
  readonly milliseconds: number
  /** Whether the whole day has 24 hours and one offset; null until somebody asks. */
  even: boolean | null
}

interface ZoneDays {
  readonly zone: string
  readonly starts: Map<DayNumber, DayStart>
  readonly skipped: readonly DayNumber[]
}

const zones = new Map<string, ZoneDays>()
let remembered = 0

function zoneDays(zone: string): ZoneDays {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const made = { zone, starts: new Map<DayNumber, DayStart>(), skipped: findSkippedDays(zone) }
  keepBounded(zones, zone, made, rememberedZones)
  return made
}

function startOf(days: ZoneDays, day: DayNumber): DayStart {
  const known = days.starts.get(day)
  if (known !== undefined) return known
  const instant = dateOf(day).toZonedDateTime(days.zone).toInstant()
  const made: DayStart = { instant, milliseconds: instant.epochMilliseconds, even: null }
  if (remembered >= rememberedDays) {
    for (const each of zones.values()) each.starts.clear()
    remembered = 0
  }
  days.starts.set(day, made)
  remembered += 1
  return made
}

function isEven(days: ZoneDays, day: DayNumber): boolean {
  const start = startOf(days, day)
  const end = startOf(days, day + 1)
  if (end.milliseconds - start.milliseconds !== dayLength) return false
  const transition = start.instant.toZonedDateTimeISO(days.zone).getTimeZoneTransition('next')
  return transition === null || transition.epochMilliseconds >= end.milliseconds
}

/** The moment at which the clock shows this time on a day that has 24 hours. */
function later(start: DayStart, time: Temporal.PlainTime): Temporal.Instant {
  const milliseconds = start.milliseconds + ((time.hour * 60 + time.minute) * 60 + time.second) * 1_000 + time.millisecond
  const nanoseconds = time.microsecond * 1_000 + time.nanosecond
  if (nanoseconds === 0) return Temporal.Instant.fromEpochMilliseconds(milliseconds)
  return Temporal.Instant.fromEpochNanoseconds(BigInt(milliseconds) * 1_000_000n + BigInt(nanoseconds))
}

/** A skipped date shows as a jump of the offset by most of a day within a year. No zone is known to plan one. */
function findSkippedDays(zone: string): DayNumber[] {
  const skipped: DayNumber[] = []
  for (let year = 1800; year < 2100; year += 1) {
    const first = dayNumberOf(year, 1, 1)
    const following = dayNumberOf(year + 1, 1, 1)
    if (offsetAt(following, zone) - offsetAt(first, zone) < dayLength / 2) continue
    for (let day = first; day < following; day += 1) {
      if (rawStart(day, zone) === rawStart(day + 1, zone)) skipped.push(day)
    }
  }
  return skipped
}

function rawStart(day: DayNumber, zone: string): number {
  return dateOf(day).toZonedDateTime(zone).epochMilliseconds
}

function offsetAt(day: DayNumber, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(day * dayLength).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
}

const texts = new Map<number, string>()

/** The ISO text of a moment, as documents store it. Whole milliseconds; boundaries of periods repeat, so their texts are remembered. */
export function instantText(instant: Temporal.Instant): string {
  const at = instant.epochMilliseconds
  const known = texts.get(at)
  if (known !== undefined) return known
  const text = Temporal.Instant.fromEpochMilliseconds(at).toString()
  keepBounded(texts, at, text, rememberedTexts)
  return text
}

const rememberedTexts = 20_000
