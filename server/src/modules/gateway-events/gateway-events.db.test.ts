import { createHmac } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type ApiClient, type Reply, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { type MovableClock, movableClock } from '../../../test/movable-clock.ts'
import { asOperator } from '../../../test/operator.ts'
import { type SandboxServer, startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { defaultOutside } from '../../kit/outside.ts'

const secret = 'whsec_of_the_installation'
let api: TestApi | undefined
let stripe: SandboxServer | undefined
afterEach(async () => {
  await stripe?.close()
  await api?.close()
  stripe = undefined
  api = undefined
})

interface World {
  readonly api: TestApi
  readonly stripe: SandboxServer
  readonly clock: MovableClock
}

/** An organization whose Stripe is the sandbox gateway's server, with the account of the installation. */
async function world(): Promise<World> {
  const clock = movableClock()
  const server = await startSandboxServer({ clock })
  stripe = server
  const outside = {
    ...defaultOutside('http://localhost:4242'),
    stripeApiBase: server.url,
    stripe: { secretKey: 'sk_test_events', publishableKey: 'pk_test_events', webhookSecret: secret },
  }
  const made = await testApi({ clock, http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } })
  api = made
  return { api: made, stripe: server, clock }
}

function pathOf(client: ApiClient): string {
  return `/webhooks/stripe/${encodeId('org', client.organization.id)}`
}

function signed(body: string, at: Temporal.Instant, by = secret): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  return `t=${seconds},v1=${createHmac('sha256', by).update(`${seconds}.${body}`).digest('hex')}`
}

interface Sending {
  readonly path?: string
  readonly by?: string
  readonly at?: Temporal.Instant
  readonly signature?: string | null
  readonly contentType?: string
}

async function send({ api: to, clock }: World, body: string, { path, by, at, signature, contentType }: Sending = {}): Promise<Reply> {
  const header = signature === undefined ? signed(body, at ?? clock.now(), by) : signature
  const headers = {
    'content-type': contentType ?? 'application/json; charset=utf-8',
    ...(header === null ? {} : { 'stripe-signature': header }),
  }
  return to.raw('POST', path ?? pathOf(to), body, { idempotencyKey: null, headers })
}

function notice(reference: string, { id = 'evt_1', type = 'payment_intent.succeeded', ...more }: Record<string, unknown> = {}): string {
  const object = { object: 'payment_intent', id: reference, status: 'succeeded' }
  return JSON.stringify({ id, type, created: 1_900_000_000, object: 'event', data: { object }, ...more })
}

const events = async (client: ApiClient) => (await client.get('/v1/gateway_events?limit=100')).body.data

async function work(client: ApiClient): Promise<Record<string, number>> {
  const { status, body, text } = await client.post('/v1/jobs/process-gateway-events/run')
  expect(status, text).toBe(200)
  return body.counts
}

const refusals = async ({ api: { db } }: World) =>
  (await db.ownerQuery<{ refused: bigint }>('SELECT refused FROM gateway_refusals')).map(({ refused }) => Number(refused))

/** An open invoice over 49.00 EUR, to be paid in person. */
async function invoice(client: ApiClient): Promise<string> {
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme GmbH', currency: 'EUR' })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const reply = await client.post('/v1/invoices', { customer: customer.id, lines, collection_method: 'send_invoice', finalize: true })
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}

async function door(client: ApiClient, id: string): Promise<{ payment: string; reference: string }> {
  const { status, body, text } = await client.post(`/v1/invoices/${id}/payment_intent`, { gateway: 'stripe' })
  expect(status, text).toBe(200)
  const { body: payments } = await client.get(`/v1/payments?invoice=${id}`)
  expect(body.object).toBe('payment_intent')
  return { payment: payments.data[0].id, reference: payments.data[0].reference }
}

const statusOf = async (client: ApiClient, id: string) => (await client.get(`/v1/invoices/${id}`)).body.status

