import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../test/api.ts'
import { routes } from '../modules/index.ts'
import { isForPages } from './http-cors.ts'

const shop = 'https://shop.example'
const other = 'https://other.example'

let api: TestApi
let shopKey: string
let otherKey: string
beforeAll(async () => {
  api = await testApi()
  shopKey = await portalOf(api, [shop])
  otherKey = await portalOf(await api.organizationClient(), [other])
})
afterAll(() => api.close())

/** Opens a portal that pages of these origins may call; answers its publishable key. */
async function portalOf(client: ApiClient, allowed_origins: readonly string[]): Promise<string> {
  const { status, body, text } = await client.patch('/v1/portal_settings', {
    sign_up: 'open',
    page_url: 'https://shop.example/portal',
    allowed_origins,
  })
  expect(status, text).toBe(200)
  return body.publishable_key
}

const path = '/v1/portal/plans'

function ask(key: string, origin: string | null, headers: Record<string, string> = {}) {
  return api.raw('GET', path, undefined, {
    authorization: `Bearer ${key}`,
    headers: { ...(origin === null ? {} : { origin }), ...headers },
  })
}

function preflight(url: string, origin: string, headers: Record<string, string> = {}) {
  return api.raw('OPTIONS', url, undefined, { headers: { origin, 'access-control-request-method': 'GET', ...headers } })
}

const corsHeaders = (headers: Readonly<Record<string, string>>) => Object.keys(headers).filter((name) => name.startsWith('access-control-'))

test('S3: a page that its seller has listed calls the portal; the answer names this origin alone, and no credentials of the browser', async () => {
  const reply = await ask(shopKey, shop)
  expect(reply).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': shop, vary: expect.stringContaining('Origin') } })
  expect(reply.headers['access-control-expose-headers']).toContain('request-id')
  expect(reply.headers).not.toHaveProperty('access-control-allow-credentials')
  const asked = await preflight(path, shop)
  expect(asked).toMatchObject({
    status: 204,
    headers: { 'access-control-allow-origin': shop, vary: 'Origin', 'access-control-max-age': '600' },
  })
  expect(asked.headers['access-control-allow-methods']?.split(', ')).toContain('GET')
  expect(asked.headers['access-control-allow-headers']).toContain('authorization')
  expect(asked.headers).not.toHaveProperty('access-control-allow-credentials')
  expect(asked.text).toBe('')
})

test('S3: the list is that of the organization whose key is sent', async () => {
  const reply = await ask(otherKey, shop)
  expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(corsHeaders(reply.headers)).toEqual([])
  expect((await ask(otherKey, other)).status).toBe(200)
})

test.each([
  'null',
  '*',
  'https://shop.example.evil.example',
  'https://evil.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://SHOP.example',
  'https://shop.example/',
  'shop.example',
  '',
  'https://shop.example https://evil.example',
])('S3: the origin %j gets nothing', async (origin) => {
  const replies = [await ask(shopKey, origin), await preflight(path, origin)]
  for (const reply of replies) {
    expect(reply.status, reply.text).toBe(403)
    expect(corsHeaders(reply.headers)).toEqual([])
    expect(reply.headers.vary).toContain('Origin')
  }
})

test('S3: a wrong credential can be read by a page that anybody has listed, so that it knows when to sign in again', async () => {
  const reply = await ask('qd_pub_nonsense', shop)
  expect(reply).toMatchObject({ status: 401, headers: { 'access-control-allow-origin': shop } })
  expect(corsHeaders((await ask('qd_pub_nonsense', 'https://evil.example')).headers)).toEqual([])
})

test('S3: an origin that is taken off the list is refused on the next request', async () => {
  const client = await api.organizationClient()
  const key = await portalOf(client, ['https://passing.example'])
  expect((await ask(key, 'https://passing.example')).status).toBe(200)
  await portalOf(client, [])
  expect((await ask(key, 'https://passing.example')).status).toBe(403)
  expect((await preflight(path, 'https://passing.example')).status).toBe(403)
})

test('S3: a page of ours, and who is no browser, need no list', async () => {
  for (const reply of [await ask(shopKey, null), await ask(shopKey, 'http://localhost:4242', { host: 'localhost:4242' })]) {
    expect(reply.status).toBe(200)
    expect(corsHeaders(reply.headers)).toEqual([])
  }
})

test('S3: what is not for pages answers no page, whatever is on any list', async () => {
  const others = routes.filter((route) => !isForPages(route) && !routes.some((each) => isForPages(each) && each.path === route.path))
  expect(others.length).toBeGreaterThan(200)
  for (const path of new Set(others.map((route) => route.path.replaceAll(/\{\w+\}/g, 'x')))) {
    const reply = await preflight(path, shop)
    expect(reply.status, path).toBe(405)
    expect(corsHeaders(reply.headers), path).toEqual([])
  }
  const read = await api.request('GET', '/v1/customers', undefined, { headers: { origin: shop } })
  expect(read.status).toBe(200)
  expect(corsHeaders(read.headers)).toEqual([])
})

test('S3: every path for pages answers a browser that asks beforehand', async () => {
  const urls = new Set(routes.filter(isForPages).map((route) => route.path.replaceAll(/\{\w+\}/g, 'x')))
  expect(urls.size).toBeGreaterThan(5)
  for (const url of urls) {
    expect((await preflight(url, shop)).status, url).toBe(204)
    const bare = await api.raw('OPTIONS', url)
    expect([bare.status, corsHeaders(bare.headers)], url).toEqual([405, []])
  }
})
