import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Snapshot } from '@quarterday/core/subscription/decision.ts'
import { moveAnchorWhileResting } from '@quarterday/core/subscription/resume.ts'
import type { Context } from '../../kit/context.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { closeChanges } from '../billing/change-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { loadForChange } from './load-for-change.ts'
import { scheduleChange } from './schedule-change.ts'
import { writeChange } from './write-change.ts'

/**
 * Moves the billing day to a day of the month, from the end of what is already covered; only days not yet paid are billed as a stub. A later move
 * takes the place of one that still waits. While nothing runs it moves at once. Refuses `not_found`, `invalid_state`, `invalid` (cycles of days or weeks have no day of the month).
 */
export async function moveAnchor(ctx: Context, id: SubscriptionId, day: number): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    const { snapshot } = loaded
    const without = withoutMoves(snapshot)
    const waiting = snapshot.changes.filter(({ change }) => change.kind === 'anchor').map((change) => change.id)
    if (waiting.length > 0) await closeChanges(tx, waiting, 'withdrawn')
    if (snapshot.subscription.status !== 'paused') {
      await scheduleChange(tx, { snapshot: without }, { kind: 'anchor', day }, snapshot.cycle.periodEnd)
      return
    }
    const decision = moveAnchorWhileResting(without, day, tx.now, newIdOf)
    await writeChange(tx, loaded, await billOne(tx, decision, loaded, loaded.memory.prices))
  })
}

/** What a move begins with: one that still waits gives way to it. Refuses `invalid` where days or weeks are counted. */
export function withoutMoves(snapshot: Snapshot): Snapshot {
  const { unit } = snapshot.subscription.interval
  if (unit === 'day' || unit === 'week') {
    const detail = `A subscription billed by the ${unit} has no day of the month.`
    throw refuse('invalid', { detail, errors: [{ pointer: '/day', code: 'no_day_of_month', detail }] })
  }
  return { ...snapshot, changes: snapshot.changes.filter(({ change }) => change.kind !== 'anchor') }
}
