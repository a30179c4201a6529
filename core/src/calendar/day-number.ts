import { keepBounded } from './bounded.ts'

/** Days since 1 January 1970, negative before it. Integers are what the calendar computes with: comparing and adding them costs nothing. */
export type DayNumber = number

export function dayNumber(date: Temporal.PlainDate): DayNumber {
  return dayNumberOf(date.year, date.month, date.day)
}

/** The day number of a date of the proleptic Gregorian calendar. Years are counted from March, so that the leap day comes last. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

const dates = new Map<DayNumber, Temporal.PlainDate>()

/** The date of a day number. Dates are immutable, so one object serves all who ask. */
export function dateOf(day: DayNumber): Temporal.PlainDate {
  const known = dates.get(day)
  if (known !== undefined) return known
  const made = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
  keepBounded(dates, day, made, 50_000)
  return made
}

/** Months since January of year 0. */
export function monthIndex(date: Temporal.PlainDate): number {
  return date.year * 12 + date.month - 1
}

/** The day of a month, or its last day when it has fewer. */
export function clampedDay(months: number, day: number): DayNumber {
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return dayNumberOf(year, month, day > 28 ? Math.min(day, daysInMonth(year, month)) : day)
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
