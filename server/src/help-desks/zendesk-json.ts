import { type TicketAuthor, type TicketPriority, type TicketStatus, ticketPriorities } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'

// What we read of Zendesk's answers (developer.zendesk.com/api-reference/ticketing); whatever else is in them is left alone.

const id = z
  .int()
  .or(z.string().regex(/^\d{1,20}$/))
  .transform(String)

export const zendeskUser = z.object({
  id,
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string().nullish(),
})
export type ZendeskUser = z.output<typeof zendeskUser>

export const userAnswer = z.object({ user: zendeskUser })
export const usersAnswer = z.object({ users: z.array(zendeskUser) })

export const zendeskTicket = z.object({
  id,
  external_id: z.string().nullish(),
  subject: z.string().nullish(),
  status: z.string(),
  priority: z.string().nullish(),
  assignee_id: id.nullish(),
})
export type ZendeskTicket = z.output<typeof zendeskTicket>

const auditEvent = z.object({
  id,
  type: z.string(),
  author_id: z.int().nullish(),
  body: z.string().nullish(),
  plain_body: z.string().nullish(),
  public: z.boolean().nullish(),
})

const audit = z.object({
  author_id: z.int().nullish(),
  metadata: z.object({ custom: z.looseObject({ quarterday_message: z.string().optional() }).nullish() }).nullish(),
  events: z.array(auditEvent),
})
export type ZendeskAudit = z.output<typeof audit>

export const ticketAnswer = z.object({ ticket: zendeskTicket, audit: audit.nullish() })
export const ticketsAnswer = z.object({ tickets: z.array(zendeskTicket) })
export const auditsAnswer = z.object({
  audits: z.array(audit),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }).nullish(),
})

/** A comment of the conversation, and who wrote it; `key` is that of the message here that it was sent for. */
export interface ZendeskComment {
  readonly reference: string
  readonly key: string | null
  /** Null: no person, such as a trigger of Zendesk's. */
  readonly authorId: string | null
  readonly isPublic: boolean
  readonly body: string
}

/** The comments among what was done to a ticket, in its order. */
export function commentsOf(audits: readonly ZendeskAudit[]): ZendeskComment[] {
  return audits.flatMap(({ events, metadata, author_id: actor }) =>
    events
      .filter(({ type }) => type === 'Comment')
      .map((event) => {
        const author = event.author_id ?? actor ?? null
        return {
          reference: event.id,
          key: metadata?.custom?.quarterday_message ?? null,
          authorId: author === null || author <= 0 ? null : String(author),
          isPublic: event.public ?? true,
          body: event.plain_body ?? event.body ?? '',
        }
      }),
  )
}

/** `new` and `open` wait for an agent, and so does what is on hold for somebody else; Zendesk's other words are ours. Null: a word that nobody here knows. */
export function statusOf(word: string): TicketStatus | null {
  return statuses[word.toLowerCase()] ?? null
}

const statuses: Readonly<Record<string, TicketStatus>> = {
  new: 'open',
  open: 'open',
  hold: 'open',
  pending: 'pending',
  solved: 'solved',
  closed: 'closed',
}

/** A ticket of Zendesk's may have no priority; that is an ordinary one. */
export function priorityOf(word: string | null | undefined): TicketPriority {
  return ticketPriorities.find((each) => each === word?.toLowerCase()) ?? 'normal'
}

/** Agents and admins speak for the seller, end users for the customer; nobody is a rule of Zendesk's. */
export function authorOf(user: ZendeskUser | null): TicketAuthor {
  if (user === null) return 'software'
  return user.role === 'end-user' ? 'customer' : 'staff'
}
