import { decodeId } from '@quarterday/core/id.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { startTaxEngine, type TaxEngine } from '../../../test/tax-engine.ts'
import type { Database } from '../../kit/db.ts'
import { quoteTaxes } from './quote-taxes.ts'
import { settleQuotes } from './settle-quotes.ts'

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
const work = () => quoteTaxes({ ...testContext(api.db.database, api.organization.id), taxProvider: { url: engine.url, secret } })
const planOf = (amount: string, parts: object = {}) =>
  made('/v1/plans', {
    ...{ code: 'pro', name: 'Pro' },
    prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount }, ...parts }],
  })
const documentsOf = async (customer: string) => (await api.get(`/v1/invoices?customer=${customer}&sort=number&expand[]=lines`)).body.data
test('a one-off invoice waits for its tax, and is finalized as soon as that is known', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
  expect(draft).toMatchObject({
    status: 'draft',
    number: null,
    tax: 0,
    total: 999,
    tax_quote: { status: 'waiting', attempts: 0, failure: null },
  })
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

test('what a subscription bills is drafted, asked about and issued, period by period', async () => {
  const owner = await customerOf()
  const plan = await planOf('2999')
  await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  expect((await documentsOf(owner.id))[0]).toMatchObject({ status: 'draft', tax_quote: { status: 'waiting' } })
  await advance('2027-01-01T00:00:00Z')
  // 29.99 × 19 % = 5.6981
  const expected = { tax: 570, total: 3569, tax_quote: { status: 'answered' } }
  expect(await documentsOf(owner.id)).toMatchObject([
    { ...expected, status: 'overdue', number: 'INV-000001', reason: 'start', issued_on: '2026-12-01' },
    { ...expected, status: 'open', number: 'INV-000002', reason: 'renewal', issued_on: '2027-01-01' },
  ])
  expect(engine.questions.map(({ date }) => date)).toEqual(['2026-12-01', '2027-01-01'])
})

test('what is given back of a quoted line goes back with its share of the tax, and nobody is asked about it', async () => {
  const owner = await customerOf({ address: { country: 'CA' }, region: 'QC' })
  const plan = await planOf('3100')
  const subscription = await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  await advance('2026-12-16T00:00:00Z')
  // 31.00: 5 % are 1.55, 9.975 % are 3.09225
  const [first] = await documentsOf(owner.id)
  expect(first).toMatchObject({
    tax: 464,
    taxes: [
      { name: 'GST', amount: 155 },
      { name: 'QST', amount: 309 },
    ],
  })
  const reply = await api.post(`/v1/subscriptions/${subscription.id}/cancel`, { timing: 'now', credit: 'credit_note' })
  expect(reply.status, reply.text).toBe(200)
  // 16 of 31 days: 16.00, and of the tax 0.80 and 1.5948
  const [note] = (await api.get(`/v1/credit_notes?customer=${owner.id}`)).body.data
  expect((await api.get(`/v1/credit_notes/${note.id}`)).body).toMatchObject({ subtotal: 1600, tax: 239, total: 1839 })
  expect(engine.questions).toHaveLength(1)
})

test('where the conventions give back by a line of the next document, that names the taxes as they were quoted', async () => {
  expect((await api.patch('/v1/organization', { conventions: { credit_policy: 'invoice_line' } })).status).toBe(200)
  const owner = await customerOf({ address: { country: 'CA' }, region: 'QC' })
  const plan = await planOf('3100')
  const subscription = await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  await advance('2026-12-16T00:00:00Z')
  expect((await api.patch(`/v1/customers/${owner.id}`, { tax_treatment: 'exempt' })).status).toBe(200)
  expect((await api.post(`/v1/subscriptions/${subscription.id}/cancel`, { timing: 'now' })).status).toBe(200)
  // 16 of 31 days of 31.00, of 1.55 and of 3.09
  const [, last] = await documentsOf(owner.id)
  expect(last).toMatchObject({
    status: 'paid',
    taxes: [
      { name: 'GST', percent: '5', amount: -80 },
      { name: 'QST', percent: '9.975', amount: -159 },
    ],
    lines: [
      { amount: -1600, tax: -239 },
      { kind: 'credit_to_balance', amount: 1839 },
    ],
  })
})

test('a price that includes its tax, less a tenth, is split as the engine says', async () => {
  const owner = await customerOf()
  const coupon = await made('/v1/coupons', { name: 'Tenth', percent_off: '10', duration: 'once' })
  expect((await api.post(`/v1/customers/${owner.id}/apply_coupon`, { coupon: coupon.id })).status).toBe(201)
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('11900', { tax_behavior: 'inclusive' })], finalize: true })
  expect(await runJob()).toMatchObject({ quoted: 1 })
  // 119.00 less 11.90 is 107.10, of which 17.10 is tax; without it 100.00 less 10.00
  expect(await invoiceOf(draft.id)).toMatchObject({ status: 'open', subtotal: 10000, discount: 1000, tax: 1710, total: 10710 })
  // The coupon was used once, by the invoice, and not given back on the way.
  const { body } = await api.get('/v1/events?limit=100')
  expect(body.data.filter((event: { type: string }) => event.type === 'discount.restored')).toEqual([])
})

