import { keepBounded } from '@quarterday/core/calendar/bounded.ts'
import pg from 'pg'

/** How column values arrive: bigint, `Temporal.Instant`, `Temporal.PlainDate`; numeric stays text. Given to each pool, never set globally. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    return parsers.get(oid) ?? pg.types.getTypeParser(oid, 'text')
  },
}

/** How parameters leave: Temporal values as ISO text, also inside arrays. pg itself writes bigint, arrays, buffers and JSON objects. */
export function toParameter(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString()
  if (Array.isArray(value)) return value.map(toParameter)
  return value
}

const instants = new Map<string, Temporal.Instant>()

/** Reads a timestamptz. The moments of rows repeat: the same text gives the same object. */
export function parseInstant(text: string): Temporal.Instant {
  const known = instants.get(text)
  if (known !== undefined) return known
  const instant = readInstant(text)
  keepBounded(instants, text, instant, 10_000)
  return instant
}

/** Reads `2027-04-01 00:00:00.123456+00`, which is what a session in UTC with ISO dates sends. Other forms go the long way. */
function readInstant(text: string): Temporal.Instant {
  const length = text.length
  if (length < 22 || length > 29 || text.charCodeAt(4) !== dash || !text.endsWith('+00')) return parseUnusualInstant(text)
  let micros = 0
  if (length > 22) {
    micros = digits(text, 20, length - 3)
    for (let missing = length; missing < 29; missing += 1) micros *= 10
  }
  const milliseconds = utc(
    digits(text, 0, 4),
    digits(text, 5, 7),
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
  )
  if (micros % 1000 === 0) return Temporal.Instant.fromEpochMilliseconds(milliseconds + micros / 1000)
  return Temporal.Instant.fromEpochNanoseconds(BigInt(milliseconds) * 1_000_000n + BigInt(micros) * 1000n)
}

export function parseDate(text: string): Temporal.PlainDate {
  if (text.length !== 10) return Temporal.PlainDate.from(text)
  return new Temporal.PlainDate(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
}

/** `text[]`, which @types/pg does not list. */
const textArrayOid: number = 1009
const dash = 45
const zero = 48
const parsers = new Map<number, (text: string) => unknown>([
  [20, BigInt],
  [1016, arrayOf(BigInt)],
  [1184, parseInstant],
  [1185, arrayOf(parseInstant)],
  [1082, parseDate],
  [1182, arrayOf(parseDate)],
  [1700, String],
  [1231, arrayOf(String)],
  [2950, String],
])

function arrayOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  const texts: (text: string) => (string | null)[] = pg.types.getTypeParser(textArrayOid)
  return (text) => texts(text).map((item) => (item === null ? null : parse(item)))
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - zero
  return value
}

/** `Date.UTC` without its habit of reading the years 0 to 99 as 1900 to 1999: those go the long way too. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second)
  return year >= 100 ? milliseconds : new Date(milliseconds).setUTCFullYear(year)
}

/** Offsets with minutes, years before 100 or after 9999. `infinity` and dates before Christ throw: no column of ours holds them. */
function parseUnusualInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T'))
}
