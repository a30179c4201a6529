import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { runBilling } from '../billing/run-billing.ts'

let api: TestApi

beforeAll(async () => {
  api = await testApi()
})

afterAll(async () => {
  await api.close()
})

const begin = '2027-01-31T09:00:00Z'
const end = '2028-02-01T00:00:00Z'

/** Five customers in three zones, one of them with a card that declines, on plans of several intervals. */
async function business(): Promise<{
  client: ApiClient
  advance(to: string): Promise<{ status: number; body: { done: boolean; clock_at: string } }>
}> {
  const client = await api.organizationClient({ clockAt: Temporal.Instant.from(begin), timezone: 'Europe/Berlin' })
  const { id } = (await client.get('/v1/organization')).body
  const counts = [1, 3, 12]
  const prices = counts.map((count) => ({
    currency: 'EUR',
    interval: { unit: 'month', count },
    terms: { model: 'flat', amount: String(count * 999) },
  }))
  const plan = (await client.post('/v1/plans', { code: 'p', name: 'P', trial_days: 14, prices })).body.id
  for (const [index, timezone] of ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'UTC'].entries()) {
    const customer = (await client.post('/v1/customers', { name: timezone, timezone, currency: 'EUR' })).body.id
    const token = index === 4 ? 'pm_card_chargeDeclined' : 'pm_card_visa'
    await client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token })
    const interval = { unit: 'month', count: counts[index % 3] }
    await client.post('/v1/subscriptions', { customer, plan, interval, ...(index > 1 && { trial_days: 0 }) })
  }
  return { client, advance: (to) => client.post(`/v1/sandboxes/${id}/advance`, { to }) }
}

async function documents(client: ApiClient) {
  const { data } = (await client.get('/v1/invoices?sort=created_at&limit=100&expand[]=lines')).body
  return data.map((invoice: Record<string, unknown> & { lines: { amount: number; period: unknown }[] }) => {
    const { number, status, total, amount_due, issued_on, due_on, finalized_at, paid_at, lines } = invoice
    return {
      number,
      status,
      total,
      amount_due,
      issued_on,
      due_on,
      finalized_at,
      paid_at,
      lines: lines.map(({ amount, period }) => ({ amount, period })),
    }
  })
}

test('a year in one step, by the month and by odd hours makes the same documents', async () => {
  const steps = [end]
  const months = Array.from({ length: 13 }, (_, month) => Temporal.PlainDate.from('2027-02-01').add({ months: month }).toString()).map(
    (day) => `${day}T00:00:00Z`,
  )
  const hours: string[] = []
  for (
    let at = Temporal.Instant.from(begin).add({ hours: 37 });
    Temporal.Instant.compare(at, Temporal.Instant.from(end)) < 0;
    at = at.add({ hours: 24 * 5 + 7 })
  )
    hours.push(at.toString())
  const results: Awaited<ReturnType<typeof documents>>[] = []
  for (const way of [steps, months, [...hours, end]]) {
    const { client, advance } = await business()
    for (const to of way) expect((await advance(to)).body).toMatchObject({ done: true, clock_at: to })
    results.push(await documents(client))
  }
  const [first] = results
  expect(first.length).toBeGreaterThan(20)
  for (const other of results) expect(other).toEqual(first)
})

test('a worker that is at it at the same time is waited for, so what is due is billed at its moment', async () => {
  const { client, advance } = await business()
  const ctx = testContext(api.db.connect({ poolSize: 2 }), client.organization.id)
  let done = false
  const worker = (async () => {
    while (!done) await runBilling(ctx, { sliceSize: 1 })
  })()
  await advance(end)
  done = true
  await worker
  const alone = await business()
  await alone.advance(end)
  const what = (list: { issued_on: string; total: number }[]) => list.map(({ issued_on, total }) => `${issued_on} ${total}`).sort()
  expect(what(await documents(client))).toEqual(what(await documents(alone.client)))
})

test('the clock only moves forward, in sandboxes only, and one’s own', async () => {
  const { client, advance } = await business()
  expect(await advance('2027-01-01T00:00:00Z')).toMatchObject({ status: 422, body: { code: 'clock_backwards' } })
  const live = await api.organizationClient({ clockAt: null, name: 'Live' })
  const { id } = (await live.get('/v1/organization')).body
  expect(await live.post(`/v1/sandboxes/${id}/advance`, { days: 1 })).toMatchObject({ status: 409, body: { code: 'not_a_sandbox' } })
  expect((await client.post(`/v1/sandboxes/${id}/advance`, { days: 1 })).status).toBe(404)
  expect((await client.post(`/v1/sandboxes/${(await client.get('/v1/organization')).body.id}/advance`, {})).status).toBe(422)
})
