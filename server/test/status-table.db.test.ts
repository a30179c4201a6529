import { encodeId } from '@quarterday/core/id.ts'
import { refusals } from '@quarterday/core/refusal.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer, type HttpOptions } from '../src/entry/http.ts'
import { systemClock } from '../src/kit/clock.ts'
import { connectDatabase } from '../src/kit/db.ts'
import { keyedRequest } from '../src/kit/idempotency.ts'
import { newId } from '../src/kit/ids.ts'
import { newLogger } from '../src/kit/log.ts'
import { signOperatorToken } from '../src/kit/operator-token.ts'
import { defaultRateLimits } from '../src/kit/rate-limits.ts'
import { routes } from '../src/modules/index.ts'
import { type ApiClient, type Reply, testSecret } from './api.ts'
import { asOperator } from './operator.ts'
import { memberOf, peopleApi, type Staff } from './people.ts'
import { exchange } from './raw-socket.ts'
import { referenceBook, type Things } from './reference-book.ts'

// Which status means what: one table, each of whose rows is a request that has this answer.

type PeopleApi = Awaited<ReturnType<typeof peopleApi>>

let api: PeopleApi
let other: ApiClient
let things: Things
let theirs: Things
let staff: Staff
let port: number
beforeAll(async () => {
  api = await peopleApi()
  other = await api.organizationClient()
  things = await referenceBook(api)
  theirs = await referenceBook(other)
  staff = await memberOf(api, api, 'owner')
  port = Number(new URL(await api.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => api.close())

const deep = `{"metadata":${'['.repeat(40)}${']'.repeat(40)}}`
const customer = { name: 'Acme' }

/** An answer as the table sees it. */
interface Seen {
  readonly status: number
  readonly code: string | null
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

const seen = ({ status, headers, body }: Reply): Seen => ({ status, headers, body, code: body?.code ?? null })

async function bySocket(...chunks: readonly string[]): Promise<Seen> {
  const { status, code, head } = await exchange(port, chunks, 20_000)
  const lines = head.split('\r\n').slice(1)
  return {
    status,
    code,
    body: null,
    headers: Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])),
  }
}

/** The same API in other circumstances. */
async function elsewhere(options: Partial<HttpOptions>, ask: (key: string) => { method?: 'GET'; url: string }): Promise<Seen> {
  const app = createHttpServer({
    ...{ database: api.db.database, clock: systemClock, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' },
    ...{ config: { secret: testSecret, publicUrl: 'http://localhost:4242' } },
    ...options,
  })
  const { url } = ask(api.key)
  const answers: Awaited<ReturnType<typeof app.inject>>[] = []
  for (let count = 0; count < 3; count += 1) answers.push(await app.inject({ url, headers: { authorization: `Bearer ${api.key}` } }))
  await app.close()
  const [last] = answers.slice(-1)
  return {
    status: last?.statusCode ?? 0,
    headers: (last?.headers ?? {}) as Record<string, string>,
    body: last?.json(),
    code: last?.json().code,
  }
}

const tiny = { count: 1, seconds: 3600, burst: 1 }

interface Row {
  readonly status: number
  readonly code: keyof typeof refusals | 'internal_error'
  readonly when: string
  ask(): Promise<Seen>
  readonly headers?: Readonly<Record<string, unknown>>
}

const post = (body: unknown, options: Parameters<ApiClient['post']>[2] = {}) => api.post('/v1/customers', body, options).then(seen)
const withKey = (authorization: string | null) => api.raw('GET', '/v1/customers', undefined, { authorization }).then(seen)

const challenge = { 'www-authenticate': 'Bearer' }

const table: readonly Row[] = [
  { status: 400, code: 'unparsable', when: 'JSON that cannot be parsed', ask: () => post('{"name":') },
  { status: 400, code: 'unparsable', when: 'a key twice', ask: () => post('{"name":"a","name":"b"}') },
  { status: 400, code: 'unparsable', when: 'bytes that are no UTF-8', ask: () => post(Buffer.from([0x7b, 0xff, 0x7d])) },
  { status: 400, code: 'unparsable', when: 'forty levels', ask: () => post(deep) },
  { status: 400, code: 'unparsable', when: 'a query that is no query', ask: () => api.get('/v1/customers?q=%ff').then(seen) },
  { status: 400, code: 'unparsable', when: 'a credential in the address', ask: () => api.get(`/v1/customers?key=${api.key}`).then(seen) },
  {
    status: 400,
    code: 'missing_idempotency_key',
    when: 'a POST without Idempotency-Key',
    ask: () => post(customer, { idempotencyKey: null }),
  },
  {
    status: 400,
    code: 'unparsable',
    when: 'both a length and chunks',
    ask: () =>
      bySocket('POST /v1/customers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
  },
  { status: 401, code: 'unauthenticated', when: 'no credential', ask: () => withKey(null), headers: challenge },
  { status: 401, code: 'unauthenticated', when: 'an unknown credential', ask: () => withKey('Bearer nonsense'), headers: challenge },
  { status: 401, code: 'unauthenticated', when: 'another scheme', ask: () => withKey(`Basic ${api.key}`), headers: challenge },
  { status: 401, code: 'unauthenticated', when: 'a revoked credential', ask: async () => withKey(await revoked()), headers: challenge },
  {
    status: 401,
    code: 'unauthenticated',
    when: 'an expired credential',
    ask: () =>
      withKey(`Bearer ${signOperatorToken(testSecret, { organizationId: null, expiresAt: systemClock.now().subtract({ seconds: 1 }) })}`),
    headers: challenge,
  },
  {
    status: 403,
    code: 'forbidden',
    when: 'a scope that the key lacks',
    ask: async () => api.raw('GET', '/v1/events', undefined, { authorization: await reader() }).then(seen),
  },
  { status: 403, code: 'forbidden', when: 'what only the operator may do', ask: () => api.get('/v1/organizations').then(seen) },
  { status: 403, code: 'organization_suspended', when: 'a suspended organization', ask: suspended },
  {
    status: 403,
    code: 'csrf_failed',
    when: 'a change by a cookie from a stranger’s page',
    ask: () => staff.request('POST', '/v1/customers', customer, { headers: { 'sec-fetch-site': 'cross-site' } }).then(seen),
  },
  {
    status: 403,
    code: 'csrf_failed',
    when: 'a change by a cookie without the header of our pages',
    ask: () => staff.request('POST', '/v1/customers', customer, { headers: { 'quarterday-csrf': '0' } }).then(seen),
  },
  { status: 403, code: 'reauth_required', when: 'a sensitive deed long after the last proof', ask: sensitive },
  { status: 404, code: 'not_found', when: 'an object that is not there', ask: () => api.get(`/v1/customers/${absent('cus')}`).then(seen) },
  { status: 404, code: 'not_found', when: 'another organization’s object', ask: () => api.get(`/v1/customers/${theirs.cus}`).then(seen) },
  { status: 404, code: 'not_found', when: 'an id that is none', ask: () => api.get('/v1/customers/x').then(seen) },
  { status: 404, code: 'not_found', when: 'a path that is not there', ask: () => api.get('/v1/nothing').then(seen) },
  {
    status: 405,
    code: 'method_not_allowed',
    when: 'a method that the path does not have',
    ask: () => api.request('PUT', '/v1/customers').then(seen),
    headers: { allow: 'GET, HEAD, POST' },
  },
  {
    status: 405,
    code: 'method_not_allowed',
    when: 'TRACE',
    ask: () => bySocket('TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    headers: { allow: expect.any(String) },
  },
  { status: 408, code: 'request_timeout', when: 'headers that do not end', ask: () => bySocket('GET /v1/customers HTTP/1.1\r\nHost: loc') },
  {
    status: 409,
    code: 'invalid_state',
    when: 'a state that does not allow it',
    ask: () => api.post(`/v1/invoices/${things.inv}/finalize`).then(seen),
  },
  { status: 409, code: 'already_exists', when: 'what is there already', ask: () => post({ name: 'Acme', external_id: 'acme' }) },
  { status: 409, code: 'idempotency_key_running', when: 'the same request still running', ask: running, headers: { 'retry-after': '1' } },
  {
    status: 412,
    code: 'precondition_failed',
    when: 'an If-Match that is stale',
    ask: () => api.request('PATCH', `/v1/plans/${things.plan}`, { name: 'Other' }, { headers: { 'if-match': '"stale"' } }).then(seen),
  },
  { status: 413, code: 'too_large', when: 'more than 1 MiB', ask: () => post(`{"name":"${'x'.repeat(1_048_576)}"}`) },
  {
    status: 415,
    code: 'unsupported_media_type',
    when: 'another type',
    ask: () => post('name=a', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  },
  {
    status: 415,
    code: 'unsupported_media_type',
    when: 'a body that is packed',
    ask: () => post('{}', { headers: { 'content-encoding': 'gzip' } }),
  },
  { status: 422, code: 'unknown_field', when: 'a field that nobody knows', ask: () => post({ ...customer, colour: 'red' }) },
  { status: 422, code: 'invalid', when: 'a value out of its range', ask: () => post({ ...customer, net_terms_days: 100_000 }) },
  { status: 422, code: 'card_data_refused', when: 'a card number', ask: () => post({ name: '4242 4242 4242 4242' }) },
  {
    status: 422,
    code: 'currency_mismatch',
    when: 'currencies that differ',
    ask: foreignMoney,
  },
  { status: 422, code: 'idempotency_key_reused', when: 'a key with another body', ask: reused },
  {
    status: 422,
    code: 'invalid',
    when: 'an address that nothing is sent to',
    ask: () => api.post('/v1/webhook_endpoints', { url: 'https://127.0.0.1/' }).then(seen),
  },
  {
    status: 428,
    code: 'precondition_required',
    when: 'no If-Match where it may not be missing',
    ask: () => api.request('PATCH', `/v1/plans/${things.plan}`, { name: 'Other' }).then(seen),
  },
  {
    status: 429,
    code: 'rate_limited',
    when: 'more than is allowed',
    ask: limited,
    headers: { 'retry-after': expect.stringMatching(/^\d+$/), ratelimit: expect.any(String), 'ratelimit-policy': expect.any(String) },
  },
  {
    status: 431,
    code: 'headers_too_large',
    when: 'headers that are too large',
    ask: () => bySocket(`GET /v1/customers HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
  },
  { status: 500, code: 'internal_error', when: 'a bug', ask: bug },
  { status: 503, code: 'unavailable', when: 'the database is away', ask: away, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } },
]

function absent(prefix: string): string {
  return String(things[prefix]).replace(/.{4}$/, '0000')
}

async function revoked(): Promise<string> {
  const { body } = await api.post('/v1/api_keys', { name: 'Passing', scopes: ['customers:read'] })
  await api.post(`/v1/api_keys/${body.id ?? body.api_key?.id}/revoke`)
  return `Bearer ${body.secret}`
}

async function reader(): Promise<string> {
  const { body } = await api.post('/v1/api_keys', { name: 'Reader', scopes: ['customers:read'] })
  return `Bearer ${body.secret}`
}

async function suspended(): Promise<Seen> {
  const client = await api.organizationClient()
  await asOperator(api, 'POST', `/v1/organizations/${encodeId('org', client.organization.id)}/suspend`, { reason: 'The contract ended.' })
  return seen(await client.get('/v1/customers'))
}

async function sensitive(): Promise<Seen> {
  await api.db.ownerQuery(`UPDATE user_sessions SET proven_at = proven_at - interval '1 hour'`)
  return seen(await staff.post('/v1/api_keys', { name: 'Late', scopes: ['customers:read'] }))
}

/** A key under which this very request runs at this moment, somewhere else. */
async function running(): Promise<Seen> {
  const key = newId()
  const now = systemClock.now()
  const target = `/v1/invoices/${things.inv}/pay`
  const { fingerprint } = keyedRequest({ operation: 'payInvoice', key, method: 'POST', target, body: {}, keptHours: 24 })
  await api.db.ownerQuery(
    `INSERT INTO idempotency_keys (organization_id, operation, key, fingerprint, created_at, expires_at) VALUES ($1, 'payInvoice', $2, $3, $4, $5)`,
    [api.organization.id, key, fingerprint, now.toString(), now.add({ hours: 24 }).toString()],
  )
  return seen(await api.post(target, {}, { idempotencyKey: key }))
}

async function foreignMoney(): Promise<Seen> {
  const dollars = { product: things.prod, kind: 'one_off', currency: 'USD', terms: { model: 'flat', amount: '500' } }
  const { body: price } = await api.post('/v1/prices', dollars)
  return seen(await api.post('/v1/invoices', { customer: things.cus, currency: 'EUR', lines: [{ price: price.id }] }))
}

async function reused(): Promise<Seen> {
  const idempotencyKey = newId()
  await post({ name: 'One' }, { idempotencyKey })
  return post({ name: 'Other' }, { idempotencyKey })
}

async function limited(): Promise<Seen> {
  const rateLimits = { ...defaultRateLimits, live: tiny, test: tiny }
  return elsewhere({ config: { secret: testSecret, publicUrl: '', rateLimits } }, () => ({ url: '/v1/customers' }))
}

async function bug(): Promise<Seen> {
  const [any] = routes.filter(({ method, scope }) => method === 'GET' && scope.endsWith(':read'))
  const broken = { ...any, path: '/v1/broken', handle: () => Promise.reject(new Error('canary')) }
  return elsewhere({ routes: [broken as never] }, () => ({ url: '/v1/broken' }))
}

async function away(): Promise<Seen> {
  const database = connectDatabase({ connection: 'postgresql://nobody@127.0.0.1:1/nothing', clock: systemClock })
  try {
    return await elsewhere({ database }, () => ({ url: '/v1/customers' }))
  } finally {
    await database.close()
  }
}

test.each(table)('section 1: $status $code: $when', async ({ status, code, ask, headers = {} }) => {
  const answer = await ask()
  expect([answer.status, answer.code], JSON.stringify(answer.body)).toEqual([status, code])
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'request-id': expect.stringMatching(/^req_/),
  })
  expect(answer.headers).toMatchObject(headers)
  if (answer.body !== null) {
    expect(answer.body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status,
      code,
      request_id: answer.headers['request-id'],
    })
    if (status === 422 && code !== 'idempotency_key_reused' && code !== 'currency_mismatch') expect(answer.body).toHaveProperty('errors')
    expect(JSON.stringify(answer.body)).not.toMatch(/canary|node_modules|\.ts:|SELECT |relation/)
  }
})

test('section 1: every status that the API can refuse with has its row', () => {
  const statuses = new Set(Object.values(refusals).map(({ status }) => status))
  const rows = new Set(table.map(({ status }) => status))
  expect([...statuses].filter((status) => !rows.has(status))).toEqual([])
})

test('section 1: all causes of a 401 have one body, and all of a 404 one, but for the request id', async () => {
  for (const [status, path] of [
    [401, null],
    [404, '/v1/customers/'],
  ] as const) {
    const bodies = await Promise.all(
      table
        .filter((row) => row.status === status && row.when !== 'a path that is not there')
        .map(async (row) => {
          const { request_id: _, ...body } = Object((await row.ask()).body)
          return body
        }),
    )
    expect(bodies.length, String(path)).toBeGreaterThan(2)
    for (const body of bodies) expect(body).toEqual(bodies[0])
  }
})
