import type { SubscriptionChangeId, SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { nextLook } from '@quarterday/core/subscription/rest.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { closeChanges } from '../billing/change-store.ts'
import { addEvent, lookAt } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { loadForChange } from './load-for-change.ts'

/** Takes back a change that still waits. Refuses `not_found`, and `invalid_state` for one that was applied or withdrawn. */
export async function withdrawChange(ctx: Context, id: SubscriptionId, changeId: SubscriptionChangeId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { snapshot } = await loadForChange(tx, id)
    if (!snapshot.changes.some((change) => change.id === changeId)) throw refuse('not_found')
    await closeChanges(tx, [changeId], 'withdrawn')
    const changes = snapshot.changes.filter((change) => change.id !== changeId)
    await lookAt(tx, id, nextLook({ ...snapshot, changes }, newIdOf))
    const sequence = await addEvent(tx, id)
    const data = subscriptionSummary(snapshot.subscription, snapshot.cycle)
    await writeEvents(tx, [{ id: newId(), type: 'subscription.change_withdrawn', aggregateId: id, sequence, data, occurredAt: tx.now }])
  })
}
