import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { commentsOf, startZendesk } from '../../test/zendesk.ts'
import { defaultOutside } from '../kit/outside.ts'
import { newWebhookSecret, verifiedWebhook, webhookHeaders } from '../kit/standard-webhooks.ts'
import { deskKinds } from '../modules/help-desks/help-desk.ts'
import { type Asking, type DeskMessage, type DeskTicket, type HelpDesk, helpDeskKinds } from './help-desk.ts'
import { helpDesks } from './index.ts'

const now = Temporal.Instant.from('2027-04-01T09:30:00Z')

const ticket: DeskTicket = {
  ...{ key: 'tic_01h455vb4pex5vsknk084sn02q', number: 7, revision: 3, url: 'http://localhost/tickets/7' },
  customer: { key: 'cus_01h455vb4pex5vsknk084sn02q', name: 'Ada', email: 'ada@example.com' },
  state: { subject: 'Charged twice?', status: 'open', priority: 'high', assignee: null },
  about: { subscription: null, invoice: null, lineItem: null },
}
const first: DeskMessage = {
  ...{ key: 'tms_01h455vb4pex5vsknk084sn02q', author: 'customer', authorName: 'Ada', authorEmail: null, isInternal: false },
  ...{ body: 'Two charges on my card.', at: now },
}
const second: DeskMessage = {
  ...first,
  key: 'tms_01h455vb4pex5vsknk084sn02r',
  author: 'staff',
  authorName: 'Grace',
  body: 'The second is the fee.',
}

type Trouble = 'cut after' | 'cut before' | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }

/** A help desk on this machine, as whoever stands behind it sees it. */
interface Stand {
  readonly desk: HelpDesk
  /** How the next question to write goes wrong. */
  trouble(kind: Trouble): void
  /** Tickets with their messages, as people there see them: who wrote what. */
  there(): { key: string; status: string; said: (readonly [string, string])[] }[]
  signed(body: string, at: Temporal.Instant): Record<string, string>
  /** A notice about the ticket. */
  readonly notice: string
  close(): Promise<void>
}

const stands: Readonly<Record<(typeof helpDeskKinds)[number], () => Promise<Stand>>> = { zendesk: zendeskStand, webhook: webhookStand }
const open: Stand[] = []
afterEach(async () => {
  for (const stand of open.splice(0)) await stand.close()
})

async function stand(kind: (typeof helpDeskKinds)[number]): Promise<Stand> {
  const made = await stands[kind]()
  open.push(made)
  return made
}

function connect(
  kind: string,
  asking: Partial<Asking['outside']>,
  account: Parameters<(typeof helpDesks)[number]['connect']>[1],
): HelpDesk {
  const adapter = helpDesks.find((each) => each.kind === kind)
  if (adapter === undefined) throw new Error(`Nobody speaks ${kind}`)
  const outside = { ...defaultOutside('http://localhost:4242'), ...asking }
  return adapter.connect({ clock: { now: () => now }, database: { isInTransaction: () => false }, outside }, account)
}

async function zendeskStand(): Promise<Stand> {
  const zendesk = await startZendesk()
  const { url, email, token, signingSecret } = zendesk
  const desk = connect(
    'zendesk',
    { zendeskApiBase: url },
    { address: 'acme', username: email, secret: token, webhookSecret: signingSecret },
  )
  return {
    desk,
    trouble(kind) {
      const written = { path: /^\/api\/v2\/tickets(\/\d+)?$/ }
      for (const method of ['POST', 'PUT']) {
        if (kind === 'cut after') zendesk.plan({ ...written, method, kind: 'cut_after' })
        else if (kind === 'cut before') zendesk.plan({ ...written, method, kind: 'cut_before' })
        else zendesk.plan({ ...written, method, kind: 'answer', ...kind })
      }
    },
    there: () =>
      zendesk.tickets.map((each) => ({
        ...{ key: each.external_id ?? '', status: each.status },
        said: commentsOf(each).map(
          ({ author_id: author, body }) => [zendesk.users.find(({ id }) => id === author)?.name ?? '', body] as const,
        ),
      })),
    signed: zendesk.signed,
    notice: JSON.stringify({ id: '01HN', type: 'zen:event-type:ticket.comment_added', subject: 'zen:ticket:101', detail: { id: '101' } }),
    close: zendesk.close,
  }
}