test('S51, S53: a notice is kept as it came, answered at once, and looked into afterwards by asking Stripe', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { reference } = await door(here.api, id)
  expect(here.stripe.enterCard(reference, 'pm_card_visa')).toBe('done')
  const body = notice(reference)
  expect(await send(here, body)).toMatchObject({ status: 200, body: { received: true } })
  expect(await statusOf(here.api, id)).toBe('open')
  const [kept] = await events(here.api)
  expect(kept).toMatchObject({
    status: 'received',
    reference: 'evt_1',
    about: { kind: 'charge', reference },
    attempt_count: 0,
    account: null,
  })
  expect(kept.body).toBeUndefined()
  expect((await here.api.get(`/v1/gateway_events/${kept.id}`)).body.body).toBe(body)
  expect(await work(here.api)).toEqual({ processed: 1, ignored: 0, failed: 0, again: 0 })
  expect(await statusOf(here.api, id)).toBe('paid')
  expect((await events(here.api))[0]).toMatchObject({ status: 'processed', attempt_count: 1, next_attempt_at: null, last_error: null })
})

test('S53: a notice that claims a payment which Stripe does not confirm pays nothing', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { reference } = await door(here.api, id)
  await send(here, notice(reference))
  await work(here.api)
  expect(await statusOf(here.api, id)).toBe('open')
})

test('S52, F26: of one notice, duplicated and concurrent, each copy is answered with 200 and one acts', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { reference } = await door(here.api, id)
  here.stripe.enterCard(reference, 'pm_card_visa')
  const replies = await Promise.all(Array.from({ length: 16 }, () => send(here, notice(reference))))
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 200))
  expect(await events(here.api)).toHaveLength(1)
  await Promise.all([work(here.api), work(here.api), work(here.api)])
  await send(here, notice(reference))
  await send(here, notice(reference, { id: 'evt_2' }))
  await work(here.api)
  expect(await statusOf(here.api, id)).toBe('paid')
  const [second, first] = await events(here.api)
  expect([first.deliveries, second.deliveries]).toEqual([17, 1])
  const { body: payments } = await here.api.get(`/v1/payments?invoice=${id}`)
  expect(payments.data.map(({ status, amount }: { status: string; amount: number }) => [status, amount])).toEqual([['succeeded', 4900]])
  const { body: told } = await here.api.get('/v1/events?type=invoice.payment_succeeded')
  expect(told.data).toHaveLength(1)
})

test('F27: a notice that is faster than the name of its charge is here finds it by what the charge carries', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { payment, reference } = await door(here.api, id)
  here.stripe.enterCard(reference, 'pm_card_visa')
  await here.api.db.ownerQuery(`UPDATE payments SET reference = NULL, status = 'created'`)
  await send(here, notice(reference))
  expect(await work(here.api)).toMatchObject({ processed: 1 })
  expect((await here.api.get(`/v1/payments/${payment}`)).body).toMatchObject({ status: 'succeeded', reference })
})

test('F27: what nobody knows yet is asked about once more before it counts as somebody else’s', async () => {
  const here = await world()
  const id = await invoice(here.api)
  await send(here, notice('pi_of_another_program'))
  expect(await work(here.api)).toEqual({ processed: 0, ignored: 0, failed: 0, again: 1 })
  expect(await work(here.api)).toEqual({ processed: 0, ignored: 0, failed: 0, again: 0 })
  here.clock.advance({ seconds: 31 })
  expect(await work(here.api)).toEqual({ processed: 0, ignored: 1, failed: 0, again: 0 })
  expect((await events(here.api))[0]).toMatchObject({ status: 'ignored', attempt_count: 2 })
  expect(await statusOf(here.api, id)).toBe('open')
})

