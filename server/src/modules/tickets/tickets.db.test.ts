import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { closedAfterDays } from '@quarterday/core/ticket/ticket.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { colleague } from '../../../test/colleagues.ts'
import { nextCloseAt } from './store.ts'

let api: TestApi
let ada: string
let sale: { id: string; lines: { id: string }[] }
beforeAll(async () => {
  api = await testApi()
  ada = await customer('Ada')
  sale = await invoiceOf(ada)
})
afterAll(() => api.close())

async function customer(name: string): Promise<string> {
  const reply = await api.post('/v1/customers', { name, email: `${name.toLowerCase()}@example.com` })
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  return reply.body.id
}

async function invoiceOf(owner: string) {
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  return (await api.post('/v1/invoices', { customer: owner, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true }))
    .body
}

async function opened(body: object = {}): Promise<{ id: string; status: string; number: number }> {
  const reply = await api.post('/v1/tickets', { customer: ada, subject: 'Charged twice?', body: 'Two charges on my card.', ...body })
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  return reply.body
}

async function statusAfter(id: string, message: object): Promise<string> {
  expect((await api.post(`/v1/tickets/${id}/messages`, { body: 'Text', ...message })).status).toBe(201)
  return (await api.get(`/v1/tickets/${id}`)).body.status
}

test('a ticket waits for staff, then for the customer, until nobody has to act; each step is an event', async () => {
  const { id, status } = await opened({ invoice: sale.id, line_item: sale.lines[0]?.id })
  expect(status).toBe('open')
  expect(await statusAfter(id, { internal: true })).toBe('open')
  expect(await statusAfter(id, {})).toBe('pending')
  expect(await statusAfter(id, { author: 'customer' })).toBe('open')
  expect((await api.post(`/v1/tickets/${id}/solve`)).body).toMatchObject({ status: 'solved', solved_at: expect.any(String) })
  expect(await statusAfter(id, { author: 'customer' })).toBe('open')
  expect((await api.get(`/v1/tickets/${id}`)).body).toMatchObject({ solved_at: null, message_count: 5, line_item: sale.lines[0]?.id })
  expect((await api.post(`/v1/tickets/${id}/close`)).body.status).toBe('closed')
  expect((await api.post(`/v1/tickets/${id}/messages`, { body: 'More' })).body.code).toBe('invalid_state')
  const { data } = (await api.get(`/v1/events?object_id=${id}&sort=created_at`)).body
  expect(data.map((event: { type: string; sequence: number }) => [event.sequence, event.type])).toEqual([
    [1, 'ticket.created'],
    [2, 'ticket.note_added'],
    [3, 'ticket.replied'],
    [4, 'ticket.customer_replied'],
    [5, 'ticket.solved'],
    [6, 'ticket.customer_replied'],
    [7, 'ticket.closed'],
  ])
})

test('what was said is read in its order, with its author', async () => {
  const { id } = await opened()
  await api.post(`/v1/tickets/${id}/messages`, { body: 'Setup fee?', internal: true })
  await api.post(`/v1/tickets/${id}/messages`, { body: 'It is the setup fee.' })
  const { data } = (await api.get(`/v1/tickets/${id}/messages`)).body
  expect(data.map((said: Record<string, unknown>) => [said.author, said.author_name, said.internal, said.body])).toEqual([
    ['customer', 'Ada', false, 'Two charges on my card.'],
    ['software', 'Support', true, 'Setup fee?'],
    ['software', 'Support', false, 'It is the setup fee.'],
  ])
})

