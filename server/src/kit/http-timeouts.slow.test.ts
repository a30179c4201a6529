import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from './http-app.ts'
import { newLogger } from './log.ts'

// Five hundred clients that never come to an end, at once, and the timeouts as they are: it takes as long as the longest of them.

let app: FastifyInstance
let port: number
const open: Socket[] = []
beforeAll(async () => {
  app = createApp({ log: newLogger({ level: 'silent' }), publicUrl: 'http://localhost:4242' })
  app.post('/things', (_request, reply) => reply.send('{}'))
  app.get('/things/:id', (_request, reply) => reply.send('{}'))
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(async () => {
  for (const socket of open) socket.destroy()
  await app.close()
})

interface Ended {
  readonly seconds: number
  readonly answer: string
}

/** Begins with something, goes on with a byte a second, and says when the other side had enough. */
function drip(begin: string, byte: string): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const startedAt = performance.now()
  const socket = connect(port, '127.0.0.1')
  open.push(socket)
  let answer = ''
  const timer = setInterval(() => socket.write(byte), 1000)
  const end = () => {
    clearInterval(timer)
    resolve({ seconds: (performance.now() - startedAt) / 1000, answer })
  }
  socket.on('data', (data) => {
    answer += data
  })
  socket.on('error', () => undefined)
  socket.once('close', end)
  socket.write(begin)
  return promise
}

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

test('S8, F39: of five hundred slow clients each is let go in its time, with 408 or without a word, and nobody else waits for them', async () => {
  const head = 'POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
  const inHeaders = many(200, () => drip(`${head}X-Slow: `, 'x'))
  const silent = many(50, () => drip('', ''))
  const inBody = many(200, () => drip(`${head}Content-Length: 1000\r\n\r\n{`, ' '))
  const inChunks = many(50, () => drip(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'))
  const others: number[] = []
  const asking = setInterval(async () => {
    const startedAt = performance.now()
    const { status } = await fetch(`http://127.0.0.1:${port}/things/1`)
    others.push(status === 200 ? performance.now() - startedAt : Number.POSITIVE_INFINITY)
  }, 500)
  const ends = {
    headers: await Promise.all([...inHeaders, ...silent]),
    bodies: await Promise.all([...inBody, ...inChunks]),
  }
  clearInterval(asking)
  for (const { seconds, answer } of ends.headers) {
    expect(seconds).toBeGreaterThan(9)
    expect(seconds).toBeLessThan(20)
    expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true)
  }
  for (const { seconds, answer } of ends.bodies) {
    expect(seconds).toBeGreaterThan(29)
    expect(seconds).toBeLessThan(45)
    expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true)
  }
  const [told] = ends.headers
  expect(told?.answer).toContain('"code":"request_timeout"')
  expect(told?.answer.toLowerCase()).toContain('x-content-type-options: nosniff')
  expect(others.length).toBeGreaterThan(20)
  expect(Math.max(...others)).toBeLessThan(5000)
})

test('S8: a connection on which nothing more is asked ends after five seconds', async () => {
  const { seconds, answer } = await drip('GET /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n', '')
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(seconds).toBeGreaterThan(4)
  expect(seconds).toBeLessThan(12)
})
