import { afterEach, expect, test } from 'vitest'
import { type TestApi, type TestApiOptions, testApi } from '../../../test/api.ts'

let api: TestApi | undefined
afterEach(async () => {
  const { body: verification } = (await api?.get('/v1/verification')) ?? {}
  const { body: doctor } = (await api?.get('/v1/doctor')) ?? {}
  await api?.close()
  expect(verification).toMatchObject({ drift: [] })
  expect(doctor).toMatchObject({ findings: [] })
})

async function start(options: TestApiOptions = {}): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-01-10T09:00:00Z'), timezone: 'UTC', currency: 'EUR', ...options })
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

async function planOf(client: TestApi, amount: string, code = 'pro', billing = 'in_advance') {
  const prices = [{ currency: 'EUR', billing, interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount } }]
  return made(client, '/v1/plans', { code, name: code, prices })
}

const customerOf = (client: TestApi) => made(client, '/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })

async function invoicesOf(client: TestApi, customer: string) {
  const { body } = await client.get(`/v1/invoices?customer=${customer}&sort=number`)
  return body.data
}

const percent = (parts: object = {}) => ({ name: 'Sale', percent_off: '20', duration: 'once', ...parts })
const amount = (parts: object = {}) => ({ name: 'Voucher', amount_off: 1500, currency: 'EUR', duration: 'once', ...parts })

test('a coupon says what it gives, and is refused where it contradicts itself', async () => {
  const client = await start()
  const coupon = await made(client, '/v1/coupons', percent({ code: 'Spring', duration: 'repeating', duration_months: 3 }))
  expect(coupon).toMatchObject({
    code: 'Spring',
    percent_off: '20',
    amount_off: null,
    currency: null,
    duration_months: 3,
    applies_to: { plans: [], products: [], prices: [] },
    max_redemptions: null,
    max_redemptions_per_customer: 1,
    redeemed_count: 0,
    status: 'active',
  })
  expect((await client.get('/v1/coupons?code=SPRING')).body.data).toMatchObject([{ id: coupon.id }])
  expect(await client.post('/v1/coupons', percent({ code: 'sPRING' }))).toMatchObject({ status: 409, body: { code: 'already_exists' } })
  const wrong: [string, object][] = [
    ['/percent_off', { name: 'x', duration: 'once' }],
    ['/amount_off', percent({ amount_off: 5, currency: 'EUR' })],
    ['/percent_off', percent({ percent_off: '0' })],
    ['/percent_off', percent({ percent_off: '100.01' })],
    ['/percent_off', percent({ percent_off: '1.1234567' })],
    ['/currency', amount({ currency: null })],
    ['/currency', percent({ minimum_amount: 100 })],
    ['/duration_months', percent({ duration: 'repeating' })],
    ['/duration_months', percent({ duration: 'repeating', duration_months: 1, duration_periods: 1 })],
    ['/duration_periods', percent({ duration_periods: 2 })],
    ['/valid_until', percent({ valid_from: '2027-02-01T00:00:00Z', valid_until: '2027-02-01T00:00:00Z' })],
    ['/applies_to/plans/0', percent({ applies_to: { plans: ['plan_01h455vb4pex5vsknk084sn02q'] } })],
  ]
  for (const [pointer, body] of wrong) {
    const reply = await client.post('/v1/coupons', body)
    expect(reply, JSON.stringify(body)).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer }] } })
  }
})

test('limits go up only; what is unused can be deleted, what is archived cannot be redeemed', async () => {
  const client = await start()
  const coupon = await made(client, '/v1/coupons', percent({ max_redemptions: 5 }))
  const path = `/v1/coupons/${coupon.id}`
  expect((await client.patch(path, { max_redemptions: 4 })).body).toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '/max_redemptions' }],
  })
  expect((await client.patch(path, { max_redemptions: 6, name: 'Sale!' })).body).toMatchObject({ max_redemptions: 6, name: 'Sale!' })
  expect((await client.patch(path, { max_redemptions: null, max_redemptions_per_customer: null })).body).toMatchObject({
    max_redemptions: null,
  })
  expect((await client.patch(path, { max_redemptions: 10 })).body).toMatchObject({ code: 'invalid' })
  expect((await client.post(`${path}/archive`)).body).toMatchObject({ status: 'archived' })
  const customer = await customerOf(client)
  const apply = `/v1/customers/${customer.id}/apply_coupon`
  expect(await client.post(apply, { coupon: coupon.id })).toMatchObject({
    status: 422,
    body: { code: 'coupon_not_valid', errors: [{ pointer: '/coupon', code: 'archived' }] },
  })
  expect((await client.post(`${path}/unarchive`)).body).toMatchObject({ status: 'active' })
  await made(client, apply, { coupon: coupon.id })
  expect((await client.delete(path)).body).toMatchObject({ code: 'conflict' })
  const unused = await made(client, '/v1/coupons', percent())
  expect((await client.delete(`/v1/coupons/${unused.id}`)).status).toBe(200)
})

