import fc from 'fast-check'
import { expect, test } from 'vitest'
import { property } from '../testing/property.ts'
import { expire, expiryAfter, type Rollover } from './expire.ts'

const all: Rollover = { maxAmount: null, percent: 100, expiresAfterDays: null }

test.each<[bigint, Rollover | null, bigint, bigint]>([
  [1000n, null, 0n, 1000n],
  [1000n, all, 1000n, 0n],
  [1000n, { ...all, maxAmount: 400n }, 400n, 600n],
  [1000n, { ...all, maxAmount: 1000n }, 1000n, 0n],
  [1000n, { ...all, percent: 25 }, 250n, 750n],
  [999n, { ...all, percent: 50 }, 499n, 500n],
  [1n, { ...all, percent: 99 }, 0n, 1n],
  [1000n, { ...all, percent: 50, maxAmount: 100n }, 100n, 900n],
])('of %s left %o rolls over %s and loses %s', (remaining, rollover, rolledOver, lost) => {
  expect(expire(remaining, rollover)).toEqual({ rolledOver, lost })
})

property(
  'the two parts add up, neither is below zero (I4)',
  [fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.option(fc.bigInt({ min: 1n, max: 10n ** 15n })), fc.integer({ min: 1, max: 100 })],
  (remaining, maxAmount, percent) => {
    const { rolledOver, lost } = expire(remaining, { maxAmount, percent, expiresAfterDays: null })
    expect(rolledOver + lost).toBe(remaining)
    expect(rolledOver >= 0n && lost >= 0n).toBe(true)
  },
)

test.each([
  // Berlin leaves winter time on 28 March 2027: the midnight after 30 days is 22:00 UTC, not 23:00.
  ['2027-03-15T08:00:00Z', 'Europe/Berlin', 30, '2027-04-13T22:00:00Z'],
  ['2027-03-15T08:00:00Z', 'UTC', 30, '2027-04-14T00:00:00Z'],
  // The local day is the 16th already.
  ['2027-03-15T23:30:00Z', 'Europe/Berlin', 1, '2027-03-16T23:00:00Z'],
  ['2027-03-15T22:59:00Z', 'Europe/Berlin', 1, '2027-03-15T23:00:00Z'],
])('given at %s in %s for %i days it ends at %s', (given, zone, days, ends) => {
  expect(expiryAfter(days, Temporal.Instant.from(given), zone).toString()).toBe(ends)
})
