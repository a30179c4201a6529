import { BigNumber } from 'bignumber.js'
import { z } from 'zod'
import { assert } from './assert.ts'

/** An exact decimal: a quantity, a rate, a unit price. Plus, minus and times never round. Do not divide: see `ceilDivide` and `roundDivide`. */
export type Decimal = BigNumber

// A private clone, so that no other user of the library can change how ours computes. The range is far beyond what the codecs admit.
const Exact: typeof BigNumber = BigNumber.clone({ RANGE: 1_000_000, EXPONENTIAL_AT: 1_000_000, DECIMAL_PLACES: 0, POW_PRECISION: 0 })

const plainDecimal = /^-?\d+(\.\d+)?$/

/** Reads an exact decimal. A number must be a safe integer: fractions are written as text, for `0.1` is not a tenth. */
export function decimal(value: string | number | bigint): Decimal {
  if (typeof value === 'number') assert(Number.isSafeInteger(value), `Not a safe integer: ${value}`)
  else if (typeof value === 'string') assert(plainDecimal.test(value), `Not a plain decimal: ${value}`)
  return new Exact(typeof value === 'bigint' ? value.toString() : value)
}

export const zero: Decimal = decimal(0)

/** Writes a decimal in full, never with an exponent, without trailing zeros: `-0.000001`. Zero has no sign. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed()
}

/** The smallest whole number that is not below `dividend / divisor`: how many packages a quantity needs. The divisor is above zero. */
export function ceilDivide(dividend: Decimal, divisor: Decimal): Decimal {
  assert(divisor.isGreaterThan(0), 'The divisor must be above zero')
  const scale = Math.max(dividend.decimalPlaces() ?? 0, divisor.decimalPlaces() ?? 0)
  const numerator = wholeUnits(dividend.shiftedBy(scale))
  const denominator = wholeUnits(divisor.shiftedBy(scale))
  const quotient = numerator / denominator
  return decimal(numerator > 0n && quotient * denominator !== numerator ? quotient + 1n : quotient)
}

/** The same number as `units / 10^scale`, with the smallest scale that is exact: 12.50 is 125 and 1. */
export function toScaled(value: Decimal): { readonly units: bigint; readonly scale: number } {
  if (isShortInteger(value)) return { units: BigInt(value.toNumber()), scale: 0 }
  const scale = value.decimalPlaces() ?? 0
  return { units: wholeUnits(scale === 0 ? value : value.shiftedBy(scale)), scale }
}

/** True for integers below 10^14: the library keeps these in a single limb, which makes the test one comparison. */
function isShortInteger(value: Decimal): boolean {
  return value.c?.length === 1 && value.e !== null && value.e >= 0 && value.e < 14
}

function wholeUnits(value: Decimal): bigint {
  return BigInt(value.toFixed())
}

const wire = /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/
const unsignedWire = /^(0|[1-9]\d{0,14})(\.\d{1,12})?$/
const exact = z.custom<Decimal>((value) => BigNumber.isBigNumber(value) && value.isFinite(), { error: 'Must be a decimal' })

// Text that is no decimal ends the parse (`abort`): checks of the object around it would else be given the text in place of a decimal.
const read = { decode: (text: string) => new Exact(text), encode: decimalText }

/** A decimal that travels as text: at most 15 digits before the point and 12 after it. */
export const decimalString = z.codec(
  z.string().regex(wire, { error: 'Must be a decimal with at most 15 digits and 12 decimal places', abort: true }),
  exact,
  read,
)

/** A decimal of zero or more. */
export const nonNegativeDecimal = z.codec(
  z.string().regex(unsignedWire, { error: 'Must be a decimal of zero or more with at most 15 digits and 12 decimal places', abort: true }),
  exact.refine((value) => !value.isLessThan(0), 'Must not be below zero'),
  read,
)

/** A decimal above zero. */
export const positiveDecimal = z.codec(
  z.string().regex(unsignedWire, { error: 'Must be a decimal above zero with at most 15 digits and 12 decimal places', abort: true }),
  exact.refine((value) => value.isGreaterThan(0), 'Must be above zero'),
  read,
)

const tooMany = 'Must have at most 12 digits before the point'
const isSellable = (value: Decimal) => value.isLessThan(1_000_000_000_000)

/** How many of something are sold: a decimal of zero or more, with at most 12 digits before the point. */
export const quantityDecimal = nonNegativeDecimal.refine(isSellable, tooMany)

/** The same, above zero. */
export const positiveQuantity = positiveDecimal.refine(isSellable, tooMany)
