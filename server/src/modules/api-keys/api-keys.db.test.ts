import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

const start = Temporal.Instant.from('2026-01-01T00:00:30Z')
let now = start
let api: TestApi
beforeAll(async () => {
  api = await testApi({ clock: { now: () => now } })
})
afterAll(() => api.close())

async function newKey(body: object): Promise<{ id: string; secret: string; use(): Promise<number> }> {
  const made = await api.post('/v1/api_keys', body)
  expect(made.status).toBe(201)
  return {
    ...made.body,
    use: async () => (await api.raw('GET', '/v1/customers', undefined, { authorization: `Bearer ${made.body.secret}` })).status,
  }
}

test('S28: a key is shown once, then only its ends', async () => {
  const key = await newKey({ name: 'Shop', scopes: ['customers:read'] })
  const { body } = await api.get(`/v1/api_keys/${key.id}`)
  expect(body).toEqual({
    id: key.id,
    object: 'api_key',
    name: 'Shop',
    mode: 'test',
    scopes: ['customers:read'],
    hint: `qd_test_…${key.secret.slice(-4)}`,
    created_at: expect.any(String),
    expires_at: null,
    revoked_at: null,
    last_used_at: null,
  })
  expect((await api.patch(`/v1/api_keys/${key.id}`, { name: 'Web shop' })).body).toEqual({ ...body, name: 'Web shop' })
  expect((await api.get('/v1/api_keys')).text).not.toContain(key.secret)
})

test('S31, F48: revoked, a key fails on the next request; expired, at that moment of real time', async () => {
  const revoked = await newKey({ name: 'Revoked', scopes: ['*'] })
  expect(await revoked.use()).toBe(200)
  const first = await api.post(`/v1/api_keys/${revoked.id}/revoke`)
  expect(await revoked.use()).toBe(401)
  expect((await api.post(`/v1/api_keys/${revoked.id}/revoke`)).body).toEqual(first.body)
  const short = await newKey({ name: 'Short', scopes: ['*'], expires_at: now.add({ hours: 1 }).toString() })
  expect(await short.use()).toBe(200)
  now = now.add({ minutes: 59, seconds: 59 })
  expect(await short.use()).toBe(200)
  now = now.add({ seconds: 1 })
  expect(await short.use()).toBe(401)
  const past = await api.post('/v1/api_keys', { name: 'Past', scopes: ['*'], expires_at: now.toString() })
  expect(past).toMatchObject({ status: 422, body: { errors: [{ pointer: '/expires_at' }] } })
})

test('S31: rotated, the old key works for the overlap and not longer', async () => {
  const old = await newKey({ name: 'Old', scopes: ['customers:read'] })
  const { status, body } = await api.post(`/v1/api_keys/${old.id}/rotate`, { overlap_hours: 72 })
  expect([status, body.name, body.scopes]).toEqual([201, 'Old', ['customers:read']])
  expect(body.id).not.toBe(old.id)
  const fresh = await api.raw('GET', '/v1/customers', undefined, { authorization: `Bearer ${body.secret}` })
  expect([await old.use(), fresh.status]).toEqual([200, 200])
  now = now.add({ hours: 72 })
  expect(await old.use()).toBe(401)
  expect((await api.post(`/v1/api_keys/${old.id}/rotate`)).body.code).toBe('invalid_state')
  const at0 = await newKey({ name: 'At once', scopes: ['*'] })
  await api.post(`/v1/api_keys/${at0.id}/rotate`)
  expect(await at0.use()).toBe(401)
  expect((await api.post(`/v1/api_keys/${body.id}/rotate`, { overlap_hours: 73 })).status).toBe(422)
})

test('S31: the last use is noted to the minute', async () => {
  const key = await newKey({ name: 'Used', scopes: ['*'] })
  const noted = async () => (await api.get(`/v1/api_keys/${key.id}`)).body.last_used_at
  await Promise.all(Array.from({ length: 10 }, () => key.use()))
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString()
  expect(await noted()).toBe(minute)
  now = now.add({ minutes: 5 })
  await key.use()
  expect(
    Temporal.Instant.from(await noted())
      .since(Temporal.Instant.from(minute))
      .total('minutes'),
  ).toBe(5)
})

test('S30: a key gives no scope that it does not hold', async () => {
  const issuer = await newKey({ name: 'Issuer', scopes: ['api_keys:write', 'customers:write'] })
  const authorization = `Bearer ${issuer.secret}`
  const issue = (scopes: string[]) => api.raw('POST', '/v1/api_keys', { name: 'x', scopes }, { authorization })
  expect((await issue(['customers:write', 'customers:read'])).status).toBe(201)
  expect(await issue(['customers:read', 'invoices:read'])).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('invoices:read') },
  })
  expect((await issue(['*'])).status).toBe(403)
  expect((await issue(['everything:write'])).status).toBe(422)
  expect((await issue([])).status).toBe(422)
  const all = encodeId('key', api.keyId)
  expect((await api.raw('POST', `/v1/api_keys/${all}/rotate`, {}, { authorization })).status).toBe(403)
})
