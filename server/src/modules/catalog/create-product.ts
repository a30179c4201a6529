import { idOf } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import * as events from '../events/store.ts'
import type { Product } from './catalog-types.ts'
import { productToApi } from './product-schema.ts'
import * as products from './product-store.ts'

export type NewProduct = Pick<Product, 'name'> & Partial<Pick<Product, 'description' | 'taxCategory' | 'metadata'>>

export async function createProduct(
  ctx: Context,
  { name, description = null, taxCategory = null, metadata = {} }: NewProduct,
): Promise<Product> {
  return ctx.transaction(async (tx) => {
    const product: Product = {
      id: idOf('prod', newId()),
      name,
      description,
      taxCategory,
      metadata,
      status: 'active',
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    await products.addProduct(tx, product)
    await events.addEvents(tx, [{ type: 'product.created', aggregateId: product.id, sequence: 1, data: productToApi(product) }])
    return product
  })
}
