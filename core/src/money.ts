import { z } from 'zod'
import { assert } from './assert.ts'
import { type Currency, exponent } from './currency.ts'
import { type Decimal, toScaled } from './decimal.ts'
import { refuse } from './refusal.ts'

/** An exact amount in whole minor units of its currency: 12.50 EUR is 1250n, 12 JPY is 12n. */
export interface Money {
  readonly currency: Currency
  readonly minor: bigint
}

export function money(currency: Currency, minor: bigint): Money {
  return { currency, minor }
}

/** Refuses `currency_mismatch`. */
export function add(a: Money, b: Money): Money {
  return { currency: sharedCurrency(a, b), minor: a.minor + b.minor }
}

/** `a` less `b`. Refuses `currency_mismatch`. */
export function subtract(a: Money, b: Money): Money {
  return { currency: sharedCurrency(a, b), minor: a.minor - b.minor }
}

export function negate(amount: Money): Money {
  return { currency: amount.currency, minor: -amount.minor }
}

/** The total of a list that may be empty, hence the currency. Refuses `currency_mismatch`. */
export function sum(currency: Currency, list: readonly Money[]): Money {
  return list.reduce(add, money(currency, 0n))
}

function sharedCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw refuse('currency_mismatch', { detail: `${a.currency} and ${b.currency} cannot be combined.` })
  return a.currency
}

/** Where an exact half goes: away from zero, or to the even neighbour. All else goes to the nearest. */
export type Rounding = 'half_up' | 'half_even'

/** The quotient as a whole number, rounded once. Negative arguments mirror positive ones: −5 / 2 is −3 by `half_up`, −2 by `half_even`. */
export function roundDivide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  assert(denominator !== 0n, 'Division by zero')
  const quotient = numerator / denominator // towards zero
  const remainder = numerator % denominator
  if (remainder === 0n) return quotient
  const twice = (remainder < 0n ? -remainder : remainder) * 2n
  const whole = denominator < 0n ? -denominator : denominator
  const away = twice > whole || (twice === whole && (rounding === 'half_up' || quotient % 2n !== 0n))
  if (!away) return quotient
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n
}

/** `amount × numerator / denominator` in whole units, rounded once at the end. The amount may have any number of decimal places. */
export function roundShare(amount: Decimal, numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const { units, scale } = toScaled(amount)
  return roundDivide(units * numerator, scale === 0 ? denominator : denominator * 10n ** BigInt(scale), rounding)
}

/**
 * Splits a total over weights so that the parts add up to it exactly (largest remainder; of equal remainders the earlier part gains the unit).
 * Each part is less than one unit from its exact share and has the total's sign or is zero. Weights are all of one sign, or zero.
 * A zero weight gets nothing; when all weights are zero the first part gets everything. A total other than zero needs at least one weight.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return allocate(-total, weights).map((part) => -part)
  const whole = weights.reduce((left, right) => left + right, 0n)
  assert(weights.length > 0 || total === 0n, 'Nothing to allocate to')
  assert(whole < 0n ? weights.every((weight) => weight <= 0n) : weights.every((weight) => weight >= 0n), 'Weights must be of one sign')
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? total : 0n))
  const parts = weights.map((weight) => (total * weight) / whole)
  const missing = Number(total - parts.reduce((left, right) => left + right, 0n))
  if (missing === 0) return parts
  const remainders = weights.map((weight) => magnitude((total * weight) % whole))
  const gaining = new Set(byRemainder(remainders).slice(0, missing))
  return parts.map((part, index) => (gaining.has(index) ? part + 1n : part))
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** Indexes, largest remainder first, the earlier one first among equals. */
function byRemainder(remainders: readonly bigint[]): number[] {
  return [...remainders.entries()].sort(([i, a], [j, b]) => (a === b ? i - j : a < b ? 1 : -1)).map(([index]) => index)
}

/** Whole minor units on the wire: an integer that JSON readers hold exactly; a bigint inside. */
export const minorUnits = z.codec(
  z.int('Must be a whole number of minor units'),
  z.bigint().min(BigInt(Number.MIN_SAFE_INTEGER)).max(BigInt(Number.MAX_SAFE_INTEGER)),
  { decode: (wire) => BigInt(wire), encode: (minor) => Number(minor) },
)

/** The amount for people: `1,234.50 EUR`, `−5.00 EUR` (with a real minus sign), `500 JPY`. Digits and separators follow the locale. */
export function formatMoney(amount: Money, locale = 'en'): string {
  return `${formatMinor(amount.minor, exponent(amount.currency), locale)} ${amount.currency}`
}

/** Whole minor units for people, without a currency: 123450n with exponent 2 is `1,234.50`. */
export function formatMinor(minor: bigint, places: number, locale = 'en'): string {
  return formatterOf(locale, places).format(scaledText(minor, places)).replace('-', '−')
}

function scaledText(minor: bigint, places: number): `${number}` {
  return `${minor}E-${places}` as `${number}` // a numeric literal by construction, which keeps every digit where a number would not
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(locale: string, places: number): Intl.NumberFormat {
  const key = `${locale}/${places}`
  const known = formatters.get(key)
  if (known) return known
  if (formatters.size >= 500) formatters.clear()
  const made = new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places })
  formatters.set(key, made)
  return made
}
