import { afterAll, beforeAll, test } from 'vitest'
import { type Ground, openGround } from './book.ts'
import { drawPayments } from './draw.ts'
import { failureOf, reportOf } from './histories.ts'

// PAYMENT_HISTORIES raises how many are played, PAYMENT_FROM says from which on, PAYMENT_SEED plays that one alone and makes it short where it fails.
const { PAYMENT_HISTORIES: many = '40', PAYMENT_FROM: from = '1', PAYMENT_SEED: one } = process.env
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
