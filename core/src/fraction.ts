import { type Decimal, toScaled } from './decimal.ts'
import { type Rounding, roundDivide } from './money.ts'

/** An exact quotient, for amounts that are parts of periods. The denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

export const zeroFraction: Fraction = { numerator: 0n, denominator: 1n }

/** `value × numerator ÷ denominator`, exactly. */
export function fractionOf(value: Decimal, share: Fraction = { numerator: 1n, denominator: 1n }): Fraction {
  const { units, scale } = toScaled(value)
  return { numerator: units * share.numerator, denominator: share.denominator * 10n ** BigInt(scale) }
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  return { numerator: a.numerator * b.denominator + b.numerator * a.denominator, denominator: a.denominator * b.denominator }
}

/** Below zero, zero or above, as `a` is less than, equal to or more than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function roundFraction({ numerator, denominator }: Fraction, rounding: Rounding): bigint {
  return roundDivide(numerator, denominator, rounding)
}
