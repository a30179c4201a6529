import { toScaled } from '../decimal.ts'
import type { Line } from '../invoice/invoice.ts'
import { type Rounding, roundDivide } from '../money.ts'
import type { ChargedRate } from './rate.ts'

/** A line that is to be taxed, before anything is rounded. */
export interface Taxable<Rate = ChargedRate> {
  readonly line: Line
  /** What it comes to after its discount, in units of what is listed. Minor units. */
  readonly base: bigint
  readonly rates: readonly Rate[]
  /** The percentages over one denominator: rate i is `weights[i] / hundred` of the net. */
  readonly weights: readonly bigint[]
  readonly weight: bigint
  readonly hundred: bigint
}

export function taxable<Rate extends Pick<ChargedRate, 'percent'>>(line: Line, rates: readonly Rate[]): Taxable<Rate> {
  const scaled = rates.map((rate) => toScaled(rate.percent))
  const scale = Math.max(...scaled.map((each) => each.scale))
  const weights = scaled.map((each) => each.units * 10n ** BigInt(scale - each.scale))
  const weight = weights.reduce((sum, each) => sum + each, 0n)
  return { line, base: line.listed - line.discount, rates, weights, weight, hundred: 100n * 10n ** BigInt(scale) }
}

/** What of the base the tax is a part of: of the net, or of net and tax together where the price includes it. */
export function wholeOf({ line, weight, hundred }: Pick<Taxable, 'line' | 'weight' | 'hundred'>): bigint {
  return line.taxing.inclusive ? hundred + weight : hundred
}

/**
 * A tax in whole minor units. `gross`: the amount that it is part of, where the net is what is rounded and the tax is the rest: the two ways differ in
 * exact halves only.
 */
export function roundTax(numerator: bigint, denominator: bigint, gross: bigint | null, rounding: Rounding): bigint {
  if (gross === null) return roundDivide(numerator, denominator, rounding)
  return gross - roundDivide(gross * denominator - numerator, denominator, rounding)
}
