import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi

beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

/** Sandboxes stand at 2027-04-01T00:00Z, which is 02:00 of 1 April in Berlin. */
async function seller(): Promise<ApiClient> {
  return api.organizationClient({})
}

async function plan(client: ApiClient, code: string, prices: readonly unknown[]): Promise<string> {
  const reply = await client.post('/v1/plans', { code, name: code.toUpperCase(), prices })
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }
const yearly = { currency: 'EUR', interval: { unit: 'year', count: 1 }, terms: { model: 'per_unit', unit_amount: '10000' } }
const yen = { currency: 'JPY', interval: { unit: 'month', count: 3 }, terms: { model: 'flat', amount: '1000' } }

async function customer(client: ApiClient, name: string, card?: string): Promise<string> {
  const { body } = await client.post('/v1/customers', { name })
  if (card !== undefined) {
    const reply = await client.post('/v1/payment_methods', { customer: body.id, gateway: 'sandbox', token: card })
    expect(reply.status, reply.text).toBe(201)
  }
  return body.id
}

async function subscribe(client: ApiClient, subscription: Record<string, unknown>): Promise<string> {
  const reply = await client.post('/v1/subscriptions', { trial_days: 0, ...subscription })
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}

async function cancel(client: ApiClient, id: string, timing: string): Promise<void> {
  const reply = await client.post(`/v1/subscriptions/${id}/cancel`, { timing })
  expect(reply.status, reply.text).toBe(200)
}

async function advance(client: ApiClient, to: string): Promise<void> {
  const { body: organization } = await client.get('/v1/organization')
  const reply = await client.post(`/v1/sandboxes/${organization.id}/advance`, { to })
  expect(reply.body, reply.text).toMatchObject({ done: true })
}

test('what runs is reported with its price a period and a month, worked out by hand', async () => {
  const client = await seller()
  const basic = await plan(client, 'basic', [monthly])
  const pro = await plan(client, 'pro', [yearly])
  const tokyo = await plan(client, 'tokyo', [yen])
  const acme = await customer(client, 'Acme')
  await subscribe(client, { customer: acme, plan: basic })
  // 3 × 100.00 a year = 300.00, and 25.00 a month.
  await subscribe(client, { customer: await customer(client, 'Borealis'), plan: pro, quantity: '3' })
  // 1000 yen a quarter are 333.33… a month.
  await subscribe(client, { customer: await customer(client, 'Chiyoda'), plan: tokyo, currency: 'JPY' })
  await subscribe(client, { customer: await customer(client, 'Delta, in its trial'), plan: basic, trial_days: 14 })
  const canceled = await subscribe(client, { customer: acme, plan: basic })
  await cancel(client, canceled, 'now')

  const { body } = await client.get('/v1/reports/active_subscriptions')
  const shown = body.data.map((row: Record<string, unknown>) => [
    row.customer_name,
    row.plan_name,
    row.status,
    row.quantity,
    row.amount,
    row.mrr,
  ])
  expect(shown).toEqual([
    ['Acme', 'BASIC', 'active', '1', 2900, 2900],
    ['Borealis', 'PRO', 'active', '3', 30000, 2500],
    ['Chiyoda', 'TOKYO', 'active', '1', 1000, 333],
    ['Delta, in its trial', 'BASIC', 'trialing', '1', 2900, 0],
  ])
  expect(body.truncated).toBe(false)
  expect(body.totals).toEqual([
    { currency: 'EUR', subscriptions: 3, mrr: 5400, mrr_past_due: 0 },
    { currency: 'JPY', subscriptions: 1, mrr: 333, mrr_past_due: 0 },
  ])
  expect(body.by_plan.map((row: Record<string, unknown>) => [row.currency, row.plan_name, row.subscriptions, row.mrr])).toEqual([
    ['EUR', 'BASIC', 2, 2900],
    ['EUR', 'PRO', 1, 2500],
    ['JPY', 'TOKYO', 1, 333],
  ])

  const trials = await client.get('/v1/reports/active_subscriptions?status=trialing')
  expect(trials.body.data).toHaveLength(1)
  const first = await client.get('/v1/reports/active_subscriptions?limit=1&currency=EUR')
  expect(first.body).toMatchObject({
    truncated: true,
    data: [{ customer: acme }],
    totals: [{ currency: 'EUR', subscriptions: 3, mrr: 5400, mrr_past_due: 0 }],
  })
})

