import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../test/api.ts'
import { startProxy } from '../../test/proxy.ts'
import { createHttpServer } from '../entry/http.ts'
import { systemClock } from './clock.ts'
import { newId } from './ids.ts'
import { newLogger } from './log.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const count = async (name: string): Promise<number> =>
  (await api.db.ownerQuery<{ n: number }>('SELECT count(*)::int AS n FROM customers WHERE name = $1', [name]))[0]?.n ?? 0

test('I21: a hundred requests of one key at once make one customer and get one answer', async () => {
  const idempotencyKey = newId()
  const replies = await Promise.all(Array.from({ length: 100 }, () => api.post('/v1/customers', { name: 'Crowd' }, { idempotencyKey })))
  const answered = replies.filter((reply) => reply.status === 201)
  // Those that waited longer than a connection or a lock may be waited for are told to come again.
  for (const reply of replies) expect([201, 409, 503]).toContain(reply.status)
  for (const reply of replies.filter((each) => each.status !== 201)) expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
  expect(answered.length).toBeGreaterThan(50)
  expect(new Set(answered.map((reply) => reply.text)).size).toBe(1)
  expect(answered.filter((reply) => reply.headers['idempotent-replayed'] === undefined)).toHaveLength(1)
  expect(await count('Crowd')).toBe(1)
})

test('S50, I21: another body or another path under the same key is refused', async () => {
  const idempotencyKey = newId()
  const { body } = await api.post('/v1/customers', { name: 'First', metadata: { a: '1', b: '2' } }, { idempotencyKey })
  const reused = { status: 422, body: { code: 'idempotency_key_reused' } }
  expect(await api.post('/v1/customers', { name: 'Second' }, { idempotencyKey })).toMatchObject(reused)
  // The same value with its keys in another order is the same request.
  const same = await api.post('/v1/customers', '{"metadata":{"b":"2","a":"1"},"name":"First"}', { idempotencyKey })
  expect(same).toMatchObject({ status: 201, body: { id: body.id } })
  const other = await api.post('/v1/customers', { name: 'Other' })
  const archive = { idempotencyKey: newId() }
  expect((await api.post(`/v1/customers/${body.id}/archive`, undefined, archive)).status).toBe(200)
  expect(await api.post(`/v1/customers/${other.body.id}/archive`, undefined, archive)).toMatchObject(reused)
  // A key belongs to one operation of one organization.
  expect((await api.post('/v1/products', { name: 'P' }, { idempotencyKey })).status).toBe(201)
  expect((await (await api.organizationClient()).post('/v1/customers', { name: 'Theirs' }, { idempotencyKey })).status).toBe(201)
})

test('a refusal uses no key up: the same key works once the cause is gone', async () => {
  const idempotencyKey = newId()
  const { body } = await api.post('/v1/customers', { name: 'Holder', external_id: 'wanted' })
  const send = () => api.post('/v1/customers', { name: 'Next', external_id: 'wanted' }, { idempotencyKey })
  expect((await send()).status).toBe(409)
  await api.delete(`/v1/customers/${body.id}`)
  expect((await send()).status).toBe(201)
  expect((await send()).headers['idempotent-replayed']).toBe('true')
})

test('S50: a POST needs a key of 1 to 255 printable ASCII characters; PATCH and DELETE may have one', async () => {
  const without = await api.post('/v1/customers', { name: 'x' }, { idempotencyKey: null })
  expect(without).toMatchObject({ status: 400, body: { code: 'missing_idempotency_key' } })
  for (const idempotencyKey of ['', 'é', 'x'.repeat(256)]) {
    expect((await api.post('/v1/customers', { name: 'x' }, { idempotencyKey })).status).toBe(400)
  }
  expect((await api.post('/v1/customers', { name: 'x' }, { idempotencyKey: `~ ${'x'.repeat(252)}!` })).status).toBe(201)
  const { body } = await api.post('/v1/customers', { name: 'Before' })
  const patch = (name: string) => api.request('PATCH', `/v1/customers/${body.id}`, { name }, { idempotencyKey: 'patch-1' })
  expect((await patch('After')).body.name).toBe('After')
  expect((await patch('After')).headers['idempotent-replayed']).toBe('true')
  expect((await patch('Again')).body.code).toBe('idempotency_key_reused')
})

