import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Reply, type TestApi, testApi, testSecret } from '../../test/api.ts'
import { connectDatabase } from '../kit/db.ts'
import { newId } from '../kit/ids.ts'
import { newLogger } from '../kit/log.ts'
import { signOperatorToken } from '../kit/operator-token.ts'
import type { Route } from '../kit/route.ts'
import { routes } from '../modules/index.ts'
import { apiDescription, createHttpServer } from './http.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

/** A body without what differs from request to request. */
function withoutRequestId(reply: Reply): unknown {
  const { request_id: _, ...rest } = reply.body
  return rest
}

test('S28, S29, F48: every wrong credential gets the same 401', async () => {
  const other = await api.organizationClient()
  const { body: expired } = await api.post('/v1/api_keys', {
    name: 'Short',
    scopes: ['customers:read'],
    expires_at: '2999-01-01T00:00:00Z',
  })
  await api.db.ownerQuery(`UPDATE api_keys SET expires_at = '2000-01-01T00:00:00Z' WHERE name = 'Short'`)
  await other.post(`/v1/api_keys/${encodeId('key', other.keyId)}/revoke`)
  const wrongSecret = other.key.slice(0, 40)
  const credentials = [
    null,
    '',
    'Bearer',
    'Bearer nonsense',
    `Basic ${api.key}`,
    `Bearer ${wrongSecret}`,
    `Bearer ${other.key}`,
    `Bearer ${expired.secret}`,
    `Bearer ${api.key} `.replace('_test_', '_live_'),
    'Bearer qd_op_abc.def',
    `Bearer ${signOperatorToken(`${testSecret}!`, { organizationId: api.organization.id, expiresAt: Temporal.Now.instant().add({ minutes: 1 }) })}`,
  ]
  const replies = await Promise.all(credentials.map((authorization) => api.raw('GET', '/v1/customers', undefined, { authorization })))
  for (const reply of replies) {
    expect(reply.status).toBe(401)
    expect(reply.headers['www-authenticate']).toBe('Bearer')
    expect(withoutRequestId(reply)).toEqual({
      type: 'http://localhost:4242/docs/errors/unauthenticated',
      title: 'No valid credential was given',
      status: 401,
      code: 'unauthenticated',
      detail: 'No valid credential was given',
      doc_url: 'http://localhost:4242/docs/errors/unauthenticated',
    })
  }
})

test('S30: a test key does not open a live organization, nor a live key a sandbox', async () => {
  const live = await api.organizationClient({ clockAt: null })
  expect(live.key).toMatch(/^qd_live_/)
  expect((await live.get('/v1/customers')).status).toBe(200)
  await api.db.ownerQuery(`UPDATE organizations SET kind = 'sandbox', clock_at = created_at WHERE id = $1`, [live.organization.id])
  expect((await live.get('/v1/customers')).status).toBe(401)
})

test('S30: a key can do what its scopes say; writing includes reading', async () => {
  const { body } = await api.post('/v1/api_keys', { name: 'Reader', scopes: ['customers:read', 'plans:write'] })
  const authorization = `Bearer ${body.secret}`
  const status = async (method: string, url: string, json?: unknown) => (await api.raw(method, url, json, { authorization })).status
  expect(await status('GET', '/v1/customers')).toBe(200)
  expect(await status('POST', '/v1/customers', { name: 'x' })).toBe(403)
  expect(await status('GET', '/v1/plans')).toBe(200)
  expect(await status('POST', '/v1/plans', { code: 'scoped', name: 'x' })).toBe(201)
  expect(await status('GET', '/v1/events')).toBe(403)
  expect(await status('GET', '/v1/organizations')).toBe(403)
  expect(await api.raw('GET', '/v1/events', undefined, { authorization })).toMatchObject({
    body: { code: 'forbidden', detail: 'The key lacks the scope events:read.' },
  })
})

