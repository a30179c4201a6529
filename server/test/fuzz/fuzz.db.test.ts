import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/kit/clock.ts'
import { routes } from '../../src/modules/index.ts'
import { type TestApi, testApi } from '../api.ts'
import { colleague } from '../colleagues.ts'
import { describedOperation } from '../proofs/described.ts'
import { fuzz } from './fuzz.ts'

// `npm run fuzz -- --requests 100000` is the long form. What it finds is fixed, and stays here as a test of its own.

test('F41, F42, F43, F44: whatever is sent, no answer is a bug of ours, and every answer is what the API promises', async () => {
  const { tally, violations, damage } = await fuzz({ requests: 2_500, seed: 27 })
  expect(violations).toEqual([])
  expect(damage).toEqual([])
  expect(tally.share).toBeGreaterThan(0.28)
  // Whoever an operation is for came with what it wants.
  const reached = (scope: RegExp) => routes.filter((route) => scope.test(route.scope) && !unreached.has(route.operation)).length
  const unreached = new Set(tally.unreached(routes))
  expect([/:(read|write)$/, /^customer$/, /^person$/, /^operator$/, /^anyone$/, /^publishable$/].map(reached)).toEqual(
    [200, 20, 8, 4, 4, 3].map((least) => expect.toSatisfy((found: number) => found >= least, `at least ${least}`)),
  )
}, 600_000)

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

test('an id in a path that is far too long is nobody’s', async () => {
  const { status, body } = await api.get(`/v1/invoices/${'x'.repeat(3000)}`)
  expect([status, body.code]).toEqual([404, 'not_found'])
})

test('a method that demands a body and has none is the client’s fault', async () => {
  const { status, headers } = await api.request('QUERY', '/v1/invoices')
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
})

test('a country of the wrong form is refused before anybody is asked for its name', async () => {
  const { status, body } = await api.post('/v1/tax_rates', { name: 'VAT', percent: '19', country: '\\' })
  expect([status, body.errors[0].pointer]).toEqual([422, '/country'])
})

test('a list without a search says so in our words', async () => {
  const { status, body } = await api.get('/v1/disputes?q=x')
  expect([status, body.errors[0].detail]).toEqual([422, 'This list has no search.'])
})

test('a gift to a customer whom nobody has waits for nobody’s approval', async () => {
  const client = await api.organizationClient()
  const settings = { refunds: null, credits: { demands: 'approval', above: [] }, write_offs: null, api_keys: true }
  expect((await client.request('PUT', '/v1/approval_settings', settings)).status).toBe(200)
  const gift = { amount: 500, currency: 'EUR' }
  const theirs = (await api.post('/v1/customers', { name: 'Ada', currency: 'EUR' })).body.id
  expect((await client.post(`/v1/customers/${theirs}/credit_grants`, gift)).status).toBe(404)
  const own = (await client.post('/v1/customers', { name: 'Bea', currency: 'EUR' })).body.id
  expect((await client.post(`/v1/customers/${own}/credit_grants`, gift)).status).toBe(202)
})