test('S51, S52, F28: forged, altered, old, without a signature, by the secret of another organization: 401, and nothing stored but a counter', async () => {
  const here = await world()
  const body = notice('pi_1')
  const good = signed(body, here.clock.now())
  const other = await here.api.organizationClient()
  const wrong: Sending[] = [
    { signature: null },
    { signature: 'nonsense' },
    { by: 'whsec_of_somebody' },
    { signature: signed(`${body} `, here.clock.now()) },
    { at: here.clock.now().subtract({ seconds: 301 }) },
    { signature: good.replace(/t=\d+/, `t=${Math.floor(here.clock.now().epochMilliseconds / 1000) + 1}`) },
  ]
  for (const sending of wrong) {
    const reply = await send(here, body, sending)
    expect([reply.status, reply.text]).toEqual([401, '{"error":"The signature is not valid."}'])
  }
  expect(await refusals(here)).toEqual([wrong.length])
  // Nobody lives there: the same answer, and nobody to count for.
  for (const path of [
    `/webhooks/stripe/${encodeId('org', '01890000-0000-7000-8000-0000000000aa')}`,
    '/webhooks/stripe/x',
    '/webhooks/nobody/x',
    pathOf(other).replace('stripe', 'sandbox'),
  ]) {
    expect((await send(here, body, { path })).status).toBe(401)
  }
  // Of the sandbox gateway, whose notices do not exist, it was counted.
  expect((await refusals(here)).toSorted()).toEqual([1, wrong.length])
  expect(await events(here.api)).toEqual([])
  expect(await here.api.db.ownerQuery('SELECT FROM gateway_events')).toEqual([])
  // The same bytes again within the 300 seconds are a repetition, and after them a forgery.
  expect((await send(here, body, { signature: good })).status).toBe(200)
  expect((await send(here, body, { signature: good })).status).toBe(200)
  here.clock.advance({ seconds: 301 })
  expect((await send(here, body, { signature: good })).status).toBe(401)
  expect((await events(here.api))[0].deliveries).toBe(2)
})

test('S52, F29: an unknown type, a thing that is nothing to us and a version nobody knows are answered with 200 and kept as ignored', async () => {
  const here = await world()
  const unknown = [
    JSON.stringify({ id: 'evt_a', type: 'moon.full', created: 1, data: { object: { object: 'moon', id: 'moon_1' } } }),
    JSON.stringify({ id: 'evt_b', type: 'v9.core.event', object: 'v9.core.event', created: '2031-01-01T00:00:00Z' }),
  ]
  for (const body of unknown) expect((await send(here, body, { contentType: 'application/json' })).status).toBe(200)
  expect((await events(here.api)).map(({ status, type, about }: Record<string, unknown>) => [status, type, about])).toEqual([
    ['ignored', 'v9.core.event', null],
    ['ignored', 'moon.full', null],
  ])
  expect(await work(here.api)).toEqual({ processed: 0, ignored: 0, failed: 0, again: 0 })
  const [first] = await events(here.api)
  expect((await here.api.post(`/v1/gateway_events/${first.id}/replay`)).body.code).toBe('invalid_state')
})

test('field 2.5.22, F30: what fails after it was stored is tried again, in the end given up with an alert, and replayed by hand', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { reference } = await door(here.api, id)
  here.stripe.enterCard(reference, 'pm_card_visa')
  expect((await send(here, notice(reference))).status).toBe(200)
  here.stripe.book.faults.add({ kind: 'error_before', method: 'GET', times: 100 })
  expect(await work(here.api)).toEqual({ processed: 0, ignored: 0, failed: 0, again: 1 })
  // Never early.
  expect(await work(here.api)).toEqual({ processed: 0, ignored: 0, failed: 0, again: 0 })
  for (let attempt = 2; attempt <= 8; attempt += 1) {
    here.clock.advance({ hours: 25 })
    expect(await work(here.api)).toMatchObject({ again: 1, failed: 0 })
  }
  here.clock.advance({ hours: 25 })
  expect(await work(here.api)).toMatchObject({ again: 0, failed: 1 })
  const [given] = await events(here.api)
  expect(given).toMatchObject({ status: 'failed', attempt_count: 9, next_attempt_at: null })
  expect(given.last_error).not.toBeNull()
  const { body: told } = await here.api.get('/v1/events?type=gateway_event.failed')
  expect(told.data).toMatchObject([{ object_id: given.id, data: { status: 'failed' } }])
  const { body: report } = await here.api.get('/v1/doctor')
  const found = report.findings.filter(({ check }: { check: string }) => check === 'gateway_events_end_well')
  expect(found).toMatchObject([{ object: given.id }])
  here.stripe.book.faults.clear()
  expect((await here.api.post(`/v1/gateway_events/${given.id}/replay`)).body).toMatchObject({ status: 'received', attempt_count: 0 })
  expect((await here.api.post(`/v1/gateway_events/${given.id}/replay`)).body.code).toBe('invalid_state')
  expect(await work(here.api)).toMatchObject({ processed: 1 })
  expect(await statusOf(here.api, id)).toBe('paid')
})

