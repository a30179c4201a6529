import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { referenceBook } from '../../../test/reference-book.ts'
import { smallBook } from '../../../test/small-book.ts'
import { eventTypes } from './event-types.ts'
import { payloadSchemaOf } from './payload-schema.ts'

interface Told {
  readonly id: string
  readonly type: string
  readonly object_id: string
  readonly sequence: number
  readonly data: Record<string, unknown>
}

let api: TestApi
let told: Told[]
beforeAll(async () => {
  api = await testApi()
  await smallBook(api)
  await makeMore(api)
  const other = await api.organizationClient()
  await referenceBook(other)
  told = [...(await allEvents(api)), ...(await allEvents(other))]
})
afterAll(() => api.close())

async function allEvents(client: ApiClient): Promise<Told[]> {
  const all: Told[] = []
  for (let cursor = ''; ; ) {
    const { body } = await client.get(`/v1/events?limit=100${cursor}`)
    all.push(...body.data)
    if (!body.has_more) return all.reverse()
    cursor = `&cursor=${encodeURIComponent(body.next_cursor)}`
  }
}

async function made(reply: Promise<{ status: number; text: string; body: { id: string } }>): Promise<string> {
  const { status, text, body } = await reply
  expect(status, text).toBeLessThan(300)
  return body.id
}

/** What the small book does not do. */
async function makeMore(client: TestApi): Promise<void> {
  const price = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }
  const plan = await made(client.post('/v1/plans', { code: 'more', name: 'More', prices: [price], trial_days: 10 }))
  const customer = await made(client.post('/v1/customers', { name: 'More', currency: 'EUR' }))
  const act = (url: string, body?: object) => made(client.post(url, body))
  await act('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa' })
  const sub = await act('/v1/subscriptions', { customer, plan })
  const org = encodeId('org', client.organization.id)
  const advance = async (to: string) => expect((await client.post(`/v1/sandboxes/${org}/advance`, { to })).status).toBe(200)
  await advance('2027-08-01T12:00:00Z')
  await act(`/v1/subscriptions/${sub}/charges`, { description: 'x', unit_amount: '500', when: 'next_invoice' })
  const { body: lines } = await client.get(`/v1/subscriptions/${sub}/pending_lines`)
  await client.delete(`/v1/subscriptions/${sub}/pending_lines/${lines.data[0].id}`)
  await act(`/v1/subscriptions/${sub}/change`, { quantity: '2', timing: 'period_end' })
  const { body: changes } = await client.get(`/v1/subscriptions/${sub}/changes`)
  await client.post(`/v1/subscriptions/${sub}/changes/${changes.data[0].id}/withdraw`)
  await act(`/v1/subscriptions/${sub}/pause`)
  await act(`/v1/subscriptions/${sub}/resume`)
  await act(`/v1/subscriptions/${sub}/cancel`, { timing: 'period_end' })
  await act(`/v1/subscriptions/${sub}/uncancel`)
  const draft = { customer, currency: 'EUR', lines: [{ description: 'x', unit_amount: '900' }] }
  const invoice = await act('/v1/invoices', { ...draft, collection_method: 'send_invoice', finalize: true })
  await act(`/v1/invoices/${invoice}/record_payment`, { amount: 900, reference: 'Statement 9' })
  await act('/v1/credit_notes', { invoice, amount: 300, reason: 'other', settle: 'credit' })
  await act('/v1/credit_notes', { invoice, amount: 300, reason: 'other', settle: 'refund' })
  const bad = await act('/v1/invoices', { ...draft, collection_method: 'send_invoice', finalize: true })
  await act(`/v1/invoices/${bad}/mark_uncollectible`)
  const open = await act('/v1/invoices', { ...draft, finalize: false })
  await client.patch(`/v1/invoices/${open}`, { memo: 'changed' })
  await client.delete(`/v1/invoices/${open}`)
  const expires = { amount: 100, currency: 'EUR', apply_to_open_invoices: false, expires_at: '2027-08-02T00:00:00Z' }
  await act(`/v1/customers/${customer}/credit_grants`, { ...expires, rollover: { percent: 50 } })
  await act(`/v1/customers/${customer}/credit_grants`, expires)
  const wallet = await act('/v1/wallets', { customer, currency: 'EUR', name: 'Prepaid' })
  await act(`/v1/wallets/${wallet}/top_up`, { amount: 500, paid: false })
  await client.patch(`/v1/wallets/${wallet}`, { name: 'Other' })
  const endpoint = await act('/v1/webhook_endpoints', { url: 'https://hooks.example.com/' })
  await act(`/v1/webhook_endpoints/${endpoint}/rotate_secret`)
  await act(`/v1/webhook_endpoints/${endpoint}/test`)
  await act(`/v1/webhook_endpoints/${endpoint}/disable`)
  await act(`/v1/webhook_endpoints/${endpoint}/enable`)
  await client.patch('/v1/organization', { name: 'Harbour Coffee Roasters' })
  await advance('2027-09-10T12:00:00Z')
}

test('every event type has a documented payload', () => {
  expect(Object.keys(eventTypes).filter((type) => payloadSchemaOf(type) === undefined)).toEqual([])
})

test('what real events say is what is documented, to the last field', () => {
  const wrong = new Map<string, unknown>()
  for (const { type, data } of told) {
    const parsed = payloadSchemaOf(type)?.safeParse(data)
    if (!parsed?.success)
      wrong.set(type, { data, issues: parsed?.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) })
  }
  expect(Object.fromEntries(wrong)).toEqual({})
  expect(new Set(told.map(({ type }) => type)).size).toBeGreaterThanOrEqual(50)
})

test('field 2.4.20 one plan change emits each event once, about what is committed', async () => {
  const client = await api.organizationClient()
  const price = (amount: string) => ({ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount } })
  const basic = await made(client.post('/v1/plans', { code: 'basic', name: 'Basic', prices: [price('1000')] }))
  const pro = await made(client.post('/v1/plans', { code: 'pro', name: 'Pro', prices: [price('3000')] }))
  const customer = await made(client.post('/v1/customers', { name: 'Acme', currency: 'EUR' }))
  await made(client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa' }))
  const sub = await made(client.post('/v1/subscriptions', { customer, plan: basic }))
  const before = (await allEvents(client)).length
  await made(client.post(`/v1/subscriptions/${sub}/change`, { plan: pro, timing: 'now', proration: 'invoice_now' }))
  const after = (await allEvents(client)).slice(before)
  const types = after.map(({ type }) => type)
  expect(types).toContain('subscription.changed')
  expect(types).toHaveLength(new Set(types).size)
  const { body: now } = await client.get(`/v1/subscriptions/${sub}`)
  const changed = after.find(({ type }) => type === 'subscription.changed')
  expect(changed?.data).toMatchObject({ status: now.status, current_period_end: now.current_period_end })
})

test('field 2.4.19 no two events of one invoice contradict each other: paid is said once, and failed never after it', () => {
  const invoices = Map.groupBy(
    told.filter(({ type }) => type.startsWith('invoice.')),
    ({ object_id: id }) => id,
  )
  for (const events of invoices.values()) {
    const types = events.toSorted((a, b) => a.sequence - b.sequence).map(({ type }) => type)
    expect(events.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(types.map((_, index) => index + 1))
    const paid = types.filter((type) => type === 'invoice.paid')
    expect(paid.length).toBeLessThanOrEqual(1)
    if (paid.length === 1) expect(types.slice(types.indexOf('invoice.paid'))).not.toContain('invoice.payment_failed')
  }
  expect(invoices.size).toBeGreaterThan(10)
})
