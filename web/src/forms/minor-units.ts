import { type Currency, exponent } from '@quarterday/core/currency.ts'

/**
 * Whole minor units from what somebody typed, with a point or a comma before the decimals: `12.5` EUR is 1250, `500` JPY is 500. Null: it is no amount
 * above zero, has more decimals than the currency, or is larger than a number can hold exactly.
 */
export function minorUnits(typed: string, currency: Currency): number | null {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:[.,](\d+))?$/.exec(typed.trim()) ?? []
  const places = exponent(currency)
  if (whole === undefined || decimals.length > places) return null
  const minor = Number(whole + decimals.padEnd(places, '0'))
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null
}
