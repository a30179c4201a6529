import type { PriceId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { type CatalogPrice, catalogMachine } from './catalog-types.ts'
import { priceToApi } from './price-schema.ts'
import * as prices from './price-store.ts'

/** Gives a price another nickname: the one thing about it that can change. Refuses `not_found`. */
export async function renamePrice(ctx: Context, id: PriceId, nickname: string | null): Promise<CatalogPrice> {
  return changePrice(ctx, id, 'price.updated', (before) => ({ ...before, nickname }))
}

/** Takes a price out of the offer, or back into it: subscriptions stay on theirs. Refuses `not_found`, `invalid_state`. */
export async function archivePrice(ctx: Context, id: PriceId, verb: 'archive' | 'unarchive'): Promise<CatalogPrice> {
  return changePrice(ctx, id, `price.${verb}d`, (before) => ({ ...before, status: next(catalogMachine, before.status, verb) }))
}

async function changePrice(
  ctx: Context,
  id: PriceId,
  type: EventType,
  change: (before: CatalogPrice) => CatalogPrice,
): Promise<CatalogPrice> {
  return ctx.transaction(async (tx) => {
    const before = await prices.lockPrice(tx, id)
    const price = change(before)
    if (price.nickname === before.nickname && price.status === before.status) return before
    await prices.savePrice(tx, price)
    await events.addNextEvents(tx, [{ type, aggregateId: id, data: priceToApi(price) }])
    return price
  })
}
