import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** A Zendesk of one account, as far as docs/help-desk.md says that we use it, on this machine: tickets, their audits, users, and faults that are planned. */
export interface Zendesk {
  readonly url: string
  readonly email: string
  readonly token: string
  readonly signingSecret: string
  readonly tickets: ZendeskTicket[]
  readonly users: ZendeskUser[]
  /** Each request that came, in its order: `POST /api/v2/tickets`. */
  readonly asked: string[]
  /** The next requests that it meets go wrong. */
  plan(fault: Fault): void
  /** An agent, or the requester, writes there. */
  writes(ticketId: number, said: { by: string; body: string; isPublic?: boolean; status?: string }): number
  changes(ticketId: number, fields: Partial<Pick<ZendeskTicket, 'status' | 'priority' | 'subject' | 'assignee_id'>>): void
  addAgent(name: string, email: string): ZendeskUser
  /** The headers by which it signs a body at a moment. */
  signed(body: string, at: Temporal.Instant, secret?: string): Record<string, string>
  close(): Promise<void>
}

/** `cut_after`: it is done, and no answer comes. `cut_before`: nothing is done, and no answer comes. `answer`: nothing is done, and this is the answer. */
export interface Fault {
  readonly kind: 'cut_after' | 'cut_before' | 'answer'
  readonly method: string
  readonly path: RegExp
  readonly times?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface ZendeskUser {
  readonly id: number
  name: string
  email: string | null
  external_id: string | null
  readonly role: 'agent' | 'admin' | 'end-user'
}

export interface ZendeskTicket {
  readonly id: number
  external_id: string | null
  subject: string
  status: string
  priority: string | null
  requester_id: number
  submitter_id: number
  assignee_id: number | null
  readonly audits: Audit[]
}

interface Audit {
  readonly id: number
  readonly author_id: number
  readonly metadata: { readonly custom: Readonly<Record<string, unknown>>; readonly system: object }
  readonly events: readonly (Comment | { readonly id: number; readonly type: 'Change' })[]
}

export interface Comment {
  readonly id: number
  readonly type: 'Comment'
  readonly author_id: number
  readonly body: string
  readonly public: boolean
}

export async function startZendesk(): Promise<Zendesk> {
  const stand = new Stand()
  const server = createServer((request, response) => void stand.serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { email, token, signingSecret, tickets, users, asked } = stand
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, email, token, signingSecret, tickets, users, asked },
    plan: (fault) => stand.faults.push({ ...fault, left: fault.times ?? 1 }),
    writes: (id, said) => stand.writes(id, said),
    changes: (id, fields) => {
      const ticket = stand.ticket(id)
      Object.assign(ticket, fields)
      ticket.audits.push(stand.audit(1, {}, [{ id: stand.next(), type: 'Change' }]))
    },
    addAgent: (name, address) => stand.addUser({ name, email: address, external_id: null, role: 'agent' }),
    signed: (body, at, secret = signingSecret) => {
      const timestamp = at.toString()
      const signature = createHmac('sha256', secret).update(`${timestamp}${body}`).digest('base64')
      return { 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': timestamp }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The comments of a ticket, in their order. */
export function commentsOf({ audits }: ZendeskTicket): Comment[] {
  return audits.flatMap(({ events }) => events.filter((event) => event.type === 'Comment'))
}

const commentSchema = z.object({ body: z.string().min(1), public: z.boolean().default(true), author_id: z.int().optional() })
const ticketSchema = z.strictObject({
  ...{ subject: z.string().optional(), external_id: z.string().optional(), tags: z.array(z.string()).optional() },
  status: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']).optional(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
  ...{ requester_id: z.int().optional(), submitter_id: z.int().optional(), assignee_id: z.int().nullable().optional() },
  comment: commentSchema.optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
})
const userSchema = z.strictObject({
  ...{ name: z.string().min(1), email: z.string().optional(), external_id: z.string(), skip_verify_email: z.literal(true) },
})

interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

class Stand {
  readonly email = 'agent@acme.example'
  readonly token = 'a token of Zendesk’s'.replace('’', '')
  readonly signingSecret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='
  readonly tickets: ZendeskTicket[] = []
  readonly users: ZendeskUser[] = [{ id: 1, name: 'API agent', email: this.email, external_id: null, role: 'admin' }]
  readonly asked: string[] = []
  readonly faults: (Fault & { left: number })[] = []
  private readonly keys = new Map<string, { readonly body: string; readonly reply: Reply }>()
  private last = 1000

  next(): number {
    this.last += 1
    return this.last
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const { method = '', url = '' } = request
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    this.asked.push(`${method} ${pathname}`)
    const fault = this.faults.find((each) => each.left > 0 && each.method === method && each.path.test(pathname))
    if (fault) fault.left -= 1
    if (fault?.kind === 'cut_before') return void request.socket.destroy()
    if (fault?.kind === 'answer') {
      return void response
        .writeHead(fault.status ?? 500, { 'content-type': 'application/json', ...fault.headers })
        .end('{"error":"Planned"}')
    }
    const reply = this.isLetIn(request)
      ? this.answer({ method, pathname, searchParams, text, key: request.headers['idempotency-key'] })
      : unknown
    if (fault?.kind === 'cut_after') return void request.socket.destroy()
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(JSON.stringify(reply.body ?? {}))
  }

  ticket(id: number): ZendeskTicket {
    const ticket = this.tickets.find((each) => each.id === id)
    if (ticket === undefined) throw new Error(`There is no ticket ${id}`)
    return ticket
  }

  addUser(user: Omit<ZendeskUser, 'id'>): ZendeskUser {
    const made = { ...user, id: this.next() }
    this.users.push(made)
    return made
  }

  audit(author: number, custom: Readonly<Record<string, unknown>>, events: Audit['events']): Audit {
    return { id: this.next(), author_id: author, metadata: { custom, system: {} }, events }
  }

  writes(id: number, { by, body, isPublic = true, status }: Parameters<Zendesk['writes']>[1]): number {
    const ticket = this.ticket(id)
    const author = this.users.find((user) => user.email === by)
    if (author === undefined) throw new Error(`Nobody there is ${by}`)
    const comment: Comment = { id: this.next(), type: 'Comment', author_id: author.id, body, public: isPublic }
    ticket.audits.push(this.audit(author.id, {}, [comment]))
    if (status !== undefined) ticket.status = status
    return comment.id
  }

  private isLetIn({ headers: { authorization } }: IncomingMessage): boolean {
    const basic = `Basic ${Buffer.from(`${this.email}/token:${this.token}`).toString('base64')}`
    return authorization === basic || authorization === `Bearer ${this.token}`
  }

  private answer(asked: { method: string; pathname: string; searchParams: URLSearchParams; text: string; key: unknown }): Reply {
    const { method, pathname, searchParams, text, key } = asked
    const [, id, part] = /^\/api\/v2\/tickets\/(\d+)(\/audits)?$/.exec(pathname) ?? []
    switch (`${method} ${id === undefined ? pathname : `/api/v2/tickets/:id${part ?? ''}`}`) {
      case 'GET /api/v2/users/me':
        return { status: 200, body: { user: this.users[0] } }
      case 'GET /api/v2/users/search': {
        const wanted = searchParams.get('query')?.replace(/^email:/, '')
        const key = searchParams.get('external_id')
        return {
          status: 200,
          body: { users: this.users.filter((user) => (key === null ? user.email === wanted : user.external_id === key)) },
        }
      }
      case 'GET /api/v2/users/show_many': {
        const ids = (searchParams.get('ids') ?? '').split(',').map(Number)
        return { status: 200, body: { users: this.users.filter((user) => ids.includes(user.id)) } }
      }
      case 'POST /api/v2/users/create_or_update':
        return this.saveUser(userSchema.parse(JSON.parse(text).user))
      case 'GET /api/v2/tickets':
        return {
          status: 200,
          body: { tickets: this.tickets.filter((each) => each.external_id === searchParams.get('external_id')).map(shown) },
        }
      case 'POST /api/v2/tickets':
        return this.once(String(key), text, () => this.create(ticketSchema.parse(JSON.parse(text).ticket)))
      case 'GET /api/v2/tickets/:id':
        return { status: 200, body: { ticket: shown(this.ticket(Number(id))) } }
      case 'GET /api/v2/tickets/:id/audits':
        return this.page(this.ticket(Number(id)).audits, searchParams)
      case 'PUT /api/v2/tickets/:id':
        return this.update(this.ticket(Number(id)), ticketSchema.parse(JSON.parse(text).ticket))
      default:
        return { status: 404, body: { error: 'InvalidEndpoint' } }
    }
  }

  /** Two to a page, so that whoever reads has to turn pages. */
  private page(audits: readonly Audit[], searchParams: URLSearchParams): Reply {
    const from = Number(searchParams.get('page[after]') ?? 0)
    const meta = { has_more: from + 2 < audits.length, after_cursor: String(from + 2) }
    return { status: 200, body: { audits: audits.slice(from, from + 2), meta } }
  }

  /** Under one key once, as Zendesk does it for two hours; with another body the key is refused. */
  private once(key: string, body: string, make: () => Reply): Reply {
    const known = this.keys.get(key)
    if (known !== undefined) return known.body === body ? known.reply : { status: 400, body: { error: 'IdempotentRequestError' } }
    const reply = make()
    this.keys.set(key, { body, reply })
    return reply
  }

  private saveUser({ name, email: given, external_id: key }: z.output<typeof userSchema>): Reply {
    const email = given ?? null
    const known = this.users.find((user) => user.external_id === key || (email !== null && user.email === email))
    if (known === undefined) return { status: 201, body: { user: this.addUser({ name, email, external_id: key, role: 'end-user' }) } }
    Object.assign(known, { name, external_id: key })
    return { status: 200, body: { user: known } }
  }

  private create({ comment, metadata = {}, ...fields }: z.output<typeof ticketSchema>): Reply {
    if (comment === undefined || fields.subject === undefined) return invalid('Description: cannot be blank')
    const requester = fields.requester_id ?? 1
    const ticket: ZendeskTicket = {
      ...{ id: this.tickets.length + 101, external_id: fields.external_id ?? null, subject: fields.subject },
      ...{
        status: fields.status ?? 'new',
        priority: fields.priority ?? null,
        requester_id: requester,
        assignee_id: fields.assignee_id ?? null,
      },
      ...{ submitter_id: fields.submitter_id ?? requester, audits: [] },
    }
    this.tickets.push(ticket)
    return this.comment(ticket, comment, metadata, 201, fields.submitter_id)
  }

  private update(ticket: ZendeskTicket, { comment, metadata = {}, ...fields }: z.output<typeof ticketSchema>): Reply {
    if (ticket.status === 'closed') return invalid('Status: closed prevents ticket update')
    Object.assign(ticket, fields)
    if (comment !== undefined) return this.comment(ticket, comment, metadata, 200)
    const audit = this.audit(1, metadata, [{ id: this.next(), type: 'Change' }])
    ticket.audits.push(audit)
    return { status: 200, body: { ticket: shown(ticket), audit } }
  }

  private comment(
    ticket: ZendeskTicket,
    said: z.output<typeof commentSchema>,
    custom: Readonly<Record<string, unknown>>,
    status: number,
    submitter?: number,
  ): Reply {
    const author = submitter ?? said.author_id ?? 1
    const comment: Comment = { id: this.next(), type: 'Comment', author_id: author, body: said.body, public: said.public }
    const audit = this.audit(1, custom, [{ id: this.next(), type: 'Change' }, comment])
    ticket.audits.push(audit)
    return { status, body: { ticket: shown(ticket), audit } }
  }
}

const unknown: Reply = { status: 401, body: { error: 'Couldn’t authenticate you' } }

function invalid(description: string): Reply {
  return { status: 422, body: { error: 'RecordInvalid', details: { base: [{ description }] } } }
}

function shown({ audits: _audits, ...ticket }: ZendeskTicket) {
  return ticket
}
