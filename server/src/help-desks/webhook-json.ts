import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import { ticketPriorities, ticketStatuses } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'
import { email, instant } from '../kit/fields.ts'
import type { DeskMessage, DeskNotice, DeskTelling, DeskTicket } from './help-desk.ts'

const reference = z.string().min(1).max(255)
const pageUrl = z
  .string()
  .max(2048)
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'Must be a URL')

/** What a receiver may say of a ticket that it was told of, all of it optional. */
export const saidSchema = z.object({ reference: reference.nullish(), url: pageUrl.nullish(), message: reference.nullish() })

/** What a help desk tells us by itself (docs/help-desk.md). Unknown fields are refused: a word that was mistyped would say nothing. */
const tellingSchema = z.strictObject({
  type: z.enum(['ticket.linked', 'ticket.message_added', 'ticket.changed']),
  occurred_at: instant,
  ticket: z.string().min(1).max(64),
  reference: reference.nullish(),
  url: pageUrl.nullish(),
  message: z
    .strictObject({
      reference,
      author: z.enum(['customer', 'staff', 'software']),
      author_name: z.string().min(1).max(256),
      internal: z.boolean().default(false),
      body: z.string().min(1).max(20_000),
    })
    .nullish(),
  status: z.enum(ticketStatuses).optional(),
  priority: z.enum(ticketPriorities).optional(),
  subject: z.string().min(1).max(256).optional(),
  assignee_email: email.nullable().optional(),
})

/** What came, as flows take it; a text says what is wrong with it. */
export function readTelling(body: string): DeskTelling | string {
  const parsed = tellingSchema.safeParse(jsonOf(body))
  if (!parsed.success) {
    const [first] = parsed.error.issues
    return `${first === undefined ? '' : `${first.path.join('.') || 'The body'}: ${first.message}`}`.slice(0, 400)
  }
  const { occurred_at: at, reference: name, url, message, status, priority, subject, assignee_email: assignee } = parsed.data
  return {
    at,
    reference: name ?? null,
    url: url ?? null,
    change: {
      ...(status !== undefined && { status }),
      ...(priority !== undefined && { priority }),
      ...(subject !== undefined && { subject }),
      ...(assignee !== undefined && { assignee: assignee === null ? null : assignee.toLowerCase() }),
    },
    message: message
      ? {
          ...{ reference: message.reference, author: message.author, authorName: message.author_name },
          ...{ isInternal: message.internal, body: message.body },
        }
      : null,
  }
}

/** What it is about, before it is read as a whole: what is wrong with it is found out when it is worked on. */
export function noticeOf(id: string, at: Temporal.Instant, body: string): DeskNotice {
  const parsed = z.object({ type: z.string().min(1).max(255), ticket: z.string().min(1).max(64).nullish() }).safeParse(jsonOf(body))
  const { type, ticket } = parsed.success ? parsed.data : { type: 'unreadable', ticket: null }
  return { reference: id, type, sentAt: at, about: ticket ? { reference: null, key: ticket } : null }
}

/** A ticket as receivers read it. */
export function ticketToJson({ key, number, customer, state, url, about }: DeskTicket, reference: string | null) {
  return {
    id: key,
    number,
    reference,
    ...stateToJson(state),
    customer: { id: customer.key, name: customer.name, email: customer.email },
    ...{ subscription: about.subscription, invoice: about.invoice, line_item: about.lineItem, url },
  }
}

export function stateToJson({ subject, status, priority, assignee }: TicketSide) {
  return { subject, status, priority, assignee_email: assignee }
}

export function messageToJson({ key, author, authorName, authorEmail, isInternal, body, at }: DeskMessage) {
  return {
    ...{ id: key, author, author_name: authorName, author_email: authorEmail },
    ...{ internal: isInternal, body, created_at: at.toString() },
  }
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
