import { type Currency, exponent } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { Bounds } from './model.ts'

/** Minor units for people, in major units with every digit that counts: 700 is `7.00` in EUR and `700` in JPY, 0.02 is `0.0002` in EUR. */
export function amountText(minor: Decimal, currency: Currency): string {
  const places = exponent(currency)
  const major = minor.shiftedBy(-places)
  return minus(major.toFormat(Math.max(places, major.decimalPlaces() ?? 0)))
}

/** A quantity for people: `1,250.5`. */
export function quantityText(quantity: Decimal): string {
  return minus(quantity.toFormat())
}

/** Says which limit takes the place of a charge, or null when neither does. */
export function limitText(limits: Bounds, charge: Decimal, currency: Currency): string | null {
  if (limits.minimum?.isGreaterThan(charge)) return `at least ${amountText(limits.minimum, currency)}`
  if (limits.maximum?.isLessThan(charge)) return `at most ${amountText(limits.maximum, currency)}`
  return null
}

/** Whether an optional amount is worth mentioning. */
export function isDue(amount: Decimal | undefined): amount is Decimal {
  return amount !== undefined && !amount.isZero()
}

function minus(text: string): string {
  return text.replace('-', '−')
}
