import type { MeterAggregation } from '@quarterday/core/usage/meter.ts'

/** What a meter does with its events. */
export const aggregationTexts: Readonly<Record<MeterAggregation, string>> = {
  count: 'How many events',
  sum: 'The sum of their values',
  max: 'The highest value',
  last: 'The last value',
  unique: 'How many different values',
  weighted_sum: 'The mean level over time',
}
