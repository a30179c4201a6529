import type { PriceId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import { isAwaited } from '../billing/change-store.ts'
import * as events from '../events/store.ts'
import { priceToApi } from './price-schema.ts'
import * as prices from './price-store.ts'

/** Deletes a price that no subscription uses, has used, or is going to use. Refuses `not_found`, `conflict`. */
export async function deletePrice(ctx: Context, id: PriceId): Promise<void> {
  return ctx.transaction(async (tx) => {
    const price = await prices.lockPrice(tx, id)
    await prices.removePrice(tx, id).catch((error) => {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', { detail: 'A subscription uses the price, or a customer has another in its place. Archive it instead.' })
    })
    if (await isAwaited(tx, { priceIds: [id] }))
      throw refuse('conflict', {
        detail: 'A subscription is going to be charged by it: a change is scheduled, or a fee waits. Archive it instead.',
      })
    await events.addNextEvents(tx, [{ type: 'price.deleted', aggregateId: id, data: priceToApi(price) }])
  })
}
