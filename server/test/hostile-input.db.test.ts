import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { apiDescription } from '../src/entry/http.ts'
import type { Route } from '../src/kit/route.ts'
import { routes } from '../src/modules/index.ts'
import { type ApiClient, type Reply, type TestApi, testApi } from './api.ts'
import { referenceBook, type Things, withIds } from './reference-book.ts'
import { sampleOf } from './route-samples.ts'

// What nobody should send, in every field of every operation of the API. New operations are asked too: all of it comes from their description.

let api: TestApi
let client: ApiClient
let things: Things
beforeAll(async () => {
  api = await testApi()
  client = api
  things = await referenceBook(client)
})
afterAll(() => api.close())

type Path = readonly (string | number)[]

/** What staff and software send; customers and visitors have tests of their own in what lets them in. */
const written = routes.filter((route) => route.body !== null && /:(read|write)$/.test(route.scope))
const description = apiDescription()

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  pattern: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
})

const named = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }).parse(description).components.schemas

/** The places of a schema where a text, or a number, may stand. */
function placesOf(given: unknown, path: Path = [], seen: readonly string[] = []): { path: Path; type: string }[] {
  const schema = schemaShape.parse(given)
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return seen.filter((each) => each === name).length > 1 ? [] : placesOf(named[name], path, [...seen, name])
  }
  const own = [schema.type ?? []]
    .flat()
    .filter((type) => ['string', 'integer', 'number'].includes(type))
    .map((type) => ({ path, type: type === 'string' && schema.pattern?.includes('[1-9]\\d{0,') ? 'decimal' : type }))
  const free = typeof schema.additionalProperties === 'object' ? placesOf(schema.additionalProperties, [...path, 'note'], seen) : []
  return [
    ...own,
    ...free,
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => placesOf(inner, [...path, name], seen)),
    ...(schema.items === undefined ? [] : placesOf(schema.items, [...path, 0], seen)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((inner) => placesOf(inner, path, seen)),
  ]
}

const bodyShape = z.looseObject({ requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }) })

function bodyPlaces(route: Route): { path: Path; type: string }[] {
  const { requestBody } = bodyShape.parse(description.paths[route.path]?.[route.method.toLowerCase()])
  const found = placesOf(requestBody.content['application/json']?.schema)
  return [...new Map(found.map((place) => [`${place.path.join('/')} ${place.type}`, place])).values()]
}

/** A body with one value in it, at its place. */
function only([first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value
  return typeof first === 'number' ? [only(rest, value)] : { [first]: only(rest, value) }
}

/** A body with another value at one of its places. */
function replaced(body: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value
  if (Array.isArray(body)) return body.map((item, index) => (index === first ? replaced(item, rest, value) : item))
  return { ...Object(body), [first]: replaced(Object(body)[first], rest, value) }
}

/** The places of a value at which something simple stands. */
function leavesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, item]) => leavesOf(item, [...path, name]))
  return [{ path, value }]
}

/** A request as the reference shows it, about things that are there. */
function exampleOf(route: Route): { url: string; body: unknown } {
  const { body } = sampleOf(route)
  const operation = z
    .looseObject({ parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), example: z.unknown().optional() })).optional() })
    .parse(description.paths[route.path]?.[route.method.toLowerCase()])
  const url = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'path')
    .reduce((path, { name, example }) => path.replace(`{${name}}`, String(withIds(example, things))), route.path as string)
  return { url, body: withIds(body, things) }
}

const pointer = (path: Path) => path.map((part) => `/${part}`).join('')

const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  request_id: z.string(),
  doc_url: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
})

/** A refusal says what is wrong and nothing of the inside. */
function expectProblem(reply: Reply, what: string): z.output<typeof problem> {
  expect(reply.headers['content-type'], what).toBe('application/problem+json; charset=utf-8')
  expect(reply.text, what).not.toMatch(/node_modules|\.ts:\d|syntax error at|relation "|column "|kysely|SQLSTATE|violates/)
  return problem.parse(reply.body)
}

