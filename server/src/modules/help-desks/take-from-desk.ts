import { type HelpDeskId, idOf } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import { canBecome, type TicketStatus } from '@quarterday/core/ticket/ticket.ts'
import type { SaidThere } from '../../help-desks/help-desk.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { EventType } from '../events/event-types.ts'
import { addEvents, type NewEvent } from '../events/store.ts'
import { addMessages } from '../tickets/message-store.ts'
import { messageToApi, ticketSummary } from '../tickets/schema.ts'
import * as tickets from '../tickets/store.ts'
import type { Ticket, TicketMessage } from '../tickets/ticket-types.ts'
import { noteTaken, type TakenFromThere } from './desk-message-store.ts'
import type { HelpDesk } from './help-desk.ts'

export interface FromThere {
  /** Not taken before, in their order. */
  readonly messages: readonly { readonly reference: string; readonly said: SaidThere }[]
  readonly change: Partial<TicketSide>
}

const mostMessages = 1000
const longestBody = 20_000
const longestName = 256

/**
 * Takes over what was said and changed at the help desk; the ticket is locked and stays unmarked, so that nothing of it goes back. What cannot be taken is left out, with
 * its reason: of a ticket that is closed here nothing changes any more. Answers the ticket as it is then.
 */
export async function takeFromDesk(tx: Tx, desk: HelpDesk, before: Ticket, { messages, change }: FromThere): Promise<Ticket> {
  const { said, taken } = sorted(tx, desk, before, messages)
  await addMessages(tx, before.id, said)
  await noteTaken(tx, desk.id, before.id, taken)
  const events: NewEvent[] = []
  let ticket = before
  const move = (type: EventType, after: Partial<Ticket>, message?: TicketMessage) => {
    ticket = { ...ticket, ...after, eventCount: ticket.eventCount + 1, updatedAt: tx.now }
    const data = message === undefined ? ticketSummary(ticket) : { ...ticketSummary(ticket), message: messageToApi(message) }
    events.push({ type, aggregateId: ticket.id, sequence: ticket.eventCount, data })
  }
  for (const message of said) move(typeOf(message), { messageCount: message.position }, message)
  const fields = await fieldsOf(tx, ticket, change)
  if (Object.keys(fields).length > 0) move('ticket.updated', fields)
  const { status } = change
  if (status !== undefined && canBecome(ticket.status, status) && status !== ticket.status) {
    const solvedAt = status === 'solved' || status === 'closed' ? (ticket.solvedAt ?? tx.now) : null
    move(moves[status], { status, solvedAt, waitingSince: status === 'open' ? (ticket.waitingSince ?? tx.now) : null })
  }
  if (events.length === 0) return before
  await tickets.saveTicket(tx, ticket)
  await addEvents(tx, events)
  return ticket
}

const moves = {
  open: 'ticket.reopened',
  pending: 'ticket.updated',
  solved: 'ticket.solved',
  closed: 'ticket.closed',
} as const satisfies Record<TicketStatus, EventType>

function sorted(
  tx: Tx,
  desk: Pick<HelpDesk, 'sharesNotes'> & { readonly id: HelpDeskId },
  { status, messageCount }: Ticket,
  messages: FromThere['messages'],
): { said: TicketMessage[]; taken: TakenFromThere[] } {
  const said: TicketMessage[] = []
  const taken = messages.map(({ reference, said: words }): TakenFromThere => {
    const body = words.body.replaceAll('\u0000', '').toWellFormed()
    const detail = reasonAgainst(desk, { ...words, body }, { status, count: messageCount + said.length })
    if (detail !== null) return { reference, messageId: null, detail }
    const id = idOf('tms', newId())
    const isInternal = words.isInternal
    said.push({
      ...{ id, position: messageCount + said.length + 1, userId: null, isInternal, createdAt: tx.now },
      // A private word of the customer's is staff's to read: here only staff and software have notes.
      author: isInternal && words.author === 'customer' ? 'software' : words.author,
      authorName: words.authorName.replaceAll('\u0000', '').toWellFormed().trim().slice(0, longestName) || 'Help desk',
      body: body.length > longestBody ? `${body.slice(0, longestBody - 1).toWellFormed()}…` : body,
    })
    return { reference, messageId: id, detail: null }
  })
  return { said, taken }
}

function reasonAgainst(
  { sharesNotes }: Pick<HelpDesk, 'sharesNotes'>,
  { isInternal, body }: SaidThere,
  { status, count }: { readonly status: TicketStatus; readonly count: number },
): string | null {
  if (isInternal && !sharesNotes) return 'It is a note, and notes are not shared.'
  if (status === 'closed') return 'The ticket is closed here; a new question is a new ticket.'
  if (count >= mostMessages) return 'A ticket has a thousand messages at most.'
  if (body.trim() === '') return 'It has no text.'
  return holdsCardNumber(body) ? 'It seems to hold a card number.' : null
}

function typeOf({ author, isInternal }: TicketMessage): EventType {
  if (isInternal) return 'ticket.note_added'
  return author === 'customer' ? 'ticket.customer_replied' : 'ticket.replied'
}

async function fieldsOf(tx: Tx, ticket: Ticket, { subject, priority, assignee }: Partial<TicketSide>): Promise<Partial<Ticket>> {
  if (ticket.status === 'closed') return {}
  const named = assignee === undefined ? ticket.assigneeId : assignee === null ? null : await tickets.memberWithEmail(tx, assignee)
  const title = subject?.replaceAll('\u0000', '').toWellFormed().trim().slice(0, longestName)
  return {
    ...(title && title !== ticket.subject && { subject: title }),
    ...(priority !== undefined && priority !== ticket.priority && { priority }),
    ...(named !== ticket.assigneeId && { assigneeId: named }),
  }
}
