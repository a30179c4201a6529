import { afterEach, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { type MovableClock, movableClock } from '../../../test/movable-clock.ts'
import { commentsOf, startZendesk, type Zendesk, type ZendeskTicket } from '../../../test/zendesk.ts'
import { defaultOutside } from '../../kit/outside.ts'

let api: TestApi | undefined
let zendesk: Zendesk | undefined
afterEach(async () => {
  await zendesk?.close()
  await api?.close()
  zendesk = undefined
  api = undefined
})

interface World {
  readonly api: TestApi
  readonly zendesk: Zendesk
  readonly clock: MovableClock
  readonly desk: string
  readonly ada: string
}

const agent = { name: 'Grace', email: 'grace@acme.example' }

/** An organization with a customer, whose Zendesk is on this machine and connected. */
async function world(settings: object = {}): Promise<World> {
  const clock = movableClock()
  const there = await startZendesk()
  zendesk = there
  there.addAgent(agent.name, agent.email)
  const outside = { ...defaultOutside('http://localhost:4242'), zendeskApiBase: there.url }
  const here = await testApi({ clock, http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } })
  api = here
  const desk = await connected(here, there, settings)
  const { body: customer } = await here.post('/v1/customers', { name: 'Ada', email: 'ada@example.com' })
  return { api: here, zendesk: there, clock, desk, ada: customer.id }
}

async function connected(client: ApiClient, { email, token, signingSecret }: Zendesk, settings: object = {}): Promise<string> {
  const account = { kind: 'zendesk', address: 'acme', username: email, secret: token, webhook_secret: signingSecret, ...settings }
  const reply = await client.post('/v1/help_desks', account)
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  return reply.body.id
}

async function opened({ api: here, ada }: World, body: object = {}): Promise<string> {
  const reply = await here.post('/v1/tickets', { customer: ada, subject: 'Charged twice?', body: 'Two charges on my card.', ...body })
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  return reply.body.id
}

const answers = ({ api: here }: World, ticket: string, body: string, more: object = {}) =>
  here.post(`/v1/tickets/${ticket}/messages`, { body, ...more })

async function work({ api: here }: World): Promise<Record<string, number>> {
  const { status, body, text } = await here.post('/v1/jobs/sync-help-desk/run')
  expect(status, text).toBe(200)
  return body.counts
}

function only(there: Zendesk): ZendeskTicket {
  const [first, ...more] = there.tickets
  if (first === undefined || more.length > 0) throw new Error(`There are ${there.tickets.length} tickets`)
  return first
}

const said = (ticket: ZendeskTicket) => commentsOf(ticket).map(({ body }) => body)

async function messages({ api: here }: World, ticket: string) {
  const { data } = (await here.get(`/v1/tickets/${ticket}/messages?limit=100`)).body
  return data.map((one: Record<string, unknown>) => [one.author, one.author_name, one.internal, one.body])
}

const deskOf = async ({ api: here }: World, ticket: string) => (await here.get(`/v1/tickets/${ticket}`)).body.help_desk

/** Zendesk tells us that something happened to its first ticket. */
async function tell({ api: here, zendesk: there, clock, desk }: World, { id = 'evt-1', by }: { id?: string; by?: string } = {}) {
  const body = JSON.stringify({ id, type: 'zen:event-type:ticket.comment_added', detail: { id: '101' } })
  const headers = { 'content-type': 'application/json', ...there.signed(body, clock.now(), by) }
  return here.raw('POST', `/webhooks/help-desk/${desk}`, body, { idempotencyKey: null, headers })
}

