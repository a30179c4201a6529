import { expect, test } from 'vitest'
import { formatDay, formatDistance, formatInterval, formatMoment, formatMonth, formatPeriod } from './format-date.ts'

const plain = (text: string): string => text.replaceAll(/\s/g, ' ').replaceAll(' – ', '–')

test('a day is that day wherever the reader sits', () => {
  expect(formatDay('2027-04-01', 'en-GB')).toBe('1 Apr 2027')
  expect(formatDay('2027-04-01', 'de')).toBe('1. Apr. 2027')
})

test('a moment lies on the day of its zone', () => {
  expect(formatMoment('2027-03-31T22:00:00Z', 'Europe/Berlin', 'en-GB')).toBe('1 Apr 2027')
  expect(formatMoment('2027-03-31T22:00:00Z', 'America/New_York', 'en-GB')).toBe('31 Mar 2027')
})

test('a period is shown with its last day', () => {
  expect(plain(formatPeriod({ start_on: '2027-04-01', end_on: '2027-05-01' }, 'en-GB'))).toBe('1–30 Apr 2027')
  expect(plain(formatPeriod({ start_on: '2027-04-01', end_on: '2027-04-02' }, 'en-GB'))).toBe('1 Apr 2027')
  // Shorter than a day: bought and given back on one day.
  expect(plain(formatPeriod({ start_on: '2027-04-01', end_on: '2027-04-01' }, 'en-GB'))).toBe('1 Apr 2027')
})

test('months, distances and intervals read like speech', () => {
  expect(formatMonth('2027-04', 'en-GB')).toBe('Apr 2027')
  expect(formatDistance('2027-04-13T00:00:00Z', '2027-04-01T00:00:00Z', 'en')).toBe('in 12 days')
  expect(formatDistance('2027-04-02T00:00:00Z', '2027-04-01T00:00:00Z', 'en')).toBe('tomorrow')
  expect(formatDistance('2026-12-31T00:00:00Z', '2027-04-01T00:00:00Z', 'en')).toBe('3 months ago')
  expect(formatInterval({ unit: 'month', count: 3 })).toBe('quarterly')
  expect(formatInterval({ unit: 'week', count: 2 })).toBe('every 2 weeks')
})
