import { encodeId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { ratesFor } from '../reports/rates.ts'
import { moversOf, type PriceMigration } from './migrate-price.ts'
import { countMovers, groupMovers, sampleMovers } from './migration-store.ts'
import type { MigrationPreview } from './migration-types.ts'

const mostSamples = 20

/** How many would move, what they pay now and then, and of some of them who: those for whom it changes most. Refuses as `migratePrice` does. */
export async function previewMigration(ctx: Context, wanted: PriceMigration): Promise<MigrationPreview> {
  return ctx.transaction(async (tx) => {
    const movers = await moversOf(tx, wanted)
    const counts = await countMovers(tx, movers)
    const groups = await groupMovers(tx, movers)
    const quantities = groups.flatMap(({ quantity, to_price }) => [
      { price_id: movers.from, quantity },
      { price_id: to_price, quantity },
    ])
    const rates = new Map((await ratesFor(tx, quantities)).map((rate) => [`${rate.priceId} ${rate.quantity}`, rate.monthly]))
    const monthly = (price: string, quantity: string): bigint => rates.get(`${price} ${quantity}`) ?? 0n
    const priced = groups.map((group) => ({
      ...group,
      before: monthly(movers.from, group.quantity),
      after: monthly(group.to_price, group.quantity),
    }))
    const sum = (of: (group: (typeof priced)[number]) => bigint): bigint =>
      priced.reduce((total, group) => total + of(group) * BigInt(group.subscriptions), 0n)
    const count = (of: (group: (typeof priced)[number]) => boolean): number =>
      priced.reduce((total, group) => total + (of(group) ? group.subscriptions : 0), 0)
    const first = priced.toSorted((a, b) => Number(distance(b) - distance(a))).slice(0, mostSamples)
    const sample = await sampleMovers(
      tx,
      movers,
      first.map((group) => group.quantity),
      mostSamples,
    )
    return {
      currency: movers.currency,
      counts,
      before: sum((group) => group.before),
      after: sum((group) => group.after),
      more: count((group) => group.after > group.before),
      less: count((group) => group.after < group.before),
      same: count((group) => group.after === group.before),
      sample: sample.map(({ id, customer_id, customer_name: customerName, quantity, to_price }) => ({
        subscription: encodeId('sub', id),
        customer: encodeId('cus', customer_id),
        customerName,
        quantity,
        before: monthly(movers.from, quantity),
        after: monthly(to_price, quantity),
      })),
    }
  })
}

function distance({ before, after }: { readonly before: bigint; readonly after: bigint }): bigint {
  return after > before ? after - before : before - after
}
