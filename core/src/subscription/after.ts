import type { Decision, ScheduledChange, Snapshot } from './decision.ts'

/** The snapshot that would be read once the decision is written: lets a preview look one step further by the same functions. */
export function snapshotAfter(before: Snapshot, decision: Decision): Snapshot {
  const updated = new Map(decision.updatedItems.map((item) => [item.id, item]))
  const items = [...before.items.map((item) => updated.get(item.id) ?? item), ...decision.insertedItems].filter(
    (item) => item.endsAt === null,
  )
  const applied = new Set(decision.appliedChanges)
  const changes: readonly ScheduledChange[] = before.changes.filter((change) => !applied.has(change.id))
  const setupFees = decision.subscription.status === 'incomplete' ? before.setupFees : []
  return { ...before, subscription: decision.subscription, cycle: decision.cycle, items, changes, setupFees }
}
