import { type InvoiceId, idOf, type LineItemId } from '@quarterday/core/id.ts'
import { ticketPriorities, ticketStatuses } from '@quarterday/core/ticket/ticket.ts'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../kit/tables.gen.ts'
import type { Ticket } from './ticket-types.ts'

export type TicketRow = Selectable<Tables['tickets']>

/** What of a ticket can change, as its row has it. */
export function toRow(ticket: Ticket) {
  return {
    subscription_id: ticket.subscriptionId,
    invoice_id: ticket.invoiceId,
    line_id: ticket.lineId,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    assignee_id: ticket.assigneeId,
    message_count: ticket.messageCount,
    event_count: ticket.eventCount,
    updated_at: ticket.updatedAt,
    solved_at: ticket.solvedAt,
    waiting_since: ticket.waitingSince,
  }
}

/** The ticket of a row. */
export function fromRow(row: TicketRow): Ticket {
  return {
    id: idOf('tic', row.id),
    number: row.number,
    customerId: idOf('cus', row.customer_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    invoiceId: invoiceIdOf(row.invoice_id),
    lineId: lineIdOf(row.line_id),
    subject: row.subject,
    status: z.enum(ticketStatuses).parse(row.status),
    priority: z.enum(ticketPriorities).parse(row.priority),
    assigneeId: row.assignee_id === null ? null : idOf('mem', row.assignee_id),
    messageCount: row.message_count,
    eventCount: row.event_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    solvedAt: row.solved_at,
    waitingSince: row.waiting_since,
  }
}

function invoiceIdOf(id: string | null): InvoiceId | null {
  return id === null ? null : idOf('inv', id)
}

function lineIdOf(id: string | null): LineItemId | null {
  return id === null ? null : idOf('il', id)
}
