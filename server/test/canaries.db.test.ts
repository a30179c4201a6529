import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../src/entry/http.ts'
import { systemClock } from '../src/kit/clock.ts'
import { newLogger } from '../src/kit/log.ts'
import { changesSomething, type Route } from '../src/kit/route.ts'
import { openRoutes, routes } from '../src/modules/index.ts'
import { type Reply, type TestApi, testApi, testSecret } from './api.ts'
import { referenceBook, type Things, withIds } from './reference-book.ts'
import { sampleOf } from './route-samples.ts'

// Whatever comes in or goes out and is nobody's business stands in no line of the log, whichever operation it was and whatever came of it.

let api: TestApi
let things: Things
beforeAll(async () => {
  api = await testApi()
  things = await referenceBook(api)
})
afterAll(() => api.close())

const canary = 'canary-7c1b'
const headers = {
  cookie: `__Host-sid=${canary}; other=${canary}`,
  'x-api-key': canary,
  'proxy-authorization': `Basic ${canary}`,
  'user-agent': canary,
  referer: `https://shop.example/?token=${canary}`,
}

/** The same with something of ours in each text that is not an id, a currency or the like. */
function planted(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z]+_[0-9a-z]{26}$|^[A-Z]{2,3}$|^\d/.test(value) ? value : `${value} ${canary}`
  if (Array.isArray(value)) return value.map(planted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, planted(inner)]))
}

/** What a reply shows once, by the paths that the route names. */
function shownBy(route: Route, reply: Reply): string[] {
  return route.shownOnce.flatMap((path) => {
    const value = path.split('.').reduce<unknown>((inner, name) => Object(inner)[name], reply.body)
    return typeof value === 'string' ? [value] : []
  })
}

test('S64: no credential, no secret, no text of anybody and no address is in any line of the log', async () => {
  const statuses = new Map<number, number>()
  const secrets = [api.key, api.key.slice(-49), canary, 'ada@example.com', 'Bearer ', 'Ada', testSecret]
  for (const route of routes) {
    const { url, body } = sampleOf(route)
    const path = String(withIds(route.path.replaceAll(/\{(\w+)\}/g, url.split('/').find((part) => part.includes('_01')) ?? 'x'), things))
    for (const given of [body, planted(body)]) {
      const sent = withIds(given, things)
      const replies = [
        await api.request(route.method, url, sent, { headers }),
        await api.request(route.method, path, sent, { headers }),
        await api.raw(route.method, url, sent, { authorization: `Bearer ${canary}`, headers }),
      ]
      for (const { status } of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      for (const reply of replies) secrets.push(...shownBy(route, reply))
    }
    await api.request(route.method, `${url}?q=${canary}&key=${api.key}`, undefined, { headers })
  }
  for (const route of openRoutes) {
    const url = route.path.replaceAll(/\{\w+\}/g, canary)
    const type = route.accepts === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
    const form = { ...headers, 'content-type': type, 'stripe-signature': canary }
    await api.raw(route.method, url, route.accepts === null ? undefined : `way=${canary}&number=4242424242424242&code=${canary}`, {
      headers: form,
    })
  }
  const lines = api.logged.join('')
  expect(api.logged.length).toBeGreaterThan(routes.length * 4)
  expect(statuses.get(200) ?? 0).toBeGreaterThan(50)
  expect(statuses.get(201) ?? 0).toBeGreaterThan(30)
  expect(secrets.length, JSON.stringify([...statuses])).toBeGreaterThan(7)
  for (const secret of new Set(secrets)) expect(lines.includes(secret), `${secret.slice(0, 12)}… is in the log`).toBe(false)
  expect(lines).not.toMatch(/4242424242424242|qd_(live|test|op|pub)_|whsec_|sk_test/)
  for (const line of api.logged) {
    expect(() => JSON.parse(line)).not.toThrow()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
    expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f]/)
  }
})

test('S64: neither is it where a bug is logged', async () => {
  const logged: string[] = []
  const [any] = routes.filter((route) => route.method === 'GET' && !changesSomething(route) && route.scope.endsWith(':read'))
  const broken = createHttpServer({
    database: api.db.database,
    config: { secret: testSecret, publicUrl: 'http://localhost:4242' },
    clock: systemClock,
    log: newLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } }),
    routes: [
      {
        ...any,
        path: '/v1/broken',
        handle: () => api.db.ownerQuery('SELECT $1::uuid', [canary]),
      } as Route,
    ],
  })
  const reply = await broken.inject({ url: '/v1/broken', headers: { ...headers, authorization: `Bearer ${api.key}` } })
  await broken.close()
  expect(reply.statusCode).toBe(500)
  expect(reply.body).not.toContain(canary)
  expect(logged.some((line) => line.includes('"bug"') && line.includes('22P02'))).toBe(true)
  expect(logged.join('')).not.toContain(canary)
  expect(logged.join('')).not.toContain(api.key)
})