test('coupons of 10.00 and 110.00 on 100.00: the document is free, paid, and has its number', async () => {
  const client = await start({ clockAt: Temporal.Instant.from('2023-01-01T00:00:00Z') })
  const plan = await planOf(client, '10000', 'p1', 'in_arrears')
  const customer = await customerOf(client)
  await made(client, '/v1/subscriptions', { customer: customer.id, plan: plan.id, conventions: { anchor: 'calendar' } })
  for (const off of [1000, 11000]) {
    const { id } = await made(client, '/v1/coupons', amount({ amount_off: off }))
    await made(client, `/v1/customers/${customer.id}/apply_coupon`, { coupon: id })
  }
  await advance(client, '2023-03-01T00:00:00Z')
  const invoices = await invoicesOf(client, customer.id)
  expect(invoices).toMatchObject([
    { issued_on: '2023-02-01', subtotal: 10000, discount: 10000, tax: 0, total: 0, amount_due: 0, status: 'paid' },
    { issued_on: '2023-03-01', subtotal: 10000, discount: 0, total: 10000, status: 'open' },
  ])
  const { body: discounts } = await client.get(`/v1/discounts?customer=${customer.id}`)
  expect(discounts.data).toMatchObject([
    { amount_off: 11000, times_used: 1, amount_used: 9000, status: 'ended', periods_left: 0 },
    { amount_off: 1000, times_used: 1, amount_used: 1000, status: 'ended' },
  ])
})

test('what an invoice does not need of an amount is kept where that is the rule', async () => {
  const client = await start()
  await client.patch('/v1/organization', { conventions: { coupon_remainder: 'kept' } })
  const plan = await planOf(client, '10000')
  const customer = await customerOf(client)
  const coupon = await made(client, '/v1/coupons', amount({ amount_off: 25000 }))
  const discount = await made(client, `/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
  expect(discount).toMatchObject({ remaining_amount: 25000, periods_left: null })
  await made(client, '/v1/subscriptions', { customer: customer.id, plan: plan.id })
  await advance(client, '2027-04-10T00:00:00Z')
  const invoices = await invoicesOf(client, customer.id)
  expect(invoices.map((invoice: { discount: number }) => invoice.discount)).toEqual([10000, 10000, 5000, 0])
  expect((await client.get(`/v1/discounts/${discount.id}`)).body).toMatchObject({
    status: 'ended',
    amount_used: 25000,
    remaining_amount: 0,
  })
})

test('months count from the day of application, periods count documents, forever goes on', async () => {
  const client = await start()
  const plan = await planOf(client, '10000')
  const ends: [object, number[]][] = [
    [{ duration: 'once' }, [2000, 0, 0, 0]],
    // Through 9 March: the invoices of 10 January and 10 February.
    [{ duration: 'repeating', duration_months: 2 }, [2000, 2000, 0, 0]],
    [{ duration: 'repeating', duration_periods: 3 }, [2000, 2000, 2000, 0]],
    [{ duration: 'forever' }, [2000, 2000, 2000, 2000]],
  ]
  const customers: [string, number[]][] = []
  for (const [parts, discounts] of ends) {
    const customer = await customerOf(client)
    const coupon = await made(client, '/v1/coupons', percent(parts))
    await made(client, `/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
    await made(client, '/v1/subscriptions', { customer: customer.id, plan: plan.id })
    customers.push([customer.id, discounts])
  }
  await advance(client, '2027-04-10T00:00:00Z')
  for (const [customer, discounts] of customers) {
    const invoices = await invoicesOf(client, customer)
    expect(invoices.map((invoice: { discount: number }) => invoice.discount)).toEqual(discounts)
  }
})

