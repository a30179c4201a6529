import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }

/** The types of the events of one object, in order. */
async function eventsOf(id: string): Promise<string[]> {
  const { body } = await api.get(`/v1/events?object_id=${id}&sort=created_at`)
  expect(body.data.map(({ sequence }: { sequence: number }) => sequence)).toEqual(body.data.map((_: unknown, n: number) => n + 1))
  return body.data.map(({ type }: { type: string }) => type)
}

test('a plan is made with its prices, and with a product of its name', async () => {
  const prices = [monthly, { ...monthly, interval: { unit: 'year', count: 1 }, terms: { model: 'flat', amount: '29000' } }]
  const { status, body: plan } = await api.post('/v1/plans', { code: 'pro', name: 'Pro', trial_days: 14, prices })
  expect(status).toBe(201)
  expect(plan).toMatchObject({
    object: 'plan',
    code: 'pro',
    trial_days: 14,
    term_months: null,
    status: 'active',
    created_at: '2027-04-01T00:00:00Z',
  })
  expect(plan.prices.map(({ interval }: { interval: unknown }) => interval)).toEqual([
    { unit: 'month', count: 1 },
    { unit: 'year', count: 1 },
  ])
  expect(plan.prices[0]).toEqual({
    id: expect.stringMatching(/^price_/),
    object: 'price',
    product: plan.product,
    plan: plan.id,
    nickname: null,
    currency: 'EUR',
    customer: null,
    overrides: null,
    kind: 'recurring',
    interval: { unit: 'month', count: 1 },
    billing: 'in_advance',
    usage: 'licensed',
    meter: null,
    metering: null,
    tax_behavior: null,
    tax_rate: null,
    names: {},
    terms: { model: 'flat', amount: '2900' },
    status: 'active',
    created_at: '2027-04-01T00:00:00Z',
  })
  expect((await api.get(`/v1/products/${plan.product}`)).body).toMatchObject({ name: 'Pro', status: 'active' })
  expect((await api.get(`/v1/plans/${plan.id}`)).body).toEqual(plan)
  expect((await api.get('/v1/plans?code=pro')).body.data).toEqual([plan])
  expect(await eventsOf(plan.id)).toEqual(['plan.created'])
  expect(await eventsOf(plan.prices[1].id)).toEqual(['price.created'])
  expect(await api.post('/v1/plans', { code: 'pro', name: 'Other' })).toMatchObject({
    status: 409,
    body: { code: 'already_exists', errors: [{ pointer: '/code' }] },
  })
})

test('a price never changes but for its nickname; archived, its plan no longer shows it', async () => {
  const { body: plan } = await api.post('/v1/plans', { code: 'fixed', name: 'Fixed', prices: [monthly] })
  const [{ id }] = plan.prices
  expect((await api.patch(`/v1/prices/${id}`, { nickname: 'Pro, monthly' })).body).toEqual({ ...plan.prices[0], nickname: 'Pro, monthly' })
  for (const change of [
    { terms: monthly.terms },
    { currency: 'USD' },
    { interval: monthly.interval },
    { plan: plan.id },
    { billing: 'in_arrears' },
  ]) {
    expect(await api.patch(`/v1/prices/${id}`, { nickname: 'x', ...change })).toMatchObject({
      status: 422,
      body: { code: 'unknown_field' },
    })
  }
  expect((await api.post(`/v1/prices/${id}/archive`)).body.status).toBe('archived')
  expect((await api.post(`/v1/prices/${id}/archive`)).body.code).toBe('invalid_state')
  expect((await api.get(`/v1/plans/${plan.id}`)).body.prices).toEqual([])
  expect((await api.get(`/v1/prices?plan=${plan.id}&status=archived`)).body.data).toHaveLength(1)
  expect((await api.post(`/v1/prices/${id}/unarchive`)).body.status).toBe('active')
  expect(await eventsOf(id)).toEqual(['price.created', 'price.updated', 'price.archived', 'price.unarchived'])
})

test.each([
  ['flat', { model: 'flat', amount: '1000' }],
  ['per_unit', { model: 'per_unit', unit_amount: '0.000000000001', minimum: '500' }],
  [
    'graduated',
    {
      model: 'graduated',
      tiers: [
        { up_to: '10', unit_amount: '100', flat_amount: '500' },
        { up_to: null, unit_amount: '80' },
      ],
    },
  ],
  ['volume', { model: 'volume', tiers: [{ up_to: null, unit_amount: '80' }] }],
  ['percentage', { model: 'percentage', rate_percent: '2.9', fixed_amount: '30' }],
])('a price of the model %s comes back as it was sent', async (model, terms) => {
  const { body: product } = await api.post('/v1/products', { name: `With ${model}` })
  const made = await api.post('/v1/prices', { ...monthly, product: product.id, terms })
  expect(made.body.terms).toEqual(terms)
  expect((await api.get(`/v1/prices/${made.body.id}`)).body).toEqual(made.body)
})

