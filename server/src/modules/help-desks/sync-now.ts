import type { TicketId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import * as tickets from '../tickets/store.ts'
import { findActive } from './store.ts'
import { beginAnew, markChanged } from './sync-store.ts'

/**
 * Has a ticket brought into step with the help desk within seconds: one that was given up, that waits, or that was there before the connection. Refuses `not_found`, and
 * `invalid_state` while somebody is at it or no help desk is connected.
 */
export async function syncNow(ctx: Context, id: TicketId): Promise<void> {
  await ctx.transaction(async (tx) => {
    await tickets.lockTicket(tx, id)
    const kept = await findActive(tx)
    if (kept === null) throw refuse('invalid_state', { detail: 'No help desk is connected.' })
    const now = ctx.clock.now()
    const begun = await beginAnew(tx, kept.desk.id, id, now)
    if (begun === 'busy') throw refuse('invalid_state', { detail: 'It is being brought into step at this moment.' })
    if (begun === 'none') await markChanged(tx, [id], now)
  })
}
