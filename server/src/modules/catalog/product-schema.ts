import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, metadata, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { catalogStatuses, type Product } from './catalog-types.ts'

const fields = {
  name: text(256).meta({ examples: ['Coffee subscription'] }),
  description: text(2000)
    .nullable()
    .meta({ examples: [null] }),
  tax_category: text(64)
    .nullable()
    .meta({ description: 'What tax rules know it as.', examples: [null] }),
  metadata,
}

export const productSchema = z
  .strictObject({
    id: idSchema('prod'),
    object: z.literal('product'),
    ...fields,
    status: z.enum(catalogStatuses),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Product', description: 'What is sold.' })

export const productListSchema = pageSchema('ProductList', productSchema)

const { name, ...optionalFields } = fields

export const productCreateSchema = z.strictObject({ name, ...z.strictObject(optionalFields).partial().shape }).meta({ id: 'ProductCreate' })
export const productUpdateSchema = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'ProductUpdate', description: 'Only what is given changes; null takes a value away.' })

export function productToApi(product: Product): z.input<typeof productSchema> {
  return {
    id: encodeId('prod', product.id),
    object: 'product',
    name: product.name,
    description: product.description,
    tax_category: product.taxCategory,
    metadata: { ...product.metadata },
    status: product.status,
    created_at: product.createdAt.toString(),
    updated_at: product.updatedAt.toString(),
  }
}
