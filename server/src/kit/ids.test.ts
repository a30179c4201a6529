import { expect, test } from 'vitest'
import type { Clock } from './clock.ts'
import { createIdSource, lowestIdAt, millisecondsOf, newId } from './ids.ts'

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const silence = (bytes: Uint8Array): Uint8Array => bytes.fill(0)
const full = (bytes: Uint8Array): Uint8Array => bytes.fill(255)

function clockAt(...times: readonly number[]): Clock {
  let index = 0
  return { now: () => Temporal.Instant.fromEpochMilliseconds(times[Math.min(index++, times.length - 1)] ?? 0) }
}

test('a hundred thousand ids are UUIDv7, all different, each greater than the one before', () => {
  const ids = Array.from({ length: 100_000 }, newId)
  expect(ids.every((id) => uuidV7.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('an id begins with its milliseconds', () => {
  const before = Date.now()
  const time = Number.parseInt(newId().replace('-', '').slice(0, 12), 16)
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
})

test('the layout is time, version, counter, variant, counter, randomness', () => {
  const next = createIdSource(silence, clockAt(0x01a44d3ac000))
  expect(next()).toBe('01a44d3a-c000-7000-8000-000000000000')
  expect(next()).toBe('01a44d3a-c000-7000-8001-000000000000')
})

test('the counter carries from the fourth group into the third', () => {
  const next = createIdSource(silence, clockAt(1))
  for (let count = 0; count < 0x4000; count += 1) next()
  expect(next()).toBe('00000000-0001-7001-8000-000000000000')
})

test('a clock set back does not turn the order round', () => {
  const next = createIdSource(silence, clockAt(5000, 4000, 3000, 5001))
  const ids = [next(), next(), next(), next()]
  expect(ids.toSorted()).toEqual(ids)
  expect(ids[1]).toBe('00000000-1388-7000-8001-000000000000')
})

test('the counter starts in its lower half, so that it has room', () => {
  const next = createIdSource(full, clockAt(1))
  expect(next() < '00000000-0001-7800-8000-000000000000').toBe(true)
})

test('equal randomness and time give equal ids: the simulation repeats itself', () => {
  const source = () => createIdSource(silence, clockAt(1, 1, 2))
  const [one, other] = [source(), source()]
  expect([one(), one(), one()]).toEqual([other(), other(), other()])
})

test('the lowest id of a moment is below all that are made then, and above all before', () => {
  const source = (time: number) => createIdSource(silence, clockAt(time))
  const ids = [source(999)(), lowestIdAt(1000), source(1000)(), lowestIdAt(1_800_000_000_000), source(1_800_000_000_000)()]
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.map(millisecondsOf)).toEqual([999, 1000, 1000, 1_800_000_000_000, 1_800_000_000_000])
})
