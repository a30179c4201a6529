import { expect, test } from 'vitest'
import { compared } from './told-apart.ts'

/** Times as a machine gives them that is busy: mostly near ten, some far above, by a chance that is the same each time. */
function times(count: number, seed: number, factor = 1): number[] {
  let state = seed
  const chance = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  return Array.from({ length: count }, () => factor * (10 + chance() * 2 + (chance() < 0.3 ? chance() * 60 : 0)))
}

test('S13: times of one kind are not told apart, however noisy', () => {
  for (let seed = 1; seed <= 200; seed += 1)
    expect(compared(times(200, seed), times(200, seed + 1000)).areApart, `seed ${seed}`).toBe(false)
})

test('S13: a difference of a tenth is seen through the noise', () => {
  for (let seed = 1; seed <= 50; seed += 1)
    expect(compared(times(200, seed), times(200, seed + 1000, 1.1)).areApart, `seed ${seed}`).toBe(true)
})

test('S13: one that is steady and smaller than a twentieth is within what is promised', () => {
  const { difference, deviations, areApart } = compared(
    Array.from({ length: 200 }, (_, index) => 100 + index / 1000),
    Array.from({ length: 200 }, (_, index) => 102 + index / 1000),
  )
  expect(difference).toBeCloseTo(0.02)
  expect(deviations).toBeGreaterThan(10)
  expect(areApart).toBe(false)
})
