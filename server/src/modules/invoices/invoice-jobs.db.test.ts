import { decodeId } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type TestApi, type TestApiOptions, testApi } from '../../../test/api.ts'

let api: TestApi | undefined
afterEach(async () => {
  const { body } = (await api?.get('/v1/verification')) ?? {}
  await api?.close()
  expect(body).toMatchObject({ drift: [] })
})

async function start(options: TestApiOptions): Promise<TestApi> {
  api = await testApi(options)
  return api
}

async function advance(client: TestApi, to: string) {
  const { body } = await client.get('/v1/organization')
  const reply = await client.post(`/v1/sandboxes/${body.id}/advance`, { to })
  expect(reply.status, reply.text).toBe(200)
  expect(reply.body.done).toBe(true)
  return reply.body.counts
}

test('an invoice falls overdue once, at the customer’s midnight after its last day to pay', async () => {
  const client = await start({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z') })
  const fields = { timezone: 'America/Los_Angeles', collection_method: 'send_invoice', net_terms_days: 3 }
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', ...fields })
  const { body: made } = await client.post('/v1/invoices', {
    customer: owner.id,
    lines: [{ description: 'x', unit_amount: '100' }],
    finalize: true,
  })
  // It is still March there.
  expect(made).toMatchObject({ issued_on: '2027-03-31', due_on: '2027-04-03', timezone: 'America/Los_Angeles' })
  const status = async () => (await client.get(`/v1/invoices/${made.id}`)).body.status
  await advance(client, '2027-04-04T06:59:59Z')
  expect(await status()).toBe('open')
  expect(await advance(client, '2027-04-04T07:00:00Z')).toMatchObject({ 'mark-overdue': { overdue: 1 } })
  expect(await status()).toBe('overdue')
  expect(await advance(client, '2027-04-06T00:00:00Z')).not.toHaveProperty('mark-overdue')
  const { body: events } = await client.get('/v1/events?type=invoice.overdue')
  expect(events.data).toHaveLength(1)
  expect(events.data[0]).toMatchObject({ object_id: made.id, sequence: 3, created_at: '2027-04-04T07:00:00Z', data: { status: 'overdue' } })
})

test('a renewal stays a draft for the grace period, then gets its number by itself', async () => {
  const conventions = { grace_period_days: 2, net_terms_days_sent: 10 }
  const client = await start({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'UTC', conventions })
  const { body: plan } = await client.post('/v1/plans', {
    code: 'basic',
    name: 'Basic',
    prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }],
  })
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  await client.post('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  await client.post(`/v1/customers/${owner.id}/credit_grants`, { amount: 1300, currency: 'EUR' })
  await advance(client, '2027-05-01T00:00:00Z')
  const { body: drafts } = await client.get('/v1/invoices?status=draft')
  expect(drafts.data).toHaveLength(1)
  const [draft] = drafts.data
  expect(draft).toMatchObject({ reason: 'renewal', number: null, finalize_at: '2027-05-03T00:00:00Z', total: 1000 })
  const { body: noted } = await client.patch(`/v1/invoices/${draft.id}`, { memo: 'With thanks' })
  expect(noted.memo).toBe('With thanks')
  for (const reply of [
    await client.delete(`/v1/invoices/${draft.id}`),
    await client.patch(`/v1/invoices/${draft.id}`, { lines: [{ description: 'x', unit_amount: '1' }] }),
    await client.post(`/v1/invoices/${draft.id}/void`),
  ]) {
    expect(reply).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  }
  expect(await advance(client, '2027-05-03T12:00:00Z')).toMatchObject({ 'finalize-drafts': { finalized: 1 } })
  expect((await client.get(`/v1/invoices/${draft.id}`)).body).toMatchObject({
    number: 'INV-000002',
    status: 'open',
    issued_on: '2027-05-03',
    due_on: '2027-05-13',
    credits_applied: 300,
    amount_due: 700,
    finalize_at: null,
    memo: 'With thanks',
  })
})

test('a draft that cannot be finalized is left and logged, and the others go on', async () => {
  const client = await start({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z') })
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme' })
  const draft = async () =>
    (await client.post('/v1/invoices', { customer: owner.id, lines: [{ description: 'x', unit_amount: '100' }] })).body.id
  const ids = [await draft(), await draft(), await draft()]
  await client.db.ownerQuery(`UPDATE invoices SET finalize_at = '2027-04-02T00:00:00Z'`)
  await client.db.ownerQuery(`UPDATE invoices SET timezone = 'Nowhere/At_All' WHERE id = $1`, [decodeId('inv', ids[1])])
  expect(await advance(client, '2027-04-03T00:00:00Z')).toMatchObject({ 'finalize-drafts': { finalized: 2 } })
  await client.db.ownerQuery(`UPDATE invoices SET timezone = 'UTC' WHERE status = 'draft'`)
  const shown = await Promise.all(ids.map(async (id) => (await client.get(`/v1/invoices/${id}`)).body))
  expect(shown.map(({ number }) => number)).toEqual(['INV-000001', null, 'INV-000002'])
  expect(client.logged.some((line) => line.includes(ids[1]) && line.includes('could not be finalized'))).toBe(true)
  expect(await advance(client, '2027-04-03T00:00:00Z')).toMatchObject({ 'finalize-drafts': { finalized: 1 } })
})
