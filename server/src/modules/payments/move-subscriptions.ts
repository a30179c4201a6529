import { assert } from '@quarterday/core/assert.ts'
import type { InvoiceId, SubscriptionId } from '@quarterday/core/id.ts'
import { canApply, next } from '@quarterday/core/machine.ts'
import { type SubscriptionEvent, type SubscriptionStatus, subscriptionMachine } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { moveStatus } from '../billing/agreement-store.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { addEventToEach, lockCycles } from '../billing/cycle-store.ts'
import type { EventRow } from '../billing/document-rows.ts'
import { loadStandings, loadStatuses, type Standing } from './standing-store.ts'

/**
 * Locks the subscriptions that outcomes about these invoices may move: the first lock of whoever books outcomes, for subscriptions come before
 * invoices. Those that are not going to move stay free for the billing run.
 */
export async function lockSubscriptions(
  tx: Tx,
  outcomes: readonly { readonly invoiceId: InvoiceId; readonly came: boolean }[],
): Promise<void> {
  const statuses = await loadStatuses(
    tx,
    outcomes.map(({ invoiceId }) => invoiceId),
  )
  const ids = outcomes.flatMap(({ invoiceId, came }) => {
    // One that is behind already may be recovering at this moment: whoever fails waits for that.
    const mayMove = (status: SubscriptionStatus): boolean =>
      canApply(subscriptionMachine, status, 'payment_recovered') || (!came && canApply(subscriptionMachine, status, 'payment_failed'))
    return (statuses.get(invoiceId) ?? []).flatMap(({ id, status }) => (mayMove(status) ? [id] : []))
  })
  if (ids.length > 0) await lockCycles(tx, [...new Set(ids)])
}

/** Moves subscriptions into arrears, and out when nothing that was asked for in vain is left. Answers the events. The invoices are written already. */
export async function moveSubscriptions(
  tx: Tx,
  { paid, failed }: { readonly paid: ReadonlySet<SubscriptionId>; readonly failed: ReadonlySet<SubscriptionId> },
): Promise<EventRow[]> {
  const ids = [...new Set([...paid, ...failed])]
  if (ids.length === 0) return []
  const moves = (await loadStandings(tx, ids)).flatMap((standing) => moveOf(standing, failed.has(standing.id)))
  if (moves.length === 0) return []
  for (const group of Map.groupBy(moves, ({ from, to }) => `${from} ${to}`).values()) {
    const [move] = group
    const movedIds = group.map(({ standing }) => standing.id)
    if (move) await moveStatus(tx, movedIds, move)
  }
  const sequences = await addEventToEach(
    tx,
    moves.map(({ standing }) => standing.id),
  )
  return moves.map(({ standing, to, type }) => {
    const sequence = sequences.get(standing.id)
    assert(sequence !== undefined, 'A subscription has its cycle')
    const data = subscriptionSummary({ ...standing, status: to }, standing)
    return { id: newId(), type, aggregateId: standing.id, sequence, data, occurredAt: tx.now }
  })
}

function moveOf(standing: Standing, hasFailed: boolean) {
  const { status: from } = standing
  const event: SubscriptionEvent = hasFailed ? 'payment_failed' : 'payment_recovered'
  if (!canApply(subscriptionMachine, from, event) || (!hasFailed && standing.isBehind)) return []
  const type = hasFailed ? 'subscription.past_due' : 'subscription.payment_recovered'
  return [{ standing, from, to: next(subscriptionMachine, from, event), type }]
}
