import { afterEach, expect, test } from 'vitest'
import { type Reply, type TestApi, testApi } from './api.ts'

// What may happen once, or as often as there is something left, asked for by 32 at the same moment. Coupons, invitations, drawing on wallets and one subscription
// a customer have their races beside their modules; what is here belongs to several modules together.

const rounds = Number(process.env.RACE_ROUNDS ?? 2)
const clients = 32
const mostMs = 60_000 + rounds * 20_000

let api: TestApi | undefined
afterEach(async () => {
  const doctor = await api?.get('/v1/doctor')
  const verified = await api?.get('/v1/verification')
  await api?.close()
  expect({ findings: doctor?.body.findings, drift: verified?.body.drift }).toEqual({ findings: [], drift: [] })
})

async function start(): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR' })
  return api
}

async function ok(pending: Promise<Reply>): Promise<Reply['body']> {
  const reply = await pending
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

/** All at once. How many had their way; whoever had not was told that it is done or too much, or, on a busy machine, to come again. */
async function atOnce(ask: (index: number) => Promise<Reply>): Promise<number> {
  const replies = await Promise.all(Array.from({ length: clients }, (_, index) => ask(index)))
  const others = replies.filter(({ status }) => status >= 300)
  expect(others.filter(({ status }) => ![409, 422, 503].includes(status)).map(({ text }) => text)).toEqual([])
  return clients - others.length
}

/** And then one after the other, until there is nothing left: whoever was told to come again has come. */
async function untilRefused(ask: () => Promise<Reply>): Promise<number> {
  for (let count = 0; ; count += 1) {
    const { status, text } = await ask()
    if (status >= 300) {
      expect([409, 422], text).toContain(status)
      return count
    }
  }
}

async function customer(client: TestApi, card = false): Promise<string> {
  const { id } = await ok(
    client.post('/v1/customers', { name: 'Ada', currency: 'EUR', collection_method: card ? 'charge_automatically' : 'send_invoice' }),
  )
  if (card) await ok(client.post('/v1/payment_methods', { customer: id, gateway: 'sandbox', token: 'pm_card_visa' }))
  return id
}

async function billed(client: TestApi, owner: string, amount: string): Promise<string> {
  const wanted = { customer: owner, currency: 'EUR', lines: [{ description: 'Grinder', unit_amount: amount }], finalize: true }
  return (await ok(client.post('/v1/invoices', wanted))).id
}

/** Paid by a card, at the sandbox gateway. */
async function charged(client: TestApi, amount: string): Promise<string> {
  const invoice = await billed(client, await customer(client, true), amount)
  await ok(client.post(`/v1/invoices/${invoice}/pay`))
  expect(await ok(client.get(`/v1/invoices/${invoice}`))).toMatchObject({ status: 'paid', amount_paid: Number(amount) })
  return invoice
}

interface Sum {
  readonly count: number
  readonly sum: number
}

/** What the gateway itself has sent back. */
async function sentBack(client: TestApi): Promise<Sum> {
  const [row] = await client.db.ownerQuery<{ count: string; sum: string }>(
    `SELECT count(*), coalesce(sum(amount), 0) AS sum FROM sandbox_gateway_refunds WHERE organization_id = $1 AND outcome = 'succeeded'`,
    [client.organization.id],
  )
  return { count: Number(row?.count), sum: Number(row?.sum) }
}

async function refundsOf(client: TestApi, invoice: string): Promise<Sum> {
  const { data } = await ok(client.get(`/v1/refunds?invoice=${invoice}&limit=100`))
  return { count: data.length, sum: data.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0) }
}

test(
  'S43: of 32 who refund all of a payment one does, and the gateway sends it once, however many send (RACE, I13)',
  async () => {
    const client = await start()
    for (let round = 1; round <= rounds; round += 1) {
      const invoice = await charged(client, '4900')
      const refund = () => client.post('/v1/credit_notes', { invoice, settle: 'refund' })
      expect(await atOnce(refund), `round ${round}`).toBe(1)
      expect(await untilRefused(refund)).toBe(0)
      expect(await refundsOf(client, invoice)).toEqual({ count: 1, sum: 4900 })
      await Promise.all(Array.from({ length: clients }, () => client.post('/v1/jobs/send-refunds/run')))
      await ok(client.post('/v1/jobs/send-refunds/run'))
      expect(await sentBack(client)).toEqual({ count: round, sum: round * 4900 })
    }
  },
  mostMs,
)

