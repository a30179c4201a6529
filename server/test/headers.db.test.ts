import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyHeader, noPermissions } from '../src/kit/http-headers.ts'
import { problemCodes } from '../src/kit/problem.ts'
import { openRoutes, routes } from '../src/modules/index.ts'
import { type Reply, type TestApi, testApi } from './api.ts'
import { sampleOf } from './route-samples.ts'

let api: TestApi
let webDirectory: string
beforeAll(async () => {
  webDirectory = mkdtempSync(join(tmpdir(), 'quarterday-web-'))
  mkdirSync(join(webDirectory, 'assets'))
  writeFileSync(
    join(webDirectory, 'index.html'),
    '<!doctype html><title>Dashboard</title><script type="module" src="/assets/app.js"></script>',
  )
  writeFileSync(join(webDirectory, 'portal.html'), '<!doctype html><title>Portal</title>')
  for (const [name, text] of Object.entries({ 'app.js': 'start()', 'app.css': 'p{}', 'mark.svg': '<svg/>', 'face.woff2': 'font' }))
    writeFileSync(join(webDirectory, 'assets', name), text)
  api = await testApi({ http: { webDirectory } })
})
afterAll(async () => {
  await api.close()
  rmSync(webDirectory, { recursive: true })
})

interface Asked {
  readonly what: string
  readonly reply: Reply
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const page = { accept: 'text/html' }

/** Every path of the API and beside it, asked in the ways in which it answers and in those in which it refuses. */
async function everything(): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  const ask = async (what: string, pending: Promise<Reply>) => void asked.push({ what, reply: await pending })
  for (const route of routes) {
    const { url, body } = sampleOf(route)
    const name = `${route.method} ${route.path}`
    await ask(`${name} by a key`, api.request(route.method, url, body))
    await ask(`${name} by nobody`, api.raw(route.method, url, body))
    await ask(`${name} with a wrong key`, api.raw(route.method, url, body, { authorization: 'Bearer nonsense' }))
    await ask(`${name} with a body that is no JSON`, api.request(route.method, url, route.method === 'GET' ? undefined : '{'))
    await ask(`${name} with a query that nobody knows`, api.request(route.method, `${url}?%ff=1`, body))
  }
  for (const route of openRoutes) {
    const url = route.path.replaceAll(/\{\w+\}/g, 'x')
    await ask(
      `${route.method} ${route.path}`,
      api.raw(route.method, url, route.accepts === null ? undefined : 'a=b', { headers: formOf(route.accepts) }),
    )
    await ask(`PUT ${route.path}`, api.raw('PUT', url))
  }
  const paths = [
    ...['/healthz', '/readyz', '/v1/openapi.json', '/docs', '/docs/start.js', '/docs/events', '/docs/errors', '/docs/errors/nothing'],
    ...problemCodes.map(({ code }) => `/docs/errors/${code}`),
    ...[
      '/',
      '/customers',
      '/portal/harbour-coffee',
      '/assets/app.js',
      '/assets/app.css',
      '/assets/mark.svg',
      '/assets/face.woff2',
      '/assets/none.js',
      '/favicon.ico',
    ],
    ...['/v1', '/v1/nothing', '/%ff', '/../package.json', '/.env', '/metrics', '/debug', '/server-status', '/.git/config'],
  ]
  for (const path of paths) {
    await ask(`GET ${path}`, api.raw('GET', path))
    await ask(`GET ${path} as a page`, api.raw('GET', path, undefined, { headers: page }))
    await ask(`DELETE ${path}`, api.raw('DELETE', path))
  }
  return asked
}

function formOf(accepts: string | null): Record<string, string> {
  return accepts === null ? {} : { 'content-type': accepts === 'forms' ? 'application/x-www-form-urlencoded' : 'application/json' }
}

let all: Promise<readonly Asked[]> | undefined
const asked = () => (all ??= everything())

/** All that the headers of an answer say of how a browser may use it. */
function policyOf({ headers }: Reply): Record<string, string | undefined> {
  const names = [
    ...Object.keys(everyHeader),
    'cross-origin-opener-policy',
    'permissions-policy',
    'access-control-allow-origin',
    'x-powered-by',
    'server',
  ]
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])))
}

const isHtml = ({ headers }: Reply) => headers['content-type']?.startsWith('text/html') ?? false
/** What everybody may know, and asks for often. */
const isPublicKey = (what: string) => what === 'GET /.well-known/jwks.json'
const isFile = (what: string, { status }: Reply) => status === 200 && / \/(docs|assets|pay\/(stripe|card)\.js)/.test(what)

test('S1: every answer of every path has the security headers, also those that refuse', async () => {
  const answers = await asked()
  expect(new Set(answers.map(({ reply }) => reply.status))).toEqual(expect.objectContaining(new Set([200, 400, 401, 404, 405, 422])))
  for (const { what, reply } of answers) {
    if (isHtml(reply) || isFile(what, reply) || isPublicKey(what)) {
      const { 'content-security-policy': _policy, 'cache-control': _cache, ...rest } = everyHeader
      expect(reply.headers, what).toMatchObject(rest)
      continue
    }
    expect(policyOf(reply), what).toEqual(everyHeader)
    expect(reply.headers['request-id'], what).toMatch(/^req_[0-9a-z]{26}$/)
  }
  const tried = new Set(answers.map(({ what }) => what.split(' ').slice(0, 2).join(' ')))
  for (const { method, path } of [...routes, ...openRoutes]) expect(tried).toContain(`${method} ${path}`)
})

