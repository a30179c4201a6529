import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

test('a customer is made, read, changed, archived and taken back, and each step is an event', async () => {
  const made = await api.post('/v1/customers', {
    name: 'Acme GmbH',
    external_id: 'user_1',
    email: 'billing@acme.example',
    address: { line1: 'Hafenstraße 1', city: 'Hamburg', postal_code: '20457', country: 'DE' },
    tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }],
    currency: 'EUR',
    metadata: { crm: 'A-1' },
  })
  expect(made.status).toBe(201)
  expect(made.body).toEqual({
    id: expect.stringMatching(/^cus_[0-9a-z]{26}$/),
    object: 'customer',
    parent: null,
    external_id: 'user_1',
    name: 'Acme GmbH',
    email: 'billing@acme.example',
    phone: null,
    address: { line1: 'Hafenstraße 1', line2: null, city: 'Hamburg', postal_code: '20457', state: null, country: 'DE' },
    tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }],
    region: null,
    tax_treatment: null,
    currency: 'EUR',
    timezone: null,
    locale: null,
    collection_method: null,
    net_terms_days: null,
    dunning_policy: null,
    conventions: {},
    metadata: { crm: 'A-1' },
    payment_method: null,
    status: 'active',
    erased_at: null,
    created_at: '2027-04-01T00:00:00Z',
    updated_at: '2027-04-01T00:00:00Z',
  })
  const path = `/v1/customers/${made.body.id}`
  expect((await api.get(path)).body).toEqual(made.body)
  const changed = await api.patch(path, { name: 'Acme AG', email: null })
  expect(changed.body).toEqual({ ...made.body, name: 'Acme AG', email: null })
  expect((await api.post(`${path}/archive`)).body.status).toBe('archived')
  expect(await api.post(`${path}/archive`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect((await api.post(`${path}/unarchive`)).body.status).toBe('active')
  const events = await api.get(`/v1/events?object_id=${made.body.id}`)
  expect(events.body.data.map(({ type, sequence }: { type: string; sequence: number }) => [type, sequence])).toEqual([
    ['customer.unarchived', 4],
    ['customer.archived', 3],
    ['customer.updated', 2],
    ['customer.created', 1],
  ])
  expect(events.body.data[3].data).toEqual(made.body)
  expect((await api.get(`/v1/events/${events.body.data[0].id}`)).body).toEqual(events.body.data[0])
})

test('a customer on whom nothing hangs can be deleted', async () => {
  const { body } = await api.post('/v1/customers', { name: 'Mistake' })
  const path = `/v1/customers/${body.id}`
  expect(await api.delete(path)).toMatchObject({ status: 200, body: { id: body.id, object: 'customer', deleted: true } })
  expect((await api.get(path)).status).toBe(404)
})

test('a change of name makes a new billing party, a change of the phone number none', async () => {
  const { body } = await api.post('/v1/customers', { name: 'Frozen' })
  const parties = async () =>
    (await api.db.ownerQuery<{ party_id: string }>('SELECT party_id FROM customers WHERE name LIKE $1', ['Frozen%']))[0]?.party_id
  const first = await parties()
  await api.patch(`/v1/customers/${body.id}`, { phone: '123' })
  expect(await parties()).toBe(first)
  await api.patch(`/v1/customers/${body.id}`, { name: 'Frozen II' })
  expect(await parties()).not.toBe(first)
})

test('an external id belongs to one customer', async () => {
  await api.post('/v1/customers', { name: 'One', external_id: 'taken' })
  const second = await api.post('/v1/customers', { name: 'Two', external_id: 'taken' })
  expect(second).toMatchObject({ status: 409, body: { code: 'already_exists', errors: [{ pointer: '/external_id' }] } })
})

test('region and tax treatment are kept; a tax number that cannot be one is refused where it stands', async () => {
  const { body: made } = await api.post('/v1/customers', { name: 'Caisse', region: 'QC', tax_treatment: 'exempt' })
  expect(made).toMatchObject({ region: 'QC', tax_treatment: 'exempt' })
  const path = `/v1/customers/${made.id}`
  expect((await api.patch(path, { region: null, tax_treatment: null })).body).toMatchObject({ region: null, tax_treatment: null })
  const tax_ids = [
    { type: 'au_abn', value: '83 914 571 673' },
    { type: 'eu_vat', value: 'DE136695977' },
  ]
  expect(await api.patch(path, { tax_ids })).toMatchObject({
    status: 422,
    body: { code: 'invalid', errors: [{ pointer: '/tax_ids/1/value', detail: 'The check digits of this eu_vat number of DE are wrong.' }] },
  })
  expect((await api.patch(path, { tax_ids: tax_ids.slice(0, 1) })).body.tax_ids).toEqual(tax_ids.slice(0, 1))
})
