import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { deletedSchema } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { catalogStatuses } from './catalog-types.ts'
import { createProduct } from './create-product.ts'
import { deleteProduct } from './delete-product.ts'
import { productCreateSchema, productListSchema, productSchema, productToApi, productUpdateSchema } from './product-schema.ts'
import * as products from './product-store.ts'
import { archiveProduct, updateProduct } from './update-product.ts'

const params = z.strictObject({ id: idSchema('prod') })

export const productRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/products',
    operation: 'listProducts',
    tag: 'Products',
    summary: 'List products',
    scope: 'products:read',
    query: listQuery({
      sorts: ['-created_at', 'name'],
      search: 'name and description',
      filters: { status: z.enum(catalogStatuses).optional() },
    }),
    reply: productListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await products.listProducts(tx, query), productToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/products',
    operation: 'createProduct',
    tag: 'Products',
    summary: 'Create a product',
    scope: 'products:write',
    body: productCreateSchema,
    reply: productSchema,
    status: 201,
    handle: async (ctx, { body }) => {
      const { name, description = null, tax_category: taxCategory = null, metadata = {} } = body
      return productToApi(await createProduct(ctx, { name, description, taxCategory, metadata }))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/products/{id}',
    operation: 'getProduct',
    tag: 'Products',
    summary: 'Get a product',
    scope: 'products:read',
    params,
    reply: productSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => productToApi(await products.getProduct(tx, params.id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/products/{id}',
    operation: 'updateProduct',
    tag: 'Products',
    summary: 'Change a product',
    scope: 'products:write',
    params,
    body: productUpdateSchema,
    reply: productSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, body }) => {
      const { tax_category, ...given } = body
      const product = await updateProduct(ctx, params.id, (before) => ({
        ...before,
        name: given.name ?? before.name,
        description: given.description === undefined ? before.description : given.description,
        taxCategory: tax_category === undefined ? before.taxCategory : tax_category,
        metadata: given.metadata ?? before.metadata,
      }))
      return productToApi(product)
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/products/{id}',
    operation: 'deleteProduct',
    tag: 'Products',
    summary: 'Delete a product',
    description: 'Only while it has neither plans nor prices.',
    scope: 'products:write',
    params,
    reply: deletedSchema('prod', 'product', 'DeletedProduct'),
    refuses: ['not_found', 'conflict'],
    handle: async (ctx, { params }) => {
      await deleteProduct(ctx, params.id)
      return { id: encodeId('prod', params.id), object: 'product', deleted: true } as const
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/products/{id}/${verb}`,
      operation: `${verb}Product`,
      tag: 'Products',
      summary: verb === 'archive' ? 'Archive a product' : 'Take a product back from the archive',
      scope: 'products:write',
      params,
      reply: productSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params }) => productToApi(await archiveProduct(ctx, params.id, verb)),
    }),
  ),
]
