import { once } from 'node:events'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppOptions, createApp } from './http-app.ts'
import { newLogger } from './log.ts'

let app: FastifyInstance
let port: number
beforeAll(async () => {
  app = createApp({ log: newLogger({ level: 'silent' }), publicUrl: 'http://localhost:4242' })
  app.post('/things', (_request, reply) => reply.send('{}'))
  app.get('/things/:id', (_request, reply) => reply.send('{}'))
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => app.close())

/** Sends bytes as they are and returns what comes back before the connection closes. */
async function exchange(...chunks: readonly string[]): Promise<{ status: number; code: string; head: string }> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
    if (answer.includes('"doc_url"')) socket.destroy()
  })
  socket.on('error', () => undefined)
  const closed = once(socket, 'close')
  for (const chunk of chunks) socket.write(chunk)
  await closed
  const [head = '', body = '{}'] = answer.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), code: JSON.parse(body).code, head: head.toLowerCase() }
}

const host = 'Host: localhost\r\n'

test.each([
  ['what is no HTTP', ['hello\r\n\r\n'], 400, 'unparsable'],
  ['20 kB of headers', [`GET /things/1 HTTP/1.1\r\n${host}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`], 431, 'headers_too_large'],
  [
    'a length and chunks at once',
    [`POST /things HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    400,
    'unparsable',
  ],
  ['two lengths', [`POST /things HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`], 400, 'unparsable'],
  ['a bare line feed in a header', [`GET /things/1 HTTP/1.1\r\n${host}A: b\nC: d\r\n\r\n`], 400, 'unparsable'],
  ['two Hosts', [`GET /things/1 HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`], 400, 'unparsable'],
  ['no Host', ['GET /things/1 HTTP/1.1\r\n\r\n'], 400, 'unparsable'],
  ['TRACE', [`TRACE /things/1 HTTP/1.1\r\n${host}\r\n`], 405, 'method_not_allowed'],
  ['a method that nobody knows', [`BREW /things/1 HTTP/1.1\r\n${host}\r\n`], 400, 'unparsable'],
  [
    'a length beyond the limit',
    [`POST /things HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 1048577\r\n\r\n`],
    413,
    'too_large',
  ],
  [
    'chunks beyond the limit',
    [
      `POST /things HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
      `180000\r\n${'x'.repeat(0x180000)}\r\n`,
    ],
    413,
    'too_large',
  ],
])('F40, F47: %s is answered with a problem', async (_, chunks, status, code) => {
  const answer = await exchange(...chunks)
  expect([answer.status, answer.code]).toEqual([status, code])
  expect(answer.head).toContain('x-content-type-options: nosniff')
  expect(answer.head).toContain('content-type: application/problem+json; charset=utf-8')
  expect(answer.head).toContain('request-id: req_')
})

test('S8: a slow client has ten seconds for headers, thirty for a request', () => {
  expect(app.server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, maxRequestsPerSocket: 100 })
})

/** What an app with these options takes for the address of a caller. */
async function addressSeen(options: Partial<AppOptions>, remoteAddress: string, forwarded: string): Promise<string> {
  const own = createApp({ log: newLogger({ level: 'silent' }), publicUrl: 'http://localhost:4242', ...options })
  own.get('/', (request, reply) => reply.send(request.ip))
  const { body } = await own.inject({ url: '/', headers: { 'x-forwarded-for': forwarded }, remoteAddress })
  await own.close()
  return body
}

test('S6: nobody is believed who says for whom he forwards, but the proxies that the operator names', async () => {
  const options = { trustedProxies: ['10.0.0.0/8', 'fd00::1'] }
  expect(await addressSeen({}, '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
  expect(await addressSeen({ trustedProxies: [] }, '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
  expect(await addressSeen(options, '10.1.2.3', '203.0.113.9')).toBe('203.0.113.9')
  expect(await addressSeen(options, 'fd00::1', '203.0.113.9')).toBe('203.0.113.9')
  expect(await addressSeen(options, '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
  // What the caller wrote before the proxy added its own is the caller's word.
  expect(await addressSeen(options, '10.1.2.3', '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9')
  expect(await addressSeen(options, '10.1.2.3', '198.51.100.7, 10.9.9.9')).toBe('198.51.100.7')
})

test('S6: a request under a name that is not ours is refused, whatever path it asks for; health checks know only an address', async () => {
  const allowedHosts = { names: ['billing.example.com'], addresses: false, loopback: 'this machine' } as const
  const own = createApp({ log: newLogger({ level: 'silent' }), publicUrl: '', allowedHosts, trustedProxies: ['10.0.0.1'] })
  for (const path of ['/', '/healthz', '/readyz']) own.get(path, (_request, reply) => reply.send('{}'))
  const ask = async (host: string, more: { url?: string; remoteAddress?: string; forwarded?: string } = {}) => {
    const headers = { host, ...(more.forwarded === undefined ? {} : { 'x-forwarded-host': more.forwarded }) }
    const answer = await own.inject({ url: more.url ?? '/', headers, remoteAddress: more.remoteAddress ?? '192.0.2.1' })
    return answer.statusCode === 200 ? 200 : answer.json().code
  }
  expect(await ask('billing.example.com')).toBe(200)
  expect(await ask('evil.example')).toBe('host_not_allowed')
  expect(await ask('evil.example', { url: '/nothing' })).toBe('host_not_allowed')
  expect(await ask('localhost')).toBe('host_not_allowed')
  expect(await ask('localhost', { remoteAddress: '127.0.0.1' })).toBe(200)
  expect(await ask('10.0.0.9:4242', { url: '/healthz' })).toBe(200)
  expect(await ask('10.0.0.9:4242', { url: '/readyz?x=1' })).toBe(200)
  expect(await ask('evil.example', { forwarded: 'billing.example.com' })).toBe('host_not_allowed')
  expect(await ask('upstream', { forwarded: 'billing.example.com', remoteAddress: '10.0.0.1' })).toBe(200)
  expect(await ask('billing.example.com', { forwarded: 'evil.example', remoteAddress: '10.0.0.1' })).toBe('host_not_allowed')
  await own.close()
})
