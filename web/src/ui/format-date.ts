import type { Interval } from '@quarterday/sdk/types.gen.ts'

type Locales = string | readonly string[] | undefined

const reader: readonly string[] | undefined = typeof navigator === 'undefined' ? undefined : navigator.languages
const day = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** A calendar day (`2027-04-01`), wherever the reader is. */
export function formatDay(on: string, locales: Locales = reader): string {
  return new Intl.DateTimeFormat(locales, { ...day, timeZone: 'UTC' }).format(utc(on))
}

/** The day on which a moment lies in a zone. */
export function formatMoment(at: string, timeZone: string, locales: Locales = reader): string {
  return new Intl.DateTimeFormat(locales, { ...day, timeZone }).format(new Date(at))
}

/** With the time, and whose it is: `1 Apr 2027, 00:00 CEST`. */
export function formatMomentWithTime(at: string, timeZone: string, locales: Locales = reader): string {
  return new Intl.DateTimeFormat(locales, { ...day, hour: 'numeric', minute: '2-digit', timeZone, timeZoneName: 'short' }).format(
    new Date(at),
  )
}

/** Days from the first to the last one, which is the day before `end_on`: `1 – 30 Apr 2027`. */
export function formatPeriod(period: { readonly start_on: string; readonly end_on: string }, locales: Locales = reader): string {
  const last = new Date(utc(period.end_on).getTime() - millisecondsOfDay)
  const first = utc(period.start_on)
  return new Intl.DateTimeFormat(locales, { ...day, timeZone: 'UTC' }).formatRange(first, last < first ? first : last)
}

/** `2027-04` as `Apr 2027`, or as `Apr` where the year is clear. */
export function formatMonth(month: string, locales: Locales = reader, year: '2-digit' | 'numeric' = 'numeric'): string {
  return new Intl.DateTimeFormat(locales, { month: 'short', year, timeZone: 'UTC' }).format(utc(`${month.slice(0, 7)}-01`))
}

/** How far a moment is from now in whole days, as people say it: `tomorrow`, `in 12 days`, `3 months ago`. */
export function formatDistance(at: string, now: string, locales: Locales = reader): string {
  const days = Math.round((new Date(at).getTime() - new Date(now).getTime()) / millisecondsOfDay)
  const format = new Intl.RelativeTimeFormat(locales === undefined ? undefined : [...[locales].flat()], { numeric: 'auto' })
  if (Math.abs(days) < 45) return format.format(days, 'day')
  if (Math.abs(days) < 540) return format.format(Math.round(days / 30.44), 'month')
  return format.format(Math.round(days / 365.25), 'year')
}

/** `monthly`, `quarterly`, `every 2 weeks`. */
export function formatInterval({ unit, count }: Interval): string {
  return wellKnown[`${count} ${unit}`] ?? `every ${count} ${unit}s`
}

/** Roughly, to put intervals in order. */
export function lengthInDays({ unit, count }: Interval): number {
  return { day: 1, week: 7, month: 30.4, year: 365 }[unit] * count
}

const wellKnown: Readonly<Record<string, string>> = {
  '1 day': 'daily',
  '1 week': 'weekly',
  '1 month': 'monthly',
  '3 month': 'quarterly',
  '6 month': 'half-yearly',
  '1 year': 'yearly',
  '12 month': 'yearly',
}

const millisecondsOfDay = 86_400_000

function utc(on: string): Date {
  return new Date(`${on.slice(0, 10)}T00:00:00Z`)
}
