import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { stepsBetween, type TicketSide } from '@quarterday/core/ticket/in-step.ts'
import type { Answer, DeskMessage, DeskReading, DeskTicket } from '../../help-desks/help-desk.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import * as tickets from '../tickets/store.ts'
import { messagesAfter, messagesOf, noteArrived, noteAsked, type OutgoingMessage } from './desk-message-store.ts'
import type { ClaimedSync } from './help-desk.ts'
import type { OpenDesk } from './open-desk.ts'
import { holdClaim, noteStep, readSeen } from './sync-store.ts'
import { takeFromDesk } from './take-from-desk.ts'
import { deskTicketOf, sideOf } from './ticket-out.ts'

/** Messages a turn: who has more to say goes on in the next. */
const mostMessages = 50

export type SyncEnd =
  | { readonly kind: 'synced' }
  | { readonly kind: 'more' }
  | { readonly kind: 'not_done'; readonly answer: Exclude<Answer<never>, { kind: 'done' }> }
  /** The claim counts no more: somebody else has the ticket, or the connection is over. */
  | { readonly kind: 'lost' }

/**
 * Brings one claimed ticket and its copy into step: made there if it is not, read, what changed there taken over, and then what is new here given, message by message
 * in their order. Before each question it is written down that it is put; so after whatever end the next try looks for what the last one did.
 */
export async function syncTicket(ctx: Context, open: OpenDesk, claimed: ClaimedSync, until: Temporal.Instant): Promise<SyncEnd> {
  const turn: Turn = { ctx, open, claimed, until }
  try {
    const reference = claimed.reference ?? (await create(turn))
    const there = await readThere(turn, reference)
    const isWhole = await sayNew(turn, reference)
    if (!isWhole) return { kind: 'more' }
    await giveChanges(turn, reference, there)
    return { kind: 'synced' }
  } catch (error) {
    if (error instanceof Halted) return error.end
    throw error
  }
}

interface Turn {
  readonly ctx: Context
  readonly open: OpenDesk
  readonly claimed: ClaimedSync
  /** No question is begun after this. */
  readonly until: Temporal.Instant
}

class Halted extends Error {
  readonly end: SyncEnd

  constructor(end: SyncEnd) {
    super(end.kind)
    this.end = end
  }
}

/** Puts it there with its first message, or finds it there. */
async function create(turn: Turn): Promise<string> {
  const { ticket, first } = await held(turn, async (tx) => {
    const [message] = await messagesAfter(tx, turn.claimed.ticketId, 0, 1)
    if (message === undefined) throw new Halted({ kind: 'lost' })
    await noteAsked(tx, turn.open.desk.id, turn.claimed.ticketId, message.id)
    return { ticket: await ticketNow(turn, tx), first: message }
  })
  const made = await asked(turn, () => turn.open.port.create(ticket, deskMessageOf(first)))
  await held(turn, async (tx) => {
    const { id } = turn.open.desk
    // Without a word for it there, one that can be read is found by its key; who cannot be read was told.
    if (made.message !== null || turn.open.port.read === null) {
      await noteArrived(tx, id, turn.claimed.ticketId, [{ messageId: first.id, reference: made.message }])
    }
    const seen = { seenHere: ticket.state, seenThere: made.state ?? ticket.state }
    await noteStep(tx, id, turn.claimed.ticketId, { reference: made.reference, url: made.url, ...seen })
  })
  return made.reference
}

/** What is there, after what changed there was taken over. Null: it cannot be asked. */
async function readThere(turn: Turn, reference: string): Promise<TicketSide | null> {
  const { read } = turn.open.port
  if (read === null) return null
  const { id } = turn.open.desk
  const known = await held(turn, (tx) => messagesOf(tx, id, turn.claimed.ticketId))
  const references = new Set(known.flatMap(({ reference: name }) => name ?? []))
  const reading = await asked(turn, () => read(reference, references))
  await held(turn, (tx) => takeOver(turn, tx, reading))
  return reading.state
}

async function takeOver({ open: { desk }, claimed: { ticketId } }: Turn, tx: Tx, { state: there, messages }: DeskReading): Promise<void> {
  const known = new Set(
    (await messagesOf(tx, desk.id, ticketId)).flatMap(({ reference, status }) => (status === 'asked' ? [] : (reference ?? []))),
  )
  const arrived = messages.flatMap(({ reference, key }) => {
    const messageId = key === null || known.has(reference) ? null : decodeId('tms', key)
    return messageId === null ? [] : [{ messageId, reference }]
  })
  await noteArrived(tx, desk.id, ticketId, arrived)
  const fresh = messages.flatMap(({ reference, said }) => (said === null || known.has(reference) ? [] : [{ reference, said }]))
  const ticket = await tickets.getTicket(tx, ticketId)
  const here = await sideOf(tx, ticket)
  const seen = await readSeen(tx, desk.id, ticketId)
  const { take, give } = stepsBetween({ here, there, seenHere: seen?.here ?? here, seenThere: seen?.there ?? there })
  const after = await sideOf(tx, await takeFromDesk(tx, desk, ticket, { messages: fresh, change: take }))
  // What is still to be given counts as not seen yet.
  await noteStep(tx, desk.id, ticketId, { seenHere: replaced(after, give, seen?.here ?? after), seenThere: there })
}

