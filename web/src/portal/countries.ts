import { countryChoices } from '../ui/choices.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

const known = new Map<string, readonly Choice[]>()

/** Every country in the reader's language and order. */
export function countriesIn(locale: string): Choice[] {
  const choices =
    known.get(locale) ??
    countryChoices
      .map(({ value }) => ({ value, label: countryIn(locale, value) ?? value }))
      .sort((a, b) => a.label.localeCompare(b.label, locale))
  known.set(locale, choices)
  return [...choices]
}

/** The country of an ISO 3166 code as the reader calls it. */
export function countryIn(locale: string, code: string | null | undefined): string | undefined {
  return code ? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) : undefined
}
