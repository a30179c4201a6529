import { type Currency, exponent } from '@quarterday/core/currency.ts'

/**
 * A unit price in minor units as a decimal text, from what somebody typed in major ones: `12,5` EUR is `1250`, `0.0002` EUR is `0.02`, `3` JPY is `3`.
 * Null: it is no number from zero on, or finer than twelve places of the minor unit.
 */
export function minorText(typed: string, currency: Currency): string | null {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:[.,](\d+))?$/.exec(typed.trim()) ?? []
  const places = exponent(currency)
  if (whole === undefined || decimals.length > places + 12) return null
  const digits = whole + decimals.padEnd(places, '0')
  const at = whole.length + places
  return plain(digits.slice(0, at), digits.slice(at))
}

/** The same backwards, for a form that begins with an amount: `1250` EUR is `12.50`, `0.02` EUR is `0.0002`. */
export function majorText(minor: string, currency: Currency): string {
  const [whole = '', decimals = ''] = minor.split('.')
  const places = exponent(currency)
  const digits = whole.padStart(places + 1, '0')
  const at = digits.length - places
  const fraction = digits.slice(at) + decimals
  return fraction === '' ? digits : `${digits.slice(0, at)}.${fraction}`
}

/** A quantity or percentage as typed, with a point; null: it is none. */
export function decimalText(typed: string): string | null {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:[.,](\d{1,12}))?$/.exec(typed.trim()) ?? []
  return whole === undefined ? null : plain(whole, decimals)
}

function plain(whole: string, decimals: string): string {
  const rest = decimals.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
}