test('S66: a card number is refused in every text of every operation, and comes back nowhere', async () => {
  const cards = [
    '4242424242424242',
    '5555 5555 5555 4444',
    '3782-822463-10005',
    '6011111111111117',
    '30569309025904',
    '4222222222222',
    '6205500000000000004',
  ]
  let places = 0
  for (const route of written) {
    const { url } = sampleOf(route)
    for (const { path } of bodyPlaces(route).filter(({ type }) => type === 'string' || type === 'decimal')) {
      const isKey = route.opaqueKeys.includes(pointer(path.map((part) => (typeof part === 'number' ? '-' : part))))
      const card = cards[places % cards.length] ?? ''
      const reply = await client.request(route.method, url, only(path, card))
      const what = `${route.operation} ${pointer(path)}`
      places += 1
      if (isKey) {
        expect(reply.body.code, what).not.toBe('card_data_refused')
        continue
      }
      expect([reply.status, reply.body.code, reply.body.errors?.[0]?.pointer], what).toEqual([422, 'card_data_refused', pointer(path)])
      expect(reply.text, what).not.toContain(card)
    }
  }
  expect(places).toBeGreaterThan(300)
  expect(api.logged.join('')).not.toMatch(/4242424242424242|5555 5555 5555 4444|3782-822463-10005|6011111111111117/)
})

test('S66: nor does one come by a query', async () => {
  let asked = 0
  for (const route of routes.filter((each) => each.method === 'GET' && each.scope.endsWith(':read'))) {
    const { url } = sampleOf(route)
    const reply = await client.get(`${url}?q=4242424242424242`)
    // Another object's path is answered before its query is read.
    if (reply.status === 404 || reply.status === 403) continue
    expect([reply.status, reply.body.code], route.operation).toEqual([422, 'card_data_refused'])
    asked += 1
  }
  expect(asked).toBeGreaterThan(20)
})

const sqlStrings = [
  ...[
    "'",
    "''",
    "';--",
    "' OR '1'='1",
    "'; DROP TABLE customers; --",
    "' UNION SELECT null, version() --",
    '1; SELECT pg_sleep(10)',
    "' || pg_sleep(10) || '",
  ],
  ...[
    '" OR ""="',
    '$1',
    '$$',
    '\\',
    '\\x00',
    "\\'; --",
    '/*',
    '*/',
    '--',
    '%',
    '_',
    '%27',
    "E'\\\\'",
    "x'); INSERT INTO api_keys VALUES ('",
    '{{',
    '#{7*7}',
    '`id`',
  ],
]

test('S46, F43: statements in any text are text, or refused at their field; nothing of them runs', async () => {
  const startedAt = performance.now()
  const [before] = await api.db.ownerQuery('SELECT count(*)::int AS tables FROM pg_tables')
  let sent = 0
  for (const route of written) {
    const { url, body } = exampleOf(route)
    const texts = leavesOf(body).filter(({ value }) => typeof value === 'string')
    for (const [index, { path }] of texts.entries()) {
      const reply = await client.request(route.method, url, replaced(body, path, sqlStrings[(sent + index) % sqlStrings.length]))
      expect(reply.status, `${route.operation} ${pointer(path)} ${reply.text}`).toBeLessThan(500)
      if (reply.status >= 400) expectProblem(reply, route.operation)
      sent += 1
    }
  }
  expect(sent).toBeGreaterThan(150)
  expect(await api.db.ownerQuery('SELECT count(*)::int AS tables FROM pg_tables')).toEqual([before])
  expect((await client.get('/v1/customers')).status).toBe(200)
  expect(performance.now() - startedAt).toBeLessThan(60_000)
})

