import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../kit/db.ts'
import { newLogger } from '../kit/log.ts'
import { createHttpServer } from './http.ts'

const never = () => Promise.reject(new Error('Pages need no database'))
const database: Database = {
  organization: never,
  dispatcher: never,
  credentials: never,
  people: never,
  limits: never,
  isInTransaction: () => false,
  close: async () => undefined,
}
const clock = { now: () => Temporal.Instant.from('2027-04-01T00:00:00Z') }
const config = { secret: 'a secret for tests, of more than 32 characters', publicUrl: 'http://localhost:4242' }

let webDirectory: string
let app: FastifyInstance
beforeAll(() => {
  webDirectory = mkdtempSync(join(tmpdir(), 'quarterday-web-'))
  mkdirSync(join(webDirectory, 'assets'))
  writeFileSync(join(webDirectory, 'index.html'), '<!doctype html><title>Dashboard</title>')
  writeFileSync(join(webDirectory, 'portal.html'), '<!doctype html><title>Portal</title>')
  writeFileSync(join(webDirectory, 'assets', 'app.js'), 'start()')
  app = createHttpServer({ database, config, clock, log: newLogger({ level: 'silent' }), webDirectory })
})
afterAll(async () => {
  await app.close()
  rmSync(webDirectory, { recursive: true })
})

const page = { accept: 'text/html,application/xhtml+xml' }

test('the dashboard is served at the root and at every address inside it', async () => {
  for (const url of ['/', '/customers', '/customers/cus_x?tab=invoices']) {
    const reply = await app.inject({ url, headers: page })
    expect([reply.statusCode, reply.body]).toEqual([200, '<!doctype html><title>Dashboard</title>'])
    expect(reply.headers['content-security-policy']).toContain("script-src 'self'")
    expect(reply.headers).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'x-content-type-options': 'nosniff' })
  }
  const script = await app.inject('/assets/app.js')
  expect(script).toMatchObject({ statusCode: 200, body: 'start()' })
  expect(script.headers['cache-control']).toContain('immutable')
  expect((await app.inject('/')).headers['cache-control']).toBe('public, max-age=0')
})

test('S2: the page of customers is served at every address below /portal, and nowhere else', async () => {
  for (const url of ['/portal', '/portal/', '/portal/harbour-coffee', '/portal/harbour-coffee/invoices/inv_x', '/portal?x']) {
    const reply = await app.inject({ url, headers: page })
    expect([url, reply.statusCode, reply.body]).toEqual([url, 200, '<!doctype html><title>Portal</title>'])
    expect(reply.headers['content-security-policy']).toContain("script-src 'self'")
    expect(reply.headers).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'x-content-type-options': 'nosniff' })
  }
  for (const url of ['/portals', '/settings/portal'])
    expect((await app.inject({ url, headers: page })).body).toBe('<!doctype html><title>Dashboard</title>')
})

test('what is no page is not answered with one', async () => {
  expect((await app.inject({ url: '/v1/nothing', headers: page })).json()).toMatchObject({ status: 404, code: 'not_found' })
  expect((await app.inject({ url: '/docs/nothing', headers: page })).statusCode).toBe(404)
  expect((await app.inject({ url: '/customers', headers: { accept: 'application/json' } })).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: '/customers', headers: page })).statusCode).toBe(404)
  expect((await app.inject({ url: '/assets/none.js' })).statusCode).toBe(404)
  for (const url of ['/../package.json', '/assets/..%2f..%2fetc/passwd', '/.env'])
    expect((await app.inject(url)).statusCode).toBeGreaterThanOrEqual(400)
})
