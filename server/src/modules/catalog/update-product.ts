import { isDeepStrictEqual } from 'node:util'
import type { ProductId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { catalogMachine, type Product } from './catalog-types.ts'
import { productToApi } from './product-schema.ts'
import * as products from './product-store.ts'

/** Changes what is said about a product. Refuses `not_found`. */
export async function updateProduct(ctx: Context, id: ProductId, change: (before: Product) => Product): Promise<Product> {
  return changeProduct(ctx, id, 'product.updated', change)
}

/** Takes a product out of the offer, or back into it. Refuses `not_found`, `invalid_state`. */
export async function archiveProduct(ctx: Context, id: ProductId, verb: 'archive' | 'unarchive'): Promise<Product> {
  return changeProduct(ctx, id, `product.${verb}d`, (before) => ({ ...before, status: next(catalogMachine, before.status, verb) }))
}

async function changeProduct(ctx: Context, id: ProductId, type: EventType, change: (before: Product) => Product): Promise<Product> {
  return ctx.transaction(async (tx) => {
    const before = await products.lockProduct(tx, id)
    const after = change(before)
    if (isDeepStrictEqual(productToApi(before), productToApi(after))) return before
    const product: Product = { ...after, updatedAt: tx.now }
    await products.saveProduct(tx, product)
    await events.addNextEvents(tx, [{ type, aggregateId: id, data: productToApi(product) }])
    return product
  })
}