test('F30: a process that dies while it looks into something leaves it to the next, after the lease', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { reference } = await door(here.api, id)
  here.stripe.enterCard(reference, 'pm_card_visa')
  await send(here, notice(reference))
  await here.api.db.ownerQuery(`UPDATE gateway_events SET attempts = 1, next_at = next_at + interval '60 minutes'`)
  expect(await work(here.api)).toMatchObject({ processed: 0 })
  here.clock.advance({ minutes: 61 })
  expect(await work(here.api)).toMatchObject({ processed: 1 })
  expect(await statusOf(here.api, id)).toBe('paid')
})

test('S52: what is too large is refused before anything is read, and a body of one MiB is not', async () => {
  const here = await world()
  const padded = (bytes: number) => JSON.stringify({ id: 'evt_large', type: 'moon.full', pad: 'x'.repeat(bytes) })
  expect((await send(here, padded(1_048_576))).status).toBe(413)
  expect((await send(here, padded(1_048_000))).status).toBe(200)
})

test('S52: what is not JSON by its own word is refused before anybody looks at its signature', async () => {
  const here = await world()
  for (const contentType of [
    'text/plain',
    'application/vnd.moon+json',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/json',
  ]) {
    expect(await send(here, notice('pi_1'), { contentType })).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
  }
  // A body that does not say what it is.
  const untold = await here.api.app.inject({
    ...{ method: 'POST', url: pathOf(here.api), payload: Buffer.from(notice('pi_1')) },
    headers: { 'stripe-signature': signed(notice('pi_1'), here.clock.now()), 'content-type': '' },
  })
  expect(untold.statusCode).toBe(415)
  expect(await refusals(here)).toEqual([])
  expect(await events(here.api)).toEqual([])
  // As Stripe, PayPal and others write it.
  const written = ['application/json; charset=utf-8', 'application/json', 'application/json;charset=UTF-8', 'Application/JSON ; v=1']
  for (const [index, contentType] of written.entries()) {
    expect((await send(here, notice('pi_1', { id: `evt_${index}` }), { contentType })).status).toBe(200)
  }
})

test('S52: what is packed is refused, and what cannot be kept is to be sent again', async () => {
  const here = await world()
  const body = notice('pi_1')
  const headers = { 'content-type': 'application/json', 'stripe-signature': signed(body, here.clock.now()), 'content-encoding': 'gzip' }
  expect((await here.api.raw('POST', pathOf(here.api), body, { idempotencyKey: null, headers })).status).toBe(415)
  await here.api.db.ownerQuery('ALTER TABLE gateway_events RENAME TO gateway_events_elsewhere')
  const busy = await send(here, body)
  expect(busy).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  expect(busy.text).not.toMatch(/gateway_events|relation/)
  await here.api.db.ownerQuery('ALTER TABLE gateway_events_elsewhere RENAME TO gateway_events')
  expect((await send(here, body)).status).toBe(200)
  expect(await events(here.api)).toHaveLength(1)
})