async function webhookStand(): Promise<Stand> {
  const [ours, theirs] = [newWebhookSecret(), newWebhookSecret()]
  const tickets = new Map<string, { key: string; status: string; said: (readonly [string, string])[] }>()
  const seen = new Set<string>()
  const troubles: Trouble[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const trouble = troubles.shift()
    if (trouble === 'cut before') return request.socket.destroy()
    if (typeof trouble === 'object') return response.writeHead(trouble.status, trouble.headers).end()
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const message = verifiedWebhook({ headers, body: Buffer.from(text) }, ours, now)
    if (message === null) return response.writeHead(401).end()
    if (!seen.has(message.id)) take(JSON.parse(text))
    seen.add(message.id)
    if (trouble === 'cut after') return request.socket.destroy()
    return response.end(JSON.stringify({ reference: '101', url: 'https://desk.example.com/101' }))
  })
  function take({
    type,
    ticket: of,
    message,
  }: {
    type: string
    ticket: { id: string; status: string }
    message?: { author_name: string; body: string }
  }) {
    if (type === 'ping') return
    const known = tickets.get(of.id) ?? { key: of.id, status: of.status, said: [] }
    tickets.set(of.id, { ...known, status: of.status, said: message ? [...known.said, [message.author_name, message.body]] : known.said })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    desk: connect(
      'webhook',
      { allowedPrivateHosts: [host] },
      { address: `http://${host}/desk`, username: null, secret: ours, webhookSecret: theirs },
    ),
    trouble: (kind) => void troubles.push(kind),
    there: () => [...tickets.values()],
    signed: (body, at) => webhookHeaders({ id: 'evt-1', at, body }, [theirs]),
    notice: JSON.stringify({ type: 'ticket.changed', occurred_at: now.toString(), ticket: ticket.key, status: 'solved' }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('the kinds that are kept are those that can be asked', () => {
  expect([...deskKinds]).toEqual([...helpDeskKinds])
  expect(helpDesks.map(({ kind }) => kind)).toEqual([...helpDeskKinds])
})

test.each(helpDeskKinds)('%s: it lets us in, or says that it does not', async (kind) => {
  const { desk } = await stand(kind)
  expect(await desk.test()).toMatchObject({ kind: 'done' })
  const account = {
    address: kind === 'zendesk' ? 'acme' : 'http://127.0.0.1:1/desk',
    username: null,
    secret: newWebhookSecret(),
    webhookSecret: null,
  }
  const away = connect(kind, { zendeskApiBase: 'http://127.0.0.1:1', allowedPrivateHosts: ['127.0.0.1:1'] }, account)
  expect(await away.test()).toMatchObject({ kind: 'later' })
})

test.each(helpDeskKinds)('%s: a ticket is made with its first message, said to by name, and changed', async (kind) => {
  const { desk, there } = await stand(kind)
  const made = await desk.create(ticket, first)
  expect(made).toMatchObject({ kind: 'done', value: { reference: '101', url: expect.stringContaining('101') } })
  expect(await desk.say(ticket, '101', second)).toMatchObject({ kind: 'done' })
  expect(await desk.change({ ...ticket, state: { ...ticket.state, status: 'solved' } }, '101', { status: 'solved' })).toMatchObject({
    kind: 'done',
  })
  const [kept] = there()
  expect(kept).toMatchObject({ key: ticket.key, status: 'solved' })
  expect(kept?.said.map(([, body]) => body.replace(/^Grace:\n\n/, ''))).toEqual([first.body, second.body])
  expect(kept?.said.flat().join(' ')).toMatch(/Ada.*Grace/s)
})

test.each(helpDeskKinds)('%s, F2: made, and no answer came: asked again it is found and not made twice', async (kind) => {
  const { desk, trouble, there } = await stand(kind)
  trouble('cut after')
  expect((await desk.create(ticket, first)).kind).toMatch(/unknown|later/)
  expect(await desk.create(ticket, first)).toMatchObject({ kind: 'done', value: { reference: '101' } })
  expect(there().map(({ said }) => said.length)).toEqual([1])
})

test.each(helpDeskKinds)('%s, F25: 429 with Retry-After was not done, and says when', async (kind) => {
  const { desk, trouble, there } = await stand(kind)
  trouble({ status: 429, headers: { 'retry-after': '93' } })
  expect(await desk.create(ticket, first)).toMatchObject({ kind: 'later', retryAfterSeconds: 93 })
  expect(there()).toEqual([])
})

test.each(helpDeskKinds)('%s: what nobody answered, or failed over there, may have been done; what is refused was not', async (kind) => {
  const { desk, trouble } = await stand(kind)
  trouble({ status: 502 })
  expect(await desk.create(ticket, first)).toMatchObject({ kind: 'unknown', detail: expect.stringContaining('502') })
  trouble({ status: 422 })
  expect(await desk.create(ticket, first)).toMatchObject({ kind: 'refused', detail: expect.stringContaining('422') })
})

test.each(helpDeskKinds)('%s, S51, F28: what it signed is believed; forged, altered or older than 300 seconds is not', async (kind) => {
  const { desk, notice, signed } = await stand(kind)
  const body = Buffer.from(notice)
  const headers = signed(notice, now)
  expect(desk.verify({ headers, body }, now)?.about).toEqual(
    kind === 'zendesk' ? { reference: '101', key: null } : { reference: null, key: ticket.key },
  )
  expect(desk.verify({ headers, body }, now.add({ seconds: 300 }))).not.toBeNull()
  expect(desk.verify({ headers, body }, now.add({ seconds: 301 }))).toBeNull()
  expect(desk.verify({ headers, body }, now.subtract({ seconds: 301 }))).toBeNull()
  expect(desk.verify({ headers, body: Buffer.from(`${notice} `) }, now)).toBeNull()
  expect(desk.verify({ headers: {}, body }, now)).toBeNull()
  const forged = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name.endsWith('signature') ? `${value}AA` : value]),
  )
  expect(desk.verify({ headers: forged, body }, now)).toBeNull()
})

