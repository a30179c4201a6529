import fc from 'fast-check'
import { expect, test } from 'vitest'
import { property } from '../testing/property.ts'
import { dateIn, skippedDays, startOfDay } from './local-day.ts'

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const anyDate = fc.integer({ min: 0, max: 150_000 }).map((days) => new Temporal.PlainDate(1800, 1, 1).add({ days }))
const anyMoment = fc
  .bigInt({ min: -5_000_000_000n, max: 8_000_000_000n })
  .map((seconds) => Temporal.Instant.fromEpochNanoseconds(seconds * 1_000_000_000n + 999_999_999n))

property(
  'the start of a day is the one Temporal finds',
  [anyZone, anyDate],
  (zone, date) => {
    expect(startOfDay(date, zone).equals(date.toZonedDateTime(zone).toInstant())).toBe(true)
    expect(startOfDay(date, zone)).toBe(startOfDay(date, zone))
  },
  { runs: 1_000 },
)

property(
  'a moment lies between the start of its day and the next',
  [anyZone, anyMoment],
  (zone, at) => {
    const date = dateIn(at, zone)
    expect(Temporal.Instant.compare(startOfDay(date, zone), at)).toBeLessThanOrEqual(0)
    expect(Temporal.Instant.compare(at, startOfDay(date.add({ days: 1 }), zone))).toBe(-1)
  },
  { runs: 1_000 },
)

test.each([
  ['2027-03-31T21:59:59.999999999Z', 'Europe/Berlin', '2027-03-31'],
  ['2027-03-31T22:00:00Z', 'Europe/Berlin', '2027-04-01'],
  ['2027-04-01T00:00:00Z', 'America/Los_Angeles', '2027-03-31'],
  ['2027-03-31T12:00:00Z', 'Pacific/Kiritimati', '2027-04-01'],
  ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
  ['2010-11-07T03:00:00Z', 'America/St_Johns', '2010-11-07'], // the clock went back to 23:01 of the 6th; the 7th has begun
])('%s in %s is %s', (at, zone, date) => {
  expect(dateIn(Temporal.Instant.from(at), zone).toString()).toBe(date)
})

test('the dates that zones have skipped since 1900 are all found', () => {
  const found = Intl.supportedValuesOf('timeZone').flatMap((zone) =>
    skippedDays(zone)
      .map((day) => new Temporal.PlainDate(1970, 1, 1).add({ days: day }))
      .filter(({ year }) => year >= 1900)
      .map((date) => `${zone} ${date}`),
  )
  expect(found.sort()).toEqual([
    'Pacific/Apia 2011-12-30',
    'Pacific/Enderbury 1994-12-31',
    'Pacific/Fakaofo 2011-12-30',
    'Pacific/Kiritimati 1994-12-31',
    'Pacific/Kwajalein 1993-08-21',
  ])
})

test('more days than are remembered change nothing', () => {
  const first = new Temporal.PlainDate(1700, 1, 1)
  const before = startOfDay(first, 'UTC')
  for (let days = 0; days < 110_000; days += 1) startOfDay(first.add({ days }), 'UTC')
  expect(startOfDay(first, 'UTC').equals(before)).toBe(true)
})
