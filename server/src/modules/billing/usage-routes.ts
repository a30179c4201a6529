import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { readCustomerUsage, readUsage } from './read-usage.ts'
import { customerUsageSchema, subscriptionUsageSchema, usageToApi } from './usage-schema.ts'

export const usageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}/usage',
    operation: 'getSubscriptionUsage',
    tag: 'Subscriptions',
    summary: 'Get the usage of the running period',
    description: 'What the meters have counted for each metered item so far, what it comes to, and how far the next threshold is.',
    scope: 'subscriptions:read',
    transaction: 'one',
    params: z.strictObject({ id: idSchema('sub') }),
    reply: subscriptionUsageSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => usageToApi(await readUsage(ctx, id)),
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}/usage',
    operation: 'getCustomerUsage',
    tag: 'Customers',
    summary: 'Get the usage of a customer’s subscriptions',
    description: 'Of those that have not ended, the first hundred.',
    scope: 'subscriptions:read',
    transaction: 'one',
    params: z.strictObject({ id: idSchema('cus') }),
    reply: customerUsageSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      const data = (await readCustomerUsage(ctx, id)).map(usageToApi)
      return { object: 'customer_usage', customer: encodeId('cus', id), data } as const
    },
  }),
]