test('S66, I31: a body with a card number is not kept, though what it hints at is looked into', async () => {
  const here = await world()
  const id = await invoice(here.api)
  const { reference } = await door(here.api, id)
  here.stripe.enterCard(reference, 'pm_card_visa')
  await send(here, notice(reference, { note: '4111 1111 1111 1111' }))
  await work(here.api)
  expect(await statusOf(here.api, id)).toBe('paid')
  const rows = await here.api.db.ownerQuery<{ body: Buffer | null }>('SELECT body FROM gateway_events')
  expect(rows).toEqual([{ body: null }])
  expect(here.api.logged.join('\n')).not.toContain('4111')
})

test('texts of what came go after 30 days, all of it after 90; what failed stays', async () => {
  const here = await world()
  await send(here, JSON.stringify({ id: 'evt_a', type: 'moon.full' }))
  await send(here, notice('pi_1', { id: 'evt_b' }))
  await here.api.db.ownerQuery(
    `UPDATE gateway_events SET status = 'failed', next_at = NULL, finished_at = received_at WHERE reference = 'evt_b'`,
  )
  const cleanUp = async () => (await here.api.post('/v1/jobs/clean-up-gateway-events/run')).body.counts
  expect(await cleanUp()).toEqual({ bodies: 0, events: 0 })
  here.clock.advance({ hours: 24 * 31 })
  expect(await cleanUp()).toEqual({ bodies: 2, events: 0 })
  here.clock.advance({ hours: 24 * 60 })
  expect(await cleanUp()).toEqual({ bodies: 0, events: 1 })
  expect((await events(here.api)).map(({ reference }: { reference: string }) => reference)).toEqual(['evt_b'])
})

test('a method that Stripe says was detached is charged no more', async () => {
  const here = await world()
  const { body: customer } = await here.api.post('/v1/customers', { name: 'Acme GmbH', currency: 'EUR' })
  const { body: method, text } = await here.api.post('/v1/payment_methods', {
    customer: customer.id,
    gateway: 'stripe',
    token: 'pm_card_visa',
  })
  expect(method.status, text).toBe('active')
  const token = (await here.api.db.ownerQuery<{ token: string }>('SELECT token FROM payment_methods'))[0]?.token ?? ''
  const body = (id: string) =>
    JSON.stringify({ id, type: 'payment_method.updated', created: 1, data: { object: { object: 'payment_method', id: token } } })
  await here.api.db.ownerQuery('UPDATE payment_methods SET exp_year = 2027')
  await send(here, body('evt_1'))
  expect(await work(here.api)).toMatchObject({ processed: 1 })
  expect((await here.api.get(`/v1/payment_methods/${method.id}`)).body.exp_year).toBe(method.exp_year)
  await fetch(`${here.stripe.url}/v1/payment_methods/${token}/detach`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_events' },
  })
  await send(here, body('evt_2'))
  expect(await work(here.api)).toMatchObject({ processed: 1 })
  expect((await here.api.get(`/v1/payment_methods/${method.id}`)).body.status).toBe('removed')
})

test('S21: suspension keeps what a gateway sends, and has it looked into when the organization is resumed', async () => {
  const made = await world()
  const client = made.api
  const path = `/v1/organizations/${encodeId('org', client.organization.id)}`
  expect((await asOperator(client, 'POST', `${path}/suspend`, { reason: 'Unpaid.' }, made)).status).toBe(200)
  expect((await send(made, notice('pi_unknown'))).status).toBe(200)
  expect((await asOperator(client, 'POST', '/v1/jobs/process-gateway-events/run', undefined, made)).body).toMatchObject({
    organizations: 0,
  })
  const [before] = await client.db.ownerQuery('SELECT status, attempts FROM gateway_events')
  expect(before).toEqual({ status: 'received', attempts: 0 })
  expect((await asOperator(client, 'POST', `${path}/resume`, {}, made)).status).toBe(200)
  await work(client)
  // Nobody knows that payment at the gateway, and it is asked again later: but it was asked.
  expect(await client.db.ownerQuery('SELECT attempts FROM gateway_events')).toEqual([{ attempts: 1 }])
})