test('what a document is below zero with its tax goes to the balance', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('-1000'), one('500')], finalize: true })
  await runJob()
  // −10.00 − 1.90 + 5.00 + 0.95 = −5.95
  const invoice = await invoiceOf(draft.id)
  expect(invoice).toMatchObject({ status: 'paid', tax: -95, total: 0 })
  expect(invoice.lines).toMatchObject([{ tax: -190 }, { tax: 95 }, { kind: 'credit_to_balance', amount: 595 }])
})

test('the engine may say that the customer owes the tax; of whom the seller says so, nobody is asked', async () => {
  const business = await customerOf({ address: { country: 'NL' }, tax_ids: [{ type: 'eu_vat', value: 'NL004495445B01' }] })
  const abroad = await made('/v1/invoices', { customer: business.id, lines: [one('10000')], finalize: true })
  await runJob()
  expect(await invoiceOf(abroad.id)).toMatchObject({ status: 'open', tax: 0, taxes: [], tax_treatment: 'reverse_charge' })
  const school = await customerOf({ tax_treatment: 'exempt' })
  const exempt = await made('/v1/invoices', { customer: school.id, lines: [one('10000')], finalize: true })
  expect(exempt).toMatchObject({ status: 'open', tax: 0, tax_treatment: 'exempt', tax_quote: null })
  expect(engine.questions).toHaveLength(1)
})

test('a line that names a rate is charged that one and is not asked about', async () => {
  const owner = await customerOf()
  const own = await made('/v1/tax_rates', { name: 'Levy', percent: '3', country: 'DE' })
  const alone = await made('/v1/invoices', { customer: owner.id, lines: [one('1000', { tax_rate: own.id })], finalize: true })
  expect(alone).toMatchObject({ status: 'open', tax: 30, tax_quote: null })
  const both = await made('/v1/invoices', { customer: owner.id, lines: [one('1000', { tax_rate: own.id }), one('999')], finalize: true })
  await runJob()
  expect(engine.questions.map(({ lines }) => lines.length)).toEqual([1])
  expect(await invoiceOf(both.id)).toMatchObject({
    status: 'open',
    tax: 220,
    taxes: [
      { name: 'Levy', amount: 30 },
      { name: 'USt', amount: 190 },
    ],
  })
  const { tax_rate: quoted } = (await invoiceOf(both.id)).taxes[1]
  const named = await api.post('/v1/invoices', { customer: owner.id, lines: [one('1', { tax_rate: quoted })] })
  expect(named).toMatchObject({ status: 422, body: { errors: [{ pointer: '/lines/0/tax_rate', code: 'not_found' }] } })
  expect(await api.patch(`/v1/tax_rates/${quoted}`, { name: 'Mine' })).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
})

