import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi

beforeAll(async () => {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'Europe/Berlin' })
})

afterAll(async () => {
  await api.close()
})

async function world(conventions: object = {}) {
  const client = await api.organizationClient({ clockAt: Temporal.Instant.from('2027-04-01T08:00:00Z'), timezone: 'Europe/Berlin' })
  await client.patch('/v1/organization', { conventions: { consolidation: 'customer_day', ...conventions } })
  const organization = (await client.get('/v1/organization')).body.id
  const plan = async (code: string, amount: string) => {
    const price = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'per_unit', unit_amount: amount } }
    return (await client.post('/v1/plans', { code, name: code, prices: [price] })).body.id
  }
  const plans = { basic: await plan('basic', '1000'), pro: await plan('pro', '3000') }
  const customer = (await client.post('/v1/customers', { name: 'Acme', currency: 'EUR', locale: 'de-DE' })).body.id
  return {
    ...{ client, plans, customer, organization },
    start: async (body: object = {}) => {
      const reply = await client.post('/v1/subscriptions', { customer, plan: plans.basic, collection_method: 'send_invoice', ...body })
      expect(reply.status, JSON.stringify(reply.body)).toBe(201)
      return reply.body
    },
    advance: async (to: string) =>
      expect((await client.post(`/v1/sandboxes/${organization}/advance`, { to })).body).toMatchObject({ done: true }),
    invoices: async () => (await client.get('/v1/invoices?sort=created_at&limit=100&expand[]=lines')).body.data,
    drift: async () => (await client.get('/v1/verification')).body.drift,
  }
}

type Invoice = { reason: string; total: number; number: string | null; collection_method: string; lines: { amount: number }[] }

function later(invoices: Invoice[]): unknown[] {
  return invoices
    .filter((each) => each.reason !== 'start')
    .map(({ reason, total, lines }) => [reason, total, lines.map((line) => line.amount)])
}

test('what falls due for a customer on a day is one document for each way of collecting', async () => {
  const { start, advance, invoices, plans, drift } = await world()
  await start()
  await start({ plan: plans.pro })
  await start({ quantity: '2', start_at: '2027-04-01T00:00:00Z' })
  await start({ plan: plans.pro, net_terms_days: 30 })
  await advance('2027-05-01T06:00:00Z')
  const documents = later(await invoices())
  expect(documents).toHaveLength(2)
  expect(documents).toEqual(
    expect.arrayContaining([
      ['consolidated', 6000, [1000, 3000, 2000]],
      ['consolidated', 3000, [3000]],
    ]),
  )
  expect((await invoices()).every((invoice: Invoice) => invoice.number !== null)).toBe(true)
  expect(await drift()).toEqual([])
})

test('a coupon is taken off the document as a whole', async () => {
  const { client, start, advance, invoices, plans, drift } = await world()
  const coupon = (await client.post('/v1/coupons', { name: 'Ten per cent', percent_off: '10', duration: 'forever' })).body
  await start()
  await start({ plan: plans.pro, coupon: coupon.id })
  await advance('2027-05-01T06:00:00Z')
  const [document, ...others] = (await invoices()).filter((invoice: Invoice) => invoice.reason !== 'start')
  expect(others).toEqual([])
  expect(document.lines.map((line: { amount: number; discount: number }) => [line.amount, line.discount])).toEqual([
    [1000, 0],
    [3000, 300],
  ])
  expect(document).toMatchObject({ subtotal: 4000, discount: 300, total: 3700 })
  expect(await drift()).toEqual([])
})

test('a grace period makes it a draft first; whoever joins later has a document of its own', async () => {
  const { start, advance, invoices, plans } = await world({ grace_period_days: 2 })
  await start()
  await advance('2027-05-01T06:00:00Z')
  expect((await invoices()).at(-1)).toMatchObject({ reason: 'consolidated', status: 'draft', number: null })
  await start({ plan: plans.pro, start_at: '2027-05-01T05:00:00Z' })
  await advance('2027-05-03T06:00:00Z')
  expect((await invoices()).map((invoice: { status: string }) => invoice.status)).toEqual(['overdue', 'open', 'open'])
})

test('a shared document that is not paid puts each of its subscriptions behind, and paying it brings them back', async () => {
  const { client, customer, start, advance, invoices, plans } = await world()
  const ids = [await start(), await start({ plan: plans.pro })].map(({ id }) => id)
  for (const id of ids) await client.patch(`/v1/subscriptions/${id}`, { collection_method: 'charge_automatically' })
  await client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_chargeDeclined' })
  await advance('2027-05-01T06:00:00Z')
  const statuses = () => Promise.all(ids.map(async (id) => (await client.get(`/v1/subscriptions/${id}`)).body.status))
  expect(await statuses()).toEqual(['past_due', 'past_due'])
  const shared = (await invoices()).find((invoice: Invoice) => invoice.reason === 'consolidated')
  await client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa', default: true })
  expect((await client.post(`/v1/invoices/${shared.id}/pay`, {})).status).toBe(200)
  expect(await statuses()).toEqual(['active', 'active'])
})

test('several workers make one document (RACE)', async () => {
  const { client, start, advance, invoices, plans, organization } = await world()
  for (let count = 0; count < 6; count += 1) await start({ plan: count % 2 === 0 ? plans.basic : plans.pro })
  await api.db.ownerQuery(`UPDATE organizations SET clock_at = '2027-05-01T09:00:00Z' WHERE id = $1`, [client.organization.id])
  await client.post('/v1/jobs/billing-run/run')
  await Promise.all(Array.from({ length: 8 }, () => client.post('/v1/jobs/consolidate-invoices/run')))
  expect(organization).toBeDefined()
  expect(later(await invoices())).toEqual([['consolidated', 12_000, expect.arrayContaining([1000, 3000])]])
  await advance('2027-05-02T00:00:00Z')
  expect(later(await invoices())).toHaveLength(1)
})
