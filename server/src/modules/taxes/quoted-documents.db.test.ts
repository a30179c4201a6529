import { idOf } from '@quarterday/core/id.ts'
import { decodeId } from '@quarterday/core/id.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { startTaxEngine, type TaxEngine } from '../../../test/tax-engine.ts'
import { quoteTaxes } from './quote-taxes.ts'

const secret = 'a secret that the engine and we share'
let engine: TaxEngine
let api: TestApi
beforeEach(async () => {
  engine = await startTaxEngine(secret)
  const taxProvider = { url: engine.url, secret }
  const config = { secret: testSecret, publicUrl: 'http://localhost:4242', taxProvider }
  api = await testApi({ clockAt: Temporal.Instant.from('2026-12-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR', http: { config } })
  const set = { tax_engine: 'provider', legal: { address: { country: 'DE' } } }
  expect((await api.patch('/v1/organization', set)).body).toMatchObject({ tax_engine: 'provider' })
})
/** Whatever happened, one key never stood for two questions, and what is written is what was said. */
afterEach(async () => {
  const { body: verification } = await api.get('/v1/verification')
  const { body: doctor } = await api.get('/v1/doctor')
  await engine.close()
  await api.close()
  expect(engine.conflicts).toEqual([])
  expect(verification).toMatchObject({ drift: [] })
  expect(doctor.findings.filter((each: { check: string }) => each.check !== 'taxes_are_quoted')).toEqual([])
})

async function made(path: string, body: unknown) {
  const reply = await api.post(path, body)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

async function advance(to: string) {
  const reply = await api.post(`/v1/sandboxes/${(await api.get('/v1/organization')).body.id}/advance`, { to })
  expect(reply.status, reply.text).toBe(200)
}

const customerOf = (parts: object = {}) =>
  made('/v1/customers', { name: 'Acme', collection_method: 'send_invoice', address: { country: 'DE' }, ...parts })
const one = (unit_amount: string, parts: object = {}) => ({ description: 'Work', unit_amount, ...parts })
const invoiceOf = async (id: string) => (await api.get(`/v1/invoices/${id}`)).body
const runJob = async () => {
  const reply = await api.post('/v1/jobs/quote-taxes/run')
  expect(reply.status, reply.text).toBe(200)
  return reply.body.counts
}
const finalize = (id: string) => api.post(`/v1/invoices/${id}/finalize`)
/** As a worker of another process does it. */
const work = () => quoteTaxes({ ...testContext(api.db.database, decodeId('org', orgId(api)) ?? ''), taxProvider: { url: engine.url, secret } })
const orgId = (client: ApiClient) => client.organization.id

test('a one-off invoice waits for its tax, and is finalized as soon as that is known', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
  expect(draft).toMatchObject({ status: 'draft', number: null, tax: 0, total: 999, tax_quote: { status: 'waiting', attempts: 0, failure: null } })
  expect(engine.questions).toEqual([])
  expect(await finalize(draft.id)).toMatchObject({ status: 409, body: { code: 'tax_not_known' } })
  expect(await runJob()).toEqual({ quoted: 1, failed: 0, outdated: 0, finalized: 1 })
  const [asked] = engine.questions
  expect(asked).toMatchObject({
    kind: 'quote',
    idempotency_key: `${draft.id}:1`,
    document: draft.id,
    currency: 'EUR',
    date: '2026-12-01',
    seller: { address: { country: 'DE' } },
    customer: { id: owner.id, name: 'Acme', address: { country: 'DE' } },
    lines: [{ id: draft.lines[0].id, kind: 'one_off', amount: 999, inclusive: false, category: null }],
  })
  // 19 % of 9.99 is 1.8981
  const invoice = await invoiceOf(draft.id)
  expect(invoice).toMatchObject({
    status: 'open',
    number: 'INV-000001',
    subtotal: 999,
    tax: 190,
    total: 1189,
    taxes: [{ name: 'USt', percent: '19', base: 999, amount: 190 }],
    tax_quote: { status: 'answered', reference: `q-${draft.id}:1`, attempts: 1, failure: null },
    lines: [{ id: draft.lines[0].id, tax: 190 }],
  })
  const { body: rate } = await api.get(`/v1/tax_rates/${invoice.taxes[0].tax_rate}`)
  expect(rate).toMatchObject({ name: 'USt', percent: '19', country: 'DE', provider: new URL(engine.url).host, status: 'archived' })
  expect((await api.get('/v1/tax_rates')).body.data).toEqual([])
  expect((await api.get('/v1/tax_rates?quoted=true')).body.data).toEqual([rate])
  const { text } = (await api.get(`/v1/invoices/${draft.id}/explanation`)).body
  expect(text).toContain(`19 % USt: 1.90. This is the tax as quoted by ${new URL(engine.url).host} (reference q-${draft.id}:1).`)
})
