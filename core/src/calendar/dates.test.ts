import fc from 'fast-check'
import { expect, test } from 'vitest'
import { property } from '../testing/property.ts'
import { addDays, addInterval, daysBetween, daysBetween30360 } from './dates.ts'
import { dateOf, dayNumber, dayNumberOf } from './day-number.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const anyDate = fc.integer({ min: -200_000, max: 200_000 }).map((days) => new Temporal.PlainDate(1970, 1, 1).add({ days }))

test.each([
  ['2027-04-01', '2027-04-16', 15],
  ['2027-04-16', '2027-04-01', -15],
  ['2027-02-28', '2027-03-01', 1],
  ['2028-02-28', '2028-03-01', 2],
  ['2027-01-01', '2028-01-01', 365],
  ['2027-01-01', '2027-01-01', 0],
])('from %s to %s it is %s days', (a, b, days) => {
  expect(daysBetween(date(a), date(b))).toBe(days)
})

test.each([
  ['2027-04-01', '2027-05-01', 30],
  ['2027-02-01', '2027-03-01', 30], // 28 days in the calendar
  ['2027-01-01', '2027-01-31', 29], // the 31st counts as the 30th
  ['2027-01-31', '2027-02-01', 1],
  ['2027-01-30', '2027-01-31', 0],
  ['2027-02-28', '2027-03-01', 3],
  ['2028-02-29', '2028-03-01', 2],
  ['2027-01-31', '2027-03-31', 60],
  ['2027-01-15', '2028-01-15', 360],
  ['2027-03-01', '2027-01-15', -46],
])('with months of thirty days, from %s to %s it is %s', (a, b, days) => {
  expect(daysBetween30360(date(a), date(b))).toBe(days)
})

property('I16: parts of a period add up, whichever way days are counted', [anyDate, anyDate, anyDate], (a, b, c) => {
  expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c))
  expect(daysBetween30360(a, b) + daysBetween30360(b, c)).toBe(daysBetween30360(a, c))
})

property('days agree with Temporal', [anyDate, fc.integer({ min: -5_000, max: 5_000 })], (a, days) => {
  expect(addDays(a, days).equals(a.add({ days }))).toBe(true)
  expect(daysBetween(a, addDays(a, days))).toBe(days)
  expect(a.until(addDays(a, days), { largestUnit: 'day' }).days).toBe(days)
})

property('a day number is a date and back', [fc.integer({ min: -700_000, max: 2_900_000 })], (day) => {
  const { year, month, day: ofMonth } = dateOf(day)
  expect(dayNumberOf(year, month, ofMonth)).toBe(day)
  expect(dayNumber(new Temporal.PlainDate(1970, 1, 1).add({ days: day }))).toBe(day)
})

test.each([
  ['2027-01-31', { unit: 'month', count: 1 }, 1, '2027-02-28'],
  ['2027-01-31', { unit: 'month', count: 1 }, 2, '2027-03-31'],
  ['2027-01-31', { unit: 'month', count: 3 }, -1, '2026-10-31'],
  ['2028-02-29', { unit: 'year', count: 1 }, 1, '2029-02-28'],
  ['2027-01-31', { unit: 'week', count: 2 }, 1, '2027-02-14'],
  ['2027-01-31', { unit: 'day', count: 14 }, 1, '2027-02-14'],
] as const)('%s plus %o times %s is %s', (from, interval, times, to) => {
  expect(addInterval(date(from), interval, times).toString()).toBe(to)
})

property(
  'intervals agree with Temporal',
  [anyDate, fc.constantFrom('day', 'week', 'month', 'year'), fc.integer({ min: -60, max: 60 })],
  (from, unit, times) => {
    expect(addInterval(from, { unit, count: 3 }, times).equals(from.add({ [`${unit}s`]: 3 * times }))).toBe(true)
  },
)
