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

async function advance(client: TestApi, to: string): Promise<void> {
  const { body } = await client.get('/v1/organization')
  const reply = await client.post(`/v1/sandboxes/${body.id}/advance`, { to })
  expect(reply.status, reply.text).toBe(200)
}

test('a credit of 1000.00 settles the open invoice and the next one; 500.10 stays', async () => {
  const client = await start({ clockAt: Temporal.Instant.from('2015-05-15T00:00:00Z'), timezone: 'UTC', currency: 'USD' })
  const { body: plan } = await client.post('/v1/plans', {
    code: 'standard',
    name: 'Standard',
    trial_days: 30,
    prices: [{ currency: 'USD', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '24995' } }],
  })
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  await client.post('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  await advance(client, '2015-06-14T00:00:00Z')
  const path = `/v1/customers/${owner.id}/credit_grants`
  const { body: grant } = await client.post(path, { amount: 100000, currency: 'USD', memo: 'Sorry' })
  expect(grant).toMatchObject({ amount: 100000, remaining: 75005, reason: 'granted', memo: 'Sorry', invoice: null })
  await advance(client, '2015-07-14T00:00:00Z')
  const { body: invoices } = await client.get(`/v1/invoices?customer=${owner.id}&sort=number`)
  expect(invoices.data).toMatchObject([
    { issued_on: '2015-06-14', subtotal: 24995, total: 24995, credits_applied: 24995, amount_due: 0, status: 'paid' },
    { issued_on: '2015-07-14', subtotal: 24995, total: 24995, credits_applied: 24995, amount_due: 0, status: 'paid' },
  ])
  expect((await client.get(`/v1/customers/${owner.id}/credit_balance`)).body).toEqual({ data: [{ currency: 'USD', balance: 50010 }] })
  const { body: entries } = await client.get(`/v1/credit_grants/${grant.id}/entries`)
  expect(entries.data).toMatchObject([
    { invoice: invoices.data[1].id, amount: 24995 },
    { invoice: invoices.data[0].id, amount: 24995 },
  ])
  expect((await client.get(`/v1/credit_grants/${grant.id}`)).body.remaining).toBe(50010)
  const { body: events } = await client.get(`/v1/events?object_id=${owner.id}`)
  expect(events.data[0]).toMatchObject({ type: 'customer.credit_granted', sequence: 2, data: { id: grant.id, remaining: 100000 } })
  const { body: paid } = await client.get(`/v1/events?object_id=${invoices.data[0].id}`)
  expect(paid.data.map(({ type, sequence }: { type: string; sequence: number }) => [type, sequence])).toEqual([
    ['invoice.paid', 3],
    ['invoice.credit_applied', 2],
    ['invoice.finalized', 1],
  ])
})

test('credit pays the oldest invoice first, in its own currency, and leaves one that a gateway is asked about', async () => {
  const client = await start({})
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice', currency: 'EUR' })
  const make = async (amount: string, currency = 'EUR') => {
    const lines = [{ description: 'x', unit_amount: amount }]
    return (await client.post('/v1/invoices', { customer: owner.id, currency, lines, finalize: true })).body.id
  }
  const asked = await make('100')
  const first = await make('100')
  const dollars = await make('100', 'USD')
  const second = await make('100')
  await client.db.ownerQuery(
    `INSERT INTO payments (organization_id, id, customer_id, invoice_id, gateway, attempt, idempotency_key, currency, amount, status, created_at)
     VALUES ($1, $2, $3, $2, 'sandbox', 1, 'k', 'EUR', 100, 'created', now())`,
    [client.organization.id, decodeId('inv', asked), decodeId('cus', owner.id)],
  )
  const path = `/v1/customers/${owner.id}/credit_grants`
  const due = async () =>
    Promise.all([asked, first, dollars, second].map(async (id) => (await client.get(`/v1/invoices/${id}`)).body.amount_due))
  const { body: waits } = await client.post(path, { amount: 7, currency: 'EUR', apply_to_open_invoices: false })
  expect(waits.remaining).toBe(7)
  expect(await due()).toEqual([100, 100, 100, 100])
  expect((await client.post(path, { amount: 150, currency: 'EUR' })).body.remaining).toBe(0)
  expect(await due()).toEqual([100, 0, 100, 50])
  expect((await client.get(`/v1/invoices/${second}`)).body).toMatchObject({ status: 'open', credits_applied: 50 })
  expect((await client.get(`${path}?available=true`)).body.data).toMatchObject([{ id: waits.id }])
  const [books] = await client.db.ownerQuery<{ owed: string; due: string; liability: string; left: string }>(
    `SELECT (SELECT sum(amount) FROM ledger_entries WHERE account = 'receivable')::text AS owed, (SELECT sum(amount_due) FROM invoices)::text AS due,
       (SELECT -sum(amount) FROM ledger_entries WHERE account = 'customer_credit')::text AS liability, (SELECT sum(remaining) FROM credit_grants)::text AS left`,
  )
  expect(books).toEqual({ owed: '250', due: '250', liability: '7', left: '7' })
})

