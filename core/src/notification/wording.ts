import { type Currency, exponent } from '../currency.ts'

/** Languages in which messages are written. Others get English. */
export const messageLanguages = ['en', 'de', 'fr', 'es'] as const
export type MessageLanguage = (typeof messageLanguages)[number]

/** The language of a locale, whatever its region: `de-CH` is `de`. */
export function languageOf(locale: string): MessageLanguage {
  const [first] = locale.toLowerCase().split('-')
  return messageLanguages.find((language) => language === first) ?? 'en'
}

/** Minor units as a reader of the locale writes them: 1250 EUR is `12,50 €` in German. Places are ISO's, which for some currencies Intl gets wrong. */
export function moneyText(minor: bigint, currency: Currency, locale: string): string {
  const places = exponent(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })
  // A numeric literal in major units keeps every digit where a number would not.
  return format.format(`${minor}E-${places}` as `${number}`)
}

/** A day in words: `16 April 2027`, `16. April 2027`. */
export function dayText(day: Temporal.PlainDate, locale: string): string {
  return day.toLocaleString(locale, { dateStyle: 'long' })
}

/** The day on which a moment is, in a zone. */
export function momentText(at: Temporal.Instant, timezone: string, locale: string): string {
  return dayText(at.toZonedDateTimeISO(timezone).toPlainDate(), locale)
}
