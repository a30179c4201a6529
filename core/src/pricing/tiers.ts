import { z } from 'zod'
import { type Decimal, positiveDecimal, zero } from '../decimal.ts'

/** Where a tier ends: the last quantity that is still in it, null for the last tier, which has no end. */
export const upTo = positiveDecimal.nullable()

interface Tier {
  readonly up_to: Decimal | null
}

/** A list of tiers: each ends above the one before it, the last has no end. */
export function tierList<T extends z.ZodType<Tier>>(tier: T) {
  return z
    .array(tier)
    .min(1)
    .max(100)
    .check(({ value, issues }) => {
      const fault = faultOf(value)
      if (fault !== null) issues.push({ code: 'custom', path: [fault.index, 'up_to'], message: fault.message, input: value })
    })
}

/** The part of a quantity that lies in one tier. */
export interface TierPart<T extends Tier> {
  readonly tier: T
  /** The quantity at which the tier begins; not itself in it. */
  readonly above: Decimal
  readonly quantity: Decimal
}

/** Spreads a quantity over the tiers that it enters. The first is always entered, with nothing in it when the quantity is zero. */
export function spread<T extends Tier>(tiers: readonly T[], quantity: Decimal): TierPart<T>[] {
  const parts: TierPart<T>[] = []
  let above = zero
  for (const tier of tiers) {
    if (parts.length > 0 && quantity.isLessThanOrEqualTo(above)) break
    const end = tier.up_to === null || quantity.isLessThan(tier.up_to) ? quantity : tier.up_to
    parts.push({ tier, above, quantity: end.minus(above) })
    above = end
  }
  return parts
}

/** The tier that a quantity falls in: the first that does not end below it. */
export function tierOf<T extends Tier>(tiers: readonly T[], quantity: Decimal): T | undefined {
  return tiers.find((tier) => tier.up_to === null || quantity.isLessThanOrEqualTo(tier.up_to))
}

function faultOf(tiers: readonly Tier[]): { readonly index: number; readonly message: string } | null {
  let end = zero
  for (const [index, tier] of tiers.entries()) {
    const isLast = index === tiers.length - 1
    if (tier.up_to === null) return isLast ? null : { index, message: 'Only the last tier has no end' }
    if (isLast) return { index, message: 'The last tier must have no end (null)' }
    if (tier.up_to.isLessThanOrEqualTo(end)) return { index, message: 'Must be above the end of the tier before' }
    end = tier.up_to
  }
  return null
}
