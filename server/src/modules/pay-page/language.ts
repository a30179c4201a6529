import { assert } from '@quarterday/core/assert.ts'
import { type Currency, exponent } from '@quarterday/core/currency.ts'
import { german } from './words-de.ts'
import { english } from './words-en.ts'
import { spanish } from './words-es.ts'
import { french } from './words-fr.ts'
import type { Words } from './words-types.ts'

/** One language, and how it writes amounts and days. */
export interface Language {
  readonly locale: string
  readonly words: Words
  money(minor: bigint, currency: Currency): string
  day(date: Temporal.PlainDate): string
  /** From the first day to the last, both included. */
  days(first: Temporal.PlainDate, last: Temporal.PlainDate): string
}

const tables: readonly Words[] = [english, german, french, spanish]

/** The language of the customer, else the first that their browser asks for and we speak, else English. */
export function languageFor(locale: string | null, acceptLanguage = ''): Language {
  const asked = acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
  for (const wanted of locale === null ? asked : [locale]) {
    const words = tables.find(({ language }) => language === wanted.split('-')[0]?.toLowerCase())
    if (words) return languageOf(words, isLocale(wanted) ? wanted : words.language)
  }
  return languageOf(english, 'en')
}

/** A sentence of the table with its names filled in. */
export function said(sentence: string, names: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
}

function languageOf(words: Words, locale: string): Language {
  const range = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return {
    locale,
    words,
    money: (minor, currency) => moneyIn(locale, minor, currency),
    day: (date) => date.toLocaleString(locale, { dateStyle: 'long' }),
    days: (first, last) => range.formatRange(first, last),
  }
}

/** Exact: amounts do not pass through a floating-point number. */
function moneyIn(locale: string, minor: bigint, currency: Currency): string {
  const digits = exponent(currency)
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const exact = `${minor < 0n ? '-' : ''}${decimal}`
  assert(isNumeric(exact), 'Digits make a number')
  return format.format(exact)
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    // What browsers send may be anything.
    return false
  }
}
