import { expect, test } from 'vitest'
import { headersOf } from './http-limits.ts'
import type { Level } from './token-buckets.ts'

const key: Level = {
  bucket: { label: 'key', name: 'key a', quota: { count: 100, seconds: 1, burst: 200 } },
  remaining: 187,
  moreInSeconds: 1,
}
const file: Level = {
  bucket: { label: 'export', name: 'export a', quota: { count: 5, seconds: 3600, burst: 5 } },
  remaining: 0,
  moreInSeconds: 720,
}

test('S68: policies have quota and window, and the nearest limit what is left and the time until there is more', () => {
  expect(headersOf({ ok: true, levels: [key, file] })).toEqual([
    ['ratelimit-policy', '"key";q=200;w=2, "export";q=5;w=3600'],
    ['ratelimit', '"export";r=0;t=720'],
  ])
  expect(headersOf({ ok: true, levels: [] })).toEqual([])
})

test('S68: a limit that is full has no time until there is more', () => {
  expect(headersOf({ ok: true, levels: [{ ...key, remaining: 200, moreInSeconds: null }] })[1]).toEqual(['ratelimit', '"key";r=200'])
})

test('S68: who is refused is told of the limit that refused, so that Retry-After is no sooner than its time', () => {
  const dry = { ...key, remaining: 0, moreInSeconds: 1 }
  expect(headersOf({ ok: false, levels: [file, dry], dry: key.bucket, waitSeconds: 1 })[1]).toEqual(['ratelimit', '"key";r=0;t=1'])
})
