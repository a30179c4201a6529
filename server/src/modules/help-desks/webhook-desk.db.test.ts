import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { colleague } from '../../../test/colleagues.ts'
import { type MovableClock, movableClock } from '../../../test/movable-clock.ts'
import { isBelieved, type Receiver, startReceiver } from '../../../test/receiver.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { webhookHeaders } from '../../kit/standard-webhooks.ts'

let api: TestApi | undefined
let receiver: Receiver | undefined
afterEach(async () => {
  await receiver?.close()
  await api?.close()
  receiver = undefined
  api = undefined
})

interface World {
  readonly api: TestApi
  readonly receiver: Receiver
  readonly clock: MovableClock
  readonly desk: { readonly id: string; readonly secret: string; readonly webhook_secret: string }
  readonly ada: string
}

/** An organization with a customer, whose help desk is a program on this machine. */
async function world(settings: object = {}): Promise<World> {
  const clock = movableClock()
  const there = await startReceiver()
  receiver = there
  const outside = { ...defaultOutside('http://localhost:4242'), allowedPrivateHosts: [there.host] }
  const here = await testApi({ clock, http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } })
  api = here
  const reply = await here.post('/v1/help_desks', { kind: 'webhook', address: there.url, ...settings })
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  const { body: customer } = await here.post('/v1/customers', { name: 'Ada', email: 'ada@example.com' })
  return { api: here, receiver: there, clock, desk: reply.body, ada: customer.id }
}

async function opened({ api: here, ada }: World, body: object = {}): Promise<string> {
  return (await here.post('/v1/tickets', { customer: ada, subject: 'Charged twice?', body: 'Two charges on my card.', ...body })).body.id
}

async function work({ api: here }: World): Promise<Record<string, number>> {
  const { status, body, text } = await here.post('/v1/jobs/sync-help-desk/run')
  expect(status, text).toBe(200)
  return body.counts
}

const told = ({ receiver: { received } }: World) => received.map(({ text }) => JSON.parse(text))

interface Telling {
  readonly [field: string]: unknown
}

/** The help desk tells something, signed by the secret that it has for that. */
async function tell({ api: here, clock, desk }: World, telling: Telling, { id = 'evt-1', by = desk.webhook_secret } = {}) {
  const body = JSON.stringify({ type: 'ticket.message_added', occurred_at: clock.now().toString(), ...telling })
  const headers = { 'content-type': 'application/json', ...webhookHeaders({ id, at: clock.now(), body }, [by]) }
  return here.raw('POST', `/webhooks/help-desk/${desk.id}`, body, { idempotencyKey: null, headers })
}

const staffSays = (reference: string, body: string) => ({ message: { reference, author: 'staff', author_name: 'Grace', body } })

async function messages({ api: here }: World, ticket: string) {
  const { data } = (await here.get(`/v1/tickets/${ticket}/messages?limit=100`)).body
  return data.map((one: Record<string, unknown>) => [one.author, one.author_name, one.body])
}

test('S54: the help desk is told of tickets, messages and changes, signed, once each and in their order', async () => {
  const here = await world()
  here.receiver.answer((_received, response) => response.end(JSON.stringify({ reference: 'H-7', url: 'https://desk.example.com/H-7' })))
  const ticket = await opened(here)
  await here.api.post(`/v1/tickets/${ticket}/messages`, { body: 'Never tell them this.', internal: true })
  await here.api.post(`/v1/tickets/${ticket}/messages`, { body: 'The second is the fee.' })
  await work(here)
  await here.api.patch(`/v1/tickets/${ticket}`, { priority: 'urgent' })
  await work(here)
  expect(told(here).map(({ type, ticket: of, message }) => [type, of.id, of.reference, of.priority, message?.body])).toEqual([
    ['ticket.created', ticket, null, 'normal', 'Two charges on my card.'],
    ['ticket.message_added', ticket, 'H-7', 'normal', 'The second is the fee.'],
    ['ticket.changed', ticket, 'H-7', 'urgent', undefined],
  ])
  expect(here.receiver.received.every((one) => isBelieved(one, here.desk.secret))).toBe(true)
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body.help_desk).toMatchObject({
    ...{ kind: 'webhook', reference: 'H-7', url: 'https://desk.example.com/H-7', status: 'synced' },
  })
})

test('F32: what was cut off is sent again under the same webhook-id, and what follows waits for it', async () => {
  const here = await world()
  const ticket = await opened(here)
  await here.api.post(`/v1/tickets/${ticket}/messages`, { body: 'The second is the fee.' })
  here.receiver.answer((_received, response) => void response.destroy())
  expect(await work(here)).toMatchObject({ again: 1 })
  here.receiver.answer((_received, response) => response.end('ok'))
  here.clock.advance({ minutes: 2 })
  expect(await work(here)).toMatchObject({ synced: 1 })
  expect(here.receiver.received.map(({ headers }) => headers['webhook-id']).slice(0, 2)).toEqual([ticket, ticket])
  expect(told(here).map(({ type }) => type)).toEqual(['ticket.created', 'ticket.created', 'ticket.message_added'])
})

