import { encodeId, type HelpDeskId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { addNextEvents } from '../events/store.ts'
import { type ClaimedSync, secondsToNextTry } from './help-desk.ts'
import { type OpenDesk, openKept } from './open-desk.ts'
import { findActive, holdDesk, isHeld, lockDesk } from './store.ts'
import { claimDue, type Ended, settle } from './sync-store.ts'
import { type SyncEnd, syncTicket } from './sync-ticket.ts'
import { workEvents } from './work-events.ts'

/** Tickets at once: each is one conversation, whose order nobody else may disturb. */
const lanes = 4
/** After so long no further ticket is begun: other organizations wait for their turn. */
const longestTurn = { seconds: 30 }
/** No question is begun when less than a minute and a half of the lease is left: longer than a question can take. */
const longestTicket = { minutes: 10 }
const lease = { minutes: 12 }
/** How long a help desk that is away, and does not say until when, is left alone. */
const awaySeconds = 60

/** Works on what the help desk sent, then brings tickets into step that changed on either side. */
export async function syncTickets(ctx: Context): Promise<JobCounts> {
  const events = await workEvents(ctx)
  const counts = { synced: 0, again: 0, failed: 0 }
  const kept = await ctx.transaction((tx) => findActive(tx))
  if (kept !== null) {
    const open = openKept(ctx, kept)
    const until = ctx.clock.now().add(longestTurn)
    await Promise.all(Array.from({ length: lanes }, () => serve(ctx, open, until, counts)))
  }
  return { ...events, ...counts }
}

async function serve(
  ctx: Context,
  open: OpenDesk,
  until: Temporal.Instant,
  counts: { synced: number; again: number; failed: number },
): Promise<void> {
  while (Temporal.Instant.compare(ctx.clock.now(), until) < 0) {
    const claimed = await claimOne(ctx, open.desk.id)
    if (claimed === null) return
    const end = await syncTicket(ctx, open, claimed, ctx.clock.now().add(longestTicket))
    const counted = await conclude(ctx, open.desk.id, claimed, end)
    if (counted !== null) counts[counted] += 1
    // Who has no time for this one has none for the next.
    if (end.kind === 'not_done' && end.answer.kind === 'later') return
  }
}

async function claimOne(ctx: Context, helpDeskId: HelpDeskId): Promise<ClaimedSync | null> {
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now()
    if (await isHeld(tx, helpDeskId, now)) return null
    const [claimed] = await claimDue(tx, { helpDeskId, now, leasedUntil: now.add(lease), limit: 1 })
    return claimed ?? null
  })
}

/** Writes how it ended. Null: nobody wants to know any more. */
async function conclude(ctx: Context, id: HelpDeskId, claimed: ClaimedSync, end: SyncEnd): Promise<'synced' | 'again' | 'failed' | null> {
  const now = ctx.clock.now()
  if (end.kind === 'lost') return null
  if (end.kind !== 'not_done') {
    const isWritten = await ctx.transaction((tx) => settle(tx, id, claimed, end, now))
    return !isWritten ? null : end.kind === 'synced' ? 'synced' : 'again'
  }
  const { answer } = end
  const retryAfter = answer.kind === 'later' ? answer.retryAfterSeconds : null
  const seconds = answer.kind === 'refused' ? null : secondsToNextTry(claimed.attempts, retryAfter)
  const ended: Ended = { kind: 'failed', error: answer.detail.slice(0, 500), seconds }
  return ctx.transaction(async (tx) => {
    // Locked before the ticket's row, as by whoever disconnects it.
    const { desk } = await lockDesk(tx, id)
    if (desk.status !== 'active' || !(await settle(tx, id, claimed, ended, now))) return null
    if (answer.kind === 'later') await holdDesk(tx, id, now.add({ seconds: Math.min(retryAfter ?? awaySeconds, 24 * 3600) }))
    if (seconds !== null) return 'again'
    const data = { help_desk: encodeId('hd', id), ticket: encodeId('tic', claimed.ticketId), error: ended.error }
    await addNextEvents(tx, [{ type: 'help_desk.ticket_failed', aggregateId: id, data }])
    ctx.log.error({ ticket_id: data.ticket }, 'a ticket is given up at the help desk: a person has to look')
    return 'failed'
  })
}
