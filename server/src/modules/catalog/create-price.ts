import { idOf, type PlanId, type ProductId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import * as events from '../events/store.ts'
import { refuseUnknownRates } from '../taxes/refuse-unknown-rates.ts'
import { refuseUnfitMeters } from '../usage/refuse-unfit-meters.ts'
import type { CatalogPrice, NewPrice } from './catalog-types.ts'
import * as plans from './plan-store.ts'
import { priceToApi } from './price-schema.ts'
import * as prices from './price-store.ts'
import * as products from './product-store.ts'

export type PriceOwner = { readonly plan: PlanId } | { readonly product: ProductId }

/** Makes a price of a plan, or of a product by itself. Refuses `not_found`, `invalid`. */
export async function createPrice(ctx: Context, owner: PriceOwner, wanted: NewPrice): Promise<CatalogPrice> {
  return ctx.transaction(async (tx) => {
    const ids =
      'plan' in owner
        ? { productId: (await plans.lockPlan(tx, owner.plan)).productId, planId: owner.plan }
        : { productId: (await products.lockProduct(tx, owner.product)).id, planId: null }
    await refuseUnknownRates(tx, [{ pointer: '/tax_rate', rateId: wanted.tax.rateId }])
    await refuseUnfitMeters(tx, [{ pointer: '', meter: wanted.meter }])
    const price = priceOf(tx, ids, wanted)
    await prices.addPrices(tx, [price])
    await events.addEvents(tx, [created(price)])
    return price
  })
}

/** A price that has just been made. */
export function priceOf(tx: Tx, ids: Pick<CatalogPrice, 'productId' | 'planId'>, wanted: NewPrice): CatalogPrice {
  return { ...wanted, ...ids, override: null, id: idOf('price', newId()), status: 'active', createdAt: tx.now }
}

export function created(price: CatalogPrice): events.NewEvent {
  return { type: 'price.created', aggregateId: price.id, sequence: 1, data: priceToApi(price) }
}
