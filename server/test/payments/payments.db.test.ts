import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ground, openGround } from './book.ts'
import { drawPayments } from './draw.ts'
import { failureOf, reportOf } from './histories.ts'

// PAYMENT_HISTORIES raises how many are played, PAYMENT_FROM says from which on, PAYMENT_SEED plays that one alone and makes it short where it fails.
const { PAYMENT_HISTORIES: many = '25', PAYMENT_FROM: from = '1', PAYMENT_SEED: one } = process.env
const seeds = one === undefined ? Array.from({ length: Number(many) }, (_, index) => Number(from) + index) : [Number(one)]
const mostReports = 20

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.api.close())

test(
  'whatever is lost, repeated or late: captured is recorded is booked, and nothing is captured twice (I10, I11, I12, I22, I28, I29)',
  async () => {
    const failed: string[] = []
    for (const seed of seeds) {
      const trace = drawPayments(seed)
      const failure = await failureOf(ground, trace)
      if (failure === null) continue
      failed.push(
        one === undefined ? `seed ${seed}: ${failure.message}\nPAYMENT_SEED=${seed} shortens it.` : await reportOf(ground, trace, failure),
      )
      if (failed.length >= mostReports) break
    }
    if (failed.length > 0) throw new Error(`${failed.length} of ${seeds.length} histories failed\n\n${failed.join('\n\n')}`)
  },
  Math.max(600_000, seeds.length * 20_000),
)

test('F37: found by seed 391: the gateway’s clock is ninety minutes behind, and a worker died after it asked: captured once', async () => {
  const steps = [
    { do: 'set clock', minutes: -90 },
    { do: 'pay', invoice: 0, dies: 'before the answer is written' },
  ] as const
  const trace = { seed: 391, gateway: 'stripe', cards: ['pm_card_mastercard'], weekly: 7900, steps } as const
  expect((await failureOf(ground, trace))?.message).toBeUndefined()
})
