import { expect, test } from 'vitest'
import { nextThreshold, reachedThreshold, type UsageThreshold } from './threshold.ts'

const thresholds: readonly UsageThreshold[] = [
  { currency: 'USD', amount: 20000n },
  { currency: 'USD', amount: 50000n },
  { currency: 'EUR', amount: 100n },
]

test.each([
  [19999n, 0n, null],
  [20000n, 0n, 20000n],
  [40000n, 20000n, null],
  [60000n, 20000n, 50000n],
  [60000n, 0n, 50000n],
  [90000n, 60000n, null],
])('usage of %s with %s billed reaches %s', (spent, billed, reached) => {
  expect(reachedThreshold(thresholds, { currency: 'USD', spent, billed })).toBe(reached)
})

test('the next one is the lowest that is still ahead', () => {
  expect(nextThreshold(thresholds, 'USD', 0n)).toBe(20000n)
  expect(nextThreshold(thresholds, 'USD', 20000n)).toBe(50000n)
  expect(nextThreshold(thresholds, 'USD', 50000n)).toBe(null)
  expect(nextThreshold(thresholds, 'GBP', 0n)).toBe(null)
})