test('S1: nothing of the API, and no page about one person, is kept by a cache', async () => {
  for (const { what, reply } of await asked()) {
    const isBuilt = isFile(what, reply) || (isHtml(reply) && /<title>(Dashboard|Portal)/.test(reply.text))
    if (!isBuilt && !isPublicKey(what)) expect(reply.headers['cache-control'], what).toBe('no-store')
  }
})

test('S2: every page has a policy that runs nothing inline, and holds nothing inline but the style that the policy names', async () => {
  const pages = (await asked()).filter(({ reply }) => isHtml(reply))
  expect(pages.length).toBeGreaterThan(20)
  for (const { what, reply } of pages) {
    const { 'content-security-policy': policy = '', ...headers } = reply.headers
    // Stripe's form is Stripe's own frame and script: what it asks for is named, and opened to it alone.
    const stripe = what.startsWith('GET /pay/card') ? 'https://js.stripe.com' : null
    const permissions = stripe === null ? noPermissions : noPermissions.replace('payment=()', `payment=(self "${stripe}")`)
    expect(headers, what).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': permissions })
    for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy, what).toContain(part)
    expect(policy, what).toMatch(/^default-src '(none|self)'/)
    expect(/script-src ([^;]*)/.exec(policy)?.[1] ?? "'self'", what).toBe(
      stripe === null ? "'self'" : `'self' ${stripe} https://*.js.stripe.com`,
    )
    expect(reply.text, what).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+\s*=|javascript:|\sstyle=/i)
    for (const [, attributes = '', style = ''] of reply.text.matchAll(/<style([^>]*)>([\s\S]*?)<\/style>/g)) {
      const hash = createHash('sha256').update(style).digest('base64')
      const nonce = /nonce="(.+?)"/.exec(attributes)?.[1]?.replaceAll('&#43;', '+').replaceAll('&#61;', '=')
      const isNamed = policy.includes(`'sha256-${hash}'`) || (nonce !== undefined && policy.includes(`'nonce-${nonce}'`))
      // The viewer of the reference writes styles of its own.
      expect(isNamed || / \/docs( as a page)?$/.test(what), what).toBe(true)
    }
  }
})

test('S4: every body says what it is and in which letters it is written, and nothing that was sent comes back as a page', async () => {
  for (const { what, reply } of await asked()) {
    if (reply.text === '' || what.includes('.woff2') || what.includes('.svg')) continue
    expect(reply.headers['content-type'], what).toMatch(
      /^(text\/(html|plain|css|javascript)|application\/(javascript|(problem\+)?json)); charset=utf-8$/,
    )
  }
})

test('S5: every path refuses, with 405 and what it offers, the methods that it does not have', async () => {
  const offered = new Map<string, Set<string>>()
  for (const { method, path } of [...routes, ...openRoutes]) {
    const shape = path.replaceAll(/\{\w+\}/g, '{}')
    offered.set(shape, (offered.get(shape) ?? new Set()).add(method))
  }
  let refused = 0
  for (const [shape, own] of offered) {
    const url = shape.replaceAll('{}', 'x')
    for (const method of methods.filter((each) => !own.has(each) && !(each === 'HEAD' && own.has('GET')))) {
      const answer = await api.app.inject({ method, url })
      const reply = { status: answer.statusCode, allow: answer.headers.allow }
      // A fixed name stands where another path has an id: together they offer more.
      if (reply.status !== 405 && reply.allow === undefined && hasOther(offered, url, method)) continue
      if (method === 'OPTIONS' && url.startsWith('/v1/portal/')) continue
      expect(reply.status, `${method} ${url}`).toBe(405)
      const allow = String(reply.allow).split(', ')
      for (const each of own) expect(allow, `${method} ${url}`).toContain(each)
      expect(allow).not.toContain(method)
      refused += 1
    }
  }
  expect(refused).toBeGreaterThan(400)
})

function hasOther(offered: ReadonlyMap<string, ReadonlySet<string>>, url: string, method: string): boolean {
  const wanted = method === 'HEAD' ? 'GET' : method
  return [...offered].some(([shape, own]) => own.has(wanted) && new RegExp(`^${shape.replaceAll('{}', '[^/]+')}$`).test(url))
}

test('S7: no answer says by what it was made, and nothing but the reference describes the inside', async () => {
  for (const { what, reply } of await asked()) {
    expect(reply.headers, what).not.toHaveProperty('x-powered-by')
    expect(reply.headers, what).not.toHaveProperty('server')
    if (reply.status >= 400)
      expect(reply.text, what).not.toMatch(/fastify|node_modules|postgres|kysely|\bzod\b|at \w+ \(|\.ts\b|SELECT |\b\d+\.\d+\.\d+\b/i)
  }
  for (const path of ['/metrics', '/debug', '/server-status', '/.git/config', '/.env'])
    expect((await api.raw('GET', path)).status).toBe(404)
  for (const { status, text } of [await api.raw('GET', '/healthz'), await api.raw('GET', '/readyz')]) {
    expect([status, Object.keys(JSON.parse(text))]).toEqual([200, ['status']])
  }
})

test('S7: the reference and its description are served only where the operator wants them', async () => {
  const bare = await testApi({
    http: { config: { secret: 'a secret for tests, of more than 32 characters', publicUrl: '', apiDocs: false } },
  })
  for (const path of ['/docs', '/v1/openapi.json', '/docs/errors', '/docs/errors/not_found', '/docs/reference.js', '/docs/events'])
    expect((await bare.raw('GET', path)).status, path).toBe(404)
  expect((await bare.get('/v1/customers')).status).toBe(200)
  await bare.close()
})
