import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

async function customer(): Promise<string> {
  return (await api.post('/v1/customers', { name: 'Acme GmbH' })).body.id
}

const add = (owner: string, token: string, fields: object = {}) =>
  api.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token, ...fields })

const chargedBy = async (owner: string) => (await api.get(`/v1/customers/${owner}`)).body.payment_method

async function eventsOf(id: string): Promise<[string, number][]> {
  const { body } = await api.get(`/v1/events?object_id=${id}`)
  return body.data.map(({ type, sequence }: { type: string; sequence: number }) => [type, sequence]).reverse()
}

test('the first means to pay is the default; another becomes it when told so; each step is an event', async () => {
  const owner = await customer()
  const visa = await add(owner, 'pm_card_visa')
  expect(visa.body).toEqual({
    id: expect.stringMatching(/^pm_/),
    object: 'payment_method',
    customer: owner,
    gateway: 'sandbox',
    brand: 'visa',
    last4: '4242',
    exp_month: 12,
    exp_year: 2050,
    default: true,
    status: 'active',
    created_at: '2027-04-01T00:00:00Z',
  })
  expect(visa.status).toBe(201)
  expect(visa.text).not.toContain('pm_card_visa')
  const amex = (await add(owner, 'pm_card_amex')).body
  expect(amex.default).toBe(false)
  expect(await chargedBy(owner)).toBe(visa.body.id)
  const made = await api.post(`/v1/payment_methods/${amex.id}/make_default`)
  expect(made.body).toEqual({ ...amex, default: true })
  expect(await chargedBy(owner)).toBe(amex.id)
  const listed = (await api.get(`/v1/payment_methods?customer=${owner}&sort=created_at`)).body.data
  expect(listed).toEqual([{ ...visa.body, default: false }, made.body])
  expect((await api.get(`/v1/payment_methods/${amex.id}`)).body).toEqual(made.body)
  expect(await eventsOf(owner)).toEqual([
    ['customer.created', 1],
    ['customer.payment_method_added', 2],
    ['customer.updated', 3],
    ['customer.payment_method_added', 4],
    ['customer.updated', 5],
  ])
})

test('a removed means to pay is never charged again, and the customer is charged by none', async () => {
  const owner = await customer()
  const { body: visa } = await add(owner, 'pm_card_visa')
  const path = `/v1/payment_methods/${visa.id}`
  expect((await api.post(`${path}/remove`)).body).toEqual({ ...visa, status: 'removed', default: false })
  expect(await chargedBy(owner)).toBeNull()
  expect(await api.post(`${path}/remove`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect(await api.post(`${path}/make_default`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect((await api.get(`/v1/payment_methods?customer=${owner}&status=active`)).body.data).toEqual([])
  // The same card again is a new one, and the first of those that are left.
  expect((await add(owner, 'pm_card_visa')).body).toMatchObject({ status: 'active', default: true })
})

test('the same token given again is the same means to pay', async () => {
  const owner = await customer()
  const replies = await Promise.all([1, 2, 3, 4].map(() => add(owner, 'pm_card_mastercard')))
  expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1)
  expect((await api.get(`/v1/payment_methods?customer=${owner}`)).body.data).toHaveLength(1)
})

test('a token or a customer that does not exist is refused', async () => {
  const owner = await customer()
  expect(await add(owner, 'pm_card_of_nobody')).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/token' }] } })
  expect(await add('cus_01h455vb4pex5vsknk084sn02q', 'pm_card_visa')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/customer' }] },
  })
  expect(await add(owner, 'pm_card_visa', { gateway: 'manual' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/gateway' }] },
  })
})

test('I25: the means to pay of another organization does not exist', async () => {
  const { body: visa } = await add(await customer(), 'pm_card_visa')
  const stranger = await api.organizationClient()
  expect((await stranger.get(`/v1/payment_methods/${visa.id}`)).status).toBe(404)
  expect((await stranger.post(`/v1/payment_methods/${visa.id}/remove`)).status).toBe(404)
  expect((await stranger.post(`/v1/payment_methods/${visa.id}/make_default`)).status).toBe(404)
})
