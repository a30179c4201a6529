import { expect, test } from 'vitest'
import { type Bucket, leaseFrom, type TakeLease, TokenBuckets } from './token-buckets.ts'

const quota = { count: 100, seconds: 1, burst: 200 }
const key: Bucket = { label: 'key', name: 'key a', quota }

/** Buckets as the database keeps them, for as many processes as one likes. */
function shared() {
  const time = { now: Temporal.Instant.from('2027-04-01T00:00:00Z') }
  const fullAt = new Map<string, number>()
  const asked: number[] = []
  const errors: unknown[] = []
  let isAway = false
  const take: TakeLease = async ({ name, quota: given }, want, now) => {
    await Promise.resolve()
    if (isAway) throw new Error('The database is away')
    const lease = leaseFrom(fullAt.get(name) ?? 0, given, want, now)
    fullAt.set(name, lease.fullAt)
    asked.push(lease.granted)
    return lease
  }
  const process = () => new TokenBuckets({ clock: { now: () => time.now }, take, onError: (error) => errors.push(error) })
  return {
    ...{ process, asked, errors },
    later: (milliseconds: number) => {
      time.now = time.now.add({ milliseconds })
    },
    goAway: () => {
      isAway = true
    },
  }
}

async function passed(buckets: TokenBuckets, tries: number, asked: readonly Bucket[] = [key]): Promise<number> {
  const all = await Promise.all(Array.from({ length: tries }, () => buckets.take(asked)))
  return all.filter((taken) => taken.ok).length
}

test('S68: a burst at once, then what flows in', async () => {
  const { process, later } = shared()
  const one = process()
  expect(await passed(one, 500)).toBe(200)
  expect(await passed(one, 500)).toBe(0)
  later(1000)
  expect(await passed(one, 500)).toBe(100)
  later(60_000)
  expect(await passed(one, 500)).toBe(200)
})

test('S68: several processes share one bucket', async () => {
  const { process, later } = shared()
  const processes = [process(), process(), process()]
  const burst = await Promise.all(processes.map((each) => passed(each, 200)))
  expect(burst.reduce((sum, count) => sum + count, 0)).toBe(200)
  let sum = 0
  for (let second = 0; second < 10; second += 1) {
    later(1000)
    for (const each of processes) sum += await passed(each, 200)
  }
  expect(sum).toBe(1000)
})

test('S68: a process that starts again finds what was taken before', async () => {
  const { process } = shared()
  expect(await passed(process(), 150)).toBe(150)
  expect(await passed(process(), 200)).toBe(50)
})

test('F50: a flood asks the shared buckets no more often than what is allowed does', async () => {
  const { process, asked, later } = shared()
  const one = process()
  for (let tick = 0; tick < 100; tick += 1) {
    await passed(one, 1000)
    later(10)
  }
  // 100,000 requests in a second: a burst of 200 and 100 more, 25 at a time, and a question in vain for each time it ran dry.
  expect(asked.length).toBeLessThanOrEqual(2 * 12 + 2)
})

test('what is refused says how long, and takes nothing from the others', async () => {
  const { process, asked } = shared()
  const one = process()
  const small: Bucket = { label: 'export', name: 'export', quota: { count: 5, seconds: 3600, burst: 5 } }
  expect(await passed(one, 10, [key, small])).toBe(5)
  expect(await one.take([key, small])).toMatchObject({ ok: false, dry: small, waitSeconds: 720 })
  expect(asked.filter((granted) => granted === 1)).toHaveLength(5)
  expect(one.dryOf([key])).toBeNull()
  expect(one.dryOf([small])).toMatchObject({ ok: false, waitSeconds: 720 })
  const { levels } = await one.take([key])
  expect(levels).toEqual([{ bucket: key, remaining: 194, moreInSeconds: 1 }])
})

test('what is left is told with the time until there is more: the next token, and where it is dry the time to wait', async () => {
  const { process, later } = shared()
  const one = process()
  const hourly: Bucket = { label: 'export', name: 'hourly', quota: { count: 5, seconds: 3600, burst: 5 } }
  const level = async () => (await one.take([hourly])).levels[0]
  expect(await level()).toMatchObject({ remaining: 4, moreInSeconds: 720 })
  later(300_000)
  expect(await level()).toMatchObject({ remaining: 3, moreInSeconds: 420 })
  for (let left = 2; left >= 0; left -= 1) expect(await level()).toMatchObject({ remaining: left, moreInSeconds: 420 })
  expect(await one.take([hourly])).toMatchObject({ ok: false, waitSeconds: 420, levels: [{ remaining: 0, moreInSeconds: 420 }] })
  later(3_600_000)
  expect(await level()).toMatchObject({ remaining: 4 })
  // A process that took an eighth and left it: the bucket is full again, and so is what it has.
  await passed(one, 1)
  later(10_000)
  expect((await one.take([key])).levels[0]).toMatchObject({ moreInSeconds: null })
})

test('a process that cannot ask counts by itself, by the same figures', async () => {
  const { process, goAway, errors, later } = shared()
  const one = process()
  goAway()
  expect(await passed(one, 500)).toBe(200)
  later(1000)
  expect(await passed(one, 500)).toBe(100)
  expect(errors.length).toBeGreaterThan(0)
})

test('a clock that was far ahead keeps nobody out once it is right', () => {
  const now = 1e15
  const [hour, share] = [3_600_000_000, 10_000]
  expect(leaseFrom(now + hour, quota, 25, now)).toEqual({ granted: 25, fullAt: now + 25 * share })
  expect(leaseFrom(now + 2_000_000, quota, 25, now)).toEqual({ granted: 0, fullAt: now + 2_000_000 })
  expect(leaseFrom(now + 1_900_000, quota, 25, now)).toEqual({ granted: 10, fullAt: now + 2_000_000 })
})

test('a process remembers so many buckets and no more', async () => {
  const { process } = shared()
  const one = process()
  for (let count = 0; count < 20_050; count += 1) await one.take([{ label: 'address', name: `address ${count}`, quota }])
  expect(one.size).toBe(20_000)
})
