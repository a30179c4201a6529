import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import { writeEvents } from '../billing/document-store.ts'
import { claimLate } from '../billing/invoice-due-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { saveMoves } from '../billing/invoice-store.ts'
import { beginOverdue } from '../dunning/begin-overdue.ts'

/** Invoices a transaction. */
const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 5000

/** Says of each open invoice, once, that its last day to pay has passed where the invoice's days begin. */
export async function markOverdue(ctx: Context): Promise<{ overdue: number }> {
  let overdue = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const count = await ctx.transaction(async (tx) => {
      const moves = (await claimLate(tx, sliceSize)).map((before) => {
        const status = next(invoiceMachine, before.status, 'fall_overdue')
        return { before, after: { ...before, status, eventCount: before.eventCount + 1 } }
      })
      await saveMoves(tx, moves)
      await beginOverdue(
        tx,
        moves.map(({ after }) => after),
      )
      await writeEvents(
        tx,
        moves.flatMap(({ after }) => eventsOf(after, ['invoice.overdue'], tx.now)),
      )
      return moves.length
    })
    overdue += count
    if (count < sliceSize) break
  }
  return { overdue }
}
