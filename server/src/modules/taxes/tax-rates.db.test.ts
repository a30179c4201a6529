import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const wanted = { name: 'VAT Germany', percent: '19', country: 'DE', valid_from: '2021-01-01' }

test('a rate is made, read, listed, ended, archived and taken back, and each step is an event', async () => {
  const made = await api.post('/v1/tax_rates', { ...wanted, metadata: { law: '§ 12' } })
  expect(made.status, made.text).toBe(201)
  expect(made.body).toEqual({
    id: expect.stringMatching(/^txr_[0-9a-z]{26}$/),
    object: 'tax_rate',
    kind: 'VAT',
    name: 'VAT Germany',
    percent: '19',
    country: 'DE',
    region: null,
    category: null,
    valid_from: '2021-01-01',
    valid_until: null,
    metadata: { law: '§ 12' },
    provider: null,
    jurisdiction: null,
    status: 'active',
    created_at: '2027-04-01T00:00:00Z',
    updated_at: '2027-04-01T00:00:00Z',
  })
  const path = `/v1/tax_rates/${made.body.id}`
  expect((await api.get(path)).body).toEqual(made.body)
  const ended = { ...made.body, name: 'USt', valid_until: '2027-12-31' }
  expect((await api.patch(path, { name: 'USt', valid_until: '2027-12-31' })).body).toEqual(ended)
  expect((await api.patch(path, { name: 'USt' })).body).toEqual(ended)
  expect((await api.post(`${path}/archive`)).body).toEqual({ ...ended, status: 'archived' })
  expect(await api.post(`${path}/archive`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect((await api.post(`${path}/unarchive`)).body).toEqual(ended)
  const events = await api.get(`/v1/events?object_id=${made.body.id}`)
  expect(events.body.data.map(({ type, sequence }: { type: string; sequence: number }) => [type, sequence])).toEqual([
    ['tax_rate.unarchived', 4],
    ['tax_rate.archived', 3],
    ['tax_rate.updated', 2],
    ['tax_rate.created', 1],
  ])
})

test('lists are filtered by place, kind, category and day', async () => {
  const client = await api.organizationClient()
  const make = (body: object) => client.post('/v1/tax_rates', { name: 'Rate', percent: '5', ...body })
  await make({ name: 'GST', kind: 'GST', country: 'CA' })
  await make({ name: 'QST', kind: 'QST', percent: '9.975', country: 'CA', region: 'QC', category: 'digital' })
  await make({ name: 'Old', country: 'DE', valid_until: '2020-12-31' })
  const names = async (query: string) =>
    (await client.get(`/v1/tax_rates?sort=name&${query}`)).body.data.map(({ name }: { name: string }) => name)
  expect(await names('')).toEqual(['GST', 'Old', 'QST'])
  expect(await names('country=CA')).toEqual(['GST', 'QST'])
  expect(await names('kind=GST')).toEqual(['GST'])
  expect(await names('category=digital')).toEqual(['QST'])
  expect(await names('valid_on=2021-01-01')).toEqual(['GST', 'QST'])
  expect(await names('valid_on=2020-12-31')).toEqual(['GST', 'Old', 'QST'])
  expect(await names('q=qc')).toEqual(['QST'])
})

test.each<[string, object, string]>([
  ['more than all', { percent: '100.01' }, '/percent'],
  ['less than nothing', { percent: '-1' }, '/percent'],
  ['seven places', { percent: '1.1234567' }, '/percent'],
  ['a number', { percent: 19 }, '/percent'],
  ['a region of no country', { country: null, region: 'QC' }, '/region'],
  ['a region in lower case', { region: 'bayern' }, '/region'],
  ['a country that is none', { country: 'XX' }, '/country'],
  ['an end before the beginning', { valid_until: '2020-12-31' }, '/valid_until'],
])('%s is refused', async (_, parts, pointer) => {
  const reply = await api.post('/v1/tax_rates', { ...wanted, ...parts })
  expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
})

test('what is charged does not change, and a rate does not end before it begins', async () => {
  const { body } = await api.post('/v1/tax_rates', wanted)
  const path = `/v1/tax_rates/${body.id}`
  for (const change of [{ percent: '20' }, { country: 'FR' }, { kind: 'GST' }, { valid_from: null }, { category: 'books' }]) {
    expect(await api.patch(path, change)).toMatchObject({ status: 422, body: { code: 'unknown_field' } })
  }
  expect(await api.patch(path, { valid_until: '2020-12-31' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/valid_until' }] },
  })
  expect((await api.get(path)).body).toEqual(body)
})

test('rates of another organization are not there', async () => {
  const { body } = await api.post('/v1/tax_rates', wanted)
  const other = await api.organizationClient()
  expect(await other.get(`/v1/tax_rates/${body.id}`)).toMatchObject({ status: 404 })
  expect(await other.patch(`/v1/tax_rates/${body.id}`, { name: 'Ours' })).toMatchObject({ status: 404 })
})
