import { z } from 'zod'

/** Text of one to `maximum` characters. Nothing is trimmed or changed. */
export function text(maximum: number) {
  return z.string().min(1).max(maximum)
}

/** A moment: ISO 8601 with an offset on the wire, read to the microsecond; always written in UTC. */
export const instant = z
  .codec(z.string().max(40), z.instanceof(Temporal.Instant), {
    decode: (wire, context) => {
      if (instantShape.test(wire)) {
        try {
          return Temporal.Instant.from(wire).round({ smallestUnit: 'microsecond', roundingMode: 'floor' })
        } catch {
          // Falls through to the issue: the shape is right, the date does not exist.
        }
      }
      context.issues.push({ code: 'custom', message: 'Must be a moment such as 2027-04-01T00:00:00Z', input: wire })
      return z.NEVER
    },
    encode: (moment) => moment.toString(),
  })
  .meta({ format: 'date-time', examples: ['2027-04-01T09:30:00Z'] })

// Four-digit years only, and none before 1900: nothing that is billed began earlier.
const instantShape = /^(19|[2-9]\d)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** A calendar day: `2027-04-01`. */
export const plainDate = z
  .codec(z.string().max(10), z.instanceof(Temporal.PlainDate), {
    decode: (wire, context) => {
      if (/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(wire)) {
        try {
          return Temporal.PlainDate.from(wire, { overflow: 'reject' })
        } catch {
          // Falls through to the issue: there is no such day.
        }
      }
      context.issues.push({ code: 'custom', message: 'Must be a day such as 2027-04-01', input: wire })
      return z.NEVER
    },
    encode: (day) => day.toString(),
  })
  .meta({ format: 'date', examples: ['2027-04-01'] })

/** A zone of the IANA database: `Europe/Berlin`. Offsets such as `+02:00` are not zones: they know no daylight saving. */
export const timezone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimezone, 'Must be a time zone of the IANA database such as Europe/Berlin')
  .meta({ examples: ['Europe/Berlin'] })

function isTimezone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** One `@` with something on both sides; whether it exists, only a message can tell. */
export const email = z
  .string()
  .max(320)
  .regex(/^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\]{1,255}$/, 'Must be an e-mail address')
  .meta({ format: 'email', examples: ['billing@acme.example'] })

/** ISO 3166-1 alpha-2, upper case. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Must be a two-letter country code in upper case')
  .refine(isCountry, 'Must be an ISO 3166 country code')
  .meta({ examples: ['DE'] })

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Intl knows the regions of CLDR; those that are no countries are taken out. Kosovo (XK) stays: people live and pay there. */
function isCountry(code: string): boolean {
  return regionNames.of(code) !== undefined && !notCountries.has(code)
}

const notCountries = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

/** BCP 47: `de-CH`. */
export const locale = z
  .string()
  .max(35)
  .refine(isLocale, 'Must be a language tag such as de or pt-BR')
  .meta({ examples: ['de'] })

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** What the seller's own software wants to remember with an object: at most 50 texts under short names. */
export const metadata = z
  .record(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, 'Must be a name of at most 64 letters, digits and _ . : -'),
    z.string().max(500),
  )
  .refine((entries) => Object.keys(entries).length <= 50, 'Must have at most 50 entries')
  .meta({ description: 'At most 50 texts of up to 500 characters. A new value replaces the whole.', examples: [{ crm_id: 'A-1042' }] })

/** A whole number in a query, where everything is text. */
export function queryInteger(minimum: number, maximum: number) {
  return z
    .codec(z.string().regex(/^\d{1,15}$/, 'Must be a whole number'), z.int().min(minimum).max(maximum), {
      decode: (wire) => Number(wire),
      encode: String,
    })
    .meta({ type: 'integer', minimum, maximum })
}
