import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { ticketStatuses } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageSchema, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { addTicketMessage } from './add-message.ts'
import { listMessages } from './message-store.ts'
import { openTicket } from './open-ticket.ts'
import {
  messageToPortal,
  portalMessageCreateSchema,
  portalMessageSchema,
  portalTicketCreateSchema,
  portalTicketSchema,
  ticketToPortal,
} from './portal-schema.ts'
import { getTicket } from './store.ts'
import type { Ticket } from './ticket-types.ts'
import { moveTicket } from './update-ticket.ts'
import { listTickets } from './view-store.ts'

const tag = 'Portal'
const params = z.strictObject({ id: idSchema('tic') })

/** What a customer asks and reads in the portal: their own tickets, and of these what was said to them. */
export const portalTicketRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/tickets',
    operation: 'listPortalTickets',
    tag,
    summary: 'List your tickets',
    scope: 'customer',
    query: listQuery({ sorts: ['-updated_at', 'created_at'], filters: { status: z.enum(ticketStatuses).optional() } }),
    reply: pageSchema('PortalTicketList', portalTicketSchema),
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => pageToApi(await listTickets(tx, { ...query, customerId: customerOf(ctx) }), ticketToPortal)),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/tickets',
    operation: 'createPortalTicket',
    tag,
    summary: 'Ask for help',
    scope: 'customer',
    body: portalTicketCreateSchema,
    reply: portalTicketSchema,
    status: 201,
    handle: async (ctx, { body: { subscription, invoice, line_item, ...rest } }) => {
      const about = { subscriptionId: subscription, invoiceId: invoice, lineId: line_item }
      const asked = { ...rest, ...about, customerId: customerOf(ctx), author: 'customer', priority: 'normal', assigneeId: null } as const
      return ticketToPortal(await openTicket(ctx, asked))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/tickets/{id}',
    operation: 'getPortalTicket',
    tag,
    summary: 'Get one of your tickets',
    scope: 'customer',
    params,
    reply: portalTicketSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => ticketToPortal(await ownTicket(ctx, id)),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/tickets/{id}/messages',
    operation: 'listPortalTicketMessages',
    tag,
    summary: 'List what was said',
    scope: 'customer',
    params,
    query: listQuery({ sorts: ['created_at'], filters: {} }),
    reply: pageSchema('PortalTicketMessageList', portalMessageSchema),
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, query }) =>
      ctx.transaction(async (tx) => {
        await ownTicket(ctx, id)
        return pageToApi(await listMessages(tx, id, { ...query, withInternal: false }), messageToPortal)
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/tickets/{id}/messages',
    operation: 'addPortalTicketMessage',
    tag,
    summary: 'Reply',
    description: 'What was solved is open again by it.',
    scope: 'customer',
    params,
    body: portalMessageCreateSchema,
    reply: portalMessageSchema,
    status: 201,
    refuses: ['not_found', 'invalid_state', 'conflict'],
    handle: async (ctx, { params: { id }, body: { body } }) => {
      const { message } = await addTicketMessage(ctx, id, { author: 'customer', isInternal: false, body }, customerOf(ctx))
      return messageToPortal(message)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/tickets/{id}/solve',
    operation: 'solvePortalTicket',
    tag,
    summary: 'Say that you need nothing more',
    scope: 'customer',
    params,
    reply: portalTicketSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => ticketToPortal(await moveTicket(ctx, id, 'solve', customerOf(ctx))),
  }),
]

function customerOf({ actor }: Context) {
  if (actor.kind !== 'customer') throw refuse('forbidden')
  return actor.id
}

async function ownTicket(ctx: Context, id: Ticket['id']): Promise<Ticket> {
  return ctx.transaction(async (tx) => {
    const ticket = await getTicket(tx, id)
    if (ticket.customerId !== customerOf(ctx)) throw refuse('not_found')
    return ticket
  })
}