test('S46, F43: nor do they in a filter, an order, a search or a cursor', async () => {
  let sent = 0
  for (const route of routes.filter((each) => each.method === 'GET' && each.scope.endsWith(':read'))) {
    const { url } = exampleOf(route)
    const shape = z.looseObject({ parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional() })
    const { parameters = [] } = shape.parse(description.paths[route.path]?.get)
    for (const { name } of parameters.filter((parameter) => parameter.in === 'query')) {
      const value = sqlStrings[sent % sqlStrings.length] ?? ''
      const reply = await client.get(`${url}?${name}=${encodeURIComponent(value)}`)
      expect(reply.status, `${route.operation} ${name}=${value} ${reply.text}`).toBeLessThan(500)
      if (name === 'sort' || name === 'cursor') expect(reply.status, `${route.operation} ${name}`).toBe(422)
      if (reply.status >= 400) expectProblem(reply, route.operation)
      sent += 1
    }
  }
  expect(sent).toBeGreaterThan(80)
})

test('S46: a text that holds a statement is kept letter by letter', async () => {
  for (const name of sqlStrings) {
    const { status, body } = await client.post('/v1/customers', { name })
    expect([status, body.name]).toEqual([201, name])
    expect(
      (await client.get(`/v1/customers?q=${encodeURIComponent(name)}`)).body.data.map((each: { name: string }) => each.name),
    ).toContain(name)
  }
})

/** As JSON texts: some have no value in this language. */
const noInteger = ['0.5', '1e400', '-1e400', '9007199254740993', '1e21', '"12"', 'true', '[]', '{}', '-0.1', '1.0000000000000002']
const noDecimal = [
  '"1e5"',
  '"NaN"',
  '"Infinity"',
  '"0x10"',
  '"1,5"',
  '"１２"',
  '"1.1234567890123"',
  '"1234567890123456"',
  '"--1"',
  '" 1"',
  '"1."',
  '""',
  '1.5',
  '1',
]

test('S41, F44: what is no whole number, or no decimal, is refused at its field, in every operation', async () => {
  let cells = 0
  for (const route of written) {
    const { url, body } = exampleOf(route)
    const types = new Map(bodyPlaces(route).map(({ path, type }) => [pointer(path), type]))
    for (const { path } of leavesOf(body)) {
      const type = types.get(pointer(path.map((part) => (typeof part === 'number' ? 0 : part))))
      if (type !== 'integer' && type !== 'decimal') continue
      for (const wrong of type === 'decimal' ? noDecimal : noInteger) {
        const marked = JSON.stringify(replaced(body, path, 'HERE')).replace('"HERE"', wrong)
        const reply = await client.request(route.method, url, marked, ifMatch)
        const what = `${route.operation} ${pointer(path)} = ${wrong}: ${reply.text}`
        expect(reply.status, what).toBe(422)
        expect(
          expectProblem(reply, what).errors?.some((error) => error.pointer.startsWith(pointer(path))),
          what,
        ).toBe(true)
        cells += 1
      }
    }
  }
  expect(cells).toBeGreaterThan(300)
})

/** Some may not be changed by who does not say what they have read. */
const ifMatch = { headers: { 'if-match': '"nothing"' } }

