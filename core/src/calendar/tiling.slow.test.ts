import { expect, test } from 'vitest'
import { dateOf, dayNumber } from './day-number.ts'
import { skippedDays, startOfDay } from './local-day.ts'
import { boundaryAt, boundaryOn, type Interval, periodContaining, type Schedule } from './schedule.ts'

// All zones × anchors 1 to 31 × five intervals × ten years, in parts that together leave nothing out:
//   dates do not depend on the zone, so each anchor and interval is compared with Temporal once;
//   each zone's days are shown to tile for every day of the decade, by the definition of a day's first moment;
//   and the periods themselves are walked in every zone: each boundary opens its period, the moment before it closes the one before.
// The decade has the two zones that skipped a date, and midnights that were skipped, doubled, and left again a minute after.

const firstDay = dayNumber(Temporal.PlainDate.from('2007-01-01'))
const lastDay = dayNumber(Temporal.PlainDate.from('2017-01-31'))
const dayLength = 86_400_000
const anchorDays = Array.from({ length: 31 }, (_, index) => index + 1)

interface Walk extends Interval {
  readonly name: string
  readonly periods: number
  /** Anchors after this one only repeat the same dates under another index: every 61st period of theirs is enough. */
  readonly distinctAnchors: number
}

const intervals: readonly Walk[] = [
  { name: 'day', unit: 'day', count: 1, periods: 3_653, distinctAnchors: 1 },
  { name: 'week', unit: 'week', count: 1, periods: 522, distinctAnchors: 7 },
  { name: 'month', unit: 'month', count: 1, periods: 120, distinctAnchors: 31 },
  { name: 'quarter', unit: 'month', count: 3, periods: 40, distinctAnchors: 31 },
  { name: 'year', unit: 'year', count: 1, periods: 10, distinctAnchors: 31 },
]

const zonesByRegion = Map.groupBy([...Intl.supportedValuesOf('timeZone'), 'UTC'], (zone) => zone.split('/')[0] ?? zone)

function scheduleOf(day: number, interval: Interval, zone: string): Schedule {
  return { anchor: { on: new Temporal.PlainDate(2007, 1, day), day: null, time: null }, interval, zone }
}

test.each(intervals)('dates: every $name from every anchor day is what Temporal counts from the anchor', (interval) => {
  for (const day of anchorDays) {
    const schedule = scheduleOf(day, interval, 'UTC')
    const { on } = schedule.anchor
    for (let k = -interval.periods; k <= interval.periods; k += day > interval.distinctAnchors ? 61 : 1) {
      const expected = on.add({ [`${interval.unit}s`]: interval.count * k })
      if (!boundaryOn(schedule, k).equals(expected)) expect.fail(`boundary ${k} from ${on} is ${boundaryOn(schedule, k)}, not ${expected}`)
    }
  }
})

test.each([...zonesByRegion])(
  'I2: days, weeks, months, quarters and years tile ten years in %s',
  { timeout: 120_000 },
  (_region, zones) => {
    for (const zone of zones) {
      expectDaysToTile(zone)
      for (const interval of intervals) for (const day of anchorDays) expectPeriodsToTile(scheduleOf(day, interval, zone), interval)
    }
  },
)

test('two zones skipped a date in these ten years', () => {
  const inDecade = (day: number) => day >= firstDay && day <= lastDay
  const skips = [...zonesByRegion.values()].flat().flatMap((zone) =>
    skippedDays(zone)
      .filter(inDecade)
      .map((day) => `${zone} ${dateOf(day)}`),
  )
  expect(skips).toEqual(['Pacific/Apia 2011-12-30', 'Pacific/Fakaofo 2011-12-30'])
})

/**
 * Each day begins when the wall clock first shows its midnight or later. Between two transitions the offset is fixed, so that moment is
 * arithmetic; at a transition forward it is the transition itself.
 */
function expectDaysToTile(zone: string): void {
  let day = firstDay
  for (const { from, to, offset } of offsetsOf(zone)) {
    for (; day <= lastDay && day * dayLength - offset < to; day += 1) {
      const start = Math.max(from, day * dayLength - offset)
      if (startOfDay(dateOf(day), zone).epochMilliseconds !== start) expect.fail(`${zone}: ${dateOf(day)} does not begin at ${start}`)
    }
  }
  expect(day).toBe(lastDay + 1)
}

function* offsetsOf(zone: string): Generator<{ readonly from: number; readonly to: number; readonly offset: number }> {
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds((firstDay - 2) * dayLength).toZonedDateTimeISO(zone)
  while (at !== null && at.epochMilliseconds <= (lastDay + 2) * dayLength) {
    const following: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
    yield { from: at.epochMilliseconds, to: following?.epochMilliseconds ?? Number.POSITIVE_INFINITY, offset: at.offsetNanoseconds / 1e6 }
    at = following
  }
}

function expectPeriodsToTile(schedule: Schedule, { periods, distinctAnchors }: Walk): void {
  const step = schedule.anchor.on.day > distinctAnchors ? 61 : 1
  for (let k = 0; k < periods; k += step) {
    const start = boundaryAt(schedule, k).epochMilliseconds
    const before = periodContaining(schedule, Temporal.Instant.fromEpochMilliseconds(start - 1))
    const within = periodContaining(schedule, before.end)
    const isTile =
      before.index === k - 1 &&
      before.end.epochMilliseconds === start &&
      within.index === k &&
      within.start.epochMilliseconds === start &&
      within.end.epochMilliseconds > start
    if (!isTile) expect.fail(`${schedule.zone}: ${schedule.interval.unit} ${k} from ${schedule.anchor.on} is ${JSON.stringify(within)}`)
  }
}
