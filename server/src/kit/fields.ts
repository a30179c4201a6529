import { dateSchema, instantSchema, zoneSchema } from '@quarterday/core/calendar.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { type IdPrefix, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'

/** Text of one to `maximum` characters. Nothing is trimmed or changed. */
export function text(maximum: number) {
  return z.string().min(1).max(maximum)
}

// Nothing that is billed began earlier, and no column of ours holds the year 0.
const earliest = Temporal.Instant.from('1900-01-01T00:00:00Z')

/** A moment between 1900 and 9999: ISO 8601 with an offset; always written in UTC. */
export const instant = instantSchema
  .refine((moment) => Temporal.Instant.compare(moment, earliest) >= 0, 'Must not be before 1900')
  .meta({ format: 'date-time', examples: ['2027-04-01T09:30:00Z'] })

/** A calendar day between 1900 and 9999. */
export const plainDate = dateSchema
  .refine((day) => day.year >= 1900, 'Must not be before 1900')
  .meta({ format: 'date', examples: ['2027-04-01'] })

/** A zone of the IANA database. Offsets such as `+02:00` are not zones: they know no daylight saving. */
export const timezone = zoneSchema.meta({ examples: ['Europe/Berlin'] })

/** One `@` with something on both sides; whether it exists, only a message can tell. */
export const email = z
  .string()
  .max(320)
  .regex(/^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\]{1,255}$/, 'Must be an e-mail address')
  .meta({ format: 'email', examples: ['billing@acme.example'] })

/** ISO 3166-1 alpha-2, upper case. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'Must be a two-letter country code in upper case', abort: true })
  .refine(isCountry, 'Must be an ISO 3166 country code')
  .meta({ examples: ['DE'] })

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Intl knows the regions of CLDR; those that are no countries are taken out. Kosovo (XK) stays: people live and pay there. */
function isCountry(code: string): boolean {
  return regionNames.of(code) !== undefined && !notCountries.has(code)
}

const notCountries = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

/** A part of a country in upper case, as its tax rates name it: the second half of ISO 3166-2, or a name. */
export const region = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9 _.-]{0,63}$/, 'Must be in upper case, such as QC')
  .meta({ examples: ['QC'] })

/** A currency of ISO 4217. */
export const currency = currencySchema.meta({ id: 'Currency', description: 'An ISO 4217 code in upper case.', examples: ['EUR'] })

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

/** The reply to a deletion. */
export function deletedSchema<P extends IdPrefix, const Name extends string>(prefix: P, object: Name, schemaName: string) {
  return z.strictObject({ id: idSchema(prefix), object: z.literal(object), deleted: z.literal(true) }).meta({ id: schemaName })
}

/** A whole number in a query, where everything is text. */
export function queryInteger(minimum: number, maximum: number) {
  return z
    .codec(z.string().regex(/^\d{1,15}$/, 'Must be a whole number'), z.int().min(minimum).max(maximum), {
      decode: (wire) => Number(wire),
      encode: String,
    })
    .meta({ type: 'integer', minimum, maximum, pattern: undefined })
}
