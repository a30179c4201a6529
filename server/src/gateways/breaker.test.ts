import { expect, test } from 'vitest'
import { Breaker } from './breaker.ts'

function breakerAt(start: string) {
  let now = Temporal.Instant.from(start)
  const breaker = new Breaker({ now: () => now })
  const pass = (seconds: number): void => {
    now = now.add({ seconds })
  }
  return { breaker, pass }
}

const down = { kind: 'not_put', retryAfterSeconds: null } as const

test('F20: after five questions in a row that nobody took, none is put for half a minute', () => {
  const { breaker, pass } = breakerAt('2027-04-01T00:00:00Z')
  for (let index = 0; index < 4; index += 1) breaker.note(down)
  expect(breaker.refusal()).toBeNull()
  breaker.note(down)
  expect(breaker.refusal()).toEqual({ kind: 'not_put', retryAfterSeconds: 30 })
  pass(29)
  expect(breaker.refusal()).toEqual({ kind: 'not_put', retryAfterSeconds: 1 })
  pass(1)
  expect(breaker.refusal()).toBeNull()
  // One more shows whether it is back; it is not.
  breaker.note(down)
  expect(breaker.refusal()).toEqual({ kind: 'not_put', retryAfterSeconds: 30 })
})

test('F20: any answer ends it, and no answer neither ends nor begins it', () => {
  const { breaker } = breakerAt('2027-04-01T00:00:00Z')
  for (let index = 0; index < 4; index += 1) breaker.note(down)
  breaker.note({ kind: 'declined' })
  breaker.note(down)
  expect(breaker.refusal()).toBeNull()
  for (let index = 0; index < 9; index += 1) breaker.note({ kind: 'unknown' })
  expect(breaker.refusal()).toBeNull()
})

test('F25: who is told when to come back comes back then, an hour at most', () => {
  const { breaker, pass } = breakerAt('2027-04-01T00:00:00Z')
  breaker.note({ kind: 'not_put', retryAfterSeconds: 120 })
  expect(breaker.refusal()).toEqual({ kind: 'not_put', retryAfterSeconds: 120 })
  pass(120)
  expect(breaker.refusal()).toBeNull()
  breaker.note({ kind: 'not_put', retryAfterSeconds: 86_400 })
  expect(breaker.refusal()).toEqual({ kind: 'not_put', retryAfterSeconds: 3600 })
})
