import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi

beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }

test('one customer is billed for what is due and charged, and nobody else', async () => {
  const { body: plan } = await api.post('/v1/plans', { code: 'basic', name: 'Basic', prices: [monthly] })
  const customers: string[] = []
  for (const name of ['Acme', 'Borealis']) {
    const { body } = await api.post('/v1/customers', { name })
    await api.post('/v1/payment_methods', { customer: body.id, gateway: 'sandbox', token: 'pm_card_visa' })
    await api.post('/v1/subscriptions', { customer: body.id, plan: plan.id, trial_days: 0 })
    customers.push(body.id)
  }
  const [acme = '', borealis = ''] = customers
  // Two months go by without a worker.
  await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [api.organization.id, '2027-06-01T12:00:00Z'])

  const reply = await api.post(`/v1/customers/${acme}/bill`)
  expect(reply.status, reply.text).toBe(200)
  expect(reply.body).toMatchObject({ object: 'customer_billing', customer: acme, billed: 2, invoices: 2, parked: 0 })
  expect(reply.body.collected.map((each: Record<string, unknown>) => [each.amount, each.status, each.reason])).toEqual([
    [2900, 'succeeded', null],
    [2900, 'succeeded', null],
    [2900, 'succeeded', null],
  ])
  const again = await api.post(`/v1/customers/${acme}/bill`)
  expect(again.body).toMatchObject({ billed: 0, invoices: 0, collected: [] })
  expect((await api.get(`/v1/invoices?customer=${acme}&status=paid`)).body.data).toHaveLength(3)
  expect((await api.get(`/v1/invoices?customer=${borealis}`)).body.data).toHaveLength(1)
})

test('what cannot be charged says why; what is sent to be paid is left alone', async () => {
  const { body: plan } = await api.post('/v1/plans', { code: 'pro', name: 'Pro', prices: [monthly] })
  const { body: without } = await api.post('/v1/customers', { name: 'Without a card' })
  await api.post('/v1/subscriptions', { customer: without.id, plan: plan.id, trial_days: 0 })
  await api.post('/v1/subscriptions', { customer: without.id, plan: plan.id, trial_days: 0, collection_method: 'send_invoice' })
  const { body } = await api.post(`/v1/customers/${without.id}/bill`)
  expect(body.collected).toMatchObject([{ amount: 2900, status: 'not_asked', reason: 'no_payment_method' }])
})

test('a customer that is not there, or another’s, is not found', async () => {
  const other = await api.organizationClient()
  const { body: theirs } = await other.post('/v1/customers', { name: 'Theirs' })
  expect((await api.post(`/v1/customers/${theirs.id}/bill`)).status).toBe(404)
})