test.each([
  ['wrong', /cannot be right.*not 19 %/],
  ['negative', /another sign/],
  ['short', /0 of 1 lines/],
  ['garbage', /not of the protocol’s form/],
  ['refuse', /The address cannot be found/],
] as const)('an answer that is %s is not written: the invoice says why and is asked again', async (mood, reason) => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
  engine.mood = mood
  expect(await runJob()).toEqual({ quoted: 0, failed: 1, outdated: 0, finalized: 0 })
  const waiting = { status: 'waiting', attempts: 1, failure: expect.stringMatching(reason), ask_at: '2026-12-01T00:01:00Z' }
  expect(await invoiceOf(draft.id)).toMatchObject({ status: 'draft', tax: 0, tax_quote: waiting })
  expect(await finalize(draft.id)).toMatchObject({ status: 409, body: { code: 'tax_not_known' } })
  // Its time has not come; by hand it has.
  expect(await runJob()).toMatchObject({ quoted: 0, failed: 0 })
  engine.mood = 'answer'
  const { body } = await api.post(`/v1/invoices/${draft.id}/quote_tax`)
  expect(body).toMatchObject({ status: 'open', tax: 190, tax_quote: { status: 'answered', attempts: 2, failure: null } })
  expect(new Set(engine.questions.map((each) => each.idempotency_key)).size).toBe(1)
  expect(await api.post(`/v1/invoices/${draft.id}/quote_tax`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
})

test('F19: an engine that is away for a day is asked ever less often, the doctor says so, and everything is issued when it is back', async () => {
  const owner = await customerOf()
  const plan = await planOf('2999')
  engine.mood = 'refuse'
  await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  await advance('2026-12-02T01:00:00Z')
  // After 1, 2, 4, 8, 16, 32 and 60 minutes, then by the hour: 0:00 to 1:03, and each hour from 2:03 to 1:03 but the last.
  const [waiting] = await documentsOf(owner.id)
  expect(waiting).toMatchObject({
    status: 'draft',
    tax_quote: { waiting_since: '2026-12-01T00:00:00Z', failure: 'The address cannot be found' },
  })
  expect(engine.questions).toHaveLength(7 + 23)
  const { findings } = (await api.get('/v1/doctor')).body
  expect(findings).toMatchObject([{ check: 'taxes_are_quoted', object: waiting.id }])
  engine.mood = 'answer'
  await advance('2026-12-02T03:00:00Z')
  expect(await documentsOf(owner.id)).toMatchObject([{ status: 'open', total: 3569, issued_on: '2026-12-02' }])
  expect((await api.get('/v1/doctor')).body.findings).toEqual([])
})

test('F2: an answer that was lost is given again under the same key, and counts once', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
  engine.next.push('lost', 'lost', 'lost')
  expect(await runJob()).toMatchObject({ failed: 1 })
  expect((await api.post(`/v1/invoices/${draft.id}/quote_tax`)).body).toMatchObject({ status: 'open', number: 'INV-000001', tax: 190 })
  expect(engine.questions.map((each) => each.idempotency_key)).toEqual(Array(4).fill(`${draft.id}:1`))
})

test('F3: several workers at once, and one who asks by hand: each draft is taxed and numbered once', async () => {
  const owner = await customerOf()
  const drafts = await Promise.all(
    Array.from({ length: 8 }, () => made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })),
  )
  const byHand = drafts.slice(0, 3).map(({ id }) => api.post(`/v1/invoices/${id}/quote_tax`))
  const counts = await Promise.all([work(), work(), work(), ...byHand])
  expect(counts).toHaveLength(6)
  await runJob()
  const invoices = await documentsOf(owner.id)
  expect(invoices.map(({ number }: { number: string }) => number)).toEqual(drafts.map((_, index) => `INV-00000${index + 1}`))
  for (const invoice of invoices) expect(invoice).toMatchObject({ status: 'open', tax: 190, total: 1189 })
})

test('an answer to a draft that has changed meanwhile is dropped, and the new content is asked about under another key', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
  engine.next.push('slow')
  const working = work()
  await engine.asked(1)
  expect((await api.patch(`/v1/invoices/${draft.id}`, { lines: [one('2000')] })).status).toBe(200)
  engine.release()
  expect(await working).toMatchObject({ quoted: 0, outdated: 1 })
  expect(await invoiceOf(draft.id)).toMatchObject({
    status: 'draft',
    subtotal: 2000,
    tax: 0,
    tax_quote: { status: 'waiting', attempts: 0 },
  })
  expect(await runJob()).toMatchObject({ quoted: 1 })
  expect(await invoiceOf(draft.id)).toMatchObject({ status: 'open', tax: 380, tax_quote: { reference: `q-${draft.id}:2` } })
})

test('who moves while the tax is asked is asked about anew, under another key', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('1000')], finalize: true })
  engine.next.push('refuse')
  await runJob()
  expect((await api.patch(`/v1/customers/${owner.id}`, { address: { country: 'CA' }, region: 'QC' })).status).toBe(200)
  expect((await api.post(`/v1/invoices/${draft.id}/quote_tax`)).body).toMatchObject({ status: 'open', tax: 150 })
  expect(engine.questions.map((each) => each.idempotency_key)).toEqual([`${draft.id}:1`, `${draft.id}:2`])
})