test('an invoice that was written off and then credited in full takes no money', async () => {
  const { id: customer } = (await api.post('/v1/customers', { name: 'Ada', currency: 'EUR' })).body
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  const wanted = { customer, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true }
  const { id } = (await api.post('/v1/invoices', wanted)).body
  expect((await api.post(`/v1/invoices/${id}/mark_uncollectible`)).status).toBe(200)
  expect((await api.post('/v1/credit_notes', { invoice: id, reason: 'other', settle: 'credit' })).status).toBe(201)
  const method = (await api.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa' })).body.id
  const tried = [
    await api.post(`/v1/invoices/${id}/pay`, { payment_method: method }),
    await api.post(`/v1/invoices/${id}/payment_intent`, {}),
    await api.post(`/v1/invoices/${id}/record_payment`, { reference: 'Statement 8' }),
  ]
  expect(tried.map(({ status, body }) => [status, body.code])).toEqual(tried.map(() => [409, 'invalid_state']))
})

test('a sum that no exact number can say is refused, not rounded', async () => {
  const client = await api.organizationClient()
  const { id: customer } = (await client.post('/v1/customers', { name: 'Ada', currency: 'EUR', collection_method: 'send_invoice' })).body
  const wallet = (await client.post('/v1/wallets', { customer, currency: 'EUR', name: 'Prepaid' })).body.id
  for (const amount of [Number.MAX_SAFE_INTEGER, 100])
    expect((await client.post(`/v1/wallets/${wallet}/top_up`, { amount, paid: true })).status).toBe(201)
  for (const path of ['/v1/reports/revenue', '/v1/overview']) {
    const { status, body } = await client.get(path)
    expect([path, status, body.code]).toEqual([path, 409, 'conflict'])
  }
})

test('somebody who asked for an approval and has left since is nothing that the doctor complains of', async () => {
  const client = await api.organizationClient()
  const rules = { refunds: null, credits: { demands: 'approval', above: [] }, write_offs: null, api_keys: false }
  expect((await client.request('PUT', '/v1/approval_settings', rules)).status).toBe(200)
  const { id: customer } = (await client.post('/v1/customers', { name: 'Ada', currency: 'EUR' })).body
  const finn = await colleague(api, { organizationId: client.organization.id, role: 'finance', now: systemClock.now() })
  expect((await finn.post(`/v1/customers/${customer}/credit_grants`, { amount: 500, currency: 'EUR' })).status).toBe(202)
  expect((await client.delete(`/v1/members/${encodeId('mem', finn.memberId)}`)).status).toBe(200)
  const { findings } = (await client.get('/v1/doctor')).body
  expect(findings.filter(({ check }: { check: string }) => check === 'references_lead_somewhere')).toEqual([])
})

test('what only reads has no body, so nobody minds how one would be packed', async () => {
  const headers = { 'content-encoding': 'gzip' }
  const authorization = `Bearer ${api.key}`
  expect((await api.raw('GET', '/v1/customers', undefined, { authorization, headers })).status).toBe(200)
  expect((await api.raw('POST', '/v1/customers', '{"name":"Ada"}', { authorization, headers })).status).toBe(415)
})

test('an action with the tag of another state is answered 412, and its description says so', async () => {
  const { id } = (await api.post('/v1/customers', { name: 'Ada', currency: 'EUR' })).body
  const headers = { 'if-match': '"of-another-state"' }
  expect((await api.post(`/v1/customers/${id}/archive`, {}, { headers })).status).toBe(412)
  const archive = routes.find(({ operation }) => operation === 'archiveCustomer')
  expect(archive && describedOperation(archive).statuses).toContain(412)
})

test('a price or a plan that a scheduled change is about to use is not deleted', async () => {
  const client = await api.organizationClient()
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }]
  const [now, next] = [
    (await client.post('/v1/plans', { code: 'now', name: 'Now', prices })).body,
    (await client.post('/v1/plans', { code: 'next', name: 'Next', prices })).body,
  ]
  const { id: customer } = (await client.post('/v1/customers', { name: 'Ada', currency: 'EUR', collection_method: 'send_invoice' })).body
  const { id } = (await client.post('/v1/subscriptions', { customer, plan: now.id })).body
  expect((await client.post(`/v1/subscriptions/${id}/change`, { plan: next.id, timing: 'period_end' })).status).toBe(200)
  const refused = [await client.delete(`/v1/prices/${next.prices[0].id}`), await client.delete(`/v1/plans/${next.id}`)]
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'conflict'],
    [409, 'conflict'],
  ])
  expect((await client.get(`/v1/subscriptions/${id}/upcoming_invoice`)).status).toBe(200)
  // Once nothing waits for them any more they go.
  const [change] = (await client.get(`/v1/subscriptions/${id}/changes`)).body.data
  expect((await client.post(`/v1/subscriptions/${id}/changes/${change.id}/withdraw`)).status).toBe(200)
  expect((await client.delete(`/v1/plans/${next.id}`)).status).toBe(200)
  expect((await client.get(`/v1/subscriptions/${id}/changes`)).status).toBe(200)
  expect((await client.get(`/v1/subscriptions/${id}/upcoming_invoice`)).status).toBe(200)
})

test('a page of the sandbox bank whose name cannot be one of ours is nobody’s', async () => {
  for (const reference of ['a%00b', 'x'.repeat(90), '%F0%9F%98%80']) {
    const { status, headers } = await api.raw('GET', `/sandbox-gateway/confirm/${reference}`)
    expect([reference, status, headers['content-type']]).toEqual([reference, 404, 'text/html; charset=utf-8'])
  }
})