test(
  'S43: parts that 32 refund at once come to what was captured and never to more (RACE, I13)',
  async () => {
    const client = await start()
    for (let round = 1; round <= rounds; round += 1) {
      const invoice = await charged(client, '4900')
      const refund = () => client.post('/v1/credit_notes', { invoice, amount: 700, settle: 'refund' })
      const first = await atOnce(refund)
      expect(first).toBeGreaterThan(0)
      expect(first + (await untilRefused(refund)), `round ${round}`).toBe(7)
      expect(await refundsOf(client, invoice)).toEqual({ count: 7, sum: 4900 })
      await ok(client.post('/v1/jobs/send-refunds/run'))
      expect(await sentBack(client)).toEqual({ count: 7 * round, sum: 4900 * round })
    }
  },
  mostMs,
)

test(
  'S43: of 32 who credit a whole invoice one does (RACE, I13)',
  async () => {
    const client = await start()
    for (let round = 1; round <= rounds; round += 1) {
      const invoice = await billed(client, await customer(client), '1000')
      const credit = () => client.post('/v1/credit_notes', { invoice })
      expect(await atOnce(credit), `round ${round}`).toBe(1)
      expect(await untilRefused(credit)).toBe(0)
      expect(await ok(client.get(`/v1/invoices/${invoice}`))).toMatchObject({ amount_credited: 1000, amount_due: 0 })
      expect((await ok(client.get(`/v1/credit_notes?invoice=${invoice}`))).data).toHaveLength(1)
    }
  },
  mostMs,
)

test(
  'S43: a code for one is redeemed once, by one of 32 customers and by 32 requests of one (RACE, I15)',
  async () => {
    const client = await start()
    const customers: string[] = []
    for (let count = 0; count < clients; count += 1) customers.push(await customer(client))
    for (let round = 1; round <= rounds; round += 1) {
      for (const who of [(index: number) => customers[index], () => customers[0]]) {
        const { id: coupon } = await ok(
          client.post('/v1/coupons', { name: 'Once', percent_off: '10', duration: 'once', max_redemptions_per_customer: null }),
        )
        const { code } = await ok(client.post('/v1/promotion_codes', { coupon, max_redemptions: 1 }))
        const redeem = (index: number) => client.post(`/v1/customers/${who(index)}/apply_coupon`, { promotion_code: code })
        expect(await atOnce(redeem), `round ${round}`).toBe(1)
        expect((await ok(client.get(`/v1/discounts?coupon=${coupon}`))).data).toHaveLength(1)
      }
    }
  },
  mostMs,
)

test(
  'S43: credit that was bought leaves a wallet once, whole or in parts, and what was given stays (RACE, I14)',
  async () => {
    const client = await start()
    for (let round = 1; round <= rounds; round += 1) {
      for (const [amount, times] of [
        [null, 1],
        [300, 3],
      ] as const) {
        const owner = await customer(client)
        const { id: wallet } = await ok(client.post('/v1/wallets', { customer: owner, name: 'Prepaid' }))
        await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 500, paid: false }))
        const { invoice } = await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 900, paid: true }))
        await ok(client.post(`/v1/invoices/${invoice}/record_payment`, { amount: 900, reference: 'Statement' }))
        const withdraw = () => client.post(`/v1/wallets/${wallet}/withdraw`, { amount, destination: 'customer_balance' })
        const first = await atOnce(withdraw)
        expect(first).toBeGreaterThan(0)
        expect(first + (await untilRefused(withdraw)), `round ${round}`).toBe(times)
        expect(await ok(client.get(`/v1/wallets/${wallet}/balance`))).toMatchObject({ balance: 500, withdrawable: 0 })
        expect((await ok(client.get(`/v1/customers/${owner}/credit_balance`))).data).toEqual([{ currency: 'EUR', balance: 900 }])
      }
    }
  },
  mostMs,
)

test(
  'S43: a trial that 32 end at once ends once, with one first invoice (RACE, I1)',
  async () => {
    const client = await start()
    const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '4900' } }]
    const { id: plan } = await ok(client.post('/v1/plans', { code: 'basic', name: 'Basic', prices }))
    for (let round = 1; round <= rounds; round += 1) {
      const owner = await customer(client)
      const { id, status } = await ok(client.post('/v1/subscriptions', { customer: owner, plan, trial_days: 14 }))
      expect(status).toBe('trialing')
      const end = () => client.post(`/v1/subscriptions/${id}/end_trial`)
      expect(await atOnce(end), `round ${round}`).toBe(1)
      expect(await untilRefused(end)).toBe(0)
      const { data } = await ok(client.get(`/v1/invoices?customer=${owner}`))
      expect(data.map(({ total }: { total: number }) => total)).toEqual([4900])
    }
  },
  mostMs,
)