test('who moves when the tax is known, but the invoice is not issued yet, is asked about anew: it is made out to where they are', async () => {
  expect((await api.patch('/v1/organization', { conventions: { grace_period_days: 3 } })).status).toBe(200)
  const owner = await customerOf()
  const plan = await planOf('1000')
  await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  await advance('2027-01-01T06:00:00Z')
  const renewal = async () =>
    (await documentsOf(owner.id)).find((each: { created_at: string }) => each.created_at === '2027-01-01T00:00:00Z')
  const draft = await renewal()
  expect(draft).toMatchObject({ status: 'draft', tax: 190, tax_quote: { status: 'answered' } })
  expect((await api.patch(`/v1/customers/${owner.id}`, { address: { country: 'CA' }, region: 'QC' })).status).toBe(200)
  await advance('2027-01-05T00:00:00Z')
  expect(await renewal()).toMatchObject({ id: draft.id, status: 'open', tax: 150, tax_quote: { reference: `q-${draft.id}:2` } })
})

test('while it is asked a draft cannot be voided; one that is deleted is gone, and its answer with it', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
  engine.next.push('slow')
  const working = work()
  await engine.asked(1)
  expect(await api.post(`/v1/invoices/${draft.id}/void`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect((await api.delete(`/v1/invoices/${draft.id}`)).status).toBe(200)
  engine.release()
  expect(await working).toMatchObject({ quoted: 0, outdated: 1 })
  expect(await documentsOf(owner.id)).toEqual([])
  expect(await runJob()).toMatchObject({ quoted: 0 })
})

test('usage that is told late asks for the tax of its draft anew', async () => {
  expect((await api.patch('/v1/organization', { conventions: { grace_period_days: 3 } })).status).toBe(200)
  const owner = await customerOf()
  const meter = await made('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'count' })
  const plan = await planOf('100', {
    meter: meter.id,
    terms: { model: 'per_unit', unit_amount: '100' },
    billing: 'in_arrears',
  })
  await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  const call = (key: string, at: string) => ({ key, meter: 'calls', customer: owner.id, occurred_at: at })
  const use = async (key: string, at: string) => {
    const reply = await api.post('/v1/usage_events', call(key, at))
    expect(reply.status, reply.text).toBeLessThan(300)
  }
  await use('a', '2026-12-01T00:00:00Z')
  await advance('2027-01-01T06:00:00Z')
  expect(await documentsOf(owner.id)).toMatchObject([{ status: 'draft', subtotal: 100, tax: 19, tax_quote: { status: 'answered' } }])
  await use('b', '2026-12-20T00:00:00Z')
  await advance('2027-01-05T00:00:00Z')
  expect(await documentsOf(owner.id)).toMatchObject([{ status: 'open', subtotal: 200, tax: 38, issued_on: '2027-01-04' }])
  expect(engine.questions.map((each) => each.idempotency_key.split(':')[1])).toEqual(['1', '2'])
})

test('a preview has its tax estimated, to the cent and the rate what is billed then; without an answer there is none', async () => {
  const owner = await customerOf({ address: { country: 'US' }, region: 'TX' })
  const wanted = { customer: owner.id, lines: [one('999'), one('1')] }
  const { body: preview } = await api.post('/v1/invoices/preview', wanted)
  // 6.25 % of 9.99 is 0.624375, 2 % are 0.1998; of 0.01 neither is anything
  expect(preview).toMatchObject({
    tax: 82,
    total: 1082,
    taxes: [
      { name: 'Sales tax', percent: '6.25', amount: 62 },
      { percent: '2', amount: 20 },
    ],
  })
  expect(engine.questions).toMatchObject([{ kind: 'estimate', document: null, lines: [{ id: '1' }, { id: '2' }] }])
  const draft = await made('/v1/invoices', { ...wanted, finalize: true })
  await runJob()
  const invoice = await invoiceOf(draft.id)
  expect(invoice.taxes).toEqual(preview.taxes)
  const plan = await planOf('2999')
  const { body: start } = await api.post('/v1/subscriptions/preview', { customer: owner.id, plan: plan.id })
  // 8.25 %: 1.874375 and 0.5998
  expect(start).toMatchObject({ invoice: { tax: 247, total: 3246, due_on: '2026-12-15' }, next_invoice: { tax: 247, total: 3246 } })
  engine.mood = 'refuse'
  const refused = { status: 503, body: { code: 'tax_unavailable', detail: expect.stringContaining('The address cannot be found') } }
  expect(await api.post('/v1/invoices/preview', wanted)).toMatchObject(refused)
  expect(await api.post('/v1/subscriptions/preview', { customer: owner.id, plan: plan.id })).toMatchObject(refused)
})

test('who goes back to rates of their own is not left waiting: what waits is taxed by them', async () => {
  const owner = await customerOf()
  await made('/v1/tax_rates', { name: 'VAT', percent: '7', country: 'DE' })
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('1000')], finalize: true })
  expect(draft).toMatchObject({ tax_quote: { status: 'waiting' } })
  expect((await api.patch('/v1/organization', { tax_engine: 'rates' })).status).toBe(200)
  expect(await runJob()).toMatchObject({ quoted: 1, finalized: 1 })
  expect(engine.questions).toEqual([])
  expect(await invoiceOf(draft.id)).toMatchObject({ status: 'open', tax: 70, taxes: [{ name: 'VAT' }], tax_quote: null })
})