test('what the help desk tells is taken over by whom it was said, and goes back to nobody', async () => {
  const here = await world()
  const grace = await colleague(here.api, { organizationId: here.api.organization.id, role: 'support', now: here.clock.now() })
  const ticket = await opened(here)
  await work(here)
  const sent = here.receiver.received.length
  await tell(here, { ticket, reference: 'H-7', ...staffSays('m-1', 'It is the fee.') })
  await tell(here, { ticket, type: 'ticket.changed', status: 'solved', priority: 'low', assignee_email: grace.email }, { id: 'evt-2' })
  expect(await work(here)).toMatchObject({ processed: 2 })
  expect((await messages(here, ticket)).at(-1)).toEqual(['staff', 'Grace', 'It is the fee.'])
  const { body } = await here.api.get(`/v1/tickets/${ticket}`)
  expect(body).toMatchObject({ status: 'solved', priority: 'low', assignee: expect.any(String), help_desk: { reference: 'H-7' } })
  await here.api.post(`/v1/tickets/${ticket}/messages`, { author: 'customer', body: 'Thank you.' })
  await work(here)
  expect(here.receiver.received.length - sent).toBe(2)
  expect(told(here).at(-2)).toMatchObject({ type: 'ticket.message_added', message: { author: 'customer', body: 'Thank you.' } })
  expect(told(here).at(-1)).toMatchObject({ type: 'ticket.changed', status: 'open', priority: 'low', assignee_email: grace.email })
})

test('duplicate and reordered incoming (I22, F26, F27): a message is there once, and a change that is older than the last moves nothing', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  const at = here.clock.now()
  const change = (status: string, seconds: number) => ({
    ticket,
    type: 'ticket.changed',
    status,
    occurred_at: at.add({ seconds }).toString(),
  })
  await tell(here, change('solved', 20), { id: 'evt-late' })
  await work(here)
  await tell(here, change('pending', 10), { id: 'evt-early' })
  const again = { ticket, ...staffSays('m-1', 'It is the fee.'), occurred_at: at.add({ seconds: 5 }).toString() }
  expect((await Promise.all([1, 2, 3].map(() => tell(here, again)))).map(({ status }) => status)).toEqual([200, 200, 200])
  await tell(here, again, { id: 'the same under another name' })
  await Promise.all([work(here), work(here)])
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body.status).toBe('solved')
  expect((await messages(here, ticket)).filter(([, name]: unknown[]) => name === 'Grace')).toHaveLength(1)
})

test('S51, F28: forged, or our own words sent back: 401, and nothing is kept', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  expect((await tell(here, { ticket, ...staffSays('m-1', 'Forged.') }, { by: here.desk.secret })).status).toBe(401)
  const [first] = here.receiver.received
  const headers = Object.fromEntries(Object.entries(first?.headers ?? {}).map(([name, value]) => [name, String(value)]))
  const echoed = await here.api.raw('POST', `/webhooks/help-desk/${here.desk.id}`, first?.text, { idempotencyKey: null, headers })
  expect(echoed.status).toBe(401)
  expect((await here.api.get('/v1/help_desk_events')).body.data).toEqual([])
})

test('what cannot be read is given up at once, and says what is wrong; what is about nothing of ours is ignored', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  await tell(here, { ticket, ...staffSays('m-1', '') })
  await tell(here, { ticket: 'tic_00000000000000000000000000', ...staffSays('m-2', 'Hello.') }, { id: 'evt-2' })
  await tell(here, { ticket, typo: true }, { id: 'evt-3' })
  expect(await work(here)).toMatchObject({ unworkable: 2, ignored: 1 })
  const failed = (await here.api.get('/v1/help_desk_events?status=failed')).body.data
  expect(failed.map((event: { last_error: string }) => event.last_error)).toEqual([
    expect.stringContaining('typo'),
    expect.stringContaining('message.body'),
  ])
  expect((await here.api.get('/v1/events?type=help_desk.event_failed')).body.data).toHaveLength(2)
})

test('S66: a card’s number is neither kept nor taken over; of a closed ticket nothing changes', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  await tell(here, { ticket, ...staffSays('m-1', 'Is it 4111 1111 1111 1111?') })
  await here.api.post(`/v1/tickets/${ticket}/close`)
  await tell(here, { ticket, status: 'open', ...staffSays('m-2', 'Hello again.') }, { id: 'evt-2' })
  await work(here)
  expect(await messages(here, ticket)).toHaveLength(1)
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body.status).toBe('closed')
  const rows = await here.api.db.ownerQuery<{ body: Buffer | null }>('SELECT body FROM help_desk_events WHERE reference = $1', ['evt-1'])
  expect(rows).toEqual([{ body: null }])
  expect(here.api.logged.join('\n')).not.toContain('4111 1111')
})

test('I24: who mails customers is said once: the help desk, or we', async () => {
  for (const mails_customers of [true, false]) {
    const here = await world({ mails_customers })
    await here.api.patch('/v1/notification_settings', { enabled: true, staff_email: 'staff@example.com' })
    const ticket = await opened(here, { author: 'staff' })
    await here.api.post(`/v1/tickets/${ticket}/messages`, { body: 'The second is the fee.' })
    await here.api.post('/v1/jobs/deliver-messages/run')
    const { data } = (await here.api.get('/v1/messages?limit=50')).body
    const replies = data.filter(({ template, status }: Record<string, string>) => template === 'ticket_reply' && status !== 'superseded')
    expect(replies).toHaveLength(mails_customers ? 0 : 1)
    await here.receiver.close()
    await here.api.close()
  }
  api = undefined
  receiver = undefined
})
