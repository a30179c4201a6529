import type { Change } from '@quarterday/core/subscription/decision.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { insertChanges } from '../billing/agreement-store.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { toStoredChange } from '../billing/change-json.ts'
import { addEvent } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import type { ChangeableSubscription } from './load-for-change.ts'

/** Lets a change wait for the end of what is paid for. */
export async function scheduleChange(tx: Tx, { snapshot }: ChangeableSubscription, change: Change): Promise<void> {
  const { subscription, cycle } = snapshot
  await insertChanges(tx, [
    { id: newId(), subscriptionId: subscription.id, effectiveAt: cycle.periodEnd, change: toStoredChange(change), phase: null },
  ])
  const sequence = await addEvent(tx, subscription.id)
  const data = { ...subscriptionSummary(subscription, cycle), effective_at: cycle.periodEnd.toString() }
  await writeEvents(tx, [
    { id: newId(), type: 'subscription.change_scheduled', aggregateId: subscription.id, sequence, data, occurredAt: tx.now },
  ])
}
