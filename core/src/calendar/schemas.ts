import { z } from 'zod'
import { keepBounded } from './bounded.ts'

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/
const day = /^\d{4}-\d{2}-\d{2}$/

/** A moment: ISO 8601 with an offset and at most microseconds on the wire (written in UTC), a `Temporal.Instant` inside. */
export const instantSchema = z.codec(
  z.string().regex(moment, { error: 'Must be a moment such as 2027-01-31T09:30:00Z', abort: true }),
  z.custom<Temporal.Instant>((value) => value instanceof Temporal.Instant, { error: 'Must be a moment' }),
  {
    decode: (text, context) => {
      const instant = attempt(() => Temporal.Instant.from(text))
      if (instant !== null) return instant
      context.issues.push({ code: 'custom', message: 'Must be a moment that exists', input: text })
      return z.NEVER
    },
    encode: (instant) => instant.toString(),
  },
)

/** A date: `2027-01-31` on the wire, a `Temporal.PlainDate` inside. */
export const dateSchema = z.codec(
  z.string().regex(day, { error: 'Must be a date such as 2027-01-31', abort: true }),
  z.custom<Temporal.PlainDate>((value) => value instanceof Temporal.PlainDate, { error: 'Must be a date' }),
  {
    decode: (text, context) => {
      const date = attempt(() => Temporal.PlainDate.from(text))
      if (date !== null) return date
      context.issues.push({ code: 'custom', message: 'Must be a date that exists', input: text })
      return z.NEVER
    },
    encode: (date) => date.toString(),
  },
)

/** The name of a time zone in the IANA database, spelled as it spells it: `Europe/Berlin`, `UTC`. Offsets such as `+01:00` are none. */
export const zoneSchema = z.string().max(64).refine(isZone, 'Must be an IANA time zone such as Europe/Berlin')

export const intervalUnitSchema = z.enum(['day', 'week', 'month', 'year'])

const zonesSeen = new Map<string, boolean>()

function isZone(text: string): boolean {
  const known = zonesSeen.get(text)
  if (known !== undefined) return known
  const answer = /^[A-Za-z]/.test(text) && attempt(() => new Temporal.ZonedDateTime(0n, text).timeZoneId) === text
  keepBounded(zonesSeen, text, answer, 1_000)
  return answer
}

/** The value, or null when Temporal refuses the text. Other errors are bugs and pass. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