test('revenue of a month: invoiced, collected, still open', async () => {
  const client = await seller()
  const basic = await plan(client, 'basic', [monthly])
  await subscribe(client, { customer: await customer(client, 'Pays', 'pm_card_visa'), plan: basic })
  await subscribe(client, { customer: await customer(client, 'Cannot', 'pm_card_chargeDeclined'), plan: basic })
  const voided = await customer(client, 'Never mind')
  const subscription = await subscribe(client, { customer: voided, plan: basic })
  const [invoice] = (await client.get(`/v1/invoices?customer=${voided}`)).body.data
  expect((await client.post(`/v1/invoices/${invoice.id}/void`)).status).toBe(200)
  await cancel(client, subscription, 'now')
  await advance(client, '2027-05-02T00:00:00Z')

  const { body } = await client.get('/v1/reports/revenue?from=2027-04&to=2027-05')
  expect(body).toMatchObject({ from: '2027-04', to: '2027-05', timezone: 'Europe/Berlin' })
  const month = { currency: 'EUR', invoices: 2, invoiced: 5800, credited: 0, collected: 2900, outstanding: 2900 }
  expect(body.data).toEqual([
    { month: '2027-04', ...month },
    { month: '2027-05', ...month },
  ])
  expect(body.totals).toEqual([{ currency: 'EUR', invoices: 4, invoiced: 11600, credited: 0, collected: 5800, outstanding: 5800 }])

  const byPlan = await client.get('/v1/reports/revenue?from=2027-05&group_by=plan')
  expect(byPlan.body.data).toEqual([{ month: '2027-05', plan: basic, plan_name: 'BASIC', ...month }])

  const csv = await client.get('/v1/reports/revenue?from=2027-05&to=2027-05&format=csv')
  expect(csv.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="revenue-2027-05-2027-05.csv"',
  })
  expect(csv.text).toBe('month,currency,invoices,invoiced,credited,collected,outstanding\r\n2027-05,EUR,2,58.00,0.00,29.00,29.00\r\n')
})

test('a spreadsheet takes no customer’s name for a formula', async () => {
  const client = await seller()
  await subscribe(client, {
    customer: await customer(client, '=HYPERLINK("http://evil.example")'),
    plan: await plan(client, 'basic', [monthly]),
  })
  const { text } = await client.get('/v1/reports/active_subscriptions?format=csv')
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(text).toMatch(/,1 × BASIC,active,1,1 month,.*,EUR,29\.00,29\.00\r\n$/)
})

test('the overview counts what runs, what comes and what is late', async () => {
  const client = await seller()
  const basic = await plan(client, 'basic', [monthly])
  const pays = await customer(client, 'Pays', 'pm_card_visa')
  await subscribe(client, { customer: pays, plan: basic })
  await subscribe(client, { customer: await customer(client, 'Cannot', 'pm_card_chargeDeclined'), plan: basic })
  const leaving = await subscribe(client, { customer: pays, plan: basic })
  await cancel(client, leaving, 'period_end')
  await advance(client, '2027-04-27T00:00:00Z')

  const { body } = await client.get('/v1/overview')
  expect(body.subscriptions).toMatchObject({ active: 2, past_due: 1, trialing: 0 })
  // What is not paid is no revenue yet.
  expect(body.mrr).toEqual([{ currency: 'EUR', amount: 5800, past_due: 2900 }])
  expect(body.upcoming_renewals).toMatchObject({ next_7_days: 2, next_30_days: 2 })
  expect(body.upcoming_renewals.list.map((each: Record<string, unknown>) => [each.customer_name, each.amount, each.at])).toEqual([
    ['Pays', 2900, '2027-04-30T22:00:00Z'],
    ['Cannot', 2900, '2027-04-30T22:00:00Z'],
  ])
  expect(body.revenue.totals).toEqual([{ currency: 'EUR', invoices: 3, invoiced: 8700, credited: 0, collected: 5800, outstanding: 2900 }])
  expect(body.revenue.months).toHaveLength(12)
  expect(body.revenue.months.at(0)).toMatchObject({ month: '2026-05', invoiced: 0 })
  expect(body.revenue.months.at(-1)).toMatchObject({ month: '2027-04', invoiced: 8700, collected: 5800 })
  expect(body.overdue).toEqual({ invoices: 1, amounts: [{ currency: 'EUR', amount: 2900 }] })
  expect(body.newest_customers.map((each: Record<string, unknown>) => each.name)).toEqual(['Cannot', 'Pays'])

  const other = await seller()
  expect((await other.get('/v1/overview')).body).toMatchObject({ mrr: [], newest_customers: [], revenue: { totals: [], months: [] } })
})

test.each([
  ['from=2027-13', 'from'],
  ['from=2027-06&to=2027-05', 'from'],
  ['from=1950-01&to=2027-05', 'from'],
  ['group_by=customer', 'group_by'],
  ['format=pdf', 'format'],
])('revenue?%s is refused', async (query, field) => {
  const { status, body } = await api.get(`/v1/reports/revenue?${query}`)
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer: `/${field}` }])
})