test('a coupon of a subscription lowers nothing of another; a preview says so to the cent', async () => {
  const client = await start()
  const [one, two] = [await planOf(client, '10000', 'one'), await planOf(client, '5000', 'two')]
  const customer = await customerOf(client)
  const first = await made(client, '/v1/subscriptions', { customer: customer.id, plan: one.id })
  await made(client, '/v1/subscriptions', { customer: customer.id, plan: two.id })
  const coupon = await made(client, '/v1/coupons', percent({ duration: 'forever' }))
  const discount = await made(client, `/v1/subscriptions/${first.id}/apply_coupon`, { coupon: coupon.id })
  expect(discount).toMatchObject({ subscription: first.id, customer: customer.id })
  expect((await client.get(`/v1/subscriptions/${first.id}/upcoming_invoice`)).body.next_invoice).toMatchObject({
    discount: 2000,
    total: 8000,
  })
  await advance(client, '2027-02-10T00:00:00Z')
  const renewals = (await invoicesOf(client, customer.id)).slice(2)
  expect(renewals.map((invoice: { subtotal: number; discount: number }) => [invoice.subtotal, invoice.discount]).sort()).toEqual([
    [10000, 2000],
    [5000, 0],
  ])
  expect((await client.get(`/v1/discounts?subscription=${first.id}&status=active`)).body.data).toHaveLength(1)
})