test('a ticket is kept in Zendesk too, with all that is said and changed, in its order and by whom; notes stay here', async () => {
  const here = await world()
  const ticket = await opened(here, { priority: 'high' })
  expect(await deskOf(here, ticket)).toMatchObject({ kind: 'zendesk', reference: null, status: 'waiting' })
  await answers(here, ticket, 'Never tell her this.', { internal: true })
  await answers(here, ticket, 'The second is the fee.')
  expect(await work(here)).toMatchObject({ synced: 1, again: 0, failed: 0 })
  const there = only(here.zendesk)
  expect(there).toMatchObject({ external_id: ticket, subject: 'Charged twice?', status: 'pending', priority: 'high' })
  expect(said(there)).toEqual(['Two charges on my card.', 'Support:\n\nThe second is the fee.'])
  const requester = here.zendesk.users.find(({ id }) => id === there.requester_id)
  expect(requester).toMatchObject({ name: 'Ada', email: 'ada@example.com', external_id: here.ada, role: 'end-user' })
  expect(commentsOf(there)[0]?.author_id).toBe(requester?.id)
  expect(await deskOf(here, ticket)).toMatchObject({ reference: '101', status: 'synced', last_error: null, synced_at: expect.any(String) })
  await here.api.post(`/v1/tickets/${ticket}/solve`)
  await here.api.patch(`/v1/tickets/${ticket}`, { subject: 'Setup fee', priority: 'low' })
  await work(here)
  expect(only(here.zendesk)).toMatchObject({ status: 'solved', subject: 'Setup fee', priority: 'low' })
  expect(await work(here)).toMatchObject({ synced: 0 })
})

test('notes travel where the connection says so, and stay notes', async () => {
  const here = await world({ shares_notes: true })
  const ticket = await opened(here)
  await answers(here, ticket, 'Is it the fee?', { internal: true })
  await work(here)
  expect(commentsOf(only(here.zendesk)).map((comment) => comment.public)).toEqual([true, false])
  here.zendesk.writes(101, { by: agent.email, body: 'It is.', isPublic: false })
  await tell(here)
  await work(here)
  expect((await messages(here, ticket)).at(-1)).toEqual(['staff', 'Grace', true, 'It is.'])
})

test('what an agent and the customer write there is said here by them, with the status that Zendesk has; nothing of it goes back', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  here.zendesk.writes(101, { by: agent.email, body: 'Hidden.', isPublic: false })
  here.zendesk.writes(101, { by: agent.email, body: 'It is the fee.', status: 'solved' })
  expect((await tell(here)).status).toBe(200)
  expect(await work(here)).toMatchObject({ processed: 1, synced: 1 })
  expect(await messages(here, ticket)).toEqual([
    ['customer', 'Ada', false, 'Two charges on my card.'],
    ['staff', 'Grace', false, 'It is the fee.'],
  ])
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body).toMatchObject({ status: 'solved', waiting_since: null })
  here.zendesk.writes(101, { by: 'ada@example.com', body: 'I see, but why?', status: 'open' })
  await tell(here, { id: 'evt-2' })
  await work(here)
  expect((await messages(here, ticket)).at(-1)).toEqual(['customer', 'Ada', false, 'I see, but why?'])
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body).toMatchObject({ status: 'open', waiting_since: expect.any(String) })
  expect(said(only(here.zendesk))).toHaveLength(4)
  expect(await work(here)).toEqual({ processed: 0, ignored: 0, unworkable: 0, synced: 0, again: 0, failed: 0 })
  const { data } = (await here.api.get(`/v1/events?object_id=${ticket}&sort=created_at`)).body
  expect(data.map((event: { type: string; sequence: number }) => [event.sequence, event.type])).toEqual([
    [1, 'ticket.created'],
    [2, 'ticket.replied'],
    [3, 'ticket.solved'],
    [4, 'ticket.customer_replied'],
    [5, 'ticket.reopened'],
  ])
})

test('where both sides changed the same, the help desk wins; of different things each side gets the other’s', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  here.zendesk.changes(101, { status: 'pending', priority: 'urgent' })
  await here.api.post(`/v1/tickets/${ticket}/solve`)
  await here.api.patch(`/v1/tickets/${ticket}`, { subject: 'Setup fee' })
  await work(here)
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body).toMatchObject({ status: 'pending', priority: 'urgent', subject: 'Setup fee' })
  expect(only(here.zendesk)).toMatchObject({ status: 'pending', priority: 'urgent', subject: 'Setup fee' })
})

