import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { getCustomer } from '../customers/store.ts'
import { catalogStatuses } from './catalog-types.ts'
import { overridePrice, removePriceOverride } from './override-price.ts'
import { priceListSchema, priceOverrideCreateSchema, priceSchema, priceToApi } from './price-schema.ts'
import * as prices from './price-store.ts'

const tag = 'Prices'
const ofCustomer = z.strictObject({ id: idSchema('cus') })

export const priceOverrideRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/customers/{id}/price_overrides',
    operation: 'listPriceOverrides',
    tag,
    summary: 'List the prices that a customer has to itself',
    scope: 'prices:read',
    params: ofCustomer,
    query: listQuery({
      sorts: ['-created_at'],
      filters: { status: z.enum(catalogStatuses).optional(), plan: idSchema('plan').optional() },
    }),
    reply: priceListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id: customerId }, query: { plan: planId, ...query } }) =>
      ctx.transaction(async (tx) => {
        await getCustomer(tx, customerId)
        return pageToApi(await prices.listPrices(tx, { ...query, planId, customerId }), priceToApi)
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{id}/price_overrides',
    operation: 'createPriceOverride',
    tag,
    summary: 'Give a customer a price of their own',
    description:
      'In the place of one on the list: same plan, currency, interval, billing and meter, other terms. Whatever the customer subscribes or changes to from now on uses it. Running subscriptions stay on theirs until they are changed to it.',
    scope: 'prices:write',
    params: ofCustomer,
    body: priceOverrideCreateSchema,
    reply: priceSchema,
    status: 201,
    refuses: ['not_found', 'already_exists'],
    handle: async (ctx, { params: { id }, body: { price, terms, nickname } }) =>
      priceToApi(await overridePrice(ctx, id, { price, terms, nickname })),
  }),
  route({
    method: 'DELETE',
    path: '/v1/customers/{id}/price_overrides/{price}',
    operation: 'archivePriceOverride',
    tag,
    summary: 'Archive the price that a customer has to itself',
    description: 'The price on the list counts again for what is sold from now on. Subscriptions that use this one stay on it.',
    scope: 'prices:write',
    params: z.strictObject({ id: idSchema('cus'), price: idSchema('price') }),
    reply: priceSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id, price } }) => priceToApi(await removePriceOverride(ctx, id, price)),
  }),
]
