import type { Change, ScheduledChange } from '@quarterday/core/subscription/decision.ts'
import { nextLook } from '@quarterday/core/subscription/rest.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { toStoredChange } from '../billing/change-json.ts'
import { insertChanges } from '../billing/change-store.ts'
import { addEvent, lookAt } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import type { ChangeableSubscription } from './load-for-change.ts'

/** Lets a change wait for its moment. `snapshot` is without those that it takes the place of. */
export async function scheduleChange(
  tx: Tx,
  { snapshot }: Pick<ChangeableSubscription, 'snapshot'>,
  change: Change,
  effectiveAt: Temporal.Instant,
  { byCustomer = false }: { readonly byCustomer?: boolean } = {},
): Promise<void> {
  const { subscription, cycle } = snapshot
  const scheduled: ScheduledChange = { id: newIdOf('chg'), effectiveAt, change, phase: null }
  const { id } = scheduled
  await insertChanges(tx, [{ id, subscriptionId: subscription.id, effectiveAt, change: toStoredChange(change), phase: null, byCustomer }])
  await lookAt(tx, subscription.id, nextLook({ ...snapshot, changes: [...snapshot.changes, scheduled] }, newIdOf))
  const sequence = await addEvent(tx, subscription.id)
  const data = { ...subscriptionSummary(subscription, cycle), effective_at: effectiveAt.toString() }
  await writeEvents(tx, [
    { id: newId(), type: 'subscription.change_scheduled', aggregateId: subscription.id, sequence, data, occurredAt: tx.now },
  ])
}