test('timeout after create (I23, F2): of what was made without an answer no second one is made, nor of what was said', async () => {
  const here = await world()
  here.zendesk.plan({ kind: 'cut_after', method: 'POST', path: /^\/api\/v2\/tickets$/ })
  here.zendesk.plan({ kind: 'cut_after', method: 'PUT', path: /^\/api\/v2\/tickets\/101$/ })
  const ticket = await opened(here)
  await answers(here, ticket, 'The second is the fee.')
  for (let turn = 0; turn < 3; turn += 1) {
    await work(here)
    here.clock.advance({ minutes: 6 })
  }
  expect(said(only(here.zendesk))).toEqual(['Two charges on my card.', 'Support:\n\nThe second is the fee.'])
  expect(await deskOf(here, ticket)).toMatchObject({ status: 'synced', reference: '101' })
  expect(await messages(here, ticket)).toHaveLength(2)
})

test('429 with Retry-After (F25): nothing is sent until then, of this ticket or another', async () => {
  const here = await world()
  here.zendesk.plan({ kind: 'answer', method: 'GET', path: /tickets$/, status: 429, headers: { 'retry-after': '300' } })
  const first = await opened(here)
  expect(await work(here)).toMatchObject({ again: 1, synced: 0 })
  const second = await opened(here, { subject: 'Another' })
  const asked = here.zendesk.asked.length
  here.clock.advance({ seconds: 299 })
  await work(here)
  expect(here.zendesk.asked).toHaveLength(asked)
  expect(await deskOf(here, first)).toMatchObject({ status: 'waiting', last_error: expect.stringContaining('429') })
  here.clock.advance({ seconds: 2 })
  expect(await work(here)).toMatchObject({ synced: 2 })
  expect((await deskOf(here, second)).status).toBe('synced')
})

test('5xx (F20): tried again with longer and longer pauses, in the end given up with an alert and a remedy, and begun anew by hand', async () => {
  const here = await world()
  here.zendesk.plan({ kind: 'answer', method: 'GET', path: /tickets$/, status: 503, times: 1000 })
  const ticket = await opened(here)
  expect(await work(here)).toMatchObject({ again: 1 })
  expect(await work(here)).toMatchObject({ again: 0 })
  for (let tries = 2; tries <= 8; tries += 1) {
    here.clock.advance({ hours: 25 })
    expect(await work(here)).toMatchObject({ again: 1, failed: 0 })
  }
  here.clock.advance({ hours: 25 })
  expect(await work(here)).toMatchObject({ again: 0, failed: 1 })
  const failed = (await here.api.get('/v1/help_desk_tickets?status=failed')).body.data
  expect(failed).toMatchObject([{ ticket, status: 'failed', last_error: expect.stringContaining('503'), next_attempt_at: null }])
  expect((await here.api.get('/v1/events?type=help_desk.ticket_failed')).body.data).toMatchObject([{ data: { ticket } }])
  const findings = (await here.api.get('/v1/doctor')).body.findings.filter(
    ({ check }: { check: string }) => check === 'tickets_are_in_step',
  )
  expect(findings).toMatchObject([{ object: ticket }])
  expect((await here.api.post(`/v1/tickets/${ticket}/sync`)).body.help_desk).toMatchObject({ status: 'waiting' })
})

test('what Zendesk refuses is not asked again: it is given up at once with its words', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  here.zendesk.changes(101, { status: 'closed' })
  await answers(here, ticket, 'One more thing.')
  expect(await work(here)).toMatchObject({ failed: 1 })
  expect(await deskOf(here, ticket)).toMatchObject({
    status: 'failed',
    last_error: expect.stringContaining('closed prevents ticket update'),
  })
  expect((await here.api.get(`/v1/tickets/${ticket}`)).body.status).toBe('closed')
})

