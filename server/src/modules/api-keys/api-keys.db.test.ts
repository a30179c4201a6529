import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { colleague } from '../../../test/colleagues.ts'

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
    allowed_addresses: [],
    created_by: null,
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

test('S30: a key with addresses is accepted from there alone, and refused elsewhere like one that nobody has', async () => {
  const key = await newKey({ name: 'Office', scopes: ['customers:read'], allowed_addresses: ['203.0.113.0/24', '2001:db8::1'] })
  const from = async (remoteAddress: string) => {
    const headers = { authorization: `Bearer ${key.secret}` }
    const { statusCode, body } = await api.app.inject({ method: 'GET', url: '/v1/customers', remoteAddress, headers })
    return [statusCode, JSON.parse(body).code]
  }
  expect(await from('203.0.113.7')).toEqual([200, undefined])
  expect(await from('::ffff:203.0.113.7')).toEqual([200, undefined])
  expect(await from('2001:db8::1')).toEqual([200, undefined])
  for (const address of ['203.0.114.1', '2001:db8::2', '127.0.0.1', '::1'])
    expect(await from(address), address).toEqual([401, 'unauthenticated'])
  // Nobody speaks for an address that is not theirs: no proxy of ours said so.
  const forged = { authorization: `Bearer ${key.secret}`, 'x-forwarded-for': '203.0.113.7' }
  expect((await api.app.inject({ method: 'GET', url: '/v1/customers', remoteAddress: '198.51.100.1', headers: forged })).statusCode).toBe(
    401,
  )

  const rotated = await api.post(`/v1/api_keys/${key.id}/rotate`, { overlap_hours: 1 })
  expect(rotated.body.allowed_addresses).toEqual(['203.0.113.0/24', '2001:db8::1'])
  expect((await api.patch(`/v1/api_keys/${key.id}`, { allowed_addresses: [] })).body).toMatchObject({
    name: 'Office',
    allowed_addresses: [],
  })
  expect(await key.use()).toBe(200)
  for (const wrong of ['0.0.0.0/0', '::/0', '10.0.0.0/33', 'office', '10.0.0'])
    expect((await api.post('/v1/api_keys', { name: 'x', scopes: ['*'], allowed_addresses: [wrong] })).body.errors[0].pointer, wrong).toBe(
      '/allowed_addresses/0',
    )
})

test('S30: whoever may write keys opens no door of a mightier one, and issues none that they could not be themselves', async () => {
  const client = await api.organizationClient()
  const organizationId = client.organization.id
  const owner = await colleague(api, { organizationId, role: 'owner', now })
  await owner.post('/v1/roles', { code: 'keeper', name: 'Keeper', permissions: ['api_keys:write', 'customers:read'] })
  const keeper = await colleague(api, { organizationId, role: 'keeper', now })
  const strong = (await client.post('/v1/api_keys', { name: 'Strong', scopes: ['*'], allowed_addresses: ['203.0.113.1'] })).body.id
  expect((await keeper.patch(`/v1/api_keys/${strong}`, { allowed_addresses: [] })).body.code).toBe('forbidden')
  expect((await keeper.post(`/v1/api_keys/${strong}/rotate`, {})).body.code).toBe('forbidden')
  expect((await keeper.post('/v1/api_keys', { name: 'x', scopes: ['customers:write'] })).body.code).toBe('forbidden')
  expect((await keeper.post('/v1/api_keys', { name: 'x', scopes: ['customers:read'] })).status).toBe(201)
  // Closing one is always allowed.
  expect((await keeper.post(`/v1/api_keys/${strong}/revoke`)).status).toBe(200)
})

test('S18: who did something with a key is told by mail, in their language', async () => {
  const { organization } = await api.organizationClient()
  const owner = await colleague(api, { organizationId: organization.id, role: 'owner', now })
  const { body } = await owner.post('/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] })
  await owner.post(`/v1/api_keys/${body.id}/revoke`)
  const mails = await api.db.ownerQuery('SELECT kind FROM person_mails WHERE address = $1', [owner.email])
  expect(mails).toEqual([{ kind: 'api_key_changed' }, { kind: 'api_key_changed' }])
})