test('I25, S35: what belongs to another organization is answered like what is not there', async () => {
  const other = await api.organizationClient()
  const { body: customer } = await other.post('/v1/customers', { name: 'Theirs' })
  const oneOff = { currency: 'EUR', kind: 'one_off', terms: { model: 'flat', amount: '1' } }
  const { body: plan } = await other.post('/v1/plans', { code: 'theirs', name: 'Theirs', prices: [oneOff] })
  const { body: events } = await other.get('/v1/events')
  const key = encodeId('key', other.keyId)
  const theirs = [customer.id, plan.id, plan.product, plan.prices[0].id, key, encodeId('org', other.organization.id), events.data[0].id]
  let compared = 0
  for (const route of routes.filter((each) => each.path.endsWith('{id}') || (each.path.includes('{id}/') && each.scope !== 'operator'))) {
    const { url, body } = sampleOf(route)
    const foreign = theirs.find((id) => id.split('_')[0] === /\/([a-z]+)_[0-9a-z]{26}/.exec(url)?.[1])
    if (foreign === undefined) continue
    const call = (id: string) => api.request(route.method, url.replace(/[a-z]+_[0-9a-z]{26}/, id), body)
    const [absent, there, malformed] = await Promise.all([api.request(route.method, url, body), call(foreign), call('nonsense')])
    expect([absent.status, there.status, malformed.status], route.operation).toEqual([404, 404, 404])
    expect(withoutRequestId(there)).toEqual(withoutRequestId(absent))
    expect(withoutRequestId(malformed)).toEqual(withoutRequestId(absent))
    compared++
  }
  expect(compared).toBeGreaterThan(20)
  expect((await other.get(`/v1/customers/${customer.id}`)).body.name).toBe('Theirs')
  expect((await api.post('/v1/prices', { ...oneOff, plan: plan.id })).status).toBe(404)
  expect((await api.get(`/v1/plans?product=${plan.product}`)).body.data).toEqual([])
})

const description = apiDescription()

/** A well-formed request of a route, from its example in the reference, about things that nobody has. */
function sampleOf(route: Route): { readonly url: string; readonly body: unknown } {
  const operation = z
    .object({
      parameters: z.array(z.object({ name: z.string(), in: z.string(), example: z.unknown().optional() })),
      requestBody: z.object({ content: z.record(z.string(), z.object({ example: z.unknown() })) }).optional(),
    })
    .parse(description.paths[route.path]?.[route.method.toLowerCase()])
  const url = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const example = String(operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.example)
    return example.replace(/_[0-9a-z]{26}$/, encodeId('req', newId()).slice('req'.length))
  })
  return { url, body: operation.requestBody?.content['application/json']?.example }
}

test('S5: a known path with another method is 405 with Allow, an unknown path 404', async () => {
  const wrong = await api.raw('PUT', '/v1/customers')
  expect(wrong).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } })
  expect(wrong.headers.allow).toBe('GET, HEAD, POST')
  expect((await api.raw('DELETE', `/v1/customers/x/archive`)).headers.allow).toBe('POST')
  expect((await api.raw('OPTIONS', '/v1/customers')).status).toBe(405)
  expect((await api.raw('GET', '/v1/nothing')).body).toMatchObject({ status: 404, code: 'not_found', detail: 'There is no such path.' })
  expect((await api.get('/v1/customers/')).status).toBe(404)
  expect((await api.raw('GET', '/%ff')).body).toMatchObject({ status: 400, code: 'unparsable' })
})

