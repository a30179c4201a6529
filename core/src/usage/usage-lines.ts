import { assert } from '../assert.ts'
import { isSamePeriod } from '../calendar/moments.ts'
import { instantText } from '../calendar.ts'
import { countsLevel } from '../catalog/price.ts'
import { decimal, decimalText, zero } from '../decimal.ts'
import type { Pricing, UsageCharge } from '../invoice/charge.ts'
import { amountOf, type StoredMeter, type UsageDerivation } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import { priced } from '../invoice/make-line.ts'
import { storedPeriod, storedShare } from '../invoice/stored-time.ts'
import { shareOf, whole } from '../subscription/proration.ts'
import { areLevelsBySecond, levelsOf, meanLevel } from './levels.ts'
import { type MeasuredUsage, storedStatistics } from './measured.ts'
import type { Level, UsageGroup } from './reading.ts'

/**
 * The lines of a metered price for a stretch of time: what its usage so far comes to, less what was billed of it before. One a group; what comes to
 * nothing has no line.
 */
export function usageLines(charge: UsageCharge, pricing: Pricing): readonly Line[] {
  const stays = isCutShort(charge) ? pricing.conventions.credit_policy === 'none' : staysPaid(charge.price, pricing.conventions)
  const [first, ...others] = ratedUsage(charge, pricing).filter(({ listed }) => (stays ? listed > 0n : listed !== 0n))
  return first ? [{ ...first, id: charge.lineId }, ...others] : []
}

/** The same with the groups that come to nothing: what the usage of a period has come to so far. */
export function ratedUsage(charge: UsageCharge, pricing: Pricing): readonly Line[] {
  const groups = pricing.readings.usage.get(charge.lineId)
  assert(groups, 'what a usage charge counts is read before it is priced')
  return groups.map((group) => lineOf(charge, group, pricing.newLineId(), pricing))
}

function lineOf(charge: UsageCharge, reading: UsageGroup, id: Line['id'], { currency, conventions }: Pricing): Line {
  const { price, period, zone, subscriptionId, itemId } = charge
  assert(price.currency === currency, 'a line and its invoice share the currency')
  const derivation: UsageDerivation = {
    rule: 'usage',
    price: price.id,
    ...measured(charge, reading, conventions),
    quantity_source: 'meter',
    meter: meterOf(charge),
    group: reading.group,
    period: storedPeriod(period),
    zone,
    already_billed: reading.alreadyBilled.toString(),
    rounding: conventions.rounding,
  }
  const amount = amountOf(derivation, price.terms, currency)
  const description = describedBy(price.name, reading.group)
  const quantity = decimal(derivation.quantity)
  return priced(
    { id, kind: 'usage', description, subscriptionId, itemId, price, quantity, period, currency, amount, derivation },
    conventions,
  )
}

/** `API calls (eu, large)` */
function describedBy(name: string, group: UsageGroup['group']): string {
  const values = group === null ? [] : Object.values(group).filter((value) => value !== '')
  return values.length === 0 ? name : `${name} (${values.join(', ')})`
}

function measured(
  charge: UsageCharge,
  reading: UsageGroup,
  conventions: Pricing['conventions'],
): MeasuredUsage & Pick<UsageDerivation, 'full_period' | 'stretch'> {
  const { price, period, fullPeriod, zone } = charge
  const { minimum, maximum } = price.terms
  const isBounded = minimum !== undefined || maximum !== undefined
  const { minimum_proration, day_count } = conventions
  const part = minimum_proration === 'day' ? shareOf(period, fullPeriod, zone, { proration: 'day', day_count }) : whole
  const isPart = !isSamePeriod(period, fullPeriod)
  const full = { full_period: storedPeriod(fullPeriod) }
  const bounds = isBounded && part !== whole ? { bounds_share: storedShare(part), ...full } : {}
  const { statistics, levels } = reading
  if (price.terms.model === 'percentage' && statistics) {
    return { quantity: decimalText(reading.quantity), statistics: storedStatistics(statistics), ...bounds }
  }
  const quantity = decimalText(reading.quantity)
  if (!price.meter?.prorated || !levels) {
    const part = partAtPrice(charge, conventions)
    if (!part) return { quantity, ...bounds }
    const within = { stretch: storedPeriod(part.stretch) }
    const share = storedShare(part.share)
    // A minimum is for the whole of it, whatever the prices were.
    const ownBounds = isBounded && minimum_proration === 'none' ? { bounds_share: share, full_period: within.stretch } : bounds
    return { quantity, levels: [{ since: instantText(period.start), quantity, share }], ...ownBounds, ...within }
  }
  const shares = levelsOf(staysPaid(price, conventions) ? highestSoFar(levels) : levels, charge, conventions)
  const stored = shares.map(({ since, quantity, share }) => {
    return { since: instantText(since), quantity: decimalText(quantity), share: storedShare(share) }
  })
  return { quantity: decimalText(meanLevel(shares)), levels: stored, ...bounds, ...(isPart ? full : {}) }
}

/** The part of its stretch for which a level is charged at this price; null: it is charged whole. */
function partAtPrice({ price, period, stretch, zone }: UsageCharge, conventions: Pricing['conventions']) {
  if (!stretch || !countsLevel(price) || conventions.proration === 'none') return null
  const proration = areLevelsBySecond(conventions) ? 'second' : 'day'
  const share = shareOf(period, stretch, zone, { proration, day_count: conventions.day_count })
  return share === whole || share.denominator === 0n ? null : { stretch, share }
}

/** Another price takes over before the period is over: what was paid in advance beyond is settled. */
function isCutShort({ period, stretch }: UsageCharge): boolean {
  return stretch !== undefined && Temporal.Instant.compare(period.end, stretch.end) < 0
}

/** Whether what was paid in advance stays paid until the period ends, however far the level falls. */
function staysPaid({ billing }: UsageCharge['price'], { quantity_decrease, credit_policy }: Pricing['conventions']): boolean {
  return billing === 'in_advance' && (quantity_decrease === 'no_credit_until_renewal' || credit_policy === 'none')
}

/** A larger quantity is charged for what exceeds the largest that is paid. */
function highestSoFar(levels: readonly Level[]): readonly Level[] {
  let most = zero
  return levels.map((level) => {
    if (level.quantity.gt(most)) most = level.quantity
    return { ...level, quantity: most }
  })
}

function meterOf({ price }: UsageCharge): StoredMeter {
  assert(price.meter, 'a metered price has a meter')
  const { meterId: id, filters, recurring } = price.meter
  return { id, ...(Object.keys(filters).length > 0 ? { filters } : {}), ...(recurring ? { recurring } : {}) }
}
