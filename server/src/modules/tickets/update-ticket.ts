import { isDeepStrictEqual } from 'node:util'
import type { CustomerId, TicketId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { ticketMachine } from '@quarterday/core/ticket/ticket.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { markChanged } from '../help-desks/sync-store.ts'
import { checkSubject } from './check-subject.ts'
import { ticketSummary } from './schema.ts'
import * as tickets from './store.ts'
import type { Ticket } from './ticket-types.ts'

export type TicketChange = Partial<Pick<Ticket, 'subject' | 'priority' | 'assigneeId' | 'subscriptionId' | 'invoiceId' | 'lineId'>>

/** Changes what a ticket is called and about, how urgent it is and who looks after it. Refuses `not_found`, and `invalid` for what is not the customer's. */
export async function updateTicket(ctx: Context, id: TicketId, change: TicketChange): Promise<Ticket> {
  return ctx.transaction(async (tx) => {
    const before = await tickets.lockTicket(tx, id)
    const after = { ...before, ...change }
    if (isDeepStrictEqual(ticketSummary(before), ticketSummary(after))) return before
    await checkSubject(tx, before.customerId, after)
    const ticket: Ticket = { ...after, eventCount: before.eventCount + 1, updatedAt: tx.now }
    await tickets.saveTicket(tx, ticket)
    await events.addEvents(tx, [{ type: 'ticket.updated', aggregateId: id, sequence: ticket.eventCount, data: ticketSummary(ticket) }])
    await markChanged(tx, [id], ctx.clock.now())
    return ticket
  })
}

const moves = { solve: 'ticket.solved', reopen: 'ticket.reopened', close: 'ticket.closed' } as const satisfies Record<string, EventType>

/** Solves a ticket, opens it again, or closes it for good. `customerId`: only one of this customer. Refuses `not_found`, `invalid_state`. */
export async function moveTicket(
  ctx: Context,
  id: TicketId,
  move: keyof typeof moves,
  customerId: CustomerId | null = null,
): Promise<Ticket> {
  return ctx.transaction(async (tx) => {
    const before = await tickets.lockTicket(tx, id)
    if (customerId !== null && before.customerId !== customerId) throw refuse('not_found')
    const status = next(ticketMachine, before.status, move)
    const solvedAt = status === 'open' ? null : (before.solvedAt ?? tx.now)
    const waitingSince = status === 'open' ? (before.waitingSince ?? tx.now) : null
    const ticket: Ticket = { ...before, status, solvedAt, waitingSince, eventCount: before.eventCount + 1, updatedAt: tx.now }
    await tickets.saveTicket(tx, ticket)
    await events.addEvents(tx, [{ type: moves[move], aggregateId: id, sequence: ticket.eventCount, data: ticketSummary(ticket) }])
    await markChanged(tx, [id], ctx.clock.now())
    return ticket
  })
}
