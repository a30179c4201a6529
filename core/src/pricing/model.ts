import type { z } from 'zod'
import { assert } from '../assert.ts'
import { type Currency, exponent } from '../currency.ts'
import { type Decimal, nonNegativeDecimal } from '../decimal.ts'

/** One way to turn a quantity into an amount. A model knows nothing of periods, taxes or rounding. */
export interface PricingModel<T> {
  /** What a price of this model says, on the wire and stored: amounts are decimals in minor units. */
  readonly terms: z.ZodType<T>
  /** The exact amount in minor units, unrounded, before minimum and maximum. The quantity is zero or more. Percentages need the currency. */
  readonly charge: (terms: T, quantity: Decimal, currency?: Currency) => Decimal
  /** The steps of the same computation for people, such as `5 × 7.00 = 35.00`. */
  readonly explain: (terms: T, quantity: Decimal, currency: Currency) => string[]
}

/** An amount in minor units that may have a fraction: `0.02` cents is a price. */
export const unitAmount = nonNegativeDecimal

/**
 * What every model has: a discount on the charge, and the least and the most that a price charges for one period, in minor units. The discount comes off
 * before the bounds are looked at.
 */
export const bounds = {
  discount_percent: nonNegativeDecimal.refine((percent) => percent.isLessThanOrEqualTo(100), 'Must not be above 100').optional(),
  minimum: unitAmount.optional(),
  maximum: unitAmount.optional(),
}

/** The same with an allowance of units that cost nothing, for models that count units. */
export const unitTerms = { free_units: nonNegativeDecimal.optional(), ...bounds }

export interface Bounds {
  readonly minimum?: Decimal | undefined
  readonly maximum?: Decimal | undefined
}

/** What is left of a charge after the price's own discount. */
export function discounted(percent: Decimal | undefined, charge: Decimal): Decimal {
  return percent === undefined || percent.isZero() ? charge : charge.times(percent.negated().plus(100)).shiftedBy(-2)
}

/** The charge, or the minimum or maximum where one of them decides. */
export function withinBounds({ minimum, maximum }: Bounds, charge: Decimal): Decimal {
  if (minimum !== undefined && charge.isLessThan(minimum)) return minimum
  if (maximum !== undefined && charge.isGreaterThan(maximum)) return maximum
  return charge
}

export const boundsInOrder: z.core.CheckFn<Bounds> = ({ value: { minimum, maximum }, issues }) => {
  if (minimum === undefined || maximum === undefined || minimum.isLessThanOrEqualTo(maximum)) return
  issues.push({ code: 'custom', path: ['maximum'], message: 'Must not be below the minimum', input: maximum })
}

/** `percent` of a value in major units, in exact minor units. */
export function shareOf(value: Decimal, percent: Decimal, currency: Currency | undefined): Decimal {
  assert(currency, 'A price in percent needs the currency')
  return value.times(percent).shiftedBy(exponent(currency) - 2)
}
