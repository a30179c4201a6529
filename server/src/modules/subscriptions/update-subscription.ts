import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { SubscriptionId } from '@quarterday/core/id.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { saveDetails, saveSpendingCap } from '../billing/agreement-store.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { addEvent } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { loadForChange } from './load-for-change.ts'
import { viewSubscription } from './view-store.ts'

export interface UpdateSubscription {
  readonly collectionMethod?: CollectionMethod | undefined
  readonly netTermsDays?: number | null | undefined
  readonly spendingCap?: SpendingCap | null | undefined
  readonly conventions?: ConventionsPatch | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/** Changes how a subscription is collected and what it carries, from its next invoice on. Refuses `not_found`, `invalid_state`. */
export async function updateSubscription(ctx: Context, id: SubscriptionId, given: UpdateSubscription): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { snapshot } = await loadForChange(tx, id)
    const { row } = await viewSubscription(tx, id)
    await saveDetails(tx, id, {
      collectionMethod: given.collectionMethod ?? row.collection_method,
      netTermsDays: given.netTermsDays === undefined ? row.net_terms_days : given.netTermsDays,
      conventions: given.conventions ?? row.conventions,
      metadata: given.metadata ?? row.metadata,
    })
    if (given.spendingCap !== undefined) await saveSpendingCap(tx, id, given.spendingCap)
    const sequence = await addEvent(tx, id)
    const data = subscriptionSummary(snapshot.subscription, snapshot.cycle)
    await writeEvents(tx, [{ id: newId(), type: 'subscription.updated', aggregateId: id, sequence, data, occurredAt: tx.now }])
  })
}
