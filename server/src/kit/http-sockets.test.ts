import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exchange } from '../../test/raw-socket.ts'
import { createApp } from './http-app.ts'
import { newLogger } from './log.ts'

let app: FastifyInstance
let port: number
let smuggled = 0
/** The connections of a test, to see how much was read of each. */
let connections: Socket[] = []
beforeEach(() => {
  connections = []
})
const taken = () => connections.reduce((sum, { bytesRead }) => sum + bytesRead, 0)
beforeAll(async () => {
  app = createApp({ log: newLogger({ level: 'silent' }), publicUrl: 'http://localhost:4242' })
  app.post('/things', (_request, reply) => reply.send('{}'))
  app.get('/things/:id', (_request, reply) => reply.send('{}'))
  app.route({
    method: ['GET', 'POST'],
    url: '/smuggled',
    handler: (_request, reply) => {
      smuggled += 1
      return reply.send('{}')
    },
  })
  app.server.on('connection', (socket) => void connections.push(socket))
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => app.close())

const host = 'Host: localhost\r\n'
const json = 'Content-Type: application/json\r\n'
const inner = `GET /smuggled HTTP/1.1\r\n${host}\r\n`
const post = (headers: string, body: string) => `POST /things HTTP/1.1\r\n${host}${json}${headers}\r\n${body}`

/** Shapes by which two programs could read one stream of bytes as different requests. Behind each waits a request that nobody sent. */
const smuggling: readonly (readonly [string, string])[] = [
  ['a length and chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${inner}`)],
  ['chunks and a length', post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', `0\r\n\r\n${inner}`)],
  ['two lengths that differ', post('Content-Length: 0\r\nContent-Length: 100\r\n', inner)],
  ['two lengths that agree', post('Content-Length: 2\r\nContent-Length: 2\r\n', `{}${inner}`)],
  ['two lengths in one line', post('Content-Length: 2, 2\r\n', `{}${inner}`)],
  ['a length with a sign', post('Content-Length: +2\r\n', `{}${inner}`)],
  ['a length below zero', post('Content-Length: -2\r\n', `{}${inner}`)],
  ['a length in hexadecimals', post('Content-Length: 0x2\r\n', `{}${inner}`)],
  ['a length with a fraction', post('Content-Length: 2.0\r\n', `{}${inner}`)],
  ['a length beyond all numbers', post('Content-Length: 99999999999999999999999999\r\n', inner)],
  ['a length with a blank before the colon', post('Content-Length : 2\r\n', `{}${inner}`)],
  ['a coding that is not the last', post('Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${inner}`)],
  ['an unknown coding', post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${inner}`)],
  ['a coding with a blank before the colon', post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${inner}`)],
  ['a coding that is folded', post('Transfer-Encoding:\r\n chunked\r\n', `0\r\n\r\n${inner}`)],
  ['a coding that is folded beside a length', post('Content-Length: 2\r\nX: y\r\n Transfer-Encoding: chunked\r\n', `{}${inner}`)],
  ['a coding with a vertical tab', post('Transfer-Encoding: \u000bchunked\r\n', `0\r\n\r\n${inner}`)],
  ['a coding with a NUL', post('Transfer-Encoding: chunked\u0000\r\n', `0\r\n\r\n${inner}`)],
  ['two codings', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', `0\r\n\r\n${inner}`)],
  ['a chunk size beyond all numbers', post('Transfer-Encoding: chunked\r\n', `fffffffffffffffff\r\n${inner}`)],
  ['a chunk size with a sign', post('Transfer-Encoding: chunked\r\n', `-1\r\n{}\r\n0\r\n\r\n${inner}`)],
  ['a chunk size with a prefix', post('Transfer-Encoding: chunked\r\n', `0x2\r\n{}\r\n0\r\n\r\n${inner}`)],
  ['a chunk that is longer than it says', post('Transfer-Encoding: chunked\r\n', `2\r\n{}x\r\n0\r\n\r\n${inner}`)],
  ['a chunk that ends in a bare line feed', post('Transfer-Encoding: chunked\r\n', `2\n{}\n0\n\n${inner}`)],
  ['lines that end in bare line feeds', `POST /things HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n${inner}`],
  ['a bare carriage return in a header', post('X: a\rContent-Length: 50\r\n', inner)],
  ['a NUL in a header', post('X: a\u0000b\r\n', inner)],
  ['a header without a name', post(': 2\r\n', inner)],
  ['a header without a colon', post('Content-Length 2\r\n', `{}${inner}`)],
  ['a blank before the first header', `POST /things HTTP/1.1\r\n ${host}${json}\r\n${inner}`],
  ['an unknown version', `GET /smuggled HTTP/3.9\r\n${host}\r\n`],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a blank in the target', `GET /smuggled x HTTP/1.1\r\n${host}\r\n`],
  ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc'],
]

test.each(smuggling)('F47: %s is refused, and nothing behind it is read as a request', async (_what, bytes) => {
  smuggled = 0
  const answer = await exchange(port, [bytes])
  expect(answer).toMatchObject({ code: 'unparsable', answers: [400] })
  expect(answer.head).toContain('x-content-type-options: nosniff')
  expect(answer.head).toContain('content-type: application/problem+json; charset=utf-8')
  expect(answer.head).toMatch(/request-id: req_/)
  expect(smuggled).toBe(0)
})

test.each([
  ['two Hosts', `GET /smuggled HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`],
  ['no Host', 'GET /smuggled HTTP/1.1\r\n\r\n'],
  ['no version', 'GET /smuggled\r\n\r\n'],
  ['a line feed in the target', `GET /smuggled\nX: y HTTP/1.1\r\n${host}\r\n`],
])('F47: a request with %s is refused', async (_what, bytes) => {
  smuggled = 0
  expect(await exchange(port, [bytes])).toMatchObject({ code: 'unparsable', answers: [400] })
  expect(smuggled).toBe(0)
})

test('F47: a request that says HTTP/1.0 with chunks is answered once, and the connection ends', async () => {
  smuggled = 0
  const answer = await exchange(port, [`POST /things HTTP/1.0\r\n${json}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`])
  expect(answer.answers).toHaveLength(1)
  expect(smuggled).toBe(0)
})

test('F47: an upgrade to another protocol is not taken up: the request is answered as what it is', async () => {
  const headers = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n'
  const answer = await exchange(port, [`GET /things/1 HTTP/1.1\r\n${host}${headers}\r\n`])
  expect(answer.status).not.toBe(101)
  expect(answer.head).not.toContain('upgrade')
})

test.each(['/things/1', '/things', '/nothing', '/', '*'])('F47, S5: TRACE %s is 405, whatever is there', async (target) => {
  const answer = await exchange(port, [`TRACE ${target} HTTP/1.1\r\n${host}Cookie: secret=1\r\n\r\n`])
  expect(answer).toMatchObject({ status: 405, code: 'method_not_allowed' })
  expect(answer.head).toMatch(/\r\nallow:/)
  expect(answer.head).not.toContain('secret')
})

test.each(['CONNECT example.com:443', 'CONNECT /things', 'PROPFIND /things', 'TRACK /things', 'DEBUG /things', 'BREW /things'])(
  'F47: %s opens nothing',
  async (start) => {
    const answer = await exchange(port, [`${start} HTTP/1.1\r\n${host}\r\n`])
    // Of CONNECT the connection is just closed.
    expect(start.startsWith('CONNECT') ? [0] : [400, 404, 405]).toContain(answer.status)
    expect(answer.answers.length).toBeLessThanOrEqual(1)
  },
)

const headers = (count: number, size: number) => Array.from({ length: count }, (_, index) => `X-${index}: ${'x'.repeat(size)}\r\n`).join('')

test.each([
  ['one of 20 kB', headers(1, 20_000)],
  ['a thousand of twenty bytes', headers(1000, 20)],
  ['a cookie of 20 kB', `Cookie: ${'x'.repeat(20_000)}\r\n`],
])('F47: headers that are too large are refused: %s', async (_what, lines) => {
  expect(await exchange(port, [`GET /things/1 HTTP/1.1\r\n${host}${lines}\r\n`])).toMatchObject({ status: 431, code: 'headers_too_large' })
})

test('F47: a target of 20 kB is refused too', async () => {
  const { status } = await exchange(port, [`GET /things/${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`])
  expect(status).toBe(431)
})

/** Far more than is let in: whoever read on would take all of it. */
const flood = (pieces: number, size = 65_536) => Array.from({ length: pieces }, () => Buffer.alloc(size, 0x20))
const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x1_00_00, 0x20), Buffer.from('\r\n')])
const unread = 8 * 1024 * 1024

test('F40: a body that says it is too large is refused before it is read', async () => {
  const answer = await exchange(port, [post('Content-Length: 1000000000\r\n', ''), ...flood(400)])
  expect(answer).toMatchObject({ code: 'too_large', answers: [413] })
  expect(taken()).toBeLessThan(unread)
})

test('F40: a body in chunks that does not say how large it is is refused where it becomes too large', async () => {
  const answer = await exchange(port, [post('Transfer-Encoding: chunked\r\n', ''), ...Array.from({ length: 400 }, () => chunk)])
  expect(answer).toMatchObject({ code: 'too_large', answers: [413] })
  expect(taken()).toBeLessThan(unread)
})

test.each(['gzip', 'deflate', 'br', 'zstd', 'identity', 'x-gzip', 'gzip, gzip', ''])(
  'F40: a body with Content-Encoding: %s is refused before it is read',
  async (coding) => {
    const answer = await exchange(port, [post(`Content-Encoding: ${coding}\r\nContent-Length: 1000000000\r\n`, ''), ...flood(400)])
    expect(answer).toMatchObject({ code: 'unsupported_media_type', answers: [415] })
    expect(taken()).toBeLessThan(unread)
  },
)

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'text/json',
  'application/jsonp',
])('F40: a body of the type %s is refused before it is read', async (type) => {
  const answer = await exchange(port, [
    `POST /things HTTP/1.1\r\n${host}Content-Type: ${type}\r\nContent-Length: 1000000\r\n\r\n`,
    ...flood(400),
  ])
  expect(answer).toMatchObject({ code: 'unsupported_media_type', answers: [415] })
  expect(taken()).toBeLessThan(unread)
})

test('S8: a slow client has ten seconds for headers, thirty for a request; a connection carries a hundred', () => {
  expect(app.server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, maxRequestsPerSocket: 100 })
})

test('S8: after a hundred requests a connection ends', async () => {
  const request = `GET /things/1 HTTP/1.1\r\n${host}\r\n`
  const answer = await exchange(port, [request.repeat(130)], 8000)
  expect(answer.answers.slice(0, 100)).toEqual(Array(100).fill(200))
  expect(new Set(answer.answers.slice(100))).toEqual(new Set([503]))
})