test('two subscriptions of a customer that renew in one slice use a coupon up once', async () => {
  const client = await start()
  const plan = await planOf(client, '10000')
  const customer = await customerOf(client)
  for (let n = 0; n < 3; n += 1) await made(client, '/v1/subscriptions', { customer: customer.id, plan: plan.id })
  const coupon = await made(client, '/v1/coupons', percent({ duration: 'repeating', duration_periods: 2 }))
  await made(client, `/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
  await advance(client, '2027-02-10T00:00:00Z')
  const renewals = (await invoicesOf(client, customer.id)).slice(3)
  expect(renewals.map((invoice: { discount: number }) => invoice.discount).sort()).toEqual([0, 2000, 2000])
})

test('who has it is limited, and when, and to what', async () => {
  const client = await start()
  const plan = await planOf(client, '10000')
  const bought = await customerOf(client)
  await made(client, '/v1/subscriptions', { customer: bought.id, plan: plan.id })
  const fresh = await made(client, '/v1/customers', { name: 'Fresh', currency: 'USD' })
  const refused: [object, string, string][] = [
    [percent({ valid_from: '2027-01-11T00:00:00Z' }), bought.id, 'not_begun'],
    [percent({ valid_until: '2027-01-10T09:00:00Z' }), bought.id, 'expired'],
    [percent({ first_purchase_only: true }), bought.id, 'not_first_purchase'],
    [amount(), fresh.id, 'wrong_currency'],
  ]
  for (const [body, customer, code] of refused) {
    const coupon = await made(client, '/v1/coupons', body)
    const reply = await client.post(`/v1/customers/${customer}/apply_coupon`, { coupon: coupon.id })
    expect(reply, code).toMatchObject({ status: 422, body: { code: 'coupon_not_valid', errors: [{ code }] } })
  }
  const first = await made(client, '/v1/coupons', percent({ first_purchase_only: true, max_redemptions: 1 }))
  await made(client, `/v1/customers/${fresh.id}/apply_coupon`, { coupon: first.id })
  const other = await made(client, '/v1/customers', { name: 'Other' })
  expect(await client.post(`/v1/customers/${other.id}/apply_coupon`, { coupon: first.id })).toMatchObject({
    status: 409,
    body: { code: 'coupon_limit_reached', errors: [{ code: 'limit_reached' }] },
  })
  const twice = await made(client, '/v1/coupons', percent({ max_redemptions_per_customer: 2 }))
  for (const status of [201, 201, 409]) {
    expect((await client.post(`/v1/customers/${other.id}/apply_coupon`, { coupon: twice.id })).status).toBe(status)
  }
  expect(await client.post(`/v1/customers/${other.id}/apply_coupon`, {})).toMatchObject({ status: 422, body: { code: 'invalid' } })
  expect(await client.post(`/v1/customers/${other.id}/apply_coupon`, { coupon: 'none' })).toMatchObject({
    status: 422,
    body: { code: 'coupon_not_valid', errors: [{ pointer: '/coupon', code: 'not_found' }] },
  })
})

test('a promotion code is typed in any case, is checked before, and can be used again by another coupon once it is inactive', async () => {
  const client = await start()
  const [one, two] = [await planOf(client, '10000', 'one'), await planOf(client, '5000', 'two')]
  const coupon = await made(client, '/v1/coupons', percent({ applies_to: { plans: [one.id] } }))
  const customer = await customerOf(client)
  const code = await made(client, '/v1/promotion_codes', { coupon: coupon.id, code: 'SPRING27', max_redemptions: 1 })
  expect(await client.post('/v1/promotion_codes', { coupon: coupon.id, code: 'spring27' })).toMatchObject({ status: 409 })
  const check = async (body: object) => (await client.post('/v1/promotion_codes/check', body)).body
  expect(await check({ code: 'Spring27', customer: customer.id, plan: one.id })).toMatchObject({
    valid: true,
    reason: null,
    coupon: { id: coupon.id, percent_off: '20' },
  })
  expect(await check({ code: 'Spring27', plan: two.id })).toMatchObject({ valid: false, reason: 'not_for_this' })
  expect(await check({ code: 'nothing' })).toMatchObject({ valid: false, reason: 'not_found', coupon: null })
  const discount = await made(client, `/v1/customers/${customer.id}/apply_coupon`, { promotion_code: 'spring27' })
  expect(discount).toMatchObject({ promotion_code: code.id, coupon: coupon.id })
  expect(await check({ code: 'Spring27' })).toMatchObject({ valid: false, reason: 'limit_reached' })
  expect((await client.get(`/v1/promotion_codes/${code.id}`)).body).toMatchObject({ redeemed_count: 1 })
  expect((await client.post(`/v1/promotion_codes/${code.id}/deactivate`)).body).toMatchObject({ status: 'inactive' })
  expect((await client.post(`/v1/promotion_codes/${code.id}/deactivate`)).status).toBe(409)
  await made(client, '/v1/promotion_codes', { coupon: coupon.id, code: 'Spring27' })
  const generated = await made(client, '/v1/promotion_codes', { coupon: coupon.id, customer: customer.id })
  expect(generated.code).toMatch(/^[0-9A-F]{10}$/)
  const other = await made(client, '/v1/customers', { name: 'Other' })
  expect(await check({ code: generated.code, customer: other.id })).toMatchObject({ valid: false, reason: 'other_customer' })
})

test('a discount that lowered nothing gives its redemption back when it is removed; one that did does not', async () => {
  const client = await start()
  const plan = await planOf(client, '10000')
  const coupon = await made(client, '/v1/coupons', percent({ duration: 'forever', max_redemptions: 1 }))
  const customer = await customerOf(client)
  const apply = `/v1/customers/${customer.id}/apply_coupon`
  const unused = await made(client, apply, { coupon: coupon.id })
  expect((await client.delete(`/v1/discounts/${unused.id}`)).body).toMatchObject({ status: 'removed', times_used: 0 })
  expect((await client.delete(`/v1/discounts/${unused.id}`)).body).toMatchObject({ code: 'invalid_state' })
  const used = await made(client, apply, { coupon: coupon.id })
  await made(client, '/v1/subscriptions', { customer: customer.id, plan: plan.id })
  expect((await client.delete(`/v1/discounts/${used.id}`)).body).toMatchObject({ status: 'removed', times_used: 1 })
  expect(await client.post(apply, { coupon: coupon.id })).toMatchObject({ status: 409, body: { code: 'coupon_limit_reached' } })
  await advance(client, '2027-02-10T00:00:00Z')
  expect((await invoicesOf(client, customer.id)).map((invoice: { discount: number }) => invoice.discount)).toEqual([2000, 0])
})

test('a draft uses a coupon up, keeps it when it is written anew, and gives it back when it goes; so does a voided invoice', async () => {
  const client = await start()
  const coupon = await made(client, '/v1/coupons', amount())
  const customer = await customerOf(client)
  const { id } = await made(client, `/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
  const status = async () => (await client.get(`/v1/discounts/${id}`)).body.status
  const line = (unit_amount: string) => [{ description: 'Work', unit_amount }]
  const draft = await made(client, '/v1/invoices', { customer: customer.id, lines: line('1000') })
  expect(draft).toMatchObject({ subtotal: 1000, discount: 1000, total: 0, status: 'draft' })
  expect(await status()).toBe('ended')
  const second = await made(client, '/v1/invoices', { customer: customer.id, lines: line('1000') })
  expect(second).toMatchObject({ discount: 0 })
  expect((await client.patch(`/v1/invoices/${draft.id}`, { lines: line('2000') })).body).toMatchObject({ discount: 1500, total: 500 })
  expect((await client.delete(`/v1/invoices/${draft.id}`)).status).toBe(200)
  expect(await status()).toBe('active')
  const third = await made(client, '/v1/invoices', { customer: customer.id, lines: line('9000'), finalize: true })
  expect(third).toMatchObject({ discount: 1500, total: 7500, status: 'open' })
  expect(await status()).toBe('ended')
  expect((await client.post(`/v1/invoices/${third.id}/void`)).status).toBe(200)
  expect(await status()).toBe('active')
  const { body: events } = await client.get('/v1/events?limit=100&sort=created_at')
  const told = events.data.filter((event: { object_id?: string; type: string }) => event.type.startsWith('discount.'))
  expect(told.map((event: { type: string }) => event.type.slice(9))).toEqual([
    'applied',
    'ended',
    'restored',
    'ended',
    'restored',
    'ended',
    'restored',
  ])
})

test('a subscription starts with a promotion code: its first invoice is lowered, as its preview said; a refused one starts nothing', async () => {
  const client = await start()
  const [one, two] = [await planOf(client, '10000', 'one'), await planOf(client, '5000', 'two')]
  await made(client, '/v1/prices', { plan: one.id, currency: 'EUR', kind: 'setup_fee', terms: { model: 'flat', amount: '2500' } })
  const coupon = await made(
    client,
    '/v1/coupons',
    percent({ applies_to: { plans: [one.id] }, max_redemptions: 1, first_purchase_only: true }),
  )
  await made(client, '/v1/promotion_codes', { coupon: coupon.id, code: 'START' })
  const customer = await customerOf(client)
  const body = { customer: customer.id, plan: one.id, promotion_code: 'start' }
  // 20 % of 100.00 and of 25.00
  const { body: preview } = await client.post('/v1/subscriptions/preview', body)
  expect(preview).toMatchObject({ invoice: { subtotal: 12500, discount: 2500, total: 10000 }, next_invoice: { discount: 0, total: 10000 } })
  expect((await client.get(`/v1/coupons/${coupon.id}`)).body).toMatchObject({ redeemed_count: 0 })
  expect(await client.post('/v1/subscriptions', { ...body, plan: two.id })).toMatchObject({
    status: 422,
    body: { code: 'coupon_not_valid', errors: [{ pointer: '/promotion_code', code: 'not_for_this' }] },
  })
  expect((await client.get(`/v1/subscriptions?customer=${customer.id}`)).body.data).toEqual([])
  const subscription = await made(client, '/v1/subscriptions', body)
  expect(await invoicesOf(client, customer.id)).toMatchObject([{ subtotal: 12500, discount: 2500, total: 10000 }])
  expect((await client.get(`/v1/discounts?subscription=${subscription.id}`)).body.data).toMatchObject([
    { amount_used: 2500, status: 'ended' },
  ])
  const other = await customerOf(client)
  expect(await client.post('/v1/subscriptions', { ...body, customer: other.id })).toMatchObject({
    status: 409,
    body: { code: 'coupon_limit_reached' },
  })
  expect(await client.post('/v1/subscriptions', { ...body, coupon: coupon.id })).toMatchObject({ status: 422, body: { code: 'invalid' } })
})

test('a discount that was tampered with is found, on the document and on its line', async () => {
  const client = await start()
  const coupon = await made(client, '/v1/coupons', amount())
  const customer = await customerOf(client)
  await made(client, `/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
  const lines = [{ description: 'Work', unit_amount: '4000' }]
  await made(client, '/v1/invoices', { customer: customer.id, lines, finalize: true })
  const drift = async () => (await client.get('/v1/verification')).body.drift
  expect(await drift()).toEqual([])
  const replaced = (table: string, from: string, to: string) =>
    client.db.ownerQuery(`UPDATE ${table} SET discounts = replace(discounts::text, '${from}', '${to}')::json`)
  await replaced('invoices', '"value":"1500"', '"value":"1400"')
  expect(await drift()).toMatchObject([
    { field: 'content_hash' },
    { field: 'discounts.0.amount', stored: '1500', computed: '1400' },
    { field: 'discounts', stored: '1500', computed: '1400' },
  ])
  await replaced('invoices', '"value":"1400"', '"value":"1500"')
  await replaced('invoice_lines', '"amount":"1500"', '"amount":"1501"')
  expect((await drift()).filter(({ field }: { field: string }) => field === 'discounts')).toMatchObject([
    { stored: '1501', computed: '1500' },
  ])
  await replaced('invoice_lines', '"amount":"1501"', '"amount":"1500"')
})