test('S50: a key belongs to one operation in one organization', async () => {
  const idempotencyKey = 'the same everywhere'
  const customer = await api.post('/v1/customers', { name: 'Mine' }, { idempotencyKey })
  const product = await api.post('/v1/products', { name: 'Mine' }, { idempotencyKey })
  const other = await api.organizationClient()
  const theirs = await other.post('/v1/customers', { name: 'Theirs' }, { idempotencyKey })
  for (const reply of [customer, product, theirs]) {
    expect(reply.status).toBe(201)
    expect(reply.headers).not.toHaveProperty('idempotent-replayed')
  }
  expect(theirs.body).toMatchObject({ name: 'Theirs' })
  expect((await api.post('/v1/customers', { name: 'Mine' }, { idempotencyKey })).body).toEqual(customer.body)
})

test('a POST that changes nothing needs no key', async () => {
  const { body: customer } = await api.post('/v1/customers', { name: 'Curious' })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const preview = await api.post('/v1/invoices/preview', { customer: customer.id, lines }, { idempotencyKey: null })
  expect(preview.status).toBe(200)
})

test('I31: a replay shows no secret, and no table holds one', async () => {
  const idempotencyKey = newId()
  const send = () => api.post('/v1/api_keys', { name: 'Once', scopes: ['customers:read'] }, { idempotencyKey })
  const first = await send()
  expect(first.body.secret).toMatch(/^qd_test_/)
  expect((await send()).body).toEqual({ ...first.body, secret: null })
  const rows = await api.db.ownerQuery<{ all: string }>(
    `SELECT (SELECT coalesce(string_agg(k::text, ''), '') FROM idempotency_keys k) || (SELECT string_agg(k::text, '') FROM api_keys k) AS all`,
  )
  expect(rows[0]?.all).not.toContain(first.body.secret.slice(40))
})

test('a reservation whose process died is taken over after a minute, and not before', async () => {
  const idempotencyKey = newId()
  const wanted = { name: 'Interrupted', timezone: 'UTC', currency: 'USD' }
  const send = () => api.post('/v1/sandboxes', wanted, { idempotencyKey })
  const first = await send()
  const forget = 'UPDATE idempotency_keys SET status = NULL, response = NULL, created_at = $2 WHERE key = $1'
  await api.db.ownerQuery(forget, [idempotencyKey, Temporal.Now.instant().subtract({ seconds: 30 }).toString()])
  expect(await send()).toMatchObject({ status: 409, body: { code: 'idempotency_key_running' }, headers: { 'retry-after': '1' } })
  await api.db.ownerQuery(forget, [idempotencyKey, Temporal.Now.instant().subtract({ seconds: 61 }).toString()])
  const second = await send()
  // The same organization, with a key that can still be read: nobody saw the first.
  expect(second).toMatchObject({ status: 201, body: { id: first.body.id } })
  expect(second.body.api_key.secret).toMatch(/^qd_test_/)
})

test('F9: a connection lost at COMMIT leaves one effect and the right answer, whether or not it was committed', async () => {
  const proxy = await startProxy(api.db.connection)
  const database = api.db.connect({ connection: proxy.connection, poolSize: 2 })
  const app = createHttpServer({
    database,
    config: { secret: testSecret, publicUrl: '' },
    clock: systemClock,
    log: newLogger({ level: 'silent' }),
  })
  for (const [n, fault] of Array.from({ length: 10 }, (_, n) => [n, n % 2 === 0 ? 'cut after' : 'cut before'] as const)) {
    let hasWritten = false
    proxy.fault = (text) => {
      if (text.includes('insert into "customers"')) hasWritten = true
      if (!hasWritten || !text.includes('COMMIT')) return undefined
      proxy.fault = () => undefined
      return fault
    }
    const headers = { authorization: `Bearer ${api.key}`, 'idempotency-key': newId(), 'content-type': 'application/json' }
    const send = () => app.inject({ method: 'POST', url: '/v1/customers', headers, payload: JSON.stringify({ name: `Cut ${n}` }) })
    const first = await send()
    expect(first.statusCode).toBe(201)
    expect((await send()).body).toBe(first.body)
    expect(await count(`Cut ${n}`)).toBe(1)
  }
  await app.close()
  await proxy.close()
})
