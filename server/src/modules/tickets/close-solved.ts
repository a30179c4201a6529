import type { Context } from '../../kit/context.ts'
import * as events from '../events/store.ts'
import { markChanged } from '../help-desks/sync-store.ts'
import { ticketSummary } from './schema.ts'
import * as tickets from './store.ts'

const sliceSize = 500
const mostSlices = 1000

/** Closes what was solved two weeks ago and nobody opened again. */
export async function closeSolved(ctx: Context): Promise<{ closed: number }> {
  let closed = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const count = await ctx.transaction(async (tx) => {
      const due = await tickets.claimSolved(tx, sliceSize)
      await tickets.closeAll(tx, due)
      await events.addEvents(
        tx,
        due.map((ticket) => {
          const after = { ...ticket, status: 'closed' as const, eventCount: ticket.eventCount + 1, updatedAt: tx.now }
          return { type: 'ticket.closed' as const, aggregateId: ticket.id, sequence: after.eventCount, data: ticketSummary(after) }
        }),
      )
      await markChanged(
        tx,
        due.map(({ id }) => id),
        ctx.clock.now(),
      )
      return due.length
    })
    closed += count
    if (count < sliceSize) break
  }
  return { closed }
}
