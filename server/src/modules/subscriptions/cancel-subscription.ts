import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { cancelAtPeriodEnd, cancelNow, undoCancel } from '@quarterday/core/subscription/cancel.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { loadCovered } from '../billing/load-covered.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type ChangeableSubscription, loadForChange } from './load-for-change.ts'
import { writeChange } from './write-change.ts'

export type CancelTiming = 'now' | 'period_end'

/** Ends a subscription, now with its final account or at the end of what is paid for. Refuses `not_found`, `invalid_state`. */
export async function cancelSubscription(ctx: Context, id: SubscriptionId, timing: CancelTiming): Promise<void> {
  await decideAndWrite(ctx, id, (tx, loaded) => decideCancel(tx, loaded, timing))
}

/** Takes back a cancellation that has not happened yet. Refuses `not_found`, `invalid_state`. */
export async function uncancelSubscription(ctx: Context, id: SubscriptionId): Promise<void> {
  await decideAndWrite(ctx, id, async (_, { snapshot }) => {
    if (!snapshot.subscription.cancelAt) throw refuse('invalid_state', { detail: 'The subscription is not going to be canceled.' })
    return undoCancel(snapshot, newIdOf)
  })
}

export async function decideCancel(tx: Tx, { snapshot, memory }: ChangeableSubscription, timing: CancelTiming): Promise<Decision> {
  if (timing === 'period_end') {
    if (snapshot.subscription.cancelAt) throw refuse('invalid_state', { detail: 'The subscription is already going to be canceled.' })
    return cancelAtPeriodEnd(snapshot, tx.now, newIdOf)
  }
  const covered = await loadCovered(tx, snapshot.subscription.id, memory.prices)
  return cancelNow({ snapshot, covered, now: tx.now, newId: newIdOf })
}

async function decideAndWrite(
  ctx: Context,
  id: SubscriptionId,
  decide: (tx: Tx, loaded: ChangeableSubscription) => Promise<Decision>,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    await writeChange(tx, loaded, await billOne(tx, await decide(tx, loaded), loaded, loaded.memory.prices))
  })
}