test.each([
  ['a quantity below zero', '/v1/invoices', { lines: [{ description: 'x', quantity: '-1', unit_amount: '100' }] }, '/lines/0/quantity'],
  [
    'a huge quantity',
    '/v1/invoices',
    { lines: [{ description: 'x', quantity: '10000000000000', unit_amount: '100' }] },
    '/lines/0/quantity',
  ],
  ['an amount of nothing', '/v1/customers/{cus}/credit_grants', { amount: 0, currency: 'EUR' }, '/amount'],
  ['an amount below zero', '/v1/customers/{cus}/credit_grants', { amount: -1, currency: 'EUR' }, '/amount'],
  ['an amount beyond what is exact', '/v1/customers/{cus}/credit_grants', { amount: 9_007_199_254_740_992, currency: 'EUR' }, '/amount'],
  ['seats below zero', '/v1/subscriptions', { plan: '{plan}', items: [{ price: '{price}', quantity: '-3' }] }, '/items/0/quantity'],
  ['a discount of more than all', '/v1/coupons', { name: 'x', percent_off: '100.01', duration: 'once' }, '/percent_off'],
  ['a discount below zero', '/v1/coupons', { name: 'x', percent_off: '-5', duration: 'once' }, '/percent_off'],
  ['a tax below zero', '/v1/tax_rates', { name: 'x', percent: '-1', country: 'DE' }, '/percent'],
  ['more than is due', '/v1/invoices/{inv}/record_payment', { amount: 9_000_000, reference: 'Statement 8' }, '/amount'],
])('F44: %s is refused at its field', async (_what, path, body, at) => {
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? '')
  const given = { ...(path === '/v1/invoices' || path === '/v1/subscriptions' ? { customer: things.cus } : {}), ...body }
  const reply = await client.post(filled(path), JSON.parse(filled(JSON.stringify(given))))
  expect(reply.status, reply.text).toBe(422)
  expect(
    expectProblem(reply, path).errors?.map((error) => error.pointer),
    reply.text,
  ).toContain(at)
})

test('S42: a currency is one of the list, in capitals, in every operation that names one', async () => {
  let asked = 0
  for (const route of written) {
    const { url, body } = exampleOf(route)
    for (const { path } of leavesOf(body).filter((leaf) => leaf.path.at(-1) === 'currency')) {
      for (const wrong of ['eur', 'Eur', 'EU', 'EURO', 'BTC', '€', '978', 'XXX', 'XTS', 'DEM', '', 'EUR ', 978]) {
        const reply = await client.request(route.method, url, replaced(body, path, wrong))
        const what = `${route.operation} ${pointer(path)} = ${wrong}: ${reply.text}`
        expect(reply.status, what).toBe(422)
        asked += 1
      }
    }
  }
  expect(asked).toBeGreaterThan(100)
})

test('S45: what a client computes is not taken: totals, taxes and balances are fields that nobody sends', async () => {
  const computed = [
    'total',
    'subtotal',
    'tax',
    'amount_due',
    'amount_paid',
    'amount_remaining',
    'discount',
    'balance',
    'price_total',
    'mrr',
  ]
  let asked = 0
  for (const route of written.filter(({ path }) =>
    /invoices|subscriptions|payments|credit_notes|credit_grants|wallets|coupons/.test(path),
  )) {
    const { url, body } = exampleOf(route)
    for (const field of computed) {
      if (bodyPlaces(route).some(({ path }) => path[0] === field)) continue
      const reply = await client.request(route.method, url, { ...Object(body), [field]: 1 })
      const what = `${route.operation} ${field}: ${reply.text}`
      expect([reply.status, reply.body.code], what).toEqual([422, 'unknown_field'])
      asked += 1
    }
  }
  expect(asked).toBeGreaterThan(200)
})

const badJson: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
  ['nothing but a bracket', '{', [400]],
  ['a comma too many', '{"name":"a",}', [400]],
  ['a key twice', '{"name":"a","name":"b"}', [400]],
  ['a key twice, once written otherwise', '{"name":"a","n\\u0061me":"b"}', [400]],
  ['a comment', '{"name":"a"/* x */}', [400]],
  ['single quotes', "{'name':'a'}", [400]],
  ['NaN', '{"name":NaN}', [400]],
  ['Infinity', '{"name":Infinity}', [400]],
  ['a number with a plus', '{"name":+1}', [400]],
  ['a number with a zero in front', '{"name":01}', [400]],
  ['undefined', '{"name":undefined}', [400]],
  ['text behind', '{"name":"a"}x', [400]],
  ['two values', '{"name":"a"}{"name":"b"}', [400]],
  ['a line break in a text', '{"name":"a\nb"}', [400]],
  ['half an escape', '{"name":"\\u12"}', [400]],
  ['a byte order mark of UTF-16', Buffer.from('\ufeff{"name":"a"}', 'utf16le'), [400]],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), [400]],
  ['an overlong slash', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]), [400]],
  ['a surrogate in UTF-8', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]), [400]],
  ['33 levels', `{"metadata":${'['.repeat(33)}${']'.repeat(33)}}`, [400]],
  ['a hundred thousand levels', '['.repeat(100_000), [400]],
  ['__proto__', '{"name":"a","__proto__":{"admin":true}}', [400, 422]],
  ['__proto__ inside', '{"name":"a","metadata":{"__proto__":"x"}}', [400, 422]],
  ['constructor', '{"name":"a","metadata":{"constructor":"x"}}', [422]],
  ['prototype', '{"name":"a","prototype":{}}', [422]],
  ['a list', '[]', [422]],
  ['a text', '"name"', [422]],
  ['a number', '1', [422]],
  ['null', 'null', [422]],
  ['1e400', '{"name":"a","net_terms_days":1e400}', [422]],
  ['2^53+1', '{"name":"a","net_terms_days":9007199254740993}', [422]],
  ['a number of a thousand digits', `{"name":"a","net_terms_days":${'9'.repeat(1000)}}`, [422]],
]

