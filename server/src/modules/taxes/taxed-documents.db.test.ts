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

/** A seller in Germany. */
async function seller(conventions: object = {}): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2026-12-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR' })
  expect((await api.patch('/v1/organization', { legal: { address: { country: 'DE' } }, conventions })).status).toBe(200)
  return api
}

async function made(client: TestApi, path: string, body: unknown) {
  const reply = await client.post(path, body)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

async function advance(client: TestApi, to: string): Promise<void> {
  const { body } = await client.get('/v1/organization')
  const reply = await client.post(`/v1/sandboxes/${body.id}/advance`, { to })
  expect(reply.status, reply.text).toBe(200)
}

const rateOf = (client: TestApi, percent: string, parts: object = {}) =>
  made(client, '/v1/tax_rates', { name: `VAT ${percent}`, percent, country: 'DE', ...parts })

const customerOf = (client: TestApi, parts: object = {}) =>
  made(client, '/v1/customers', { name: 'Acme', collection_method: 'send_invoice', address: { country: 'DE' }, ...parts })

async function planOf(client: TestApi, amount: string, price: object = {}, code = 'pro') {
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount }, ...price }]
  return made(client, '/v1/plans', { code, name: code, prices })
}

async function invoicesOf(client: TestApi, customer: string) {
  return (await client.get(`/v1/invoices?customer=${customer}&sort=number&expand[]=lines`)).body.data
}

const one = (unit_amount: string, parts: object = {}) => ({ description: 'Work', unit_amount, ...parts })

test('renewals are charged the rate of their day, and say so', async () => {
  const client = await seller()
  const old = await rateOf(client, '19', { valid_until: '2026-12-31' })
  const next = await rateOf(client, '20.5', { valid_from: '2027-01-01' })
  const owner = await customerOf(client)
  await made(client, '/v1/subscriptions', { customer: owner.id, plan: (await planOf(client, '2999')).id })
  await advance(client, '2027-01-01T00:00:00Z')
  // 29.99 × 19 % = 5.6981; × 20.5 % = 6.14795
  const [first, second] = await invoicesOf(client, owner.id)
  expect(first).toMatchObject({
    subtotal: 2999,
    tax: 570,
    total: 3569,
    amount_due: 3569,
    tax_treatment: 'taxed',
    taxes: [{ tax_rate: old.id, name: 'VAT 19', percent: '19', base: 2999, amount: 570 }],
    lines: [
      { listed_amount: 2999, amount: 2999, tax: 570, tax_behavior: 'exclusive', taxes: [{ tax_rate: old.id, percent: '19', amount: 570 }] },
    ],
  })
  expect(second).toMatchObject({ tax: 615, total: 3614, taxes: [{ tax_rate: next.id, percent: '20.5', base: 2999, amount: 615 }] })
})

test('a business in another member state owes the tax itself; who is exempt, nobody; the others pay by their place', async () => {
  const client = await seller()
  await rateOf(client, '19')
  await rateOf(client, '21', { country: 'NL' })
  const invoice = async (parts: object) => {
    const owner = await customerOf(client, parts)
    return made(client, '/v1/invoices', { customer: owner.id, lines: [one('10000')], finalize: true })
  }
  const dutch = { address: { country: 'NL' } }
  const taxIds = { tax_ids: [{ type: 'eu_vat', value: 'NL004495445B01' }] }
  expect(await invoice({})).toMatchObject({ tax: 1900, total: 11900, tax_treatment: 'taxed' })
  expect(await invoice(dutch)).toMatchObject({ tax: 2100, tax_treatment: 'taxed' })
  expect(await invoice({ ...dutch, ...taxIds })).toMatchObject({ tax: 0, total: 10000, taxes: [], tax_treatment: 'reverse_charge' })
  expect(await invoice({ ...dutch, ...taxIds, tax_treatment: 'taxed' })).toMatchObject({ tax: 2100, tax_treatment: 'taxed' })
  expect(await invoice({ tax_treatment: 'exempt' })).toMatchObject({ tax: 0, taxes: [], tax_treatment: 'exempt' })
  expect(await invoice({ address: { country: 'CH' } })).toMatchObject({ tax: 0, taxes: [], tax_treatment: 'taxed' })
})

test('a price that includes its tax, less a quarter', async () => {
  const client = await seller()
  await rateOf(client, '19')
  const plan = await planOf(client, '999', { tax_behavior: 'inclusive' })
  const owner = await customerOf(client)
  const coupon = await made(client, '/v1/coupons', { name: 'Quarter', percent_off: '25', duration: 'once' })
  const given = await client.post(`/v1/customers/${owner.id}/apply_coupon`, { coupon: coupon.id })
  expect(given.status, given.text).toBe(201)
  const wanted = { customer: owner.id, plan: plan.id }
  const { body: preview } = await client.post('/v1/subscriptions/preview', wanted)
  await made(client, '/v1/subscriptions', wanted)
  await advance(client, '2027-01-01T00:00:00Z')
  // 9.99 less 2.50 is 7.49, of which 1.1959 is tax; of 9.99 it would be 1.595: 8.39 − 2.10 + 1.20
  const [first, second] = await invoicesOf(client, owner.id)
  const expected = {
    subtotal: 839,
    discount: 210,
    tax: 120,
    total: 749,
    discounts: [{ discount: given.body.id, coupon: coupon.id, name: 'Quarter', amount: 250 }],
    taxes: [{ name: 'VAT 19', base: 629, amount: 120 }],
    lines: [
      {
        listed_amount: 999,
        amount: 839,
        discount: 210,
        tax: 120,
        tax_behavior: 'inclusive',
        discounts: [{ discount: given.body.id, amount: 250 }],
      },
    ],
  }
  expect(first).toMatchObject(expected)
  expect(preview.invoice).toMatchObject(expected)
  expect(second).toMatchObject({ subtotal: 839, discount: 0, tax: 160, total: 999, discounts: [] })
  expect(preview.next_invoice).toMatchObject({ subtotal: 839, discount: 0, tax: 160, total: 999, discounts: [] })
})

