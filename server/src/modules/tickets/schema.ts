import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { ticketAuthors, ticketPriorities, ticketStatuses } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { deskKinds, syncStatuses } from '../help-desks/help-desk.ts'
import type { Assignee, Ticket, TicketDesk, TicketMessage, TicketView } from './ticket-types.ts'

const subject = text(256).meta({ examples: ['Why was I charged twice?'] })
const body = text(20_000).meta({ description: 'Plain text.', examples: ['There are two charges of 49.00 EUR on my card statement.'] })
const priority = z.enum(ticketPriorities).meta({ examples: ['normal'] })
const about = {
  subscription: idSchema('sub').nullable().meta({ description: 'Of the same customer.' }),
  invoice: idSchema('inv').nullable().meta({ description: 'Of the same customer.' }),
  line_item: idSchema('il').nullable().meta({ description: 'On that invoice.' }),
}

/** As events tell of it. */
export const ticketSummarySchema = z
  .strictObject({
    id: idSchema('tic'),
    object: z.literal('ticket'),
    number: z.int().meta({ description: 'Counts from 1.', examples: [42] }),
    customer: idSchema('cus'),
    ...about,
    subject,
    status: z.enum(ticketStatuses).meta({
      description:
        '`open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.',
      examples: ['open'],
    }),
    priority,
    assignee: idSchema('mem').nullable().meta({ description: 'The member who looks after it.' }),
    message_count: z
      .int()
      .min(1)
      .meta({ examples: [1] }),
    created_at: instant,
    updated_at: instant,
    solved_at: instant.nullable(),
    waiting_since: instant.nullable().meta({ description: 'Since when somebody waits for staff to act. Null: it is not for them to.' }),
  })
  .meta({ id: 'TicketSummary' })

const ticketDeskSchema = z
  .strictObject({
    id: idSchema('hd'),
    kind: z.enum(deskKinds),
    reference: z
      .string()
      .nullable()
      .meta({ description: 'Its name there. Null: it is not there yet.', examples: ['35436'] }),
    url: z
      .string()
      .nullable()
      .meta({ description: 'Where people see it there.', examples: [null] }),
    status: z.enum(syncStatuses).meta({
      description:
        '`synced`: both are in step. `waiting`: something is on its way, or is tried again at `next_attempt_at`. `failed`: it was given up; see ' +
        '`last_error`, and begin anew with `POST /v1/tickets/{id}/sync`.',
      examples: ['synced'],
    }),
    last_error: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    synced_at: instant.nullable(),
    next_attempt_at: instant.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'TicketHelpDesk', description: 'Where a ticket is kept outside. All its moments are real time.' })

export const ticketSchema = ticketSummarySchema
  .extend({
    customer_name: z.string().meta({ examples: ['Acme GmbH'] }),
    assignee_name: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    help_desk: ticketDeskSchema.nullable().meta({ description: 'Null: it is kept in no help desk outside.', examples: [null] }),
  })
  .meta({ id: 'Ticket', description: 'What a customer asks, and all that was said about it.' })

const assigneeSchema = z
  .strictObject({ id: idSchema('mem'), object: z.literal('ticket_assignee'), name: z.string().meta({ examples: ['Grace Hopper'] }) })
  .meta({ id: 'TicketAssignee', description: 'Somebody who can look after tickets.' })

export const assigneeListSchema = pageSchema('TicketAssigneeList', assigneeSchema)

export const ticketListSchema = pageSchema('TicketList', ticketSchema)

export const messageSchema = z
  .strictObject({
    id: idSchema('tms'),
    object: z.literal('ticket_message'),
    author: z.enum(ticketAuthors).meta({ examples: ['customer'] }),
    author_name: z.string().meta({ examples: ['Ada Lovelace'] }),
    internal: z.boolean().meta({ description: 'A note of staff that the customer does not see.', examples: [false] }),
    body,
    created_at: instant,
  })
  .meta({ id: 'TicketMessage', description: 'Nobody changes what was said.' })

export const messageListSchema = pageSchema('TicketMessageList', messageSchema)

export const ticketCreateSchema = z
  .strictObject({
    customer: idSchema('cus'),
    subject,
    body,
    author: z
      .enum(['customer', 'staff'])
      .default('customer')
      .meta({ description: 'Who speaks: `customer`: you pass on what they asked. `staff`: you write to them.' }),
    priority: priority.default('normal'),
    subscription: about.subscription.default(null),
    invoice: about.invoice.default(null),
    line_item: about.line_item.default(null),
    assignee: idSchema('mem').nullable().default(null),
  })
  .meta({
    id: 'TicketCreate',
    examples: [
      { customer: 'cus_01h455vb4pex5vsknk084sn02q', subject: 'Why was I charged twice?', body: 'There are two charges on my card.' },
    ],
  })

export const ticketUpdateSchema = z
  .strictObject({ subject, priority, assignee: idSchema('mem').nullable(), ...about })
  .partial()
  .meta({ id: 'TicketUpdate', description: 'Only what is given changes.', examples: [{ priority: 'high' }] })

export const messageCreateSchema = z
  .strictObject({
    body,
    author: z.enum(['customer', 'staff']).default('staff').meta({ description: '`customer`: you pass on what they said.' }),
    internal: z.boolean().default(false).meta({ description: 'A note among staff.' }),
  })
  .meta({ id: 'TicketMessageCreate', examples: [{ body: 'The second charge is the setup fee; it comes once.' }] })

export function ticketToApi(ticket: TicketView): z.input<typeof ticketSchema> {
  const { helpDesk, customerName, assigneeName } = ticket
  return { ...ticketSummary(ticket), customer_name: customerName, assignee_name: assigneeName, help_desk: helpDesk && deskToApi(helpDesk) }
}

export function assigneeToApi({ id, name }: Assignee): z.input<typeof assigneeSchema> {
  return { id: encodeId('mem', id), object: 'ticket_assignee', name }
}

function deskToApi({ id, kind, reference, url, status, lastError, syncedAt, nextAt }: TicketDesk): z.input<typeof ticketDeskSchema> {
  return {
    ...{ id: encodeId('hd', id), kind, reference, url, status, last_error: lastError },
    ...{ synced_at: syncedAt?.toString() ?? null, next_attempt_at: nextAt?.toString() ?? null },
  }
}

export function ticketSummary(ticket: Ticket): z.input<typeof ticketSummarySchema> {
  return {
    id: encodeId('tic', ticket.id),
    object: 'ticket',
    number: ticket.number,
    customer: encodeId('cus', ticket.customerId),
    subscription: ticket.subscriptionId === null ? null : encodeId('sub', ticket.subscriptionId),
    invoice: ticket.invoiceId === null ? null : encodeId('inv', ticket.invoiceId),
    line_item: ticket.lineId === null ? null : encodeId('il', ticket.lineId),
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    assignee: ticket.assigneeId === null ? null : encodeId('mem', ticket.assigneeId),
    message_count: ticket.messageCount,
    created_at: ticket.createdAt.toString(),
    updated_at: ticket.updatedAt.toString(),
    solved_at: ticket.solvedAt?.toString() ?? null,
    waiting_since: ticket.waitingSince?.toString() ?? null,
  }
}

export function messageToApi(message: TicketMessage): z.input<typeof messageSchema> {
  return {
    id: encodeId('tms', message.id),
    object: 'ticket_message',
    author: message.author,
    author_name: message.authorName,
    internal: message.isInternal,
    body: message.body,
    created_at: message.createdAt.toString(),
  }
}