test('duplicate and reordered incoming (I22, F26, F27): whatever comes how often, the conversation is there once and in its order', async () => {
  const here = await world()
  const ticket = await opened(here)
  await work(here)
  for (const text of ['One.', 'Two.', 'Three.']) here.zendesk.writes(101, { by: agent.email, body: text })
  const replies = await Promise.all([...'3121323'].map((number) => tell(here, { id: `evt-${number}` })))
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 200))
  await Promise.all([work(here), work(here), work(here)])
  await tell(here, { id: 'evt-1' })
  await work(here)
  expect((await messages(here, ticket)).map(([, , , body]: unknown[]) => body)).toEqual([
    'Two charges on my card.',
    'One.',
    'Two.',
    'Three.',
  ])
  expect(
    (await here.api.get('/v1/help_desk_events')).body.data.map(({ deliveries }: { deliveries: number }) => deliveries).toSorted(),
  ).toEqual([2, 3, 3])
})

test('F27: an event that is faster than our own commit waits; one about a ticket of nobody here is ignored', async () => {
  const here = await world()
  expect((await tell(here)).status).toBe(200)
  expect(await work(here)).toMatchObject({ processed: 0, ignored: 0 })
  here.clock.advance({ seconds: 31 })
  expect(await work(here)).toMatchObject({ ignored: 1 })
  const [event] = (await here.api.get('/v1/help_desk_events')).body.data
  expect(event).toMatchObject({ status: 'ignored', about: '101' })
  await opened(here)
  await work(here)
  expect((await here.api.post(`/v1/help_desk_events/${event.id}/replay`)).body.status).toBe('received')
  expect((await here.api.post(`/v1/help_desk_events/${event.id}/replay`)).body.code).toBe('invalid_state')
  expect(await work(here)).toMatchObject({ processed: 1, synced: 1 })
})

test('S51, S52, F28: forged, or to somebody else’s connection: 401, and nothing kept but a number', async () => {
  const here = await world()
  expect((await tell(here, { by: 'another secret' })).status).toBe(401)
  expect((await tell({ ...here, desk: 'hd_00000000000000000000000000' })).status).toBe(401)
  expect((await tell({ ...here, desk: 'nonsense' })).status).toBe(401)
  expect((await here.api.get('/v1/help_desk_events')).body.data).toEqual([])
  expect(await here.api.db.ownerQuery('SELECT refused::int FROM help_desks')).toEqual([{ refused: 1 }])
})

test('F4: who comes back after the lease writes nothing, and no message is sent twice', async () => {
  const here = await world()
  const ticket = await opened(here)
  here.zendesk.plan({ kind: 'cut_after', method: 'POST', path: /^\/api\/v2\/tickets$/ })
  await work(here)
  // As a process leaves it that was killed while it asked.
  await here.api.db.ownerQuery(`UPDATE help_desk_tickets SET leased_until = next_at + interval '10 minutes', next_at = created_at`)
  expect(await work(here)).toMatchObject({ synced: 0, again: 0 })
  here.clock.advance({ minutes: 20 })
  expect(await work(here)).toMatchObject({ synced: 1 })
  expect(said(only(here.zendesk))).toEqual(['Two charges on my card.'])
  expect((await deskOf(here, ticket)).status).toBe('synced')
})

