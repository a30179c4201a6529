import { afterAll, beforeAll, expect, test } from 'vitest'
import { charge } from '../../src/modules/payments/ask-gateways.ts'
import { type Ground, openGround } from './book.ts'
import { drawPayments } from './draw.ts'
import { failureOf, reportOf } from './histories.ts'
import type { Ask } from './play.ts'

// Histories that cannot fail would prove nothing: the bug is planted where the collector asks.

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.api.close())

/** Seeds at Stripe are played until one fails. */
async function firstFailure(ask: Ask): Promise<{ readonly kind: string; readonly report: string }> {
  for (let seed = 1; seed <= 201; seed += 2) {
    const trace = drawPayments(seed)
    const failure = await failureOf(ground, trace, ask)
    if (failure !== null) return { kind: failure.kind, report: await reportOf(ground, trace, failure, ask) }
  }
  throw new Error('a hundred histories did not find the bug')
}

test('a key that changes with the moment of asking is found: the gateway takes the same money again', { timeout: 300_000 }, async () => {
  let asked = 0
  const { kind, report } = await firstFailure((ctx, attempt) => {
    asked += 1
    return charge(ctx, { ...attempt, idempotencyKey: `${attempt.idempotencyKey}@${asked}` })
  })
  expect(kind).toMatch(/a capture of no payment|captured twice/)
  // What is left of the history is what it takes: somebody is billed, and asked.
  expect(report.split('\n').filter((line) => /^\d+\. /.test(line)).length).toBeLessThanOrEqual(4)
  expect(report).toContain('"do":"collect"')
})