test('F40, F41: what cannot be read is refused by its kind', async () => {
  const send = (body: string | Buffer, headers: Record<string, string> = {}) => api.post('/v1/customers', body, { headers })
  expect(await send('{"name":')).toMatchObject({ status: 400, body: { code: 'unparsable' } })
  expect(await send('{"name":"a","name":"b"}')).toMatchObject({ status: 400, body: { code: 'unparsable' } })
  expect(await send(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ status: 400, body: { code: 'unparsable' } })
  expect(await send(`{"name":"${'x'.repeat(1_048_576)}"}`)).toMatchObject({ status: 413, body: { code: 'too_large' } })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/jsonx']) {
    expect(await send('{"name":"a"}', { 'content-type': type })).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
  }
  expect(await send('{"name":"a"}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
  expect((await send('{"name":"a"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201)
  expect(await send('')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/name', code: 'required' }] } })
  expect(await send('{"name":"a\\u0000"}')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/name', code: 'invalid_text' }] } })
  expect(await send('{"name":1e400}')).toMatchObject({ status: 422, body: { code: 'invalid' } })
  expect(await send('null')).toMatchObject({ status: 422 })
  expect(await api.post('/v1/api_keys/key_x/revoke', { extra: 1 })).toMatchObject({ status: 404 })
})

test('S36: a field that is not known, or only read, is refused on every write', async () => {
  // Of what a key may do; what people may do is in test/proofs/mass-assignment.db.test.ts.
  for (const route of routes.filter((each) => each.method !== 'GET' && each.method !== 'DELETE' && each.scope.includes(':'))) {
    const known = route.body instanceof z.ZodObject ? Object.keys(route.body.shape) : []
    for (const field of ['organization_id', 'status', 'amount_paid', 'role', 'balance', 'id', 'created_at']) {
      if (known.includes(field)) continue
      const reply = await api.request(route.method, sampleOf(route).url, { [field]: 'x' })
      expect(reply.status, `${route.operation} ${field}`).toBe(422)
    }
  }
  const reply = await api.post('/v1/customers', { name: 'x', organization_id: 'org_x', metadata: { a: 'b' } })
  expect(reply.body).toMatchObject({ code: 'unknown_field', errors: [{ pointer: '/organization_id', code: 'unknown_field' }] })
})

test('a query parameter that the list does not know is refused', async () => {
  expect(await api.get('/v1/customers?organization=1')).toMatchObject({
    status: 422,
    body: { code: 'unknown_field', errors: [{ pointer: '/organization' }] },
  })
  expect(await api.get('/v1/customers?limit=0')).toMatchObject({ status: 422 })
  expect(await api.get('/v1/customers?limit=101')).toMatchObject({ status: 422 })
  expect(await api.get('/v1/customers?limit=1&limit=2')).toMatchObject({ status: 422 })
  expect(await api.get('/v1/customers?sort=party_id')).toMatchObject({ status: 422 })
  expect(await api.get(`/v1/customers?sort=${encodeURIComponent("name';drop table customers;--")}`)).toMatchObject({ status: 422 })
  expect(await api.get('/v1/customers?cursor=abc')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cursor' }] } })
  expect(await api.raw('GET', `/v1/customers?key=${api.key}`)).toMatchObject({ status: 400 })
})

test('operators act for the organization that their token names, and alone make organizations', async () => {
  const token = (organizationId: TestApi['organization']['id'] | null) =>
    `Bearer ${signOperatorToken(testSecret, { organizationId, expiresAt: Temporal.Now.instant().add({ minutes: 1 }) })}`
  const call = (method: string, url: string, body?: unknown, authorization = token(null), idempotencyKey = newId()) =>
    api.raw(method, url, body, { authorization, idempotencyKey })
  expect((await call('GET', '/v1/organization', undefined, token(api.organization.id))).body.id).toBe(encodeId('org', api.organization.id))
  expect((await call('GET', '/v1/customers')).status).toBe(403)
  const wanted = { name: 'Real', timezone: 'Europe/Paris', currency: 'EUR', preset: 'lago' }
  const made = await call('POST', '/v1/organizations', wanted, token(null), 'same')
  expect(made).toMatchObject({
    status: 201,
    body: { kind: 'live', conventions: { anchor: 'calendar', rounding: 'half_up' }, api_key: { mode: 'live', scopes: ['*'] } },
  })
  expect(made.body.api_key.secret).toMatch(/^qd_live_/)
  expect((await call('POST', '/v1/organizations', wanted, token(null), 'same')).body.id).toBe(made.body.id)
  expect((await call('POST', '/v1/organizations', { ...wanted, name: 'Other' }, token(null), 'same')).body.code).toBe(
    'idempotency_key_reused',
  )
  const listed = await call('GET', '/v1/organizations?kind=live&q=real')
  expect(listed.body.data).toEqual([expect.objectContaining({ id: made.body.id, name: 'Real' })])
  expect((await call('POST', '/v1/sandboxes', { name: 'Try', timezone: 'UTC', currency: 'USD' })).status).toBe(201)
})

test('a sandbox is seen by who made it and by itself', async () => {
  const other = await api.organizationClient()
  const key = newId()
  const wanted = {
    name: 'Year 2030',
    now: '2030-01-01T00:00:00Z',
    timezone: 'Asia/Tokyo',
    currency: 'JPY',
    conventions: { proration: 'second' },
  }
  const made = await api.post('/v1/sandboxes', wanted, { idempotencyKey: key })
  expect(made).toMatchObject({ status: 201, body: { object: 'sandbox', now: '2030-01-01T00:00:00Z', created_at: '2030-01-01T00:00:00Z' } })
  const again = await api.post('/v1/sandboxes', wanted, { idempotencyKey: key })
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(again.body).toEqual({ ...made.body, api_key: { ...made.body.api_key, secret: null } })
  const authorization = `Bearer ${made.body.api_key.secret}`
  const inside = await api.raw('GET', '/v1/organization', undefined, { authorization })
  expect(inside.body).toMatchObject({
    kind: 'sandbox',
    now: '2030-01-01T00:00:00Z',
    currency: 'JPY',
    conventions: { proration: 'second', rounding: 'half_up' },
  })
  const url = `/v1/sandboxes/${made.body.id}`
  expect((await api.get(url)).status).toBe(200)
  expect((await api.raw('GET', url, undefined, { authorization })).status).toBe(200)
  expect((await other.get(url)).status).toBe(404)
  expect((await api.get('/v1/sandboxes?sort=name')).body.data.map(({ name }: { name: string }) => name)).toEqual([
    'Harbour Coffee',
    'Year 2030',
  ])
  expect((await other.get('/v1/sandboxes')).body.data).toHaveLength(1)
})

test('S1: every answer has the security headers, also those of errors', async () => {
  const paths: [string, string][] = [
    ['GET', '/v1/customers'],
    ['GET', '/v1/nothing'],
    ['PUT', '/v1/customers'],
    ['POST', '/v1/customers'],
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/v1/openapi.json'],
    ['GET', '/%ff'],
  ]
  const replies = await Promise.all([
    ...paths.map(([method, url]) => api.request(method, url)),
    ...paths.map(([method, url]) => api.raw(method, url)),
  ])
  for (const reply of replies) {
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': expect.stringMatching(/^application\/(problem\+)?json; charset=utf-8$/),
      'request-id': expect.stringMatching(/^req_[0-9a-z]{26}$/),
    })
    expect(Object.keys(reply.headers)).not.toEqual(expect.arrayContaining(['server']))
    expect(Object.keys(reply.headers)).not.toEqual(expect.arrayContaining(['x-powered-by']))
  }
})

test('the reference and the error pages come from this process alone', async () => {
  const page = await api.raw('GET', '/docs')
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.text).not.toMatch(/https?:\/\//)
  expect(page.text).not.toMatch(/<script>|onload=/)
  const script = await api.raw('GET', '/docs/reference.js')
  expect(script.status).toBe(200)
  expect(script.text.length).toBeGreaterThan(100_000)
  expect(await api.raw('GET', '/docs/errors/not_found')).toMatchObject({
    status: 200,
    text: expect.stringContaining('There is no such object'),
  })
  expect((await api.raw('GET', '/docs/errors/nothing')).status).toBe(404)
  expect((await api.raw('GET', '/docs/errors')).text).toContain('internal_error')
  const { text: events } = await api.raw('GET', '/docs/events')
  expect(events).toContain('<h2 id="invoice.paid">')
  expect(events).toContain('"object_id": "we_01h455vb4pex5vsknk084sn02q"')
  expect((await api.raw('GET', '/v1/openapi.json')).body.openapi).toBe('3.1.1')
})

test('a bug is a 500 that says nothing but its request id, and is logged with it', async () => {
  const [first] = routes
  const broken = createHttpServer({
    database: api.db.database,
    config: { secret: testSecret, publicUrl: 'http://localhost:4242' },
    clock: { now: () => Temporal.Now.instant() },
    log: newLogger({ level: 'silent' }),
    routes: [{ ...first, path: '/v1/broken', handle: () => Promise.reject(new Error('relation "secret_table" does not exist')) } as never],
  })
  const reply = await broken.inject({ url: '/v1/broken', headers: { authorization: `Bearer ${api.key}` } })
  expect(reply.statusCode).toBe(500)
  expect(reply.json()).toEqual({
    type: 'http://localhost:4242/docs/errors/internal_error',
    title: 'Something went wrong on our side',
    status: 500,
    code: 'internal_error',
    detail: 'It has been recorded and nothing was changed.',
    request_id: expect.stringMatching(/^req_/),
    doc_url: 'http://localhost:4242/docs/errors/internal_error',
  })
  await broken.close()
})

test('without the database the process is alive, not ready, and says 503 with Retry-After', async () => {
  const database = connectDatabase({ connection: 'postgresql://nobody@127.0.0.1:1/nothing', clock: { now: () => Temporal.Now.instant() } })
  const config = { secret: testSecret, publicUrl: '' }
  const away = createHttpServer({ database, config, clock: { now: () => Temporal.Now.instant() }, log: newLogger({ level: 'silent' }) })
  expect((await away.inject('/healthz')).statusCode).toBe(200)
  const ready = await away.inject('/readyz')
  expect([ready.statusCode, ready.json().detail, ready.headers['retry-after']]).toEqual([503, 'The database does not answer.', '5'])
  const reply = await away.inject({ url: '/v1/customers', headers: { authorization: `Bearer ${api.key}` } })
  expect([reply.statusCode, reply.json().code]).toEqual([503, 'unavailable'])
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
  await away.close()
  await database.close()
})

test('S29, S64: one line a request is logged, and no credential in any', async () => {
  await api.get('/v1/customers')
  const lines = api.logged.map((line) => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: 'request', method: 'GET', route: '/v1/customers', status: 200, actor: 'api_key' }),
  )
  expect(api.logged.join('')).not.toContain(api.key)
  expect(api.logged.join('')).not.toContain('Bearer')
})
