import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { closeChanges } from '../billing/agreement-store.ts'
import { loadForChange } from './load-for-change.ts'
import { scheduleChange } from './schedule-change.ts'

/**
 * Moves the billing day to a day of the month, from the end of what is already covered; only days not yet paid are billed as a stub. A later move
 * takes the place of one that still waits. Refuses `not_found`, `invalid_state`, `invalid` (cycles of days or weeks have no day of the month).
 */
export async function moveAnchor(ctx: Context, id: SubscriptionId, day: number): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    const { unit } = loaded.snapshot.subscription.interval
    if (unit === 'day' || unit === 'week') {
      const detail = `A subscription billed by the ${unit} has no day of the month.`
      throw refuse('invalid', { detail, errors: [{ pointer: '/day', code: 'no_day_of_month', detail }] })
    }
    const waiting = loaded.snapshot.changes.filter(({ change }) => change.kind === 'anchor').map((change) => change.id)
    if (waiting.length > 0) await closeChanges(tx, waiting, 'withdrawn')
    await scheduleChange(tx, loaded, { kind: 'anchor', day })
  })
}