test('F29: an event that is about no ticket, of a type nobody knows, or no JSON at all, is believed and concerns nothing', async () => {
  const { desk, signed } = await stand('zendesk')
  for (const body of ['{"type":"zen:event-type:user.created","detail":{"id":"101"}}', 'moon', '{"ticket_id":"../users"}', '[]']) {
    expect(desk.verify({ headers: signed(body, now), body: Buffer.from(body) }, now)).toMatchObject({ about: null })
  }
  const trigger = '{"ticket_id": "101"}'
  expect(desk.verify({ headers: signed(trigger, now), body: Buffer.from(trigger) }, now)).toMatchObject({
    about: { reference: '101' },
    type: 'trigger',
  })
})

test('what Zendesk has is read page by page, with who wrote it; what is known is not asked about again', async () => {
  const zendesk = await startZendesk()
  const { url, email, token } = zendesk
  const desk = connect('zendesk', { zendeskApiBase: url }, { address: 'acme', username: email, secret: token, webhookSecret: null })
  await desk.create(ticket, first)
  zendesk.addAgent('Grace', 'grace@acme.example')
  zendesk.writes(101, { by: 'grace@acme.example', body: 'Is it the fee?', isPublic: false })
  const known = zendesk.writes(101, { by: 'grace@acme.example', body: 'It is the fee.', status: 'hold' })
  zendesk.writes(101, { by: 'ada@example.com', body: 'I see.' })
  const reading = await desk.read?.('101', new Set([String(known)]))
  expect(reading).toMatchObject({ kind: 'done', value: { state: { status: 'open', priority: 'high', assignee: null } } })
  expect(
    reading?.kind === 'done' &&
      reading.value.messages.map(({ key, said }) => [key, said && [said.author, said.authorName, said.isInternal, said.body]]),
  ).toEqual([
    [first.key, null],
    [null, ['staff', 'Grace', true, 'Is it the fee?']],
    [null, null],
    [null, ['customer', 'Ada', false, 'I see.']],
  ])
  await zendesk.close()
})

test('what an agent calls a customer in Zendesk stays, whoever writes next', async () => {
  const zendesk = await startZendesk()
  const { url, email, token } = zendesk
  const desk = connect('zendesk', { zendeskApiBase: url }, { address: 'acme', username: email, secret: token, webhookSecret: null })
  await desk.create(ticket, first)
  const requester = zendesk.users.find((user) => user.external_id === ticket.customer.key)
  if (requester !== undefined) requester.name = 'Ada, the careful one'
  await desk.say(ticket, '101', { ...first, key: second.key, body: 'Which of them is right?' })
  expect(zendesk.users.map(({ name }) => name)).toContain('Ada, the careful one')
  expect(zendesk.tickets.flatMap(commentsOf).map((comment) => comment.author_id)).toEqual([requester?.id, requester?.id])
  await zendesk.close()
})

test('S54: an address that is not public is never posted to', async () => {
  const account = { address: 'http://127.0.0.1:1/desk', username: null, secret: newWebhookSecret(), webhookSecret: null }
  expect(await connect('webhook', {}, account).create(ticket, first)).toMatchObject({
    kind: 'later',
    detail: expect.stringContaining('https'),
  })
})
