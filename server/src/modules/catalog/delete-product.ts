import type { ProductId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import * as events from '../events/store.ts'
import { productToApi } from './product-schema.ts'
import * as products from './product-store.ts'

/** Deletes a product that has no plan and no price. Refuses `not_found`, `conflict`. */
export async function deleteProduct(ctx: Context, id: ProductId): Promise<void> {
  return ctx.transaction(async (tx) => {
    const product = await products.lockProduct(tx, id)
    await products.removeProduct(tx, id).catch((error) => {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', { detail: 'The product has plans or prices. Archive it instead.' })
    })
    await events.addNextEvents(tx, [{ type: 'product.deleted', aggregateId: id, data: productToApi(product) }])
  })
}
