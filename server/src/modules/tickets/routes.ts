import { idSchema, type TicketId } from '@quarterday/core/id.ts'
import { ticketPriorities, ticketStatuses } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { addTicketMessage } from './add-message.ts'
import { listMessages } from './message-store.ts'
import { openTicket } from './open-ticket.ts'
import * as schema from './schema.ts'
import { moveTicket, updateTicket } from './update-ticket.ts'
import { getView, listAssignees, listTickets } from './view-store.ts'

const tag = 'Tickets'
const params = z.strictObject({ id: idSchema('tic') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/tickets',
    operation: 'listTickets',
    tag,
    summary: 'List tickets',
    scope: 'tickets:read',
    query: listQuery({
      sorts: ['-updated_at', 'created_at', 'waiting_since'],
      search: 'subject and number',
      filters: {
        status: z.enum(ticketStatuses).optional(),
        priority: z.enum(ticketPriorities).optional(),
        customer: idSchema('cus').optional(),
        subscription: idSchema('sub').optional(),
        invoice: idSchema('inv').optional(),
        assignee: idSchema('mem').optional(),
        unassigned: z.stringbool().optional().meta({ description: 'True: only what nobody looks after.' }),
      },
    }),
    reply: schema.ticketListSchema,
    handle: (ctx, { query: { customer, subscription, invoice, assignee, unassigned, ...rest } }) =>
      ctx.transaction(async (tx) => {
        const about = {
          customerId: customer,
          subscriptionId: subscription,
          invoiceId: invoice,
          assigneeId: assignee,
          isUnassigned: unassigned,
        }
        return pageToApi(await listTickets(tx, { ...rest, ...about }), schema.ticketToApi)
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/ticket_assignees',
    operation: 'listTicketAssignees',
    tag,
    summary: 'List who can look after tickets',
    description: 'By name. Also for those who may not see the list of members.',
    scope: 'tickets:read',
    query: listQuery({ sorts: ['name'], search: 'names', filters: {} }),
    reply: schema.assigneeListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listAssignees(tx, query), schema.assigneeToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/tickets',
    operation: 'createTicket',
    tag,
    summary: 'Open a ticket',
    description: 'With its first message: the customer’s question that you pass on, or one that you write to the customer.',
    scope: 'tickets:write',
    body: schema.ticketCreateSchema,
    reply: schema.ticketSchema,
    changesByItself: ['help_desk'],
    status: 201,
    handle: async (ctx, { body: { customer, subscription, invoice, line_item, assignee, ...rest } }) => {
      const about = { customerId: customer, subscriptionId: subscription, invoiceId: invoice, lineId: line_item, assigneeId: assignee }
      return shown(ctx, (await openTicket(ctx, { ...rest, ...about })).id)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/tickets/{id}',
    operation: 'getTicket',
    tag,
    summary: 'Get a ticket',
    scope: 'tickets:read',
    params,
    reply: schema.ticketSchema,
    changesByItself: ['help_desk'],
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => shown(ctx, id),
  }),
  route({
    method: 'PATCH',
    path: '/v1/tickets/{id}',
    operation: 'updateTicket',
    tag,
    summary: 'Change a ticket',
    description: 'What it is called and about, how urgent it is, and who looks after it.',
    scope: 'tickets:write',
    params,
    body: schema.ticketUpdateSchema,
    reply: schema.ticketSchema,
    changesByItself: ['help_desk'],
    refuses: ['not_found'],
    handle: async (ctx, { params: { id }, body: { subject, priority, assignee, subscription, invoice, line_item } }) => {
      const change = {
        ...(subject !== undefined && { subject }),
        ...(priority !== undefined && { priority }),
        ...(assignee !== undefined && { assigneeId: assignee }),
        ...(subscription !== undefined && { subscriptionId: subscription }),
        ...(invoice !== undefined && { invoiceId: invoice }),
        ...(line_item !== undefined && { lineId: line_item }),
      }
      return shown(ctx, (await updateTicket(ctx, id, change)).id)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/tickets/{id}/messages',
    operation: 'listTicketMessages',
    tag,
    summary: 'List what was said',
    description: 'The oldest first, notes among staff included.',
    scope: 'tickets:read',
    params,
    query: listQuery({ sorts: ['created_at'], filters: {} }),
    reply: schema.messageListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, query }) =>
      ctx.transaction(async (tx) => {
        await getView(tx, id)
        return pageToApi(await listMessages(tx, id, { ...query, withInternal: true }), schema.messageToApi)
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/tickets/{id}/messages',
    operation: 'addTicketMessage',
    tag,
    summary: 'Answer, or add a note',
    description: 'An answer is sent to the customer and makes the ticket wait for them. A note is seen by staff only.',
    scope: 'tickets:write',
    params,
    body: schema.messageCreateSchema,
    reply: schema.messageSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state', 'conflict'],
    handle: async (ctx, { params: { id }, body: { author, internal, body } }) => {
      const { message } = await addTicketMessage(ctx, id, { author, isInternal: internal, body })
      return schema.messageToApi(message)
    },
  }),
  ...(['solve', 'reopen', 'close'] as const).map((move) =>
    route({
      method: 'POST',
      path: `/v1/tickets/{id}/${move}`,
      operation: `${move}Ticket`,
      tag,
      summary: { solve: 'Solve a ticket', reopen: 'Open a ticket again', close: 'Close a ticket for good' }[move],
      description: {
        solve: 'Nobody has to act any more. A reply of the customer opens it again; after two weeks it is closed.',
        reopen: 'It waits for staff again.',
        close: 'Nothing can be added any more.',
      }[move],
      scope: 'tickets:write',
      params,
      reply: schema.ticketSchema,
      changesByItself: ['help_desk'],
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id } }) => shown(ctx, (await moveTicket(ctx, id, move)).id),
    }),
  ),
]

async function shown(ctx: Context, id: TicketId): Promise<z.input<typeof schema.ticketSchema>> {
  return ctx.transaction(async (tx) => schema.ticketToApi(await getView(tx, id)))
}