test('nobody chooses an engine that the installation does not have', async () => {
  const bare = await testApi()
  const reply = await bare.patch('/v1/organization', { tax_engine: 'provider' })
  await bare.close()
  expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer: '/tax_engine', code: 'not_configured' }] } })
})

test('an answer that is written already, or is for another revision, changes nothing', async () => {
  const owner = await customerOf()
  const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: false })
  const ctx = { ...testContext(api.db.database, api.organization.id), taxProvider: { url: engine.url, secret } }
  const invoiceId = decodeId('inv', draft.id)
  if (invoiceId === null) throw new Error('an invoice has an id')
  const taxes = [{ name: 'USt', percent: '19', country: 'DE', region: null, jurisdiction: null, amount: 190 }]
  const answer = { reference: 'q', tax_treatment: 'taxed' as const, lines: [{ id: draft.lines[0].id, taxes }] }
  const given = { invoiceId, revision: 1, provider: 'engine', outcome: { kind: 'quoted' as const, answer } }
  expect(await settleQuotes(ctx, [{ ...given, revision: 2 }])).toEqual({ quoted: 0, failed: 0, outdated: 1 })
  const both = await Promise.all([settleQuotes(ctx, [given]), settleQuotes(ctx, [given])])
  expect(both.map(({ quoted, outdated }) => [quoted, outdated]).sort()).toEqual([
    [0, 1],
    [1, 0],
  ])
  expect(await invoiceOf(draft.id)).toMatchObject({ status: 'draft', tax: 190, tax_quote: { status: 'answered', provider: 'engine' } })
  expect((await finalize(draft.id)).body).toMatchObject({ status: 'open', total: 1189 })
})

test.each([1, 2, 3, 4])(
  'F1: killed after transaction %i, the draft is taxed, numbered and announced once all the same',
  async (transactions) => {
    const owner = await customerOf()
    const draft = await made('/v1/invoices', { customer: owner.id, lines: [one('999')], finalize: true })
    let left = transactions
    const dying: Database = {
      ...api.db.database,
      organization: (id, what, options) => {
        if (!api.db.database.isInTransaction() && left-- <= 0) return Promise.reject(new Error('killed'))
        return api.db.database.organization(id, what, options)
      },
    }
    const ctx = { ...testContext(dying, api.organization.id), taxProvider: { url: engine.url, secret } }
    // Asked, answered, finalized, and nothing left to finalize.
    if (transactions < 3) await expect(quoteTaxes(ctx)).rejects.toThrow('killed')
    else await quoteTaxes(ctx)
    await advance('2026-12-01T00:10:00Z')
    expect(await invoiceOf(draft.id)).toMatchObject({ status: 'open', number: 'INV-000001', tax: 190, total: 1189 })
    expect(new Set(engine.questions.map((each) => each.idempotency_key))).toEqual(new Set([`${draft.id}:1`]))
    expect(engine.questions).toHaveLength(transactions === 1 ? 2 : 1)
    const { body } = await api.get('/v1/events?limit=100')
    expect(body.data.filter((event: { type: string }) => event.type === 'invoice.finalized')).toHaveLength(1)
  },
)

test('billing a customer by hand asks for the tax of their drafts, and charges what is issued by that', async () => {
  const owner = await customerOf({ collection_method: 'charge_automatically' })
  await made('/v1/payment_methods', { customer: owner.id, gateway: 'sandbox', token: 'pm_card_visa' })
  const plan = await planOf('2999')
  await made('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  const { body } = await api.post(`/v1/customers/${owner.id}/bill`)
  expect(body).toMatchObject({ collected: [{ number: 'INV-000001', amount: 3569, status: 'succeeded' }] })
})
