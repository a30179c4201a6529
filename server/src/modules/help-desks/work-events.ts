import { decodeId, encodeId } from '@quarterday/core/id.ts'
import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import type { DeskTelling } from '../../help-desks/help-desk.ts'
import { readTelling } from '../../help-desks/webhook-json.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { JobCounts } from '../../kit/job.ts'
import { addNextEvents } from '../events/store.ts'
import * as tickets from '../tickets/store.ts'
import { messagesOf } from './desk-message-store.ts'
import { type ClaimedEvent, claimEvents, settleEvent, type WorkedOn } from './event-store.ts'
import { type HelpDesk, secondsToNextTry } from './help-desk.ts'
import { findActive, lockDesk } from './store.ts'
import { lockTold, markTold, noteTold, readSeen } from './sync-store.ts'
import { takeFromDesk } from './take-from-desk.ts'
import { sideOf } from './ticket-out.ts'

const sliceSize = 50
const mostSlices = 20
/** Longer than a slice can take: nobody outside is asked. */
const leaseMinutes = 10
/** What comes may be faster than our own commit: of a ticket that nobody knows is asked once more, so much later. */
const parkedSeconds = 30

/**
 * Works on what the help desk sent, each in a transaction of its own. What Zendesk says is a hint: the ticket is marked, and read there. What a help desk tells that
 * cannot be read is its word: messages are taken once by their names, and changes that are older than what it told before are stale.
 */
export async function workEvents(ctx: Context): Promise<JobCounts> {
  const counts = { processed: 0, ignored: 0, unworkable: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const now = ctx.clock.now()
    const claimed = await ctx.transaction((tx) => claimEvents(tx, now, now.add({ minutes: leaseMinutes }), sliceSize))
    for (const event of claimed) {
      const { status } = await work(ctx, event)
      if (status === 'processed' || status === 'ignored') counts[status] += 1
      if (status === 'failed') counts.unworkable += 1
    }
    if (claimed.length < sliceSize) break
  }
  return counts
}

async function work(ctx: Context, event: ClaimedEvent): Promise<WorkedOn> {
  try {
    return await ctx.transaction(async (tx) => {
      const worked = await follow(ctx, tx, event)
      await conclude(tx, event, worked)
      return worked
    })
  } catch (error) {
    ctx.log.warn({ err: error, type: event.type }, 'what a help desk sent could not be worked on')
    const seconds = secondsToNextTry(event.attempts, null)
    const now = ctx.clock.now()
    const lastError = error instanceof Error ? error.name : 'It failed.'
    const worked: WorkedOn =
      seconds === null
        ? { status: 'failed', nextAt: null, finishedAt: now, lastError }
        : { status: 'received', nextAt: now.add({ seconds }), finishedAt: null, lastError }
    await ctx.transaction((tx) => conclude(tx, event, worked))
    return worked
  }
}

async function conclude(tx: Tx, event: ClaimedEvent, worked: WorkedOn): Promise<void> {
  if (!(await settleEvent(tx, event, worked)) || worked.status !== 'failed') return
  // Events of a connection are numbered under its lock.
  await lockDesk(tx, event.helpDeskId)
  const data = { help_desk: encodeId('hd', event.helpDeskId), event: encodeId('hde', event.id), error: worked.lastError ?? '' }
  await addNextEvents(tx, [{ type: 'help_desk.event_failed', aggregateId: event.helpDeskId, data }])
}

async function follow(ctx: Context, tx: Tx, event: ClaimedEvent): Promise<WorkedOn> {
  const now = ctx.clock.now()
  const ended = (status: WorkedOn['status'], lastError: string | null): WorkedOn => ({ status, nextAt: null, finishedAt: now, lastError })
  const kept = await findActive(tx, event.helpDeskId)
  if (kept === null) return ended('ignored', 'The help desk is not connected any more.')
  if (kept.desk.kind === 'zendesk') {
    if (event.aboutReference !== null && (await markTold(tx, event.helpDeskId, event.aboutReference, now))) return ended('processed', null)
    const lastError = 'No ticket here has this name there.'
    if (event.attempts > 1) return ended('ignored', lastError)
    return { status: 'received', nextAt: now.add({ seconds: parkedSeconds }), finishedAt: null, lastError }
  }
  const ticketId = event.aboutKey === null ? null : decodeId('tic', event.aboutKey)
  const telling = event.body === null ? 'Its text is not kept.' : readTelling(event.body.toString('utf8'))
  if (typeof telling === 'string') return ended('failed', telling)
  if (ticketId === null) return ended('ignored', 'That is no ticket of ours.')
  const isTaken = await take(tx, kept.desk, ticketId, telling)
  return isTaken ? ended('processed', null) : ended('ignored', 'The ticket is not kept in this help desk.')
}

/** Takes over what a help desk tells by itself. False: it is none of its tickets. */
async function take(tx: Tx, desk: HelpDesk, ticketId: Parameters<typeof tickets.getTicket>[1], telling: DeskTelling): Promise<boolean> {
  const before = await tickets.lockIfThere(tx, ticketId)
  const toldUntil = before === null ? undefined : await lockTold(tx, desk.id, ticketId)
  if (before === null || toldUntil === undefined) return false
  const known = await messagesOf(tx, desk.id, ticketId)
  const { message, at, reference, url } = telling
  const isNew = message !== null && !known.some(({ reference: name }) => name === message.reference)
  const isStale = toldUntil !== null && Temporal.Instant.compare(at, toldUntil) < 0
  const change = isStale ? {} : { ...(isNew ? impliedBy(message) : {}), ...telling.change }
  const messages = isNew ? [{ reference: message.reference, said: message }] : []
  const after = await sideOf(tx, await takeFromDesk(tx, desk, before, { messages, change }))
  const seen = await readSeen(tx, desk.id, ticketId)
  await noteTold(tx, desk.id, ticketId, {
    ...{ until: Object.keys(change).length === 0 ? null : at, reference, url },
    seen: seen && { here: patched(seen.here, change, after), there: { ...seen.there, ...change } },
  })
  return true
}

/** Who says nothing of the status means what the words do to it: an answer waits for the customer, a reply for staff. */
function impliedBy({ author, isInternal }: NonNullable<DeskTelling['message']>): Partial<TicketSide> {
  return isInternal ? {} : { status: author === 'customer' ? 'open' : 'pending' }
}

/** What was taken over goes back to nobody. */
function patched(side: TicketSide, change: Partial<TicketSide>, after: TicketSide): TicketSide {
  return {
    subject: change.subject === undefined ? side.subject : after.subject,
    status: change.status === undefined ? side.status : after.status,
    priority: change.priority === undefined ? side.priority : after.priority,
    assignee: change.assignee === undefined ? side.assignee : after.assignee,
  }
}
