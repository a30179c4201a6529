import type { Currency, InvoiceLineCreate } from '@quarterday/sdk/types.gen.ts'
import { decimalText, minorText } from './unit-amount.ts'

/** Something that is charged once, as typed: a price from the catalog, or words and an amount. */
export interface TypedCharge {
  /** Empty: words and an amount instead. */
  readonly price: string
  readonly description: string
  /** Of one, in major units; with a minus in front it is a reduction. */
  readonly amount: string
  readonly quantity: string
}

export const blankCharge: TypedCharge = { price: '', description: '', amount: '', quantity: '1' }

/** The line to ask the API for; null while something is missing or is no number. */
export function chargeOf({ price, description, amount, quantity }: TypedCharge, currency: Currency): InvoiceLineCreate | null {
  const count = decimalText(quantity)
  if (count === null || Number(count) === 0) return null
  const words = description.trim()
  if (price !== '') return { price, quantity: count, ...(words !== '' && { description: words }) }
  const unit = signedMinor(amount, currency)
  return words === '' || unit === null ? null : { description: words, unit_amount: unit, quantity: count }
}

function signedMinor(typed: string, currency: Currency): string | null {
  const [, sign = '', rest = ''] = /^\s*([-−]?)\s*(.*)$/.exec(typed) ?? []
  const minor = minorText(rest, currency)
  return minor === null || Number(minor) === 0 ? null : sign === '' ? minor : `-${minor}`
}
