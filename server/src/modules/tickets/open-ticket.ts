import { type CustomerId, idOf, type MemberId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { TicketPriority } from '@quarterday/core/ticket/ticket.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { findCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import { markChanged } from '../help-desks/sync-store.ts'
import { authorOf } from './author-of.ts'
import { checkSubject } from './check-subject.ts'
import { addMessage } from './message-store.ts'
import { messageToApi, ticketSummary } from './schema.ts'
import * as tickets from './store.ts'
import type { Ticket, TicketSubject } from './ticket-types.ts'

export interface NewTicket extends TicketSubject {
  readonly customerId: CustomerId
  readonly subject: string
  readonly body: string
  /** Who speaks. */
  readonly author: 'customer' | 'staff'
  readonly priority: TicketPriority
  readonly assigneeId: MemberId | null
}

/** Opens a ticket with its first message. Refuses `invalid` for a customer that does not exist and for what is not the customer's. */
export async function openTicket(ctx: Context, wanted: NewTicket): Promise<Ticket> {
  const { customerId, subject, body, priority, assigneeId, subscriptionId, invoiceId, lineId } = wanted
  return ctx.transaction(async (tx) => {
    const customer = await findCustomer(tx, customerId)
    if (customer === null) {
      const detail = 'There is no such customer.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/customer', code: 'not_found', detail }] })
    }
    await checkSubject(tx, customerId, wanted)
    const author = await authorOf(ctx, tx, wanted.author, customer.name)
    const ticket: Ticket = {
      id: idOf('tic', newId()),
      number: await tickets.takeNumber(tx),
      ...{ customerId, subscriptionId, invoiceId, lineId, subject, priority, assigneeId },
      status: wanted.author === 'customer' ? 'open' : 'pending',
      messageCount: 1,
      eventCount: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
      solvedAt: null,
      waitingSince: wanted.author === 'customer' ? tx.now : null,
    }
    await tickets.addTicket(tx, ticket)
    const message = { id: idOf('tms', newId()), position: 1, ...author, isInternal: false, body, createdAt: tx.now }
    await addMessage(tx, ticket.id, message)
    const data = { ...ticketSummary(ticket), message: messageToApi(message) }
    await events.addEvents(tx, [{ type: 'ticket.created', aggregateId: ticket.id, sequence: 1, data }])
    await markChanged(tx, [ticket.id], ctx.clock.now())
    return ticket
  })
}
