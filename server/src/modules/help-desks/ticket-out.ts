import { encodeId } from '@quarterday/core/id.ts'
import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import type { DeskTicket } from '../../help-desks/help-desk.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { getCustomer } from '../customers/store.ts'
import * as tickets from '../tickets/store.ts'
import type { Ticket } from '../tickets/ticket-types.ts'

/** A ticket as a help desk is told of it. */
export async function deskTicketOf(ctx: Context, tx: Tx, ticket: Ticket, revision: number): Promise<DeskTicket> {
  const { id, number, customerId, subscriptionId, invoiceId, lineId } = ticket
  const { name, email } = await getCustomer(tx, customerId)
  return {
    ...{ key: encodeId('tic', id), number, revision, state: await sideOf(tx, ticket) },
    customer: { key: encodeId('cus', customerId), name, email },
    url: `${ctx.outside.publicUrl}/tickets/${encodeId('tic', id)}`,
    about: {
      subscription: subscriptionId && encodeId('sub', subscriptionId),
      invoice: invoiceId && encodeId('inv', invoiceId),
      lineItem: lineId && encodeId('il', lineId),
    },
  }
}

/** What of a ticket both sides may change. */
export async function sideOf(tx: Tx, { subject, status, priority, assigneeId }: Ticket): Promise<TicketSide> {
  return { subject, status, priority, assignee: assigneeId === null ? null : await tickets.emailOfMember(tx, assigneeId) }
}