test.each([
  ['line', 9, [3, 3, 3]],
  // 0.33 × 3 × 10 % = 9.9
  ['invoice_total', 10, [4, 3, 3]],
])('tax_rounding: %s', async (tax_rounding, tax, parts) => {
  const client = await seller({ tax_rounding })
  await rateOf(client, '10')
  const owner = await customerOf(client)
  const wanted = { customer: owner.id, lines: [one('33'), one('33'), one('33')] }
  const { body: preview } = await client.post('/v1/invoices/preview', wanted)
  const invoice = await made(client, '/v1/invoices', { ...wanted, finalize: true })
  for (const document of [preview, invoice]) {
    expect(document).toMatchObject({ subtotal: 99, tax, total: 99 + tax, taxes: [{ base: 99, amount: tax }] })
    expect(document.lines.map((line: { tax: number }) => line.tax)).toEqual(parts)
  }
})

test('lines and prices name a rate and how they are taxed; products have a category', async () => {
  const client = await seller({ tax_behavior: 'inclusive' })
  await rateOf(client, '19')
  const books = await rateOf(client, '7', { category: 'books' })
  const special = await rateOf(client, '10', { country: 'FR' })
  const product = await made(client, '/v1/products', { name: 'Book', tax_category: 'books' })
  const price = async (parts: object) =>
    made(client, '/v1/prices', {
      product: product.id,
      currency: 'EUR',
      kind: 'one_off',
      terms: { model: 'flat', amount: '1070' },
      ...parts,
    })
  const byCategory = await price({})
  const byName = await price({ tax_rate: special.id, tax_behavior: 'exclusive' })
  await client.post(`/v1/tax_rates/${special.id}/archive`)
  const owner = await customerOf(client)
  const lines = [
    { price: byCategory.id },
    { price: byName.id },
    one('1190'),
    one('1000', { tax_behavior: 'exclusive' }),
    one('1100', { tax_rate: special.id }),
  ]
  const invoice = await made(client, '/v1/invoices', { customer: owner.id, lines, finalize: true })
  expect(invoice.lines.map(({ amount, tax }: { amount: number; tax: number }) => [amount, tax])).toEqual([
    [1000, 70],
    [1070, 107],
    [1000, 190],
    [1000, 190],
    [1000, 100],
  ])
  expect(invoice.taxes).toMatchObject([
    { tax_rate: books.id, base: 1000, amount: 70 },
    { tax_rate: special.id, base: 2070, amount: 207 },
    { percent: '19', base: 2000, amount: 380 },
  ])
  const refused = async (line: object) => (await client.post('/v1/invoices', { customer: owner.id, lines: [line] })).body
  const nobody = 'txr_01jzzzzzzzzzzzzzzzzzzzzzzz'
  expect(await refused(one('1', { tax_rate: nobody }))).toMatchObject({ code: 'invalid', errors: [{ pointer: '/lines/0/tax_rate' }] })
  expect(await refused({ price: byName.id, tax_rate: special.id })).toMatchObject({ errors: [{ pointer: '/lines/0/tax_rate' }] })
  expect(await refused({ price: byName.id, tax_behavior: 'inclusive' })).toMatchObject({ errors: [{ pointer: '/lines/0/tax_behavior' }] })
  const unknown = await client.post('/v1/prices', {
    product: product.id,
    ...{ currency: 'EUR', kind: 'one_off', terms: { model: 'flat', amount: '1' } },
    tax_rate: nobody,
  })
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: '/tax_rate' }] } })
})

test('the books keep tax apart: sold, voided, and where a document gives back more than it charges', async () => {
  const client = await seller()
  await rateOf(client, '19')
  const owner = await customerOf(client)
  const booked = async () => {
    const text = `SELECT account, sum(amount)::int AS amount FROM ledger_entries GROUP BY 1 HAVING sum(amount) <> 0 ORDER BY 1`
    const rows = await client.db.ownerQuery<{ account: string; amount: number }>(text)
    return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
  }
  const sold = await made(client, '/v1/invoices', { customer: owner.id, lines: [one('10000')], finalize: true })
  expect(await booked()).toEqual({ receivable: 11900, revenue: -10000, tax: -1900 })
  await client.post(`/v1/invoices/${sold.id}/void`)
  expect(await booked()).toEqual({})
  // 100.00 less 300.00 and the tax of both: 238.00 of credit
  const given = await made(client, '/v1/invoices', { customer: owner.id, lines: [one('10000'), one('-30000')], finalize: true })
  expect(given).toMatchObject({ tax: -3800, total: 0 })
  expect(await booked()).toEqual({ customer_credit: -23800, revenue: 20000, tax: 3800 })
})