test('numbers count from 1 in each organization without a gap, whoever opens tickets at once', async () => {
  const other = await api.organizationClient({ name: 'Next door' })
  const bob = (await other.post('/v1/customers', { name: 'Bob' })).body.id
  const open = () => other.post('/v1/tickets', { customer: bob, subject: 'Help', body: 'Please.' })
  const numbers = (await Promise.all(Array.from({ length: 12 }, open))).map(({ body }) => body.number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
})

test('a ticket is about what its customer has, and given to who works here; each error names its field', async () => {
  const bob = await customer('Bob')
  const ticket = { customer: bob, subject: 'Help', body: 'Please.' }
  const refused = async (body: object) =>
    (await api.post('/v1/tickets', { ...ticket, ...body })).body.errors?.map((error: { pointer: string }) => error.pointer)
  expect(await refused({ invoice: sale.id })).toEqual(['/invoice'])
  expect(await refused({ subscription: 'sub_00000000000000000000000000' })).toEqual(['/subscription'])
  expect(await refused({ assignee: 'mem_00000000000000000000000000' })).toEqual(['/assignee'])
  expect(await refused({ customer: 'cus_00000000000000000000000000' })).toEqual(['/customer'])
  const { id } = await opened()
  expect((await api.patch(`/v1/tickets/${id}`, { line_item: sale.lines[0]?.id })).body.errors).toMatchObject([{ pointer: '/line_item' }])
  expect((await api.patch(`/v1/tickets/${id}`, { invoice: sale.id, priority: 'urgent' })).body).toMatchObject({
    invoice: sale.id,
    priority: 'urgent',
  })
  expect((await api.post(`/v1/tickets/${id}/messages`, { body: 'x', author: 'customer', internal: true })).body.errors).toMatchObject([
    { pointer: '/internal' },
  ])
})

test('a customer is told of answers and never of notes; staff of what waits for them', async () => {
  const quiet = await testApi({ kind: 'sandbox' } as object)
  const customerId = (await quiet.post('/v1/customers', { name: 'Grace', email: 'grace@example.com' })).body.id
  await quiet.patch('/v1/notification_settings', { enabled: true, staff_email: 'staff@example.com' })
  const { id } = (await quiet.post('/v1/tickets', { customer: customerId, subject: 'Refund', body: 'May I have one?' })).body
  await quiet.post('/v1/jobs/deliver-messages/run')
  await quiet.post(`/v1/tickets/${id}/messages`, { body: 'Never tell her this.', internal: true })
  await quiet.post(`/v1/tickets/${id}/messages`, { body: 'You may.' })
  await quiet.post('/v1/jobs/deliver-messages/run')
  const { data } = (await quiet.get('/v1/messages?limit=50')).body
  const told = data.map((message: Record<string, string>) => [message.template, message.address ?? message.recipient, message.subject])
  expect(told.toReversed()).toEqual([
    ['ticket_waiting', 'staff@example.com', 'Ticket #1: Refund'],
    ['ticket_reply', 'grace@example.com', 'Re: Refund [#1]'],
  ])
  expect(JSON.stringify(data)).not.toContain('Never tell her')
  await quiet.close()
})

test('what was solved is closed after two weeks of the organization’s clock, once', async () => {
  const { id } = await opened()
  await api.post(`/v1/tickets/${id}/solve`)
  expect(nextCloseAt).toContain(`${closedAfterDays} days`)
  const text = `UPDATE organizations SET clock_at = clock_at + $2 * interval '1 day' WHERE id = $1`
  const move = (days: number) => api.db.ownerQuery(text, [api.organization.id, days])
  await move(13)
  expect((await api.post('/v1/jobs/close-tickets/run')).body.counts).toEqual({ closed: 0 })
  await move(1)
  expect((await api.post('/v1/jobs/close-tickets/run')).body.counts).toMatchObject({ closed: expect.any(Number) })
  expect((await api.get(`/v1/tickets/${id}`)).body.status).toBe('closed')
  expect((await api.post('/v1/jobs/close-tickets/run')).body.counts).toEqual({ closed: 0 })
  expect(decodeId('tic', id)).not.toBeNull()
})

test('lists by status, customer, invoice and words', async () => {
  const eve = await customer('Eve')
  const { id } = await opened({ customer: eve, subject: 'A quite peculiar subject' })
  const ids = async (query: string) => (await api.get(`/v1/tickets?${query}`)).body.data.map((ticket: { id: string }) => ticket.id)
  expect(await ids(`customer=${eve}`)).toEqual([id])
  expect(await ids('q=peculiar')).toEqual([id])
  expect(await ids(`customer=${eve}&status=solved`)).toEqual([])
  expect(await ids(`customer=${eve}&priority=normal&status=open`)).toEqual([id])
})

test('a ticket is given to a member, found by who looks after it, and by who has waited the longest', async () => {
  const here = await testApi()
  const grace = await colleague(here, { organizationId: here.organization.id, role: 'support', now: Temporal.Now.instant() })
  const mem = encodeId('mem', grace.memberId)
  const bob = (await here.post('/v1/customers', { name: 'Bob' })).body.id
  const open = async (subject: string, body: object = {}) =>
    (await here.post('/v1/tickets', { customer: bob, subject, body: 'Please.', ...body })).body.id
  const later = async () =>
    here.db.ownerQuery(`UPDATE organizations SET clock_at = clock_at + interval '1 hour' WHERE id = $1`, [here.organization.id])
  const first = await open('First')
  await later()
  const second = await open('Second')
  const ours = await open('Ours', { author: 'staff' })
  const subjects = async (query: string) =>
    (await here.get(`/v1/tickets?${query}`)).body.data.map((one: { subject: string }) => one.subject)
  expect((await grace.patch(`/v1/tickets/${second}`, { assignee: mem })).body).toMatchObject({
    assignee: mem,
    assignee_name: 'support person',
  })
  expect(await subjects(`assignee=${mem}`)).toEqual(['Second'])
  expect((await subjects('unassigned=true')).toSorted()).toEqual(['First', 'Ours'])
  expect(await subjects('sort=waiting_since')).toEqual(['First', 'Second', 'Ours'])
  expect((await grace.get('/v1/ticket_assignees')).body.data).toEqual([{ id: mem, object: 'ticket_assignee', name: 'support person' }])

  const since = async (id: string) => (await here.get(`/v1/tickets/${id}`)).body.waiting_since
  expect([await since(first), await since(ours)]).toEqual(['2027-04-01T00:00:00Z', null])
  // Who writes again has waited since the first time; an answer ends it, and the next question begins anew.
  await here.post(`/v1/tickets/${first}/messages`, { author: 'customer', body: 'Hello?' })
  expect(await since(first)).toBe('2027-04-01T00:00:00Z')
  await here.post(`/v1/tickets/${first}/messages`, { body: 'Here.' })
  expect(await since(first)).toBeNull()
  await later()
  await here.post(`/v1/tickets/${first}/messages`, { author: 'customer', body: 'Thanks, and?' })
  expect(await since(first)).toBe('2027-04-01T02:00:00Z')
  await here.close()
})
