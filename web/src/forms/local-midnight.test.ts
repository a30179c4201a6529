import { expect, test } from 'vitest'
import { midnightIn, shiftDay } from './local-midnight.ts'

test.each([
  ['2027-04-01', 'UTC', '2027-04-01T00:00:00.000Z'],
  ['2027-04-01', 'Europe/Berlin', '2027-03-31T22:00:00.000Z'],
  // The clocks go forward on this very day, at two.
  ['2027-03-28', 'Europe/Berlin', '2027-03-27T23:00:00.000Z'],
  ['2027-03-29', 'Europe/Berlin', '2027-03-28T22:00:00.000Z'],
  ['2027-11-08', 'America/New_York', '2027-11-08T05:00:00.000Z'],
  ['2027-01-01', 'Pacific/Chatham', '2026-12-31T10:15:00.000Z'],
])('%s begins in %s at %s', (day, zone, moment) => {
  expect(midnightIn(day, zone)).toBe(moment)
})

test('days and months on', () => {
  expect(shiftDay('2027-01-31', { months: 1 })).toBe('2027-02-28')
  expect(shiftDay('2027-12-31', { days: 1 })).toBe('2028-01-01')
  expect(shiftDay('2027-05-15', { months: 12 })).toBe('2028-05-15')
})
