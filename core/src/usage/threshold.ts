import type { Currency } from '../currency.ts'

/** Usage of a period that comes to this is billed before the period ends. Minor units, above zero. */
export interface UsageThreshold {
  readonly currency: Currency
  readonly amount: bigint
}

/**
 * The highest threshold that the usage of a period has reached and that what was billed of it has not; null: none. `spent` is all of the period's usage so
 * far, `billed` what documents billed of it, both as listed.
 */
export function reachedThreshold(
  thresholds: readonly UsageThreshold[],
  { currency, spent, billed }: { readonly currency: Currency; readonly spent: bigint; readonly billed: bigint },
): bigint | null {
  return highest(thresholds.filter((each) => each.currency === currency && each.amount <= spent && each.amount > billed))
}

/** The next threshold that the usage of a period has not reached; null: none. */
export function nextThreshold(thresholds: readonly UsageThreshold[], currency: Currency, spent: bigint): bigint | null {
  const ahead = thresholds.filter((each) => each.currency === currency && each.amount > spent)
  return ahead.reduce<bigint | null>((least, { amount }) => (least === null || amount < least ? amount : least), null)
}

function highest(thresholds: readonly UsageThreshold[]): bigint | null {
  return thresholds.reduce<bigint | null>((most, { amount }) => (most === null || amount > most ? amount : most), null)
}
