import { afterEach, expect, test } from 'vitest'
import { type ApiClient, type TestApi, type TestApiOptions, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { type MovableClock, movableClock } from '../../../test/movable-clock.ts'
import { isBelieved, type Receiver, startReceiver } from '../../../test/receiver.ts'
import { newContext } from '../../kit/context.ts'
import { connectDatabase } from '../../kit/db.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'

const publicUrl = 'http://localhost:4242'
let api: TestApi | undefined
const receivers: Receiver[] = []
afterEach(async () => {
  await api?.close()
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()))
})

async function start(
  options: TestApiOptions = {},
  count = 1,
): Promise<{ client: TestApi; clock: MovableClock; all: Receiver[]; one: Receiver }> {
  const clock = movableClock()
  const one = await startReceiver()
  receivers.push(one)
  for (let made = 1; made < count; made += 1) receivers.push(await startReceiver())
  const outside = { ...defaultOutside(publicUrl), allowedPrivateHosts: receivers.map(({ host }) => host) }
  const client = await testApi({ clock, http: { config: { secret: testSecret, publicUrl, outside } }, ...options })
  api = client
  return { client, clock, all: receivers, one }
}

async function deliver(client: ApiClient): Promise<Record<string, number>> {
  const { status, body, text } = await client.post('/v1/jobs/deliver-webhooks/run')
  expect(status, text).toBe(200)
  expect(body.failed).toBe(0)
  return body.counts
}

