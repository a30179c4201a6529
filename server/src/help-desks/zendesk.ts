import { assert } from '@quarterday/core/assert.ts'
import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import type { z } from 'zod'
import type { Answer, DeskMessage, DeskReading, DeskTicket, HelpDesk, HelpDeskAdapter, Made } from './help-desk.ts'
import { type ZendeskClient, zendeskClient } from './zendesk-client.ts'
import * as json from './zendesk-json.ts'
import { agentOf, requesterOf, usersOf, writerOf } from './zendesk-people.ts'
import { verifyZendesk } from './zendesk-webhooks.ts'

/** Zendesk Support by its API v2. A ticket carries our id as `external_id`, a comment that of its message in the metadata of its audit. */
export const zendesk: HelpDeskAdapter = {
  kind: 'zendesk',
  connect(asking, account) {
    const client = zendeskClient(asking, account)
    const outsideOnly = () => assert(!asking.database.isInTransaction(), 'A help desk is asked outside of transactions')
    const page = (reference: string) =>
      `${asking.outside.zendeskApiBase.replace('{subdomain}', account.address)}/agent/tickets/${reference}`
    const desk: HelpDesk = {
      async test() {
        outsideOnly()
        const answer = await client.ask({ method: 'GET', path: '/api/v2/users/me' }, json.userAnswer)
        if (answer.kind !== 'done') return answer
        const { id, email, role } = answer.value.user
        // Whom it does not know Zendesk calls an anonymous end user.
        if (role !== 'agent' && role !== 'admin') return { kind: 'refused', detail: 'Zendesk takes this for nobody who answers tickets.' }
        return { kind: 'done', value: email ?? id }
      },
      async create(ticket, first) {
        outsideOnly()
        return create(client, ticket, first, page)
      },
      async say(ticket, reference, message) {
        outsideOnly()
        return say(client, ticket, reference, message)
      },
      async change(_ticket, reference, change) {
        outsideOnly()
        const assignee = await assigneeOf(client, change.assignee)
        if (assignee.kind !== 'done') return assignee
        const { assignee: _email, ...rest } = change
        const body = { ticket: { ...rest, ...assignee.value } }
        if (Object.keys(body.ticket).length === 0) return { kind: 'done', value: null }
        const answer = await client.ask({ method: 'PUT', path: `/api/v2/tickets/${reference}`, body }, json.ticketAnswer)
        return answer.kind === 'done' ? stateOf(client, answer.value.ticket) : answer
      },
      async read(reference, known) {
        outsideOnly()
        return read(client, reference, known)
      },
      verify: (incoming, now) => verifyZendesk(incoming, account.webhookSecret, now),
    }
    return desk
  },
}

async function create(
  client: ZendeskClient,
  ticket: DeskTicket,
  first: DeskMessage,
  page: (reference: string) => string,
): Promise<Answer<Made>> {
  // Looked for each time: an earlier try may have made it, also under a connection that was replaced meanwhile.
  const query = new URLSearchParams({ external_id: ticket.key })
  const found = await client.ask({ method: 'GET', path: `/api/v2/tickets?${query}` }, json.ticketsAnswer)
  if (found.kind !== 'done') return found
  const there = found.value.tickets.find(({ external_id: key }) => key === ticket.key)
  if (there !== undefined) return { kind: 'done', value: { reference: there.id, url: page(there.id), message: null, state: null } }
  const requester = await requesterOf(client, ticket.customer)
  if (requester.kind !== 'done') return requester
  const writer = await writerOf(client, ticket.customer, requester.value, first)
  if (writer.kind !== 'done') return writer
  const assignee = await assigneeOf(client, ticket.state.assignee)
  if (assignee.kind !== 'done') return assignee
  const { authorId, body } = writer.value
  const { subject, status, priority, assignee: wanted } = ticket.state
  const firstStatus = status === 'closed' ? 'solved' : status
  const answer = await client.ask(
    {
      method: 'POST',
      path: '/api/v2/tickets',
      key: `quarterday ${ticket.key}`,
      body: {
        ticket: {
          ...{ subject, priority, external_id: ticket.key, tags: ['quarterday'], requester_id: Number(requester.value.id) },
          // Nothing is made closed there: it could not be added to any more.
          status: firstStatus,
          // Who submits a ticket is shown as the author of its first comment.
          ...(authorId !== null && { submitter_id: Number(authorId) }),
          ...assignee.value,
          comment: { body, public: !first.isInternal, ...(authorId !== null && { author_id: Number(authorId) }) },
          metadata: metadataOf(first),
        },
      },
    },
    json.ticketAnswer,
  )
  if (answer.kind !== 'done') return answer
  const reference = answer.value.ticket.id
  const state = { subject, status: firstStatus, priority, assignee: assignee.value.assignee_id === undefined ? null : wanted }
  return { kind: 'done', value: { reference, url: page(reference), message: commentIn(answer.value), state } }
}