test('sixteen grants at once each pay their part, and nothing twice (I14)', async () => {
  const client = await start({})
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  for (let count = 0; count < 4; count += 1) {
    await client.post('/v1/invoices', { customer: owner.id, lines: [{ description: 'x', unit_amount: '300' }], finalize: true })
  }
  const path = `/v1/customers/${owner.id}/credit_grants`
  const replies = await Promise.all(Array.from({ length: 16 }, () => client.post(path, { amount: 100, currency: 'EUR' })))
  expect(replies.map((reply) => reply.status)).toEqual(Array(16).fill(201))
  const { body: invoices } = await client.get('/v1/invoices')
  expect(invoices.data.map(({ status }: { status: string }) => status)).toEqual(['paid', 'paid', 'paid', 'paid'])
  expect((await client.get(`/v1/customers/${owner.id}/credit_balance`)).body.data).toEqual([{ currency: 'EUR', balance: 400 }])
  const { body: events } = await client.get(`/v1/events?object_id=${owner.id}&limit=100`)
  expect(events.data.map(({ sequence }: { sequence: number }) => sequence)).toEqual(Array.from({ length: 17 }, (_, index) => 17 - index))
})

test('a subscription that was behind recovers when credit pays for it, or its invoice is voided', async () => {
  const client = await start({})
  const { body: plan } = await client.post('/v1/plans', {
    code: 'basic',
    name: 'Basic',
    prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }],
  })
  const behind = async () => {
    const { body: owner } = await client.post('/v1/customers', { name: 'Acme' })
    const { body: subscription } = await client.post('/v1/subscriptions', { customer: owner.id, plan: plan.id })
    const id = decodeId('sub', subscription.id)
    await client.db.ownerQuery(`UPDATE subscriptions SET status = 'past_due' WHERE id = $1`, [id])
    await client.db.ownerQuery('UPDATE invoices SET collect_at = NULL WHERE subscription_id = $1', [id])
    const invoices = await client.get(`/v1/invoices?subscription=${subscription.id}`)
    const status = async () => (await client.get(`/v1/subscriptions/${subscription.id}`)).body.status
    expect(await status()).toBe('past_due')
    return { owner, invoice: invoices.body.data[0], status }
  }
  const paid = await behind()
  await client.post(`/v1/customers/${paid.owner.id}/credit_grants`, { amount: 600, currency: 'EUR' })
  expect(await paid.status()).toBe('past_due')
  await client.post(`/v1/customers/${paid.owner.id}/credit_grants`, { amount: 600, currency: 'EUR' })
  expect(await paid.status()).toBe('active')
  const voided = await behind()
  expect((await client.post(`/v1/invoices/${voided.invoice.id}/void`)).status).toBe(200)
  expect(await voided.status()).toBe('active')
})

test('a grant is refused for nobody, for nothing and for an unknown currency', async () => {
  const client = await start({})
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme' })
  const path = `/v1/customers/${owner.id}/credit_grants`
  const missing = '/v1/customers/cus_01h455vb4pex5vsknk084sn02q'
  expect((await client.post(`${missing}/credit_grants`, { amount: 1, currency: 'EUR' })).status).toBe(404)
  expect((await client.get(`${missing}/credit_grants`)).status).toBe(404)
  expect((await client.get(`${missing}/credit_balance`)).status).toBe(404)
  for (const body of [
    { amount: 0, currency: 'EUR' },
    { amount: -5, currency: 'EUR' },
    { amount: 1.5, currency: 'EUR' },
    { amount: 1, currency: 'XXX' },
  ]) {
    expect(await client.post(path, body), JSON.stringify(body)).toMatchObject({ status: 422, body: { code: 'invalid' } })
  }
  expect((await client.get(`/v1/customers/${owner.id}/credit_balance`)).body).toEqual({ data: [] })
})
