import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { leaseFrom } from './token-buckets.ts'
import { forgetFullBuckets, sharedBuckets } from './token-store.ts'

const key = Buffer.alloc(32, 7)
const quota = { count: 100, seconds: 1, burst: 200 }
const start = 1_900_000_000_000_000

let world: TestDatabase
beforeAll(async () => {
  world = await testDatabase()
})
afterAll(() => world.drop())

test('S68: the statement decides as the rule of a single process does', async () => {
  const take = sharedBuckets(world.database, key)
  let fullAt = 0
  let now = start
  // Drained, refilled in part, drained, long at rest, and after a clock that was an hour ahead.
  const steps = [25, 200, 200, 25, 1, 500, 25, 25]
  const passing = [0, 0, 1000, 500_000, 3, 700_000, 60_000_000, -3_600_000_000]
  for (const [index, want] of steps.entries()) {
    now += passing[index] ?? 0
    const expected = leaseFrom(fullAt, quota, Math.min(want, quota.burst), now)
    expect(await take({ label: 'key', name: 'key a', quota }, Math.min(want, quota.burst), now)).toEqual(expected)
    fullAt = expected.fullAt
  }
})

test('S68: 32 that ask at once get together what there is', async () => {
  const databases = [world.connect(), world.connect(), world.connect(), world.connect()]
  const leases = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      sharedBuckets(databases[index % 4] ?? world.database, key)({ label: 'key', name: 'key b', quota }, 25, start),
    ),
  )
  expect(leases.reduce((sum, { granted }) => sum + granted, 0)).toBe(200)
})

test('S68, S38: whoever counts can do nothing else, and nobody else counts', async () => {
  await expect(world.database.limits((tx) => tx.query('SELECT id FROM organizations'))).rejects.toThrow(/permission denied/)
  await expect(world.database.dispatcher((tx) => tx.query('SELECT name FROM rate_limits'))).rejects.toThrow(/permission denied/)
  await expect(
    world.database.organization('00000000-0000-0000-0000-000000000001', (tx) => tx.query('SELECT name FROM rate_limits')),
  ).rejects.toThrow(/permission denied/)
})

test('full buckets are forgotten, others are not', async () => {
  const take = sharedBuckets(world.database, key)
  await take({ label: 'key', name: 'old', quota }, 1, start)
  await take({ label: 'key', name: 'busy', quota }, 25, start + 3_600_000_000)
  const later = Temporal.Instant.fromEpochMilliseconds(start / 1000 + 3_600_100)
  expect(await forgetFullBuckets(world.database, later)).toBeGreaterThanOrEqual(1)
  expect(await world.ownerQuery<{ full: boolean }>('SELECT full_at < $1 AS full FROM rate_limits', [start + 3_600_100_000])).toEqual([
    { full: false },
  ])
})
