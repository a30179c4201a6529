import type { Machine } from '../machine.ts'

/** Who is to act: staff (`open`), the customer (`pending`), nobody any more (`solved`), and after a while nobody can (`closed`). */
export const ticketStatuses = ['open', 'pending', 'solved', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export type TicketEvent = 'answer' | 'reply' | 'solve' | 'reopen' | 'close'

/** The life of a ticket: staff answer, the customer replies; a reply to what was solved opens it again, and what is closed stays so. */
export const ticketMachine: Machine<TicketStatus, TicketEvent> = {
  open: { answer: 'pending', reply: 'open', solve: 'solved', close: 'closed' },
  pending: { answer: 'pending', reply: 'open', solve: 'solved', reopen: 'open', close: 'closed' },
  solved: { answer: 'pending', reply: 'open', reopen: 'open', close: 'closed' },
  closed: {},
}

/** Whether some event leads from one status to another: from `closed` none does. */
export function canBecome(from: TicketStatus, to: TicketStatus): boolean {
  return Object.values<TicketStatus>(ticketMachine[from]).includes(to)
}

export const ticketPriorities = ['low', 'normal', 'high', 'urgent'] as const
export type TicketPriority = (typeof ticketPriorities)[number]

/** Who wrote a message: the customer, somebody of the seller, or the seller's own software. */
export const ticketAuthors = ['customer', 'staff', 'software'] as const
export type TicketAuthor = (typeof ticketAuthors)[number]

/** After so many days a solved ticket is closed: whoever has something to add by then opens it again. */
export const closedAfterDays = 14