const create = async (client: ApiClient, body: object) => {
  const reply = await client.post('/v1/webhook_endpoints', body)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

const customer = async (client: ApiClient, name = 'Acme') => (await client.post('/v1/customers', { name })).body

const deliveries = async (client: ApiClient, query = '') => (await client.get(`/v1/webhook_deliveries?limit=100&${query}`)).body.data

test('S54: an independent Standard Webhooks library believes what is delivered, during the rotation of the secret too', async () => {
  const { client, clock, one } = await start()
  const { id, secret } = await create(client, { url: one.url })
  const acme = await customer(client)
  expect(await deliver(client)).toEqual({ events: 2, delivered: 1, failed: 0 })
  const [first] = one.received
  const { body: event } = await client.get(`/v1/events/${first?.body.id}`)
  expect(first?.body).toEqual(event)
  expect(event).toMatchObject({ type: 'customer.created', object_id: acme.id, sequence: 1, data: { name: 'Acme' } })
  expect(first?.headers).toMatchObject({ 'webhook-id': event.id, 'content-type': 'application/json; charset=utf-8' })
  expect(first && isBelieved(first, secret)).toBe(true)

  const { body: rotated } = await client.post(`/v1/webhook_endpoints/${id}/rotate_secret`)
  expect(rotated.secret).toMatch(/^whsec_/)
  expect(rotated.previous_secret_expires_at).not.toBeNull()
  await customer(client)
  await deliver(client)
  const during = one.received[1]
  expect(during && [isBelieved(during, secret), isBelieved(during, rotated.secret)]).toEqual([true, true])
  expect(String(during?.headers['webhook-signature']).split(' ')).toHaveLength(2)

  clock.advance({ hours: 24 })
  await customer(client)
  await deliver(client)
  // The library holds a timestamp against the machine's clock, which is a day behind: what is left to look at is how many signatures there are.
  expect(String(one.received[2]?.headers['webhook-signature']).split(' ')).toHaveLength(1)
})

test('S63, S54: the secret is shown once, sealed in its row, and in no event, answer or log', async () => {
  const { client, one } = await start()
  const key = 'the same twice'
  const body = { url: one.url }
  const { body: made } = await client.post('/v1/webhook_endpoints', body, { idempotencyKey: key })
  const { body: replayed } = await client.post('/v1/webhook_endpoints', body, { idempotencyKey: key })
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(replayed).toEqual({ ...made, secret: null })
  expect((await client.get(`/v1/webhook_endpoints/${made.id}`)).body).not.toHaveProperty('secret')
  const raw = made.secret.slice('whsec_'.length)
  const rows = await client.db.ownerQuery<{ row: string }>(
    `SELECT (SELECT string_agg(encode(secret, 'escape'), ' ') FROM webhook_endpoints) || (SELECT string_agg(data::text, ' ') FROM events)
      || (SELECT coalesce(string_agg(response, ' '), '') FROM idempotency_keys) AS row`,
  )
  expect(rows[0]?.row).not.toContain(raw)
  expect(client.logged.join('\n')).not.toContain(raw)
})

test.each([
  ['https://169.254.169.254/latest', 'Must name a host, not an address.'],
  ['http://hooks.example.com/', 'Must begin with https://.'],
  ['https://localhost/', 'Must name a host of the public internet.'],
  ['https://user:secret@hooks.example.com/', 'Must not contain a user name or a password.'],
])('S56, F31: the address %s is refused', async (url, detail) => {
  const { client } = await start()
  const reply = await client.post('/v1/webhook_endpoints', { url })
  expect(reply).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/url', code: 'invalid_url', detail }] } })
})

test('filters choose; one that finds nothing is refused by its place; there are twenty endpoints at most', async () => {
  const { client, one } = await start()
  const wrong = await client.post('/v1/webhook_endpoints', { url: one.url, events: ['invoice.*', 'invoice.payed'] })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/events/1', code: 'unknown_event' }] } })
  const { id } = await create(client, { url: `${one.url}/plans`, events: ['plan.*', 'customer.updated'] })
  const acme = await customer(client)
  await client.patch(`/v1/customers/${acme.id}`, { name: 'Acme 2' })
  await client.post('/v1/plans', { code: 'basic', name: 'Basic' })
  await deliver(client)
  expect(one.received.map(({ body }) => body.type)).toEqual(['customer.updated', 'plan.created'])
  const { body: changed } = await client.patch(`/v1/webhook_endpoints/${id}`, { events: ['customer.*'], url: `${one.url}/customers` })
  expect(changed).toMatchObject({ events: ['customer.*'], url: `${one.url}/customers`, status: 'enabled' })
  await customer(client)
  await client.post('/v1/plans', { code: 'pro', name: 'Pro' })
  await deliver(client)
  expect(one.received.slice(2).map(({ path, body }) => [path, body.type])).toEqual([['/hook/customers', 'customer.created']])
  for (let count = 1; count < 20; count += 1) await create(client, { url: one.url, events: ['plan.*'] })
  expect(await client.post('/v1/webhook_endpoints', { url: one.url })).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('an endpoint hears what is committed after it began to listen, nothing before, and nothing while it is disabled', async () => {
  const { client, one } = await start()
  await customer(client, 'before')
  const { id } = await create(client, { url: one.url, events: ['customer.*'] })
  await customer(client, 'while')
  await deliver(client)
  expect((await client.post(`/v1/webhook_endpoints/${id}/disable`)).body).toMatchObject({ status: 'disabled', disabled_reason: 'by_hand' })
  await customer(client, 'deaf')
  await deliver(client)
  expect((await client.post(`/v1/webhook_endpoints/${id}/enable`)).body).toMatchObject({
    status: 'enabled',
    disabled_reason: null,
    disabled_at: null,
  })
  await customer(client, 'again')
  await deliver(client)
  expect(one.received.map(({ body }) => body.data.name)).toEqual(['while', 'again'])
  const replay = { from: '2020-01-01T00:00:00Z' }
  expect((await client.post(`/v1/webhook_endpoints/${id}/replay`, replay)).body).toMatchObject({
    object: 'webhook_replay',
    count: 2,
    has_more: false,
  })
  await deliver(client)
  expect(one.received.slice(2).map(({ body }) => body.data.name)).toEqual(['before', 'deaf'])
  expect((await client.post(`/v1/webhook_endpoints/${id}/replay`, replay)).body.count).toBe(0)
  expect((await client.post(`/v1/webhook_endpoints/${id}/replay`, { from: '2090-01-01T00:00:00Z' })).status).toBe(422)
})

test('what commits late is told too, whatever its id (I11, I23)', async () => {
  const { client, one } = await start()
  await create(client, { url: one.url, events: ['customer.*'] })
  await customer(client, 'first')
  // Written earlier than everything, by its id, and committed later.
  const [early] = await client.db.ownerQuery<{ id: string }>(`SELECT id FROM events WHERE type = 'customer.created' ORDER BY id LIMIT 1`)
  await deliver(client)
  const id = `${early?.id.slice(0, 24)}000000000001`
  await client.db.ownerQuery(
    `INSERT INTO events (organization_id, id, type, aggregate_id, sequence, data, occurred_at)
     SELECT organization_id, $2, type, $2, 1, '{"name": "late"}', occurred_at FROM events WHERE id = $1`,
    [early?.id, id],
  )
  expect(id < String(early?.id)).toBe(true)
  await deliver(client)
  expect(one.received.map(({ body }) => body.data.name)).toEqual(['first', 'late'])
})

test('S55, F31: what fails is tried ten times over 75 hours, each wait within a tenth of its schedule, by the clock of the real world', async () => {
  const { client, clock, one } = await start()
  one.answer((_received, response) => response.writeHead(500).end('out of order'))
  await create(client, { url: one.url, events: ['customer.created'] })
  await customer(client)
  const waits = ['PT5S', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'PT24H']
  await deliver(client)
  for (const wait of waits) {
    const milliseconds = Temporal.Duration.from(wait).total('milliseconds')
    clock.advance({ milliseconds: milliseconds * 0.9 - 300 })
    const before = one.received.length
    await deliver(client)
    expect(one.received.length, `too early before ${wait}`).toBe(before)
    clock.advance({ milliseconds: milliseconds * 0.2 + 300 })
    await deliver(client)
    expect(one.received.length, `after ${wait}`).toBe(before + 1)
  }
  expect(one.received).toHaveLength(10)
  expect(new Set(one.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(one.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10)
  const [only] = await deliveries(client)
  expect(only).toMatchObject({ status: 'exhausted', attempt_count: 10, next_attempt_at: null })
  expect(only.attempts[9]).toMatchObject({ number: 10, outcome: 'failed', failure: 'status', status_code: 500, response: 'out of order' })
  clock.advance({ hours: 100 })
  await deliver(client)
  expect(one.received).toHaveLength(10)
})

test('a sandbox that is advanced a year sends nothing sooner, and tells the time of its own clock', async () => {
  const { client, clock, one } = await start()
  one.answer((_received, response) => response.writeHead(500).end())
  await create(client, { url: one.url, events: ['customer.created'] })
  await customer(client)
  await deliver(client)
  const { body } = await client.get('/v1/organization')
  expect((await client.post(`/v1/sandboxes/${body.id}/advance`, { to: '2028-04-01T00:00:00Z' })).body.done).toBe(true)
  await deliver(client)
  expect(one.received).toHaveLength(1)
  expect(one.received[0]?.body.created_at).toBe('2027-04-01T00:00:00Z')
  clock.advance({ seconds: 6 })
  await deliver(client)
  expect(one.received).toHaveLength(2)
})

test('F31 429 and 503 are obeyed when they say how long to wait; another status is not asked', async () => {
  const { client, clock, one } = await start()
  await create(client, { url: one.url, events: ['customer.created'] })
  const answers = [429, 503, 500]
  one.answer((_received, response) => response.writeHead(answers.shift() ?? 200, { 'retry-after': '1200' }).end())
  await customer(client)
  await deliver(client)
  clock.advance({ minutes: 19 })
  await deliver(client)
  expect(one.received).toHaveLength(1)
  clock.advance({ minutes: 2 })
  await deliver(client)
  expect(one.received).toHaveLength(2)
  clock.advance({ minutes: 21 })
  await deliver(client)
  expect(one.received).toHaveLength(3)
  const [delivery] = await deliveries(client)
  const waited = Temporal.Instant.from(delivery.next_attempt_at).since(Temporal.Instant.from(delivery.attempts[2].started_at))
  expect(Math.abs(waited.total('minutes') - 30)).toBeLessThanOrEqual(3.1)
})

test('S55, F31: 410 disables the endpoint: what waits is canceled, and others are told', async () => {
  const { client, all, one } = await start({}, 2)
  const watcher = all[1]
  const { id } = await create(client, { url: one.url, events: ['customer.created'] })
  await create(client, { url: watcher?.url, events: ['webhook_endpoint.*'] })
  one.answer((_received, response) => response.writeHead(410).end())
  for (let count = 0; count < 8; count += 1) await customer(client, `Acme ${count}`)
  await deliver(client)
  expect(one.received.length).toBeLessThanOrEqual(5)
  expect((await client.get(`/v1/webhook_endpoints/${id}`)).body).toMatchObject({ status: 'disabled', disabled_reason: 'gone' })
  const statuses = (await deliveries(client, `endpoint=${id}`)).map(({ status }: { status: string }) => status)
  expect(statuses).toEqual(Array(8).fill('canceled'))
  await deliver(client)
  expect(watcher?.received.map(({ body }) => [body.type, body.data.disabled_reason])).toEqual([['webhook_endpoint.disabled', 'gone']])
  expect((await client.get('/v1/doctor')).body.findings).toEqual([])
})

test('S55: after five days of nothing but failure an endpoint is disabled; one success in between begins anew', async () => {
  const { client, clock, one } = await start()
  const { id } = await create(client, { url: one.url, events: ['customer.created'] })
  const state = async () => (await client.get(`/v1/webhook_endpoints/${id}`)).body
  let status = 500
  one.answer((_received, response) => response.writeHead(status).end())
  const day = async () => {
    await customer(client)
    await deliver(client)
    clock.advance({ hours: 24 })
  }
  for (let count = 0; count < 4; count += 1) await day()
  expect(await state()).toMatchObject({ status: 'enabled', failing_since: expect.any(String) })
  status = 200
  await day()
  expect(await state()).toMatchObject({ status: 'enabled', failing_since: null })
  status = 500
  for (let count = 0; count < 5; count += 1) await day()
  expect(await state()).toMatchObject({ status: 'enabled' })
  await day()
  expect(await state()).toMatchObject({ status: 'disabled', disabled_reason: 'failing' })
  const { body } = await client.get('/v1/events?type=webhook_endpoint.disabled')
  expect(body.data).toMatchObject([{ object_id: id, data: { disabled_reason: 'failing' } }])
})

test('F31 an endpoint that never answers keeps neither another endpoint nor another organization waiting', async () => {
  const { client, one, all } = await start({}, 3)
  const [, quick, next] = all
  const other = await client.organizationClient({ name: 'Next door' })
  // It never answers; closing it at the end of the test is what lets the attempt end.
  one.answer(() => undefined)
  await create(client, { url: one.url, events: ['customer.created'] })
  await create(client, { url: quick?.url, events: ['customer.created'] })
  await create(other, { url: next?.url, events: ['customer.created'] })
  for (let count = 0; count < 30; count += 1) await customer(client)
  await customer(other)
  const slow = client.post('/v1/jobs/deliver-webhooks/run')
  await deliver(other)
  expect(next?.received).toHaveLength(1)
  await expect.poll(() => quick?.received.length, { timeout: 10_000 }).toBe(30)
  expect(one.received.length).toBeLessThanOrEqual(5)
  await one.close()
  expect((await slow).body.counts).toEqual({ events: 31, delivered: 30, failed: 5 })
  const dead = (await deliveries(client, 'status=pending')).filter(({ attempts }: { attempts: unknown[] }) => attempts.length > 0)
  expect(dead).toHaveLength(5)
  expect(dead[0].attempts[0]).toMatchObject({ failure: 'connection', status_code: null, response: null })
})

test('F32 killed between sending and marking: it is sent again with the same webhook-id, and the log says so', async () => {
  const { client, clock, one } = await start()
  await create(client, { url: one.url, events: ['customer.created'] })
  await customer(client)
  // The process that sends loses its database in the very moment in which the receiver has got it: nothing of the answer is written down.
  const dying = connectDatabase({ connection: client.db.connection, clock })
  const outside = { ...defaultOutside(publicUrl), allowedPrivateHosts: [one.host] }
  const { deriveKey, log } = testContext(dying, client.organization.id)
  const ctx = newContext({
    ...{ organizationId: client.organization.id, actor: { kind: 'system', job: 'dying' }, requestId: 'req_dying', log, deriveKey },
    ...{ database: dying, clock, outside },
  })
  one.answer((_received, response) => void dying.close().then(() => response.end('ok')))
  await expect(deliverWebhooks(ctx)).rejects.toThrow()
  expect(one.received).toHaveLength(1)
  const [lost] = await deliveries(client)
  expect(lost).toMatchObject({ status: 'pending', attempt_count: 1, attempts: [{ outcome: null, status_code: null }] })
  one.answer((_received, response) => response.end('ok'))
  await deliver(client)
  expect(one.received, 'nobody else gets it before the lease ends').toHaveLength(1)
  clock.advance({ seconds: 91 })
  await deliver(client)
  expect(one.received).toHaveLength(2)
  const [first, second] = one.received
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(second?.text).toBe(first?.text)
  const [delivery] = await deliveries(client)
  expect(delivery).toMatchObject({
    status: 'delivered',
    attempt_count: 2,
    attempts: [{ outcome: 'interrupted' }, { outcome: 'delivered' }],
  })
})

test('F32 sixteen workers at once deliver each event once', async () => {
  const { client, one } = await start()
  await create(client, { url: one.url, events: ['customer.created'] })
  await Promise.all(Array.from({ length: 40 }, (_, index) => customer(client, `Acme ${index}`)))
  await Promise.all(Array.from({ length: 16 }, () => deliver(client)))
  await deliver(client)
  const ids = one.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toHaveLength(40)
  expect(new Set(ids).size).toBe(40)
})

test('an answer that comes after somebody else has taken over moves nothing', async () => {
  const { client, clock, one } = await start()
  await create(client, { url: one.url, events: ['customer.created'] })
  await customer(client)
  const late = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  one.answer((_received, response) => {
    arrived.resolve()
    late.promise.then(() => response.writeHead(500).end())
  })
  const slow = deliver(client)
  await arrived.promise
  clock.advance({ seconds: 91 })
  one.answer((_received, response) => response.end('ok'))
  await deliver(client)
  late.resolve()
  await slow
  const [delivery] = await deliveries(client)
  expect(delivery).toMatchObject({
    status: 'delivered',
    attempt_count: 2,
    attempts: [{ outcome: 'failed', status_code: 500 }, { outcome: 'delivered' }],
  })
})

test('field 2.4.20 first attempts of what happens to one thing leave in its order; a failure does not hold up what comes after', async () => {
  const { client, clock, one } = await start()
  await create(client, { url: one.url, events: ['customer.*'] })
  const acme = await customer(client, 'v1')
  for (const name of ['v2', 'v3', 'v4', 'v5', 'v6']) await client.patch(`/v1/customers/${acme.id}`, { name })
  one.answer(({ body }, response) => response.writeHead(body.sequence === 2 ? 500 : 200).end())
  await deliver(client)
  expect(one.received.map(({ body }) => body.sequence)).toEqual([1, 2, 3, 4, 5, 6])
  clock.advance({ seconds: 6 })
  one.answer((_received, response) => response.end())
  await deliver(client)
  // Late, and it says so itself: the number of its event is lower than what the receiver knows.
  expect(one.received.map(({ body }) => body.sequence)).toEqual([1, 2, 3, 4, 5, 6, 2])
})

test('the test button reaches one endpoint whatever its filters are, and no other', async () => {
  const { client, all, one } = await start({}, 2)
  const { id, secret } = await create(client, { url: one.url, events: ['invoice.paid'] })
  await create(client, { url: all[1]?.url, events: ['*'] })
  const reply = await client.post(`/v1/webhook_endpoints/${id}/test`)
  expect(reply).toMatchObject({ status: 201, body: { status: 'pending', event_type: 'webhook_endpoint.test', endpoint: id, attempts: [] } })
  await deliver(client)
  expect(one.received).toHaveLength(1)
  expect(one.received[0]?.body).toMatchObject({ type: 'webhook_endpoint.test', object_id: id, data: { id, url: one.url } })
  expect(one.received[0] && isBelieved(one.received[0], secret)).toBe(true)
  expect(all[1]?.received.map(({ body }) => body.type)).toEqual([])
  const { body: delivery } = await client.get(`/v1/webhook_deliveries/${reply.body.id}`)
  expect(delivery).toMatchObject({ status: 'delivered', attempts: [{ status_code: 200, response: 'ok', outcome: 'delivered' }] })
  expect(delivery.attempts[0].duration_ms).toBeGreaterThanOrEqual(0)
})

test('S55: a delivery can be sent again, an event to anybody; not while it is on its way, not to who is disabled', async () => {
  const { client, one } = await start()
  const { id } = await create(client, { url: one.url, events: ['plan.*'] })
  const { body: plan } = await client.post('/v1/plans', { code: 'basic', name: 'Basic' })
  const acme = await customer(client)
  await deliver(client)
  const [delivery] = await deliveries(client)
  const retry = `/v1/webhook_deliveries/${delivery.id}/retry`
  expect(await client.post(retry)).toMatchObject({ status: 200, body: { status: 'pending', finished_at: null } })
  expect(await client.post(retry)).toMatchObject({ status: 409, body: { code: 'invalid_state', detail: 'It is on its way already.' } })
  const { body: events } = await client.get(`/v1/events?object_id=${acme.id}`)
  const resend = `/v1/events/${events.data[0].id}/resend`
  expect(await client.post(resend, { endpoint: id })).toMatchObject({
    status: 200,
    body: { status: 'pending', event_type: 'customer.created' },
  })
  await deliver(client)
  expect(one.received.map(({ body }) => body.object_id)).toEqual([plan.id, plan.id, acme.id])
  expect(one.received[0]?.headers['webhook-id']).toBe(one.received[1]?.headers['webhook-id'])
  await client.post(`/v1/webhook_endpoints/${id}/disable`)
  for (const reply of [
    await client.post(retry),
    await client.post(resend, { endpoint: id }),
    await client.post(`/v1/webhook_endpoints/${id}/test`),
  ]) {
    expect(reply).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  }
  const missing = 'we_01h455vb4pex5vsknk084sn02q'
  expect((await client.post(resend, { endpoint: missing })).status).toBe(404)
  expect((await client.post('/v1/events/evt_01h455vb4pex5vsknk084sn02q/resend', { endpoint: id })).status).toBe(404)
})

test('a deleted endpoint is gone, its log stays for thirty days, then both are forgotten and the events stay', async () => {
  const { client, clock, one } = await start()
  const { id } = await create(client, { url: one.url, events: ['customer.created'] })
  await customer(client)
  await deliver(client)
  expect((await client.delete(`/v1/webhook_endpoints/${id}`)).body).toEqual({ id, object: 'webhook_endpoint', deleted: true })
  expect((await client.get(`/v1/webhook_endpoints/${id}`)).status).toBe(404)
  expect((await client.delete(`/v1/webhook_endpoints/${id}`)).status).toBe(404)
  expect((await client.get('/v1/webhook_endpoints')).body.data).toEqual([])
  await customer(client)
  await deliver(client)
  expect(one.received).toHaveLength(1)
  const [kept] = await client.db.ownerQuery<{ bytes: number }>('SELECT octet_length(secret) AS bytes FROM webhook_endpoints')
  expect(kept).toEqual({ bytes: 0 })
  const cleanUp = async () => (await client.post('/v1/jobs/clean-up-webhooks/run')).body.counts
  clock.advance({ hours: 24 * 29 })
  expect(await cleanUp()).toEqual({ deliveries: 0, endpoints: 0 })
  clock.advance({ hours: 25 })
  expect(await cleanUp()).toEqual({ deliveries: 1, endpoints: 1 })
  expect(await deliveries(client)).toEqual([])
  expect((await client.get('/v1/events?type=customer.created')).body.data).toHaveLength(2)
})

test('S58: what comes back is kept to 1024 characters, whatever it is, and of its headers nothing', async () => {
  const { client, one } = await start()
  await create(client, { url: one.url, events: ['customer.created'] })
  one.answer((_received, response) =>
    response
      .writeHead(500, { 'x-inside': 'canary-of-headers', 'set-cookie': 'canary-of-headers' })
      .end(`<script>\u0000${'é'.repeat(100_000)}`),
  )
  await customer(client)
  await deliver(client)
  const [delivery] = await deliveries(client)
  expect(delivery.attempts[0].response).toBe(`<script>${'é'.repeat(1016)}`)
  one.answer((_received, response) => response.end('card 4242 4242 4242 4242'))
  await customer(client)
  await deliver(client)
  const [card] = await deliveries(client, 'status=delivered')
  expect(JSON.stringify(await deliveries(client)) + client.logged.join()).not.toContain('canary-of-headers')
  expect(card.attempts[0].response).toBe('Not kept: it seems to hold a card number.')
})

test('organizations see their own endpoints and deliveries only', async () => {
  const { client, one } = await start()
  const other = await client.organizationClient({ name: 'Next door' })
  const { id } = await create(client, { url: one.url, events: ['customer.created'] })
  await customer(client)
  await customer(other)
  await deliver(client)
  const [delivery] = await deliveries(client)
  expect(one.received).toHaveLength(1)
  expect(await deliveries(other)).toEqual([])
  for (const path of [`/v1/webhook_endpoints/${id}`, `/v1/webhook_deliveries/${delivery.id}`])
    expect((await other.get(path)).status).toBe(404)
})
