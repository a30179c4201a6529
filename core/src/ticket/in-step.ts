import type { TicketPriority, TicketStatus } from './ticket.ts'

/** What both sides may change of a ticket that is kept here and in a help desk outside. */
export interface TicketSide {
  readonly subject: string
  readonly status: TicketStatus
  readonly priority: TicketPriority
  /** The e-mail address of who looks after it; null: nobody whom this side knows. */
  readonly assignee: string | null
}

export interface TwoSides {
  readonly here: TicketSide
  readonly there: TicketSide
  /** Each side as it was when they were last compared. */
  readonly seenHere: TicketSide
  readonly seenThere: TicketSide
}

export interface Steps {
  /** What this side takes over. */
  readonly take: Partial<TicketSide>
  /** What the other side is given. */
  readonly give: Partial<TicketSide>
}

/**
 * What brings two sides into step: each field that changed on one side goes to the other, and where both changed the help desk wins. A difference that neither
 * side made since stays, for one side may not have a word for what the other says: `on hold` is `open` here, and not everybody here works there.
 */
export function stepsBetween({ here, there, seenHere, seenThere }: TwoSides): Steps {
  const take: Partial<TicketSide> = {
    ...(comes('subject') && { subject: there.subject }),
    ...(comes('status') && { status: there.status }),
    ...(comes('priority') && { priority: there.priority }),
    ...(comes('assignee') && { assignee: there.assignee }),
  }
  const give: Partial<TicketSide> = {
    ...(goes('subject') && { subject: here.subject }),
    ...(goes('status') && { status: here.status }),
    ...(goes('priority') && { priority: here.priority }),
    ...(goes('assignee') && { assignee: here.assignee }),
  }
  return { take, give }

  function comes(field: keyof TicketSide): boolean {
    return there[field] !== seenThere[field] && there[field] !== here[field]
  }
  function goes(field: keyof TicketSide): boolean {
    return there[field] === seenThere[field] && here[field] !== seenHere[field] && here[field] !== there[field]
  }
}
