import type { TaxRateId } from '../id.ts'
import type { TaxPolicy } from './rate.ts'
import { roundTax, type Taxable, wholeOf } from './share.ts'

/** The tax of each line by rate, in the order of the line's rates: rounded once a rate over the whole document, then split over its lines. */
export function documentTaxes(taxables: readonly Taxable[], policy: TaxPolicy): ReadonlyMap<Taxable, readonly bigint[]> {
  const byRate = new Map<TaxRateId, Share[]>()
  for (const of of taxables) {
    of.rates.forEach(({ id }, index) => {
      const shares = byRate.get(id) ?? []
      if (shares.length === 0) byRate.set(id, shares)
      shares.push({ of, index, numerator: of.base * (of.weights[index] ?? 0n), denominator: wholeOf(of) })
    })
  }
  const taxes = new Map(taxables.map((of) => [of, of.rates.map(() => 0n)]))
  for (const shares of byRate.values()) {
    const parts = splitRounded(shares, policy)
    for (const [position, { of, index }] of shares.entries()) taxes.get(of)?.splice(index, 1, parts[position] ?? 0n)
  }
  return taxes
}

/** The exact tax of one rate on one line. */
interface Share {
  readonly of: Taxable
  readonly index: number
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Rounds the sum of the shares and gives each its part. A document that is the mirror image of another gets the mirror image of its parts. */
function splitRounded(shares: readonly Share[], { inclusive_rounding, rounding }: TaxPolicy): readonly bigint[] {
  const denominator = [...new Set(shares.map((share) => share.denominator))].reduce((product, each) => product * each, 1n)
  const numerators = shares.map((share) => share.numerator * (denominator / share.denominator))
  const netIsRounded = inclusive_rounding === 'net' && shares.every(({ of }) => of.line.taxing.inclusive)
  const gross = netIsRounded ? sumOf(shares.map(({ of }) => of.base)) : null
  const total = roundTax(sumOf(numerators), denominator, gross, rounding)
  if (total >= 0n) return split(total, numerators, denominator)
  const mirrored = numerators.map((each) => -each)
  return split(-total, mirrored, denominator).map((part) => -part)
}

/**
 * Largest remainder for shares of both signs: each part is its exact share rounded down, and those with the largest rests get the units that are missing.
 * The total is the sum of the shares, rounded to a neighbour, so no share that is whole already gets one.
 */
function split(total: bigint, numerators: readonly bigint[], denominator: bigint): bigint[] {
  const parts = numerators.map((numerator) => floorDivide(numerator, denominator))
  const rests = numerators.map((numerator, index) => numerator - (parts[index] ?? 0n) * denominator)
  const missing = Number(total - sumOf(parts))
  const order = [...rests.entries()].sort(([i, a], [j, b]) => (a === b ? i - j : a < b ? 1 : -1))
  for (const [index] of order.slice(0, missing)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

function sumOf(list: readonly bigint[]): bigint {
  return list.reduce((sum, each) => sum + each, 0n)
}