/** Says what is new here, in its order. False: there is more than one turn can say. */
async function sayNew(turn: Turn, reference: string): Promise<boolean> {
  const { open, claimed } = turn
  const { id, sharesNotes } = open.desk
  const { fresh, known, ticket } = await held(turn, async (tx) => ({
    fresh: await messagesAfter(tx, claimed.ticketId, claimed.sentPosition, mostMessages + 1),
    known: await messagesOf(tx, id, claimed.ticketId),
    ticket: await ticketNow(turn, tx),
  }))
  const there = new Set(known.flatMap(({ messageId, status }) => (status === 'done' && messageId !== null ? [messageId] : [])))
  for (const message of fresh.slice(0, mostMessages)) {
    const isToSay = !there.has(message.id) && (sharesNotes || !message.isInternal)
    if (isToSay) {
      await held(turn, (tx) => noteAsked(tx, id, claimed.ticketId, message.id))
      const said = await asked(turn, () => open.port.say(ticket, reference, deskMessageOf(message)))
      await held(turn, async (tx) => {
        await noteArrived(tx, id, claimed.ticketId, [{ messageId: message.id, reference: said.reference }])
        await noteStep(tx, id, claimed.ticketId, { sentPosition: message.position })
      })
    }
  }
  const last = fresh.slice(0, mostMessages).at(-1)
  if (last !== undefined) await held(turn, (tx) => noteStep(tx, id, claimed.ticketId, { sentPosition: last.position }))
  return fresh.length <= mostMessages
}

/** Gives what changed here since both sides were compared. */
async function giveChanges(turn: Turn, reference: string, there: TicketSide | null): Promise<void> {
  // Nothing there changes any more.
  if (there?.status === 'closed') return
  const { open, claimed } = turn
  const { id } = open.desk
  const { ticket, seen } = await held(turn, async (tx) => ({
    ticket: await ticketNow(turn, tx),
    seen: await readSeen(tx, id, claimed.ticketId),
  }))
  const now = there ?? seen?.there ?? ticket.state
  const { give } = stepsBetween({ here: ticket.state, there: now, seenHere: seen?.here ?? ticket.state, seenThere: now })
  if (Object.keys(give).length === 0) return
  const after = await asked(turn, () => open.port.change(ticket, reference, give))
  await held(turn, (tx) =>
    noteStep(tx, id, claimed.ticketId, {
      seenHere: replaced(seen?.here ?? ticket.state, give, ticket.state),
      seenThere: replaced(now, give, after ?? ticket.state),
    }),
  )
}

/** A side with some of its fields, those of `fields`, as another has them. */
function replaced(side: TicketSide, fields: Partial<TicketSide>, by: TicketSide): TicketSide {
  return {
    subject: 'subject' in fields ? by.subject : side.subject,
    status: 'status' in fields ? by.status : side.status,
    priority: 'priority' in fields ? by.priority : side.priority,
    assignee: 'assignee' in fields ? by.assignee : side.assignee,
  }
}

async function ticketNow({ ctx, claimed }: Turn, tx: Tx): Promise<DeskTicket> {
  return deskTicketOf(ctx, tx, await tickets.getTicket(tx, claimed.ticketId), claimed.wanted)
}

/** What the help desk answers, if it is done. */
async function asked<Value>({ ctx, until }: Turn, question: () => Promise<Answer<Value>>): Promise<Value> {
  if (Temporal.Instant.compare(ctx.clock.now(), until) >= 0) throw new Halted({ kind: 'more' })
  const answer = await question()
  if (answer.kind === 'done') return answer.value
  throw new Halted({ kind: 'not_done', answer })
}

/** Does something while the ticket and the claim are held; the ticket first, as everybody locks them. */
async function held<Done>({ ctx, open, claimed }: Turn, work: (tx: Tx) => Promise<Done>): Promise<Done> {
  return ctx.transaction(async (tx) => {
    await tickets.lockTicket(tx, claimed.ticketId)
    if (!(await holdClaim(tx, open.desk.id, claimed))) throw new Halted({ kind: 'lost' })
    return work(tx)
  })
}

function deskMessageOf({ id, author, authorName, authorEmail, isInternal, body, createdAt }: OutgoingMessage): DeskMessage {
  return { key: encodeId('tms', id), author, authorName, authorEmail, isInternal, body, at: createdAt }
}
