import { priceKinds } from '@quarterday/core/catalog/price.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { currency, deletedSchema } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { catalogStatuses } from './catalog-types.ts'
import { createPrice, type PriceOwner } from './create-price.ts'
import { deletePrice } from './delete-price.ts'
import { newPriceOf, priceCreateSchema, priceListSchema, priceSchema, priceToApi, priceUpdateSchema } from './price-schema.ts'
import * as prices from './price-store.ts'
import { archivePrice, renamePrice } from './update-price.ts'

const params = z.strictObject({ id: idSchema('price') })

export const priceRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/prices',
    operation: 'listPrices',
    tag: 'Prices',
    summary: 'List prices',
    scope: 'prices:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        status: z.enum(catalogStatuses).optional(),
        plan: idSchema('plan').optional(),
        product: idSchema('prod').optional(),
        currency: currency.optional(),
        kind: z.enum(priceKinds).optional(),
      },
    }),
    reply: priceListSchema,
    handle: (ctx, { query: { plan: planId, product: productId, ...query } }) =>
      ctx.transaction(async (tx) => pageToApi(await prices.listPrices(tx, { ...query, planId, productId }), priceToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/prices',
    operation: 'createPrice',
    tag: 'Prices',
    summary: 'Create a price',
    description: 'Of a plan, or of a product by itself. Only its nickname can be changed later.',
    scope: 'prices:write',
    body: priceCreateSchema,
    reply: priceSchema,
    status: 201,
    examples: {
      request: {
        plan: 'plan_01h455vb4pex5vsknk084sn02q',
        currency: 'EUR',
        interval: { unit: 'year', count: 1 },
        terms: {
          model: 'graduated',
          tiers: [
            { up_to: '10', unit_amount: '1000' },
            { up_to: null, unit_amount: '800' },
          ],
        },
      },
    },
    refuses: ['not_found'],
    handle: async (ctx, { body: { plan, product, ...body } }) =>
      priceToApi(await createPrice(ctx, ownerOf({ plan, product }), newPriceOf(body))),
  }),
  route({
    method: 'GET',
    path: '/v1/prices/{id}',
    operation: 'getPrice',
    tag: 'Prices',
    summary: 'Get a price',
    scope: 'prices:read',
    params,
    reply: priceSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => priceToApi(await prices.getPrice(tx, params.id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/prices/{id}',
    operation: 'updatePrice',
    tag: 'Prices',
    summary: 'Rename a price',
    scope: 'prices:write',
    params,
    body: priceUpdateSchema,
    needsMatch: true,
    reply: priceSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, body }) => priceToApi(await renamePrice(ctx, params.id, body.nickname)),
  }),
  route({
    method: 'DELETE',
    path: '/v1/prices/{id}',
    operation: 'deletePrice',
    tag: 'Prices',
    summary: 'Delete a price',
    description: 'Only while no subscription has ever used it.',
    scope: 'prices:write',
    params,
    reply: deletedSchema('price', 'price', 'DeletedPrice'),
    refuses: ['not_found', 'conflict'],
    handle: async (ctx, { params }) => {
      await deletePrice(ctx, params.id)
      return { id: encodeId('price', params.id), object: 'price', deleted: true } as const
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/prices/{id}/${verb}`,
      operation: `${verb}Price`,
      tag: 'Prices',
      summary: verb === 'archive' ? 'Archive a price' : 'Take a price back from the archive',
      scope: 'prices:write',
      params,
      reply: priceSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params }) => priceToApi(await archivePrice(ctx, params.id, verb)),
    }),
  ),
]

/** The schema has seen to it that exactly one is named. */
function ownerOf({ plan, product }: Pick<z.output<typeof priceCreateSchema>, 'plan' | 'product'>): PriceOwner {
  if (plan !== undefined) return { plan }
  if (product !== undefined) return { product }
  throw refuse('invalid')
}
