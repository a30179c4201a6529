import type { SubscriptionId } from '@quarterday/core/id.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { type ChangeableSubscription, catchUp, loadForChange, mostSteps } from './load-for-change.ts'
import { writeChange } from './write-change.ts'

/** Decides about one locked subscription, puts amounts to it and writes it. What that leaves due in the past is billed in the same transaction. */
export async function decideAndWrite(
  ctx: Context,
  id: SubscriptionId,
  decide: (tx: Tx, loaded: ChangeableSubscription) => Promise<Decision>,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    const billed = await billOne(tx, await decide(tx, loaded), loaded, loaded.memory.prices)
    await writeChange(tx, loaded, billed)
    const { nextAt } = billed.decision.cycle
    if (nextAt && Temporal.Instant.compare(nextAt, tx.now) <= 0) await catchUp(tx, id, loaded.memory, mostSteps - 1)
  })
}
