import type { z } from 'zod'
import * as schema from './schema.ts'
import type { Ticket, TicketMessage } from './ticket-types.ts'

/** As the customer sees it: who looks after it and how urgent staff think it is are the seller's own. */
export const portalTicketSchema = schema.ticketSummarySchema
  .omit({ assignee: true, priority: true, customer: true, message_count: true, waiting_since: true })
  .meta({ id: 'PortalTicket', description: 'What you asked.' })
export const portalMessageSchema = schema.messageSchema.omit({ internal: true }).meta({ id: 'PortalTicketMessage' })
export const portalTicketCreateSchema = schema.ticketCreateSchema
  .omit({ customer: true, author: true, priority: true, assignee: true })
  .meta({ id: 'PortalTicketCreate', examples: [{ subject: 'Why was I charged twice?', body: 'There are two charges on my card.' }] })
export const portalMessageCreateSchema = schema.messageCreateSchema
  .pick({ body: true })
  .meta({ id: 'PortalTicketMessageCreate', examples: [{ body: 'Thank you, that explains it.' }] })

export function ticketToPortal(ticket: Ticket): z.input<typeof portalTicketSchema> {
  const { assignee: _assignee, priority: _priority, customer: _customer, message_count: _count, ...rest } = schema.ticketSummary(ticket)
  const { waiting_since: _since, ...shown } = rest
  return shown
}

export function messageToPortal(message: TicketMessage): z.input<typeof portalMessageSchema> {
  const { internal: _internal, ...shown } = schema.messageToApi(message)
  return shown
}
