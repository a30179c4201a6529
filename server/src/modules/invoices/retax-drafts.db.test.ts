import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi | undefined
afterEach(async () => {
  const { body: verification } = (await api?.get('/v1/verification')) ?? {}
  const { body: doctor } = (await api?.get('/v1/doctor')) ?? {}
  await api?.close()
  expect(verification).toMatchObject({ drift: [] })
  expect(doctor).toMatchObject({ findings: [] })
})

/** A seller in Germany, with rates for Germany and France, whose renewals stay drafts for three days. */
async function seller(conventions: object = {}): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR' })
  const settings = { legal: { address: { country: 'DE' } }, conventions: { grace_period_days: 3, ...conventions } }
  expect((await api.patch('/v1/organization', settings)).status).toBe(200)
  await made(api, '/v1/tax_rates', { name: 'VAT Germany', percent: '19', country: 'DE' })
  await made(api, '/v1/tax_rates', { name: 'VAT France', percent: '20', country: 'FR' })
  return api
}

async function made(client: TestApi, path: string, body: unknown) {
  const reply = await client.post(path, body)
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

const advance = (client: TestApi, to: string) =>
  client.get('/v1/organization').then(({ body }) => made(client, `/v1/sandboxes/${body.id}/advance`, { to }))

/** A German customer of a plan of 100.00 a month from 1 April on, with a tenth off, on the day on which the renewal of May waits as a draft. */
async function waiting(client: TestApi, price: object = {}) {
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '10000' }, ...price }]
  const plan = await made(client, '/v1/plans', { code: 'pro', name: 'Pro', prices })
  const coupon = await made(client, '/v1/coupons', { name: 'A tenth off', percent_off: '10', duration: 'repeating', duration_periods: 2 })
  const owner = await made(client, '/v1/customers', { name: 'Acme', collection_method: 'send_invoice', address: { country: 'DE' } })
  await made(client, '/v1/subscriptions', { customer: owner.id, plan: plan.id, coupon: coupon.id })
  await advance(client, '2027-05-02T00:00:00Z')
  const { data } = (await client.get(`/v1/invoices?customer=${owner.id}&status=draft`)).body
  return { owner: owner.id, draft: data[0] }
}

async function finalized(client: TestApi, id: string) {
  await advance(client, '2027-05-05T00:00:00Z')
  return (await client.get(`/v1/invoices/${id}`)).body
}

test('a customer who moves while the draft waits is taxed where the invoice is made out to', async () => {
  const client = await seller()
  const { owner, draft } = await waiting(client)
  expect(draft).toMatchObject({ status: 'draft', discount: 1000, tax: 1710, total: 10_710 })
  expect((await client.patch(`/v1/customers/${owner}`, { address: { country: 'FR' } })).status).toBe(200)
  // (100.00 − 10.00) × 20 %
  expect(await finalized(client, draft.id)).toMatchObject({
    ...{ status: 'open', subtotal: 10_000, discount: 1000, tax: 1800, total: 10_800, amount_due: 10_800, tax_treatment: 'taxed' },
    customer_details: { address: { country: 'FR' } },
    taxes: [{ name: 'VAT France', percent: '20', base: 9000, amount: 1800 }],
    lines: [{ listed_amount: 10_000, amount: 10_000, discount: 1000, tax: 1800 }],
  })
  const { data } = (await client.get(`/v1/events?object_id=${draft.id}`)).body
  expect(data.map(({ type }: { type: string }) => type)).toEqual(['invoice.finalized', 'invoice.updated', 'invoice.created'])
  // The coupon was used on April and May, and not a third time by writing May anew.
  const { data: discounts } = (await client.get(`/v1/discounts?customer=${owner}`)).body
  expect(discounts).toMatchObject([{ status: 'ended' }])
})

test('a VAT number that is given while the draft waits makes it a reverse charge', async () => {
  const client = await seller()
  const { owner, draft } = await waiting(client)
  const change = { address: { country: 'FR' }, tax_ids: [{ type: 'eu_vat', value: 'FR40303265045' }] }
  expect((await client.patch(`/v1/customers/${owner}`, change)).status).toBe(200)
  expect(await finalized(client, draft.id)).toMatchObject({
    ...{ status: 'open', tax: 0, total: 9000, amount_due: 9000, tax_treatment: 'reverse_charge', taxes: [] },
    customer_details: { tax_ids: [{ type: 'eu_vat', value: 'FR40303265045' }] },
  })
})

test('who becomes exempt pays a price that includes tax in full, without tax', async () => {
  const client = await seller()
  const { owner, draft } = await waiting(client, { tax_behavior: 'inclusive' })
  // 90.00 with tax: 14.37 of it is tax.
  expect(draft).toMatchObject({ tax: 1437, total: 9000 })
  expect((await client.patch(`/v1/customers/${owner}`, { tax_treatment: 'exempt' })).status).toBe(200)
  expect(await finalized(client, draft.id)).toMatchObject({
    ...{ status: 'open', subtotal: 10_000, discount: 1000, tax: 0, total: 9000, tax_treatment: 'exempt', taxes: [] },
    lines: [{ amount: 10_000, discount: 1000, tax: 0 }],
  })
})

test('who is taxed as before gets the draft as it was, by the rounding that it was made with', async () => {
  const client = await seller()
  const { owner, draft } = await waiting(client)
  await client.patch(`/v1/customers/${owner}`, { name: 'Acme AG' })
  await client.patch('/v1/organization', { conventions: { tax_rounding: 'invoice_total' } })
  const invoice = await finalized(client, draft.id)
  expect(invoice).toMatchObject({ tax: 1710, total: 10_710, customer_details: { name: 'Acme AG' }, taxes: draft.taxes })
  const { data } = (await client.get(`/v1/events?object_id=${draft.id}`)).body
  expect(data.map(({ type }: { type: string }) => type)).toEqual(['invoice.finalized', 'invoice.created'])
})

test('a rate that changes while a renewal waits is not that of its day; a one-off invoice has the day on which it is issued', async () => {
  const client = await seller()
  const { owner, draft } = await waiting(client)
  const one = await made(client, '/v1/invoices', { customer: owner, lines: [{ description: 'Work', unit_amount: '1000' }] })
  expect(one).toMatchObject({ status: 'draft', tax: 190 })
  const { data: rates } = (await client.get('/v1/tax_rates?country=DE')).body
  expect((await client.patch(`/v1/tax_rates/${rates[0].id}`, { valid_until: '2027-05-02' })).status).toBe(200)
  await made(client, '/v1/tax_rates', { name: 'VAT Germany', percent: '21', country: 'DE', valid_from: '2027-05-03' })
  expect(await finalized(client, draft.id)).toMatchObject({ tax: 1710, taxes: [{ percent: '19' }] })
  expect(await made(client, `/v1/invoices/${one.id}/finalize`, {})).toMatchObject({ tax: 210, total: 1210, taxes: [{ percent: '21' }] })
})
