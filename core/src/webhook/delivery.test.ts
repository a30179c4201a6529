import { expect, test } from 'vitest'
import { reachable } from '../machine.ts'
import { deliveryMachine, deliveryStatuses, retryDelays, secondsToNextTry } from './delivery.ts'

test('S55, F31: ten tries go over 75 hours, 35 minutes and 5 seconds', () => {
  expect(retryDelays).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
  expect(retryDelays.reduce((sum, delay) => sum + delay, 0)).toBe(75 * 3600 + 35 * 60 + 5)
})

test.each([
  [1, null, 5],
  [1, 3, 5],
  [1, 5, 5],
  [1, 6, 6],
  [2, 120, 300],
  [9, null, 86_400],
  [9, 1_000_000, 86_400],
  [1, 1_000_000, 86_400],
  [10, null, null],
  [10, 60, null],
])('after try %i, told to wait %s seconds: %s', (tries, retryAfter, expected) => {
  expect(secondsToNextTry({ tries, retryAfter, chance: 0.5 })).toBe(expected)
})

test('S55: each wait is up to a tenth shorter or longer, and as long as the receiver asks where that is longer', () => {
  const waits = (chance: number) => retryDelays.map((_, index) => secondsToNextTry({ tries: index + 1, retryAfter: null, chance }))
  expect(waits(0)).toEqual([4.5, 270, 1620, 6480, 16_200, 32_400, 45_360, 64_800, 77_760])
  expect(waits(1)).toEqual([5.5, 330, 1980, 7920, 19_800, 39_600, 55_440, 79_200, 95_040])
  expect(secondsToNextTry({ tries: 1, retryAfter: 5, chance: 0 })).toBe(5)
  expect(secondsToNextTry({ tries: 1, retryAfter: 5, chance: 1 })).toBe(5.5)
})

test('every state of a delivery is reached, and ends where it can be replayed', () => {
  expect([...reachable(deliveryMachine, 'pending')].sort()).toEqual([...deliveryStatuses].sort())
})