test.each([
  ['no interval', { ...monthly, interval: undefined }, '/interval'],
  ['an interval of a fee', { ...monthly, kind: 'setup_fee' }, '/interval'],
  ['a currency that is none', { ...monthly, currency: 'eur' }, '/currency'],
  ['no model of that name', { ...monthly, terms: { model: 'free' } }, '/terms/model'],
  ['a number for a decimal', { ...monthly, terms: { model: 'flat', amount: 2900 } }, '/terms/amount'],
  ['an amount below zero', { ...monthly, terms: { model: 'flat', amount: '-1' } }, '/terms/amount'],
  [
    'tiers out of order',
    {
      ...monthly,
      terms: {
        model: 'volume',
        tiers: [
          { up_to: '10', unit_amount: '1' },
          { up_to: '5', unit_amount: '1' },
        ],
      },
    },
    '/terms/tiers/1/up_to',
  ],
  ['an interval of nothing', { ...monthly, interval: { unit: 'month', count: 0 } }, '/interval/count'],
])('F44: a price with %s is refused at its field', async (_, price, pointer) => {
  const { body: product } = await api.post('/v1/products', { name: 'For wrong prices' })
  const reply = await api.post('/v1/prices', { ...price, product: product.id })
  expect(reply.status).toBe(422)
  expect(reply.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
})

test('a price belongs to a plan or to a product, not to both or none', async () => {
  const { body: plan } = await api.post('/v1/plans', { code: 'owner', name: 'Owner' })
  expect((await api.post('/v1/prices', monthly)).status).toBe(422)
  expect((await api.post('/v1/prices', { ...monthly, plan: plan.id, product: plan.product })).status).toBe(422)
  expect((await api.post('/v1/prices', { ...monthly, plan: plan.id })).body).toMatchObject({ plan: plan.id, product: plan.product })
})

test('what is in use is archived, what is not can be deleted', async () => {
  const { body: plan } = await api.post('/v1/plans', { code: 'gone', name: 'Gone', prices: [monthly] })
  expect(await api.delete(`/v1/products/${plan.product}`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await api.delete(`/v1/plans/${plan.id}`)).toMatchObject({ status: 200, body: { id: plan.id, object: 'plan', deleted: true } })
  expect((await api.get(`/v1/prices/${plan.prices[0].id}`)).status).toBe(404)
  expect((await api.delete(`/v1/products/${plan.product}`)).status).toBe(200)
  expect(await eventsOf(plan.id)).toEqual(['plan.created', 'plan.deleted'])
})

test('plans and products change in words, and a change of nothing is no event', async () => {
  const { body: plan } = await api.post('/v1/plans', { code: 'words', name: 'Words', prices: [monthly] })
  const changed = await api.patch(`/v1/plans/${plan.id}`, { name: 'Better words', description: 'Now with more', trial_days: 7 })
  expect(changed.body).toEqual({ ...plan, name: 'Better words', description: 'Now with more', trial_days: 7 })
  expect((await api.patch(`/v1/plans/${plan.id}`, { name: 'Better words' })).body).toEqual(changed.body)
  expect((await api.post(`/v1/plans/${plan.id}/archive`)).body.status).toBe('archived')
  expect(await eventsOf(plan.id)).toEqual(['plan.created', 'plan.updated', 'plan.archived'])
  await api.patch(`/v1/products/${plan.product}`, { tax_category: 'digital', metadata: { a: 'b' } })
  expect((await api.get(`/v1/products/${plan.product}`)).body).toMatchObject({ tax_category: 'digital', metadata: { a: 'b' } })
  expect(await eventsOf(plan.product)).toEqual(['product.created', 'product.updated'])
})

test('a plan says at which usage it is billed early: by currency, the lowest first, each once', async () => {
  const usage_thresholds = [
    { currency: 'USD', amount: 50000 },
    { currency: 'EUR', amount: 900 },
    { currency: 'USD', amount: 20000 },
  ]
  const { body: plan } = await api.post('/v1/plans', { code: 'early', name: 'Early', usage_thresholds })
  const ordered = [
    { currency: 'EUR', amount: 900 },
    { currency: 'USD', amount: 20000 },
    { currency: 'USD', amount: 50000 },
  ]
  expect(plan.usage_thresholds).toEqual(ordered)
  expect((await api.get(`/v1/plans/${plan.id}`)).body.usage_thresholds).toEqual(ordered)
  const twice = await api.patch(`/v1/plans/${plan.id}`, { usage_thresholds: [ordered[0], ordered[0]] })
  expect([twice.status, twice.body.errors[0].pointer]).toEqual([422, '/usage_thresholds/1/amount'])
  const nothing = await api.patch(`/v1/plans/${plan.id}`, { usage_thresholds: [{ currency: 'EUR', amount: 0 }] })
  expect([nothing.status, nothing.body.errors[0].pointer]).toEqual([422, '/usage_thresholds/0/amount'])
  expect((await api.patch(`/v1/plans/${plan.id}`, { usage_thresholds: [] })).body.usage_thresholds).toEqual([])
})
