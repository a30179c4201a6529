import { expect, test } from 'vitest'
import { cappedPart } from '../invoice/derivation.ts'
import { capLevel } from './spending-cap.ts'

test.each([
  // 10.00 over 10.00 and 6.00.
  [[1000, 600], 1000, [625, 375]],
  // A cent that does not divide: the running sum takes it.
  [[1, 1, 1], 2, [0, 1, 1]],
  [[333, 333, 334], 100, [33, 33, 34]],
  [[500], 0, [0]],
])('%j lowered to %i in all: %j', (amounts, left, parts) => {
  const of = amounts.reduce((sum, amount) => sum + amount, 0)
  let before = 0
  const found = amounts.map((amount) => {
    const part = cappedPart(BigInt(amount), { left: String(left), of: String(of), before: String(before) })
    before += amount
    return Number(part)
  })
  expect(found).toEqual(parts)
  expect(found.reduce((sum, part) => sum + part, 0)).toBe(left)
})

test.each([
  [0n, null],
  [799n, null],
  [800n, 80],
  [999n, 80],
  [1000n, 100],
  [5000n, 100],
])('%s of 1000 is told as %s', (spent, level) => {
  expect(capLevel(spent, 1000n)).toBe(level)
})
