import { expect, test } from 'vitest'
import { reachable } from '../machine.ts'
import { deliveryMachine, deliveryStatuses, retryDelays, secondsToNextTry } from './delivery.ts'

test('ten tries go over 75 hours, 35 minutes and 5 seconds (F31)', () => {
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
  expect(secondsToNextTry(tries, retryAfter)).toBe(expected)
})

test('every state of a delivery is reached, and ends where it can be replayed', () => {
  expect([...reachable(deliveryMachine, 'pending')].sort()).toEqual([...deliveryStatuses].sort())
})