test('S63: secrets are sealed, for one row and one organization, shown nowhere, and forgotten when it is disconnected', async () => {
  const here = await world()
  const { token, signingSecret } = here.zendesk
  const shown = await here.api.get(`/v1/help_desks/${here.desk}`)
  expect(shown.body).toMatchObject({
    status: 'active',
    address: 'acme',
    secret_last4: token.slice(-4),
    webhook_secret_last4: signingSecret.slice(-4),
  })
  const [row] = await here.api.db.ownerQuery<{ secret: Buffer; webhook_secret: Buffer }>('SELECT secret, webhook_secret FROM help_desks')
  for (const secret of [token, signingSecret]) {
    expect(row?.secret.toString('latin1')).not.toContain(secret)
    expect([shown.text, here.api.logged.join('\n')].join('\n')).not.toContain(secret)
  }
  await opened(here)
  expect((await here.api.post(`/v1/help_desks/${here.desk}/disconnect`)).body.status).toBe('disconnected')
  expect(await here.api.db.ownerQuery('SELECT secret, webhook_secret FROM help_desks')).toEqual([{ secret: null, webhook_secret: null }])
  expect(await work(here)).toMatchObject({ synced: 0, failed: 0 })
  expect(here.zendesk.asked).toEqual([])
  expect((await tell(here)).status).toBe(401)
  expect((await here.api.post(`/v1/help_desks/${here.desk}/test`)).body.code).toBe('invalid_state')
})

test('the connection is tried by hand, and says what is wrong', async () => {
  const here = await world()
  expect((await here.api.post(`/v1/help_desks/${here.desk}/test`)).body).toMatchObject({ ok: true, detail: 'agent@acme.example' })
  await here.api.patch(`/v1/help_desks/${here.desk}`, { secret: 'revoked' })
  expect((await here.api.post(`/v1/help_desks/${here.desk}/test`)).body).toMatchObject({
    ok: false,
    detail: expect.stringContaining('401'),
  })
  expect((await here.api.get(`/v1/help_desks/${here.desk}`)).body.test_error).toContain('401')
  await here.api.patch(`/v1/help_desks/${here.desk}`, { secret: here.zendesk.token, username: null })
  expect((await here.api.post(`/v1/help_desks/${here.desk}/test`)).body.ok).toBe(true)
})

test('one is connected at a time; what cannot be one is refused, naming the field', async () => {
  const here = await world()
  expect((await here.api.post('/v1/help_desks', { kind: 'webhook', address: 'https://desk.example.com/x' })).body.code).toBe(
    'already_exists',
  )
  const other = await here.api.organizationClient()
  const refused = async (body: object) =>
    (await other.post('/v1/help_desks', body)).body.errors?.map(({ pointer }: { pointer: string }) => pointer)
  expect(await refused({ kind: 'zendesk', address: 'acme' })).toEqual(['/secret'])
  expect(await refused({ kind: 'zendesk', address: 'acme.evil.example/?', secret: 'x' })).toEqual(['/address'])
  expect(await refused({ kind: 'webhook', address: 'http://169.254.169.254/' })).toEqual(['/address'])
  expect(await refused({ kind: 'webhook', address: 'https://desk.example.com', secret: 'short' })).toEqual(['/secret'])
  expect((await here.api.patch(`/v1/help_desks/${here.desk}`, { address: 'other' })).body.errors).toMatchObject([{ pointer: '/address' }])
})

test('a sandbox talks to no help desk but its own', async () => {
  const here = await world()
  const other = await here.api.organizationClient({ name: 'Next door' })
  const bob = (await other.post('/v1/customers', { name: 'Bob' })).body.id
  await other.post('/v1/tickets', { customer: bob, subject: 'Help', body: 'Please.' })
  await other.post('/v1/jobs/sync-help-desk/run')
  expect(here.zendesk.asked).toEqual([])
})

test('who was connected before finds tickets again after the connection is replaced', async () => {
  const here = await world()
  const ticket = await opened(here)
  await answers(here, ticket, 'The second is the fee.')
  await work(here)
  await here.api.post(`/v1/help_desks/${here.desk}/disconnect`)
  await connected(here.api, here.zendesk)
  expect(await deskOf(here, ticket)).toBeNull()
  expect((await here.api.post(`/v1/tickets/${ticket}/sync`)).body.help_desk).toMatchObject({ status: 'waiting' })
  await work(here)
  expect(await deskOf(here, ticket)).toMatchObject({ reference: '101', status: 'synced' })
  expect(said(only(here.zendesk))).toHaveLength(2)
  expect(await messages(here, ticket)).toHaveLength(2)
})
