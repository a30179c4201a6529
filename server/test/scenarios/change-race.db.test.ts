import { expect } from 'vitest'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
/** Rounds of a story, so that any number of them stays within the time that a test has. */
const rounds = 20
const stories = Math.ceil(Number(process.env.RACE_ROUNDS ?? rounds) / rounds)
const atOnce = 32

/** What somebody may want of a subscription on 16 April; which one, by a number. */
const deeds: readonly ((n: number) => readonly [path: string, body: object])[] = [
  (n) => ['change', { quantity: String((n % 9) + 1), timing: 'now' }],
  (n) => ['change', { quantity: String((n % 9) + 1), timing: 'now', proration: 'next_invoice' }],
  (n) => ['change', { quantity: String((n % 9) + 1), timing: 'at', at: '2027-04-25T00:00:00Z' }],
  () => ['pause', {}],
  () => ['resume', {}],
  () => ['cancel', { timing: 'at', at: '2027-04-28T00:00:00Z' }],
  () => ['uncancel', {}],
  (n) => ['charges', { description: 'Visit', unit_amount: '100', when: n % 2 === 0 ? 'now' : 'next_invoice' }],
  (n) => ['move_anchor', { day: (n % 28) + 1 }],
]

const conventions = { quantity_increase: 'bill_above_paid', quantity_decrease: 'no_credit_until_renewal' }

for (let story = 0; story < stories; story += 1)
  scenario(
    `${atOnce} at once on one subscription, ${story}: each happens whole or is refused, time tiles and the books are sound (RACE, I1, I2)`,
    { timezone: 'UTC', conventions },
    async (world) => {
      await world.plan('seat', 1000)
      const customers = await Promise.all(Array.from({ length: rounds }, (_, round) => world.customer({ name: `Acme ${round}` })))
      const subscriptions = await Promise.all(customers.map((customer) => customer.subscribe('seat', { quantity: '3' })))
      await world.advanceTo('2027-04-16')
      let happened = 0
      for (const [round, { id }] of subscriptions.entries()) {
        const replies = await Promise.all(
          Array.from({ length: atOnce }, (_, index) => {
            const n = story * 11 + round * 7 + index * 5
            const [path, body] = deeds[n % deeds.length]?.(n) ?? ['resume', {}]
            return world.client.post(`/v1/subscriptions/${id}/${path}`, body)
          }),
        )
        for (const { status, body, text } of replies) {
          if (status < 300) happened += 1
          else expect([status, body.code], text).toEqual([409, expect.stringMatching(/^(concurrent_change|invalid_state|conflict)$/)])
        }
      }
      expect(happened).toBeGreaterThan(rounds * 8)
      await world.advanceTo('2027-06-02')
      const { findings, drift } = await world.audit()
      // So many invoices of one day are worth a look; they are what was asked for.
      const wrong = (findings as readonly { readonly severity: string }[]).filter((each) => each.severity === 'violation')
      expect({ wrong, drift }).toEqual({ wrong: [], drift: [] })
    },
  )
