import type { Currency } from '../currency.ts'
import { decimal, decimalText } from '../decimal.ts'
import { addFractions, compareFractions, type Fraction, fractionOf, zeroFraction } from '../fraction.ts'
import type { StoredShare } from '../invoice/stored-time.ts'
import { chargeOfStatistics, chargeWithoutBounds, type PriceTerms } from '../pricing/index.ts'
import type { EventStatistics } from '../pricing/percentage.ts'

/** What was measured, as a derivation stores it: the quantity, and where that is not enough what the charge depends on besides. */
export interface MeasuredUsage {
  /** Units of the period so far. Of a level that is charged by time: the level, or where it changed its mean over time. */
  readonly quantity: string
  /** Only where each event is charged by itself. */
  readonly statistics?: StoredStatistics
  /** Only where a level is charged for the time for which it stood: in order, without gaps, from the start of the line's period. */
  readonly levels?: readonly StoredLevel[]
  /** The part of minimum and maximum that applies; absent: they apply whole. */
  readonly bounds_share?: StoredShare
}

export interface StoredStatistics {
  readonly count: number
  readonly free_count: number
  readonly at_minimum: number
  readonly at_maximum: number
  readonly charged_count: number
  /** In major units of the currency. */
  readonly charged_value: string
}

export interface StoredLevel {
  readonly since: string
  readonly quantity: string
  readonly share: StoredShare
}

/** What measured usage comes to, exactly, in minor units: its charge within the price's bounds. */
export function usageCharge(usage: MeasuredUsage, terms: PriceTerms, currency: Currency): Fraction {
  return withinBounds(usage, terms, usageChargeWithoutBounds(usage, terms, currency))
}

/** The same before minimum and maximum. */
export function usageChargeWithoutBounds(usage: MeasuredUsage, terms: PriceTerms, currency: Currency): Fraction {
  const { quantity, statistics, levels } = usage
  if (statistics) return fractionOf(chargeOfStatistics(terms, statisticsFrom(statistics), currency))
  if (!levels) return fractionOf(chargeWithoutBounds(terms, decimal(quantity), currency))
  let sum = zeroFraction
  for (const level of levels) {
    sum = addFractions(sum, fractionOf(chargeWithoutBounds(terms, decimal(level.quantity), currency), shareFrom(level.share)))
  }
  return sum
}

export function shareFrom({ numerator, denominator }: StoredShare): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) }
}

export function storedStatistics(found: EventStatistics): StoredStatistics {
  const { count, freeCount, atMinimum, atMaximum, chargedCount, chargedValue } = found
  const limited = { at_minimum: atMinimum, at_maximum: atMaximum }
  return { count, free_count: freeCount, ...limited, charged_count: chargedCount, charged_value: decimalText(chargedValue) }
}

export function statisticsFrom(stored: StoredStatistics): EventStatistics {
  const { count, free_count, at_minimum, at_maximum, charged_count, charged_value } = stored
  const limited = { atMinimum: at_minimum, atMaximum: at_maximum }
  return { count, freeCount: free_count, ...limited, chargedCount: charged_count, chargedValue: decimal(charged_value) }
}

function withinBounds({ bounds_share }: MeasuredUsage, { minimum, maximum }: PriceTerms, charge: Fraction): Fraction {
  const share = bounds_share && shareFrom(bounds_share)
  const least = minimum && fractionOf(minimum, share)
  if (least && compareFractions(charge, least) < 0) return least
  const most = maximum && fractionOf(maximum, share)
  return most && compareFractions(charge, most) > 0 ? most : charge
}
