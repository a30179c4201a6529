import { expect, test } from 'vitest'
import { defaultRateLimits, parseRateLimits } from './rate-limits.ts'

test('S68: without a word of the operator the limits are these', () => {
  expect(defaultRateLimits).toMatchObject({
    live: { count: 100, seconds: 1, burst: 200 },
    test: { count: 25, seconds: 1, burst: 50 },
    heavy: { count: 25, seconds: 1 },
    export: { count: 5, seconds: 3600 },
    webhooks: { count: 200, seconds: 1 },
  })
})

test('S68: the operator says only what differs, or switches all of it off', () => {
  expect(parseRateLimits('off')).toBeNull()
  expect(parseRateLimits('live=250/s:1000, export=20/h')).toEqual({
    ...defaultRateLimits,
    live: { count: 250, seconds: 1, burst: 1000 },
    export: { count: 20, seconds: 3600, burst: 20 },
  })
  expect(parseRateLimits('address=90/m')).toMatchObject({ address: { count: 90, seconds: 60, burst: 90 } })
})

test.each(['on', 'live', 'live=0/s', 'live=10/s:0', 'lives=10/s', 'live=10/d', 'live=-1/s', 'live=1e3/s', 'live=10/s;test=2/s'])(
  '%s is no limit',
  (text) => {
    expect(parseRateLimits(text)).toBeTypeOf('string')
  },
)
