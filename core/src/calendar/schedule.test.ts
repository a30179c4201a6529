import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { property } from '../testing/property.ts'
import { boundaryAt, boundaryOn, type Interval, periodContaining, type Schedule } from './schedule.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const moment = (text: string) => Temporal.Instant.from(text)
const month: Interval = { unit: 'month', count: 1 }
const daily: Interval = { unit: 'day', count: 1 }

function schedule(on: string, interval: Interval, more: { day?: number; time?: string; zone?: string } = {}): Schedule {
  const time = more.time === undefined ? null : Temporal.PlainTime.from(more.time)
  return { anchor: { on: date(on), day: more.day ?? null, time }, interval, zone: more.zone ?? 'UTC' }
}

const dates = (of: Schedule, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => boundaryOn(of, from + index).toString())
const moments = (of: Schedule, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => boundaryAt(of, from + index).toString())

describe('boundaries are counted from the anchor', () => {
  test('31 January, 28 February, 31 March', () => {
    expect(dates(schedule('2027-01-31', month), -2, 4)).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ])
  })

  test('in a leap year the 30th becomes the 29th', () => {
    expect(dates(schedule('2028-01-30', month), 0, 2)).toEqual(['2028-01-30', '2028-02-29', '2028-03-30'])
  })

  test('the wanted day survives an anchor in a short month', () => {
    expect(dates(schedule('2027-02-28', month, { day: 31 }), -1, 2)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
    expect(dates(schedule('2027-02-28', month), -1, 2)).toEqual(['2027-01-28', '2027-02-28', '2027-03-28', '2027-04-28'])
  })

  test('29 February comes back in leap years', () => {
    expect(dates(schedule('2024-02-29', { unit: 'year', count: 1 }), -4, 4)).toEqual([
      '2020-02-29',
      '2021-02-28',
      '2022-02-28',
      '2023-02-28',
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
    expect(boundaryOn(schedule('2000-02-29', { unit: 'year', count: 100 }), 1).toString()).toBe('2100-02-28')
  })

  test('quarters, weeks, thirty days', () => {
    expect(dates(schedule('2026-11-30', { unit: 'month', count: 3 }), 0, 3)).toEqual([
      '2026-11-30',
      '2027-02-28',
      '2027-05-30',
      '2027-08-30',
    ])
    expect(dates(schedule('2026-12-28', { unit: 'week', count: 2 }), -1, 2)).toEqual([
      '2026-12-14',
      '2026-12-28',
      '2027-01-11',
      '2027-01-25',
    ])
    expect(dates(schedule('2027-01-31', { unit: 'day', count: 30 }), -1, 2)).toEqual([
      '2027-01-01',
      '2027-01-31',
      '2027-03-02',
      '2027-04-01',
    ])
  })
})

describe('moments', () => {
  test('are local midnights, across the changes of the clock', () => {
    expect(moments(schedule('2027-02-28', { unit: 'month', count: 1 }, { day: 31, zone: 'Europe/Berlin' }), 0, 2)).toEqual([
      '2027-02-27T23:00:00Z',
      '2027-03-30T22:00:00Z',
      '2027-04-29T22:00:00Z',
    ])
  })

  test.each([
    ['America/Sao_Paulo', '2017-10-15', '2017-10-15T03:00:00Z'], // 00:00 became 01:00, UTC−2
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00Z'], // 00:00 became 01:00, UTC+3
    ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00Z'], // 00:00 became 01:00, UTC+3
    ['America/Havana', '2022-11-06', '2022-11-06T04:00:00Z'], // 01:00 became 00:00: the first of two midnights
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'], // 00:01 became 23:01: the first of two midnights
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'], // skipped as a whole: the start of the 31st
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
    ['Asia/Kathmandu', '2027-01-01', '2026-12-31T18:15:00Z'],
  ])('midnight in %s on %s is %s', (zone, on, at) => {
    expect(boundaryAt(schedule(on, month, { zone }), 0).toString()).toBe(at)
  })

  test.each([
    // Berlin, 28 March 2027: 02:00 becomes 03:00. 31 October 2027: 03:00 becomes 02:00.
    ['2027-03-28', '02:30', '2027-03-28T01:00:00Z'], // in the gap: its end
    ['2027-03-28', '01:59:59.999', '2027-03-28T00:59:59.999Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00Z'],
    ['2027-10-31', '02:30', '2027-10-31T00:30:00Z'], // twice: the earlier
    ['2027-10-31', '03:00', '2027-10-31T02:00:00Z'],
    ['2027-10-30', '02:30:00.000001', '2027-10-30T00:30:00.000001Z'],
  ])('in Berlin on %s at %s is %s', (on, time, at) => {
    expect(boundaryAt(schedule(on, month, { time, zone: 'Europe/Berlin' }), 0).toString()).toBe(at)
  })
})

describe('a date that the zone skipped', () => {
  const apia = { zone: 'Pacific/Apia' }

  test('is no day of a daily schedule, wherever the anchor is', () => {
    const around = ['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']
    expect(dates(schedule('2011-12-28', daily, apia), 0, 3)).toEqual(around)
    expect(dates(schedule('2012-01-01', daily, apia), -3, 0)).toEqual(around)
    expect(dates(schedule('2011-12-30', daily, apia), -2, 1)).toEqual(around)
    expect(dates(schedule('2011-12-27', { unit: 'day', count: 2 }, apia), 0, 3)).toEqual([
      '2011-12-27',
      '2011-12-29',
      '2012-01-01',
      '2012-01-03',
    ])
  })

  test('makes no period empty, with a time of day either', () => {
    expect(moments(schedule('2011-12-29', daily, apia), 0, 2)).toEqual([
      '2011-12-29T10:00:00Z',
      '2011-12-30T10:00:00Z',
      '2011-12-31T10:00:00Z',
    ])
    expect(moments(schedule('2011-12-29', daily, { ...apia, time: '10:00' }), 0, 2)).toEqual([
      '2011-12-29T20:00:00Z',
      '2011-12-30T20:00:00Z',
      '2011-12-31T20:00:00Z',
    ])
  })

  test('becomes the next date for weeks and months, which keep their day', () => {
    expect(dates(schedule('2011-12-23', { unit: 'week', count: 1 }, apia), 0, 2)).toEqual(['2011-12-23', '2011-12-31', '2012-01-06'])
    expect(dates(schedule('2011-11-30', month, apia), 0, 2)).toEqual(['2011-11-30', '2011-12-31', '2012-01-30'])
    expect(moments(schedule('2011-11-30', month, { ...apia, time: '10:00' }), 1, 1)).toEqual(['2011-12-30T10:00:00Z'])
    const period = periodContaining(schedule('2011-11-30', month, apia), moment('2011-12-30T10:00:00Z'))
    expect([period.index, `${period.startOn}`, `${period.endOn}`]).toEqual([1, '2011-12-31', '2012-01-30'])
  })
})

describe('the period of a moment', () => {
  const berlin = schedule('2027-01-31', month, { zone: 'Europe/Berlin' })

  test.each([
    ['2027-02-27T22:59:59.999999999Z', 0, '2027-01-31', '2027-02-28'],
    ['2027-02-27T23:00:00Z', 1, '2027-02-28', '2027-03-31'],
    ['2027-03-30T21:59:59.999999999Z', 1, '2027-02-28', '2027-03-31'],
    ['2027-03-30T22:00:00Z', 2, '2027-03-31', '2027-04-30'],
    ['2026-12-31T12:00:00Z', -1, '2026-12-31', '2027-01-31'],
    ['2127-02-28T00:00:00Z', 1201, '2127-02-28', '2127-03-31'],
  ])('at %s has index %s, from %s to %s', (at, index, startOn, endOn) => {
    const period = periodContaining(berlin, moment(at))
    expect([period.index, `${period.startOn}`, `${period.endOn}`]).toEqual([index, startOn, endOn])
    expect(period.start.equals(boundaryAt(berlin, index)) && period.end.equals(boundaryAt(berlin, index + 1))).toBe(true)
  })

  test('with a time of day turns at that time', () => {
    const noon = schedule('2027-01-31', month, { zone: 'Europe/Berlin', time: '12:00:00.5' })
    expect(periodContaining(noon, moment('2027-02-28T11:00:00.499999999Z')).index).toBe(0)
    expect(periodContaining(noon, moment('2027-02-28T11:00:00.5Z')).index).toBe(1)
  })

  // The new day has begun at 00:00 and the clock has gone back to 23:01 of the day before: the period, once begun, goes on.
  test('goes on in the hour that comes twice around midnight', () => {
    const stJohns = schedule('2010-11-06', daily, { zone: 'America/St_Johns' })
    expect(periodContaining(stJohns, moment('2010-11-07T02:29:59Z')).index).toBe(0)
    expect(periodContaining(stJohns, moment('2010-11-07T02:31:00Z')).index).toBe(1)
    expect(periodContaining(stJohns, moment('2010-11-07T03:29:59Z')).index).toBe(1)
  })

  const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const anyInterval = fc.record({ unit: fc.constantFrom('day', 'week', 'month', 'year'), count: fc.integer({ min: 1, max: 13 }) })
  const anyTime = fc.option(
    fc.integer({ min: 0, max: 86_399_999 }).map((milliseconds) => new Temporal.PlainTime().add({ milliseconds })),
    { nil: null },
  )
  const anySchedule = fc
    .record({
      zone: anyZone,
      interval: anyInterval,
      time: anyTime,
      on: fc.integer({ min: 0, max: 40_000 }).map((days) => date('1950-01-01').add({ days })),
      wanted: fc.option(fc.integer({ min: 1, max: 31 }), { nil: null }),
    })
    .map(({ zone, interval, time, on, wanted }): Schedule => ({ zone, interval, anchor: { on, day: wanted, time } }))
  const anyMoment = fc
    .integer({ min: -600_000_000, max: 4_000_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000))

  property(
    'I2: holds it, starts and ends at its boundaries, and meets its neighbours',
    [anySchedule, anyMoment],
    (schedule, at) => {
      const period = periodContaining(schedule, at)
      expect(Temporal.Instant.compare(period.start, at)).toBeLessThanOrEqual(0)
      expect(Temporal.Instant.compare(at, period.end)).toBe(-1)
      expect(period.start.equals(boundaryAt(schedule, period.index))).toBe(true)
      expect(period.end.equals(boundaryAt(schedule, period.index + 1))).toBe(true)
      expect(period.startOn.equals(boundaryOn(schedule, period.index))).toBe(true)
      expect(periodContaining(schedule, period.end).index).toBe(period.index + 1)
      expect(periodContaining(schedule, period.start.subtract({ nanoseconds: 1 })).index).toBe(period.index - 1)
    },
    { runs: 2_000 },
  )

  property(
    'boundaries rise strictly',
    [anySchedule, fc.integer({ min: -400, max: 400 })],
    (schedule, k) => {
      expect(Temporal.Instant.compare(boundaryAt(schedule, k), boundaryAt(schedule, k + 1))).toBe(-1)
      expect(Temporal.PlainDate.compare(boundaryOn(schedule, k), boundaryOn(schedule, k + 1))).toBe(-1)
    },
    { runs: 1_000 },
  )
})
