import { type Currency, exponent } from '@quarterday/core/currency.ts'

/** The languages of the reader; the first that the browser knows is used. */
const reader: readonly string[] | undefined = typeof navigator === 'undefined' ? undefined : navigator.languages

type Locales = string | readonly string[] | undefined

/** Whole minor units for people, with the currency: 1250 EUR is `€12.50`, 500 JPY `¥500`. Places are ISO's, which for some currencies Intl gets wrong. */
export function formatMoney(minor: number, currency: Currency, locales: Locales = reader): string {
  return withMinus(moneyFormat(currency, exponent(currency), locales).format(scaled(String(minor), currency)))
}

/** The same without a currency, for columns that name it once. */
export function formatAmount(minor: number, currency: Currency, locales: Locales = reader): string {
  const places = exponent(currency)
  const format = new Intl.NumberFormat(locales, { minimumFractionDigits: places, maximumFractionDigits: places })
  return withMinus(format.format(scaled(String(minor), currency)))
}

/** Large sums where there is little room: `€1.2M`, `€34K`, `€0`; below a thousand with all their places. */
export function formatMoneyShort(minor: number, currency: Currency, locales: Locales = reader): string {
  if (minor !== 0 && Math.abs(minor) < 1000 * 10 ** exponent(currency)) return formatMoney(minor, currency, locales)
  const format = new Intl.NumberFormat(locales, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  })
  return withMinus(format.format(scaled(String(minor), currency)))
}

/** A unit price: minor units as a decimal text of up to 12 places. `1000` EUR is `€10.00`, `0.02` EUR `€0.0002`. */
export function formatUnitAmount(minor: string, currency: Currency, locales: Locales = reader): string {
  const places = exponent(currency)
  const fraction = minor.split('.')[1]?.length ?? 0
  return withMinus(moneyFormat(currency, Math.min(places + fraction, 20), locales, places).format(scaled(minor, currency)))
}

/** A decimal as text, with the separators of the reader. */
export function formatQuantity(quantity: string, locales: Locales = reader): string {
  return withMinus(new Intl.NumberFormat(locales, { maximumFractionDigits: 12 }).format(quantity as `${number}`))
}

export function formatCount(count: number, locales: Locales = reader): string {
  return withMinus(new Intl.NumberFormat(locales).format(count))
}

function moneyFormat(currency: Currency, most: number, locales: Locales, least = most): Intl.NumberFormat {
  return new Intl.NumberFormat(locales, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  })
}

/** A numeric literal in major units, which keeps every digit where a number would not. */
function scaled(minor: string, currency: Currency): `${number}` {
  return `${minor}E-${exponent(currency)}` as `${number}`
}

function withMinus(text: string): string {
  return text.replace('-', '−')
}
