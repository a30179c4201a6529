import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'

// Sandboxes stand at 2027-04-01T00:00Z, which is 02:00 of 1 April in Berlin.

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }

async function seller() {
  const client = await api.organizationClient({})
  const plan = (await made(client, '/v1/plans', { code: 'basic', name: 'Basic', prices: [monthly] })).id
  return {
    client,
    async customer(name: string, card = 'pm_card_visa', currency = 'EUR'): Promise<string> {
      const { id } = await made(client, '/v1/customers', { name, currency })
      await made(client, '/v1/payment_methods', { customer: id, gateway: 'sandbox', token: card })
      return id
    },
    subscribe: async (customer: string): Promise<string> => (await made(client, '/v1/subscriptions', { customer, plan, trial_days: 0 })).id,
    async advance(to: string): Promise<void> {
      const { body } = await client.get('/v1/organization')
      await made(client, `/v1/sandboxes/${body.id}/advance`, { to })
    },
  }
}

async function made(client: ApiClient, path: string, body: object = {}): Promise<{ id: string }> {
  const reply = await client.post(path, body)
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

test('what began, ended and ran in each month, and the share that left, counted by hand', async () => {
  const { client, customer, subscribe, advance } = await seller()
  // April: four begin, one of them ends in it, so nobody left of those that ran when it began.
  const [first, second, third, fourth] = [
    await subscribe(await customer('A')),
    await subscribe(await customer('B')),
    await subscribe(await customer('C')),
    await subscribe(await customer('D')),
  ]
  await advance('2027-04-20T00:00:00Z')
  await made(client, `/v1/subscriptions/${first}/cancel`, { timing: 'now' })
  // May: of the three that run one leaves in the last hour of the month in Berlin, which is one hour earlier in UTC; one begins and ends.
  await advance('2027-05-10T00:00:00Z')
  const brief = await subscribe(await customer('E'))
  await advance('2027-05-12T00:00:00Z')
  await made(client, `/v1/subscriptions/${brief}/cancel`, { timing: 'now' })
  await advance('2027-05-31T21:30:00Z')
  await made(client, `/v1/subscriptions/${second}/cancel`, { timing: 'now' })
  // June: one is canceled for the end of its period, which has not come. A pause runs on.
  await advance('2027-06-15T00:00:00Z')
  await made(client, `/v1/subscriptions/${third}/cancel`, { timing: 'period_end' })
  await made(client, `/v1/subscriptions/${fourth}/pause`)

  const { body } = await client.get('/v1/reports/growth?from=2027-03')
  expect(body).toMatchObject({ object: 'growth_report', from: '2027-03', to: '2027-06', timezone: 'Europe/Berlin' })
  expect(body.data).toEqual([
    { month: '2027-03', started: 0, ended: 0, running: 0, churn_percent: null },
    { month: '2027-04', started: 4, ended: 1, running: 3, churn_percent: null },
    { month: '2027-05', started: 1, ended: 2, running: 2, churn_percent: '33.3' },
    { month: '2027-06', started: 0, ended: 0, running: 2, churn_percent: '0.0' },
  ])
  const csv = await client.get('/v1/reports/growth?from=2027-05&to=2027-05&format=csv')
  expect(csv.text).toBe('month,started,ended,running,churn_percent\r\n2027-05,1,2,2,33.3\r\n')
  const { status, body: refused } = await client.get('/v1/reports/growth?from=2027-06&to=2027-05')
  expect([status, refused.errors[0].pointer]).toEqual([422, '/from'])
})

test('customers by what they have paid, found by the state of their subscriptions', async () => {
  const { client, customer, subscribe, advance } = await seller()
  const pays = await customer('Pays twice')
  const paused = await customer('Paused after one')
  const declined = await customer('Declined', 'pm_card_chargeDeclined')
  const nobody = await customer('Never subscribed')
  await subscribe(pays)
  await subscribe(declined)
  const kept = await subscribe(paused)
  await made(client, '/v1/jobs/collect-payments/run')
  await made(client, `/v1/subscriptions/${kept}/pause`)
  await advance('2027-05-02T00:00:00Z')

  const figures = async (query: string) =>
    (await client.get(`/v1/reports/customers${query}`)).body.data.map((row: Record<string, unknown>) => [
      row.customer,
      row.subscription_statuses,
      row.currency,
      row.collected,
    ])
  const all = await figures('')
  expect(all.slice(0, 1)).toEqual([[pays, ['active'], 'EUR', 5800]])
  expect(all.map(([id]: [string]) => id).sort()).toEqual([pays, paused, declined, nobody].sort())
  expect(await figures('?subscription_status=past_due')).toEqual([[declined, ['past_due'], 'EUR', 0]])
  expect(await figures('?min_collected=5800')).toEqual([[pays, ['active'], 'EUR', 5800]])
  expect(await figures('?min_collected=5801')).toEqual([])
  expect(await figures('?currency=USD')).toEqual([])
  const { body: one } = await client.get('/v1/reports/customers?limit=1')
  expect(one).toMatchObject({ truncated: true, data: [{ customer: pays, invoices: 2, invoiced: 5800, outstanding: 0 }] })
  const csv = await client.get('/v1/reports/customers?min_collected=5800&format=csv')
  expect(csv.text.split('\r\n')[1]).toBe(`${pays},Pays twice,,active,active,EUR,2,58.00,58.00,0.00`)

  const named = async (query: string) => (await client.get(`/v1/customers?${query}`)).body.data.map(({ name }: { name: string }) => name)
  expect(await named('subscription_status=paused')).toEqual(['Paused after one'])
  expect(await named('subscription_status=past_due&q=decl')).toEqual(['Declined'])
  expect(await named('subscription_status=expired')).toEqual([])
  // Who works next door sees none of them.
  const other = await api.organizationClient({})
  expect((await other.get('/v1/reports/customers')).body.data).toEqual([])
  expect((await other.get('/v1/reports/growth?from=2027-04&to=2027-04')).body.data).toEqual([
    { month: '2027-04', started: 0, ended: 0, running: 0, churn_percent: null },
  ])
})
