import type { CustomerId, SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { hasEnded } from '@quarterday/core/subscription/subscription.ts'
import { taxLines } from '@quarterday/core/tax/tax.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { getCustomer } from '../customers/store.ts'
import { lockCycles, runningOfCustomer } from './cycle-store.ts'
import { loadSnapshots } from './load-snapshots.ts'
import { rateUsage } from './rate-usage.ts'
import { newRunMemory } from './run-memory-types.ts'
import { loadSeller } from './snapshot-store.ts'
import type { TaxedUsage } from './usage-types.ts'

/** What a subscription was used for in its running period, as its next document would rate it now. Refuses `not_found`. */
export async function readUsage(ctx: Context, id: SubscriptionId): Promise<TaxedUsage> {
  return ctx.transaction(async (tx) => {
    const [usage] = await read(tx, [id])
    if (!usage) throw refuse('not_found')
    return usage
  })
}

/** The same for a customer's subscriptions that have not ended: the first hundred. Refuses `not_found`. */
export async function readCustomerUsage(ctx: Context, id: CustomerId): Promise<readonly TaxedUsage[]> {
  return ctx.transaction(async (tx) => {
    await getCustomer(tx, id)
    return read(tx, await runningOfCustomer(tx, id))
  })
}

async function read(tx: Tx, ids: readonly string[]): Promise<TaxedUsage[]> {
  const memory = newRunMemory(await loadSeller(tx))
  const loaded = await loadSnapshots(tx, await lockCycles(tx, ids), memory)
  const rated = await rateUsage(
    tx,
    loaded.map((each) => each.snapshot),
  )
  return rated.map((usage, index) => {
    const lines = usage.items.flatMap((item) => item.groups.map((group) => group.line))
    const { tax = null } = loaded[index]?.adjustments ?? {}
    if (hasEnded(usage.snapshot.subscription)) return { rated: usage, taxed: new Map() }
    const { lines: taxed, awaitsQuote } = taxLines(lines, tax, usage.snapshot.conventions)
    return { rated: usage, taxed: awaitsQuote ? null : new Map(taxed.map((line) => [line.id, line.amount + line.tax])) }
  })
}
