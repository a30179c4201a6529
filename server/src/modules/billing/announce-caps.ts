import { assert } from '@quarterday/core/assert.ts'
import { capLevel } from '@quarterday/core/usage/spending-cap.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { markCapsTold } from './agreement-store.ts'
import { subscriptionSummary } from './announce.ts'
import { addEventToEach } from './cycle-store.ts'
import { writeEvents } from './document-store.ts'
import type { RatedUsage } from './usage-types.ts'

/** Says once a period that usage has come to 80 percent of a spending cap, and once that it has come to all of it. The cycles are locked, and written. */
export async function announceCaps(tx: Tx, rated: readonly RatedUsage[]): Promise<void> {
  const near = rated.flatMap(({ snapshot, cap, free }) => {
    const level = cap && !free ? capLevel(cap.spent, cap.amount) : null
    return cap && level !== null ? [{ snapshot, cap, level, id: snapshot.subscription.id, periodStart: cap.periodStart }] : []
  })
  if (near.length === 0) return
  const told = await markCapsTold(tx, near)
  const sequences = await addEventToEach(tx, [...told].sort())
  const events = near.flatMap(({ snapshot: { subscription, cycle }, cap, level, id }) => {
    if (!told.has(id)) return []
    const sequence = sequences.get(id)
    assert(sequence !== undefined, 'a subscription has its cycle')
    const spending_cap = { amount: Number(cap.amount), scope: cap.scope, action: cap.action }
    const data = { ...subscriptionSummary(subscription, cycle), spending_cap, spent: Number(cap.spent) }
    const type = level === 100 ? 'subscription.spending_cap_reached' : 'subscription.spending_cap_approached'
    return [{ id: newId(), type, aggregateId: id, sequence, data, occurredAt: tx.now }]
  })
  await writeEvents(tx, events)
}