test.each(badJson)('F41, S48: %s is refused, and no prototype is touched', async (_what, body, statuses) => {
  const reply = await client.post('/v1/customers', body)
  expect(statuses, reply.text).toContain(reply.status)
  expectProblem(reply, reply.text)
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
})

const dirty: readonly (readonly [string, string])[] = [
  ['NUL', 'a\u0000b'],
  ['escape', '\u001b[31mred'],
  ['backspace', 'a\u0008'],
  ['delete', 'a\u007f'],
  ['half a pair', 'a\ud800'],
  ['the other half', '\udc00a'],
  ['halves in the wrong order', '\udc00\ud800'],
]

test.each(dirty)('S49, F42: %s is refused in every text of every operation', async (_what, text) => {
  let places = 0
  for (const route of written) {
    const [place] = bodyPlaces(route).filter(({ type }) => type === 'string' || type === 'decimal')
    if (place === undefined) continue
    const reply = await client.request(route.method, sampleOf(route).url, only(place.path, text))
    expect([reply.status, reply.body.errors?.[0]], `${route.operation} ${reply.text}`).toMatchObject([
      422,
      { pointer: pointer(place.path), code: 'invalid_text' },
    ])
    places += 1
  }
  expect(places).toBeGreaterThan(80)
})

test('S49, F42: all other letters are kept byte by byte, composed or not', async () => {
  for (const name of [
    'é',
    'e\u0301',
    'Ⅳ',
    '日本語',
    '👩‍👩‍👧',
    'ﬁ',
    '\u202eabc',
    'a\u00adb',
    'a\tb',
    'a\nb',
    '\u{10ffff}',
    'İı',
    '\ufeffa',
  ]) {
    const { body } = await client.post('/v1/customers', { name })
    expect(Buffer.from(body.name)).toEqual(Buffer.from(name))
    expect(Buffer.from((await client.get(`/v1/customers/${body.id}`)).body.name)).toEqual(Buffer.from(name))
  }
})

test('S49: a name has 256 letters at most', async () => {
  expect((await client.post('/v1/customers', { name: 'x'.repeat(256) })).status).toBe(201)
  expect(await client.post('/v1/customers', { name: 'x'.repeat(257) })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/name', code: 'too_big' }] },
  })
})

test('S8: every text that may be sent has an end, and every list', async () => {
  const long = 'x'.repeat(300_000)
  for (const route of written) {
    for (const { path } of bodyPlaces(route).filter(({ type }) => type === 'string' || type === 'decimal')) {
      const reply = await client.request(route.method, sampleOf(route).url, only(path, long))
      expect([404, 422], `${route.operation} ${pointer(path)}: ${reply.status}`).toContain(reply.status)
      if (reply.status === 422) expect(reply.body.errors?.length, `${route.operation} ${pointer(path)}`).toBeGreaterThan(0)
    }
  }
})