async function say(
  client: ZendeskClient,
  { customer }: DeskTicket,
  reference: string,
  message: DeskMessage,
): Promise<Answer<{ readonly reference: string | null }>> {
  const writer = await writerOf(client, customer, null, message)
  if (writer.kind !== 'done') return writer
  const { authorId, body } = writer.value
  const comment = { body, public: !message.isInternal, ...(authorId !== null && { author_id: Number(authorId) }) }
  const ticket = { comment, metadata: metadataOf(message) }
  const answer = await client.ask({ method: 'PUT', path: `/api/v2/tickets/${reference}`, body: { ticket } }, json.ticketAnswer)
  return answer.kind === 'done' ? { kind: 'done', value: { reference: commentIn(answer.value) } } : answer
}

const mostPages = 20

async function read(client: ZendeskClient, reference: string, known: ReadonlySet<string>): Promise<Answer<DeskReading>> {
  const ticket = await client.ask({ method: 'GET', path: `/api/v2/tickets/${reference}` }, json.ticketAnswer)
  if (ticket.kind !== 'done') return ticket
  const audits: json.ZendeskAudit[] = []
  for (let pages = 0, after: string | null = null; pages < mostPages; pages += 1) {
    const query: URLSearchParams = new URLSearchParams({ 'page[size]': '100', ...(after !== null && { 'page[after]': after }) })
    const page: Answer<z.output<typeof json.auditsAnswer>> = await client.ask(
      { method: 'GET', path: `/api/v2/tickets/${reference}/audits?${query}` },
      json.auditsAnswer,
    )
    if (page.kind !== 'done') return page
    audits.push(...page.value.audits)
    after = page.value.meta?.has_more ? (page.value.meta.after_cursor ?? null) : null
    if (after === null) break
  }
  const comments = json.commentsOf(audits)
  const fresh = comments.filter((comment) => comment.key === null && !known.has(comment.reference))
  const authors = [...new Set(fresh.flatMap(({ authorId }) => authorId ?? []))]
  const users = await usersOf(client, authors)
  if (users.kind !== 'done') return users
  const state = await stateOf(client, ticket.value.ticket)
  if (state.kind !== 'done') return state
  const messages = comments.map((comment) => {
    if (!fresh.includes(comment)) return { reference: comment.reference, key: comment.key, said: null }
    const user = comment.authorId === null ? null : (users.value.get(comment.authorId) ?? null)
    const said = { author: json.authorOf(user), authorName: user?.name ?? 'Zendesk', isInternal: !comment.isPublic, body: comment.body }
    return { reference: comment.reference, key: null, said }
  })
  return { kind: 'done', value: { state: state.value, messages } }
}

async function stateOf(client: ZendeskClient, ticket: json.ZendeskTicket): Promise<Answer<TicketSide>> {
  const status = json.statusOf(ticket.status)
  if (status === null) return { kind: 'refused', detail: 'Zendesk has the ticket in a status that nobody here knows.' }
  const assignee = ticket.assignee_id ?? null
  const users = await usersOf(client, assignee === null ? [] : [assignee])
  if (users.kind !== 'done') return users
  const email = assignee === null ? null : (users.value.get(assignee)?.email?.toLowerCase() ?? null)
  return { kind: 'done', value: { subject: ticket.subject ?? '', status, priority: json.priorityOf(ticket.priority), assignee: email } }
}

/** The field that gives a ticket to an agent, or to nobody; none where nothing is said, or the person is no agent there. */
async function assigneeOf(client: ZendeskClient, email: string | null | undefined): Promise<Answer<{ assignee_id?: number | null }>> {
  if (email === undefined) return { kind: 'done', value: {} }
  if (email === null) return { kind: 'done', value: { assignee_id: null } }
  const agent = await agentOf(client, email)
  if (agent.kind !== 'done') return agent
  return { kind: 'done', value: agent.value === null ? {} : { assignee_id: Number(agent.value.id) } }
}

function metadataOf({ key }: DeskMessage) {
  return { quarterday_message: key }
}

function commentIn({ audit }: z.output<typeof json.ticketAnswer>): string | null {
  return audit?.events.find(({ type }) => type === 'Comment')?.id ?? null
}
