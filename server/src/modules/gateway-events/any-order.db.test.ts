import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { billed, webhookPath } from '../../../test/paying.ts'
import { type SandboxServer, startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { defaultOutside } from '../../kit/outside.ts'

/** Stripe, as the sandbox gateway speaks it over HTTP, and our server beside it, which it tells what happens. */
let stripe: SandboxServer
let api: TestApi
let url: string

beforeAll(async () => {
  stripe = await startSandboxServer()
  const secretKey = 'sk_test_order'
  // Any secret opens an account there; where it sends to is said below, once it is known.
  const bound = { ...defaultOutside('http://localhost:4242'), stripeApiBase: stripe.url }
  const outside = { ...bound, stripe: { secretKey, publishableKey: 'pk_test_order', webhookSecret: 'whsec_order' } }
  api = await testApi({ http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } })
  url = await api.app.listen({ port: 0, host: '127.0.0.1' })
  stripe.book.account(secretKey).endpoints.push({ id: 'we_order', url: `${url}${webhookPath(api)}`, secret: 'whsec_order' })
})
afterAll(async () => {
  await stripe.close()
  await api.close()
})
afterEach(() => stripe.book.deliveries.setPlan({}))

const work = async () => {
  const { status, body, text } = await api.post('/v1/jobs/process-gateway-events/run')
  expect(status, text).toBe(200)
  expect(body.failed).toBe(0)
}

/** All that our books say of an invoice and its money, without names and moments that differ from one to the next. */
async function booksOf(invoice: string) {
  const { body } = await api.get(`/v1/invoices/${invoice}`)
  const { status, amount_paid, amount_due, amount_credited } = body
  const payments = (await api.get(`/v1/payments?invoice=${invoice}`)).body.data
  const refunds = (await api.get(`/v1/refunds?limit=100`)).body.data.filter((one: { invoice: string }) => one.invoice === invoice)
  const disputes = (await api.get(`/v1/disputes?invoice=${invoice}`)).body.data
  const transfers = await api.db.ownerQuery(
    `SELECT debit, credit, sum(amount)::text AS amount FROM ledger_transfers t JOIN invoices i ON i.id = t.invoice_id
     WHERE i.series || lpad(i.number::text, 6, '0') = $1 GROUP BY debit, credit ORDER BY debit, credit`,
    [body.number],
  )
  const told: { type: string }[] = (await api.get(`/v1/events?object_id=${invoice}&limit=100`)).body.data
  return {
    invoice: { status, amount_paid, amount_due, amount_credited },
    payments: payments.map((one: Record<string, unknown>) => [one.status, one.amount]),
    refunds: refunds.map((one: Record<string, unknown>) => [one.status, one.amount]),
    disputes: disputes.map((one: Record<string, unknown>) => [one.status, one.amount]),
    transfers,
    told: told.map(({ type }) => type).toSorted(),
  }
}

/** A life of one payment at Stripe, of which we hear only by notices: a decline, a success, a refund of a part at Stripe itself. */
async function live(): Promise<{ invoice: string }> {
  stripe.book.deliveries.setPlan({ hold: true })
  const { invoice } = await billed(api)
  await api.post(`/v1/invoices/${invoice}/payment_intent`, { gateway: 'stripe' })
  const [{ reference }] = (await api.get(`/v1/payments?invoice=${invoice}`)).body.data
  stripe.enterCard(reference, 'pm_card_chargeDeclinedInsufficientFunds')
  stripe.enterCard(reference, 'pm_card_visa')
  const refund = await fetch(`${stripe.url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_order', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ payment_intent: reference, amount: '2000' }),
  })
  expect(refund.status, await refund.text()).toBe(200)
  return { invoice }
}

/** As Stripe sends them, but kept back until `release`, and then as the plan says. */
async function release(plan: { copies: number; order: 'as_sent' | 'reversed' }): Promise<void> {
  stripe.book.deliveries.setPlan({ ...plan, hold: false })
  await stripe.book.deliveries.settled()
}

test('field 2.3.17, I22, F26, F27: signed by Stripe’s rules, duplicated, reversed or late, looked into at any moment: the same books', async () => {
  const first = await live()
  await release({ copies: 1, order: 'as_sent' })
  await work()
  const expected = await booksOf(first.invoice)
  expect(expected).toMatchObject({ invoice: { amount_paid: 7401 }, refunds: [['succeeded', 2000]] })
  expect(expected.told).toContain('invoice.paid')
  expect(expected.payments).toEqual([['succeeded', 7401]])
  const plans = fc.record({
    copies: fc.integer({ min: 1, max: 4 }),
    order: fc.constantFrom('as_sent' as const, 'reversed' as const),
    looks: fc.integer({ min: 1, max: 3 }),
    atOnce: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(plans, async ({ copies, order, looks, atOnce }) => {
      const { invoice } = await live()
      await release({ copies, order })
      const each = Array.from({ length: looks }, () => work)
      if (atOnce) await Promise.all(each.map((look) => look()))
      else for (const look of each) await look()
      await work()
      expect(await booksOf(invoice)).toEqual(expected)
    }),
    { numRuns: 8 },
  )
  const { body } = await api.get('/v1/doctor')
  expect(body.findings).toEqual([])
})

test('RACE, F23, I13: a refund made at the gateway itself that many look at in the same moment is booked once, and none is sent after it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { invoice } = await live()
    const [{ id }] = (await api.get(`/v1/payments?invoice=${invoice}`)).body.data
    const looks = await Promise.all(Array.from({ length: 12 }, () => api.post(`/v1/payments/${id}/complete`)))
    expect(looks.map(({ status }) => status)).toEqual(looks.map(() => 200))
    const books = await booksOf(invoice)
    expect(books.refunds).toEqual([['succeeded', 2000]])
    expect(books.told.filter((type) => type === 'credit_note.issued').length).toBeLessThan(2)
    await release({ copies: 1, order: 'reversed' })
    await work()
    expect((await booksOf(invoice)).refunds).toEqual([['succeeded', 2000]])
  }
  const { body } = await api.get('/v1/doctor')
  expect(body.findings).toEqual([])
})

test('field 2.3.17, I22: any order and repetition of the same notices, with looks in between, gives the same books', async () => {
  const first = await live()
  await release({ copies: 1, order: 'as_sent' })
  await work()
  const expected = await booksOf(first.invoice)
  const { body: kept } = await api.get('/v1/gateway_events?limit=10')
  const types: string[] = [...new Set<string>(kept.data.map(({ type }: { type: string }) => type))]
  expect(types.length).toBeGreaterThan(2)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 4, maxLength: 12 }), async (picks) => {
      const { invoice } = await live()
      await release({ copies: 1, order: 'as_sent' })
      const own = (await api.get('/v1/gateway_events?limit=10')).body.data.filter(({ status }: { status: string }) => status === 'received')
      expect(own.length).toBeGreaterThan(0)
      // The job takes them one at a time in an order of ours, and some again.
      for (const pick of [...picks, ...own.keys()]) {
        const { id } = own[pick % own.length]
        await api.post(`/v1/gateway_events/${id}/replay`)
        await work()
      }
      expect(await booksOf(invoice)).toEqual(expected)
    }),
    { numRuns: 5 },
  )
})
