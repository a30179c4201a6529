import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Reply, type TestApi, testApi } from '../../test/api.ts'

let api: TestApi
let port: number
beforeAll(async () => {
  api = await testApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  port = (api.app.server.address() as AddressInfo).port
  await api.post('/v1/customers', { name: 'Acme', external_id: 'acme' })
  await api.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'count' })
})
afterAll(() => api.close())

const seed = Number(process.env.CLIENT_GONE_SEED ?? 46)
const rounds = 1000
const atATime = 16
const perBatch = 5

/** One request that a client sends and does not wait for. */
interface Sent {
  readonly kind: 'customer' | 'sandbox' | 'usage'
  readonly name: string
  readonly url: string
  readonly body: object
}

test(`F46: a client that goes away at any moment, ${rounds} times: all of it happened and can be asked for again, or nothing`, {
  timeout: 240_000,
}, async () => {
  const random = randomOf(seed)
  const sent = Array.from({ length: rounds }, (_, index) => requestOf(index))
  const waiting = sent.map((request) => ({ request, cutAfter: random(), linger: random() }))
  const walk = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await sendAndLeave(next)
  }
  await Promise.all(Array.from({ length: atATime }, walk))
  await untilQuiet()

  const left = await effects()
  const whole = sent.filter(({ name }) => (left.get(name) ?? 0) > 0)
  // The seed cuts at every stage, else the test tells nothing.
  expect(whole.length).toBeGreaterThan(rounds / 10)
  expect(whole.length).toBeLessThan((rounds * 9) / 10)
  for (const { kind, name } of sent) expect([0, kind === 'usage' ? perBatch : 1], name).toContain(left.get(name) ?? 0)

  const again = [...sent]
  const repeat = async (): Promise<void> => {
    for (let next = again.pop(); next !== undefined; next = again.pop()) {
      const reply = await complete(next)
      expect(reply.status, reply.text).toBe(201)
      const happened = left.has(next.name)
      if (next.kind === 'usage')
        expect(reply.body).toMatchObject(happened ? { accepted: 0, duplicates: perBatch } : { accepted: perBatch, duplicates: 0 })
      else expect(reply.headers['idempotent-replayed'], next.name).toBe(happened ? 'true' : undefined)
    }
  }
  await Promise.all(Array.from({ length: atATime }, repeat))
  const final = await effects()
  for (const { kind, name } of sent) expect(final.get(name), name).toBe(kind === 'usage' ? perBatch : 1)
  expect(final.size).toBe(rounds)
  // Whoever goes away is no bug of ours.
  expect(api.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})

function requestOf(index: number): Sent {
  const name = `gone ${index}`
  if (index % 40 === 0) return { kind: 'sandbox', name, url: '/v1/sandboxes', body: { name, timezone: 'UTC', currency: 'EUR' } }
  if (index % 10 === 1) {
    const events = Array.from({ length: perBatch }, (_, at) => ({ key: `${name} ${at}`, meter: 'calls', external_customer_id: 'acme' }))
    return { kind: 'usage', name, url: '/v1/usage_events/batch', body: { events } }
  }
  return { kind: 'customer', name, url: '/v1/customers', body: { name } }
}

/** The key is the name, in one operation each. Usage needs none: each event has its own. */
function complete({ kind, name, url, body }: Sent): Promise<Reply> {
  return api.post(url, body, { idempotencyKey: kind === 'usage' ? null : name })
}

interface Cut {
  readonly request: Sent
  /** Of the bytes of the request: where the socket is cut. Beyond a half all are sent, and the client goes a moment later. */
  readonly cutAfter: number
  readonly linger: number
}

async function sendAndLeave({ request: { kind, name, url, body }, cutAfter, linger }: Cut): Promise<void> {
  const text = JSON.stringify(body)
  const head = [
    `POST ${url} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${api.key}`,
    ...(kind === 'usage' ? [] : [`Idempotency-Key: ${name}`]),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ].join('\r\n')
  const bytes = Buffer.from(`${head}\r\n\r\n${text}`)
  const socket = connect(port, '127.0.0.1')
  // What it hears when it is cut is the point of it.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const share = Math.min(1, cutAfter * 2)
  await new Promise<void>((resolve) => socket.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * share))), () => resolve()))
  // From not at all to about as long as an answer takes.
  if (share === 1) await sleep(Math.floor(linger ** 2 * 200))
  // A reset throws away what the server has not read yet.
  if (linger < 0.25) socket.resetAndDestroy()
  else socket.destroy()
}

/** What is there of each name. */
async function effects(): Promise<ReadonlyMap<string, number>> {
  const rows = await api.db.ownerQuery<{ name: string; count: bigint }>(
    `SELECT name, count(*) FROM customers WHERE name LIKE 'gone %' GROUP BY name
     UNION ALL SELECT name, count(*) FROM organizations WHERE name LIKE 'gone %' GROUP BY name
     UNION ALL SELECT regexp_replace(key, ' [0-9]+$', ''), count(*) FROM usage_events WHERE key LIKE 'gone %' GROUP BY 1`,
  )
  return new Map(rows.map(({ name, count }) => [name, Number(count)]))
}

/** Waits until whoever was left alone has finished: no request of ours is open in the database, three times running. */
async function untilQuiet(): Promise<void> {
  const deadline = performance.now() + 30_000
  for (let quiet = 0; quiet < 3; ) {
    if (performance.now() > deadline) throw new Error('The server is still busy with requests that nobody waits for')
    const [row] = await api.db.ownerQuery<{ busy: bigint }>(
      `SELECT count(*) AS busy FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
    )
    quiet = Number(row?.busy) === 0 ? quiet + 1 : 0
    await sleep(100)
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
