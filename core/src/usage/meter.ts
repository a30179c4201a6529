export const meterAggregations = ['count', 'sum', 'max', 'last', 'unique', 'weighted_sum'] as const
/**
 * How a meter's events become one quantity. `count`: how many; `sum`, `max`, `last`: of their values; `unique`: how many different items there are at the
 * end; `weighted_sum`: the values are changes of a level, and the quantity is its mean over time.
 */
export type MeterAggregation = (typeof meterAggregations)[number]

/** Values below zero make sense only where values are added up. */
export const signedAggregations: ReadonlySet<MeterAggregation> = new Set(['sum', 'weighted_sum'])

/** More would make too many sums of too few events. */
export const mostDimensions = 5
