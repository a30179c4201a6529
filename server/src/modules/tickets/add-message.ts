import { type CustomerId, idOf, type TicketId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { ticketMachine } from '@quarterday/core/ticket/ticket.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { getCustomer } from '../customers/store.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { markChanged } from '../help-desks/sync-store.ts'
import { authorOf } from './author-of.ts'
import * as messages from './message-store.ts'
import { messageToApi, ticketSummary } from './schema.ts'
import * as tickets from './store.ts'
import type { Ticket, TicketMessage } from './ticket-types.ts'

export interface NewMessage {
  readonly author: 'customer' | 'staff'
  readonly isInternal: boolean
  readonly body: string
}

const mostMessages = 1000

/**
 * Adds what somebody says: an answer makes the ticket wait for the customer, a reply for staff, a note among staff changes nothing. `customerId`: only a
 * ticket of this customer. Refuses `not_found`, `invalid_state` for a closed ticket, `invalid` for a note in the customer's name, and `conflict` beyond a thousand.
 */
export async function addTicketMessage(
  ctx: Context,
  id: TicketId,
  { author: speaks, isInternal, body }: NewMessage,
  customerId: CustomerId | null = null,
): Promise<{ ticket: Ticket; message: TicketMessage }> {
  return ctx.transaction(async (tx) => {
    const before = await tickets.lockTicket(tx, id)
    if (customerId !== null && before.customerId !== customerId) throw refuse('not_found')
    if (isInternal && speaks === 'customer') {
      const detail = 'A note among staff is not the customer’s.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/internal', code: 'invalid', detail }] })
    }
    if (before.messageCount >= mostMessages)
      throw refuse('conflict', { detail: 'A ticket has a thousand messages at most. Open another one.' })
    const status = isInternal ? before.status : next(ticketMachine, before.status, speaks === 'staff' ? 'answer' : 'reply')
    const { name } = await getCustomer(tx, before.customerId)
    const message: TicketMessage = {
      id: idOf('tms', newId()),
      position: before.messageCount + 1,
      ...(await authorOf(ctx, tx, speaks, name)),
      ...{ isInternal, body, createdAt: tx.now },
    }
    const ticket: Ticket = {
      ...before,
      status,
      messageCount: before.messageCount + 1,
      eventCount: before.eventCount + 1,
      updatedAt: tx.now,
      solvedAt: isInternal ? before.solvedAt : null,
      waitingSince: status === 'open' ? (before.waitingSince ?? tx.now) : null,
    }
    await messages.addMessage(tx, id, message)
    await tickets.saveTicket(tx, ticket)
    const type: EventType = isInternal ? 'ticket.note_added' : speaks === 'staff' ? 'ticket.replied' : 'ticket.customer_replied'
    const data = { ...ticketSummary(ticket), message: messageToApi(message) }
    await events.addEvents(tx, [{ type, aggregateId: id, sequence: ticket.eventCount, data }])
    await markChanged(tx, [id], ctx.clock.now())
    return { ticket, message }
  })
}
