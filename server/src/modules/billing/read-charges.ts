import type { Conventions } from '@quarterday/core/conventions.ts'
import type { LineItemId } from '@quarterday/core/id.ts'
import type { UsageCharge } from '@quarterday/core/invoice/charge.ts'
import { needsEachEvent, type PercentageTerms, statisticsOf, statisticsOfTotals } from '@quarterday/core/pricing/percentage.ts'
import { areLevelsBySecond } from '@quarterday/core/usage/levels.ts'
import type { UsageGroup } from '@quarterday/core/usage/reading.ts'
import type { Tx } from '../../kit/db.ts'
import type { MeasuredGroup, QuantityRequest } from '../usage/quantity-types.ts'
import { readQuantities } from '../usage/read-quantities.ts'

/** A usage charge, and the conventions that say how finely time is weighed for it. */
export interface CountedCharge {
  readonly charge: UsageCharge
  readonly conventions: Pick<Conventions, 'proration' | 'usage_weighting'>
}

export type Counted = Omit<UsageGroup, 'alreadyBilled'>

/** Asks the meters for all of these charges at once. */
export async function readCharges(tx: Tx, charges: readonly CountedCharge[]): Promise<ReadonlyMap<LineItemId, readonly Counted[]>> {
  if (charges.length === 0) return new Map()
  const measured = await readQuantities(tx, charges.map(requestOf))
  return new Map(charges.map(({ charge }) => [charge.lineId, (measured.get(charge.lineId) ?? []).map((group) => countedOf(charge, group))]))
}

function requestOf({ charge, conventions }: CountedCharge): QuantityRequest {
  const { lineId: key, subscriptionId, price, period, zone } = charge
  const { meter, terms } = price
  if (!meter) throw new Error('a metered price has a meter')
  const { meterId, filters, groupBy, recurring: carry, prorated } = meter
  const want = prorated ? 'levels' : terms.model === 'percentage' && needsEachEvent(terms) ? 'events' : 'quantity'
  const weighting = prorated && !areLevelsBySecond(conventions) ? 'day' : conventions.usage_weighting
  return { key, subscriptionId, meterId, start: period.start, end: period.end, filters, groupBy, carry, weighting, zone, want }
}

function countedOf({ price }: UsageCharge, { group, quantity, events, levels, eventValues }: MeasuredGroup): Counted {
  const { terms, currency } = price
  if (terms.model !== 'percentage') return { group, quantity, ...(levels && { levels }) }
  return { group, quantity, statistics: eventValues ? statisticsOf(terms, eventValues, currency) : totals(terms, events, quantity) }
}

function totals(terms: PercentageTerms, count: number, value: UsageGroup['quantity']) {
  if (needsEachEvent(terms)) throw new Error('the events of this price are asked for')
  return statisticsOfTotals({ count, value })
}
