import { latest } from '../calendar/moments.ts'
import { dateIn, startOfDay } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'
import { type Decimal, decimal, toScaled, zero } from '../decimal.ts'
import { roundDivide } from '../money.ts'
import { type Period, type Share, shareOf } from '../subscription/proration.ts'
import type { Level } from './reading.ts'

/** A level and the part of the full period for which it stood. */
export interface LevelShare extends Level {
  readonly share: Share
}

/** More changes than this in a period are taken by days, so that no line grows without bound. */
const mostLevels = 400

/**
 * Cuts a period into the stretches in which a level stood still. By days, the day of a change counts for the new level, and of several changes in a day
 * the last counts; by seconds only where the conventions measure all parts of periods by seconds. Neighbours that are equal are one.
 */
export function levelsOf(
  levels: readonly Level[],
  { period, fullPeriod, zone }: { readonly period: Period; readonly fullPeriod: Period; readonly zone: string },
  conventions: Conventions,
): readonly LevelShare[] {
  const bySecond = areLevelsBySecond(conventions) && levels.length <= mostLevels
  const proration = bySecond ? 'second' : 'day'
  const steps: Level[] = []
  const place = (step: Level): void => {
    const last = steps.at(-1)
    if (last?.since.equals(step.since)) steps.pop()
    const before = steps.at(-1)
    if (!before?.quantity.eq(step.quantity)) steps.push(step)
  }
  place({ since: period.start, quantity: zero })
  for (const { since, quantity } of levels) {
    if (Temporal.Instant.compare(since, period.end) >= 0) break
    const from = bySecond ? since : startOfDay(dateIn(since, zone), zone)
    place({ since: latest(from, period.start), quantity })
  }
  return steps
    .map((step, index) => {
      const end = steps[index + 1]?.since ?? period.end
      return { ...step, share: shareOf({ start: step.since, end }, fullPeriod, zone, { proration, day_count: conventions.day_count }) }
    })
    .filter(({ share }) => share.numerator > 0n)
}

/** Prorated levels follow the unit in which all parts of periods are measured; `usage_weighting: day` makes them coarser, never finer. */
export function areLevelsBySecond({ proration, usage_weighting }: Pick<Conventions, 'proration' | 'usage_weighting'>): boolean {
  return proration === 'second' && usage_weighting === 'second'
}

/** The level, or where it changed its mean over the time that the stretches take together; to twelve places. */
export function meanLevel(levels: readonly LevelShare[]): Decimal {
  const [first] = levels
  if (!first) return zero
  if (levels.length === 1) return first.quantity
  const time = levels.reduce((sum, { share }) => sum + share.numerator, 0n)
  const sum = levels.reduce((total, { quantity, share }) => total.plus(quantity.times(decimal(share.numerator))), zero)
  const { units, scale } = toScaled(sum)
  return decimal(roundDivide(units * 10n ** 12n, time * 10n ** BigInt(scale), 'half_up')).shiftedBy(-12)
}
