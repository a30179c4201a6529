import type { Decision } from '@quarterday/core/subscription/decision.ts'
import { hasEnded } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { insertAgreements, type NewAgreement, saveAgreements } from './agreement-store.ts'
import { closeChanges, withdrawChanges } from './change-store.ts'
import { cutCoverage } from './coverage-store.ts'
import { insertItems, saveItems } from './item-store.ts'

/** Writes what a few decisions of a slice change besides documents: agreements, items, cut coverage, applied changes. Nothing to do costs nothing. */
export async function writeAgreements(tx: Tx, decisions: readonly Decision[], extras: ReadonlyMap<string, NewAgreement>): Promise<void> {
  const fresh = decisions.filter((each) => each.decidedOn === null).map((each) => each.subscription)
  await insertAgreements(tx, fresh, extras)
  await saveAgreements(
    tx,
    decisions.filter((each) => each.decidedOn !== null && each.subscriptionChanged),
  )
  await insertItems(
    tx,
    decisions.flatMap((each) => each.insertedItems.map((item) => ({ subscriptionId: each.subscription.id, item }))),
  )
  await saveItems(
    tx,
    decisions.flatMap((each) => each.updatedItems),
  )
  await cutCoverage(
    tx,
    decisions.flatMap((each) => each.cuts),
  )
  await closeChanges(
    tx,
    decisions.flatMap((each) => each.appliedChanges),
    'applied',
  )
  const ended = decisions.filter((each) => each.decidedOn !== null && hasEnded(each.subscription))
  await withdrawChanges(
    tx,
    ended.map((each) => each.subscription.id),
  )
}
