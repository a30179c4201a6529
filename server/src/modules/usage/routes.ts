import { idSchema } from '@quarterday/core/id.ts'
import { instant } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { readBatch } from './read-batch.ts'
import { recordUsage } from './record-usage.ts'
import {
  receiptToApi,
  usageEventBatchSchema,
  usageEventCreateSchema,
  usageEventListSchema,
  usageEventToApi,
  usageReceiptSchema,
} from './usage-event-schema.ts'
import { listUsageEvents } from './usage-event-store.ts'

const shared = {
  method: 'POST',
  tag: 'Usage',
  scope: 'usage_events:write',
  reply: usageReceiptSchema,
  status: 201,
  transaction: 'own',
  keyIsOptional: true,
  unaudited: 'Events are the record themselves, each under its own key.',
  limit: 'ingest',
} as const

export const routes: Route[] = [
  route({
    ...shared,
    path: '/v1/usage_events',
    operation: 'recordUsageEvent',
    summary: 'Record a usage event',
    description: 'Its own `key` makes it safe to send again, so no Idempotency-Key is needed. Many events: send them as a batch.',
    body: usageEventCreateSchema,
    opaqueKeys: ['/key'],
    examples: {
      request: {
        key: '01928c7e-5f3a-7bb0-9f6e-2f6f4a1d9c01',
        meter: 'api_calls',
        external_customer_id: 'acme',
        properties: { calls: '12' },
      },
    },
    handle: async (ctx, { body }) => receiptToApi(await recordUsage(ctx, [body], () => '')),
  }),
  route({
    ...shared,
    path: '/v1/usage_events/batch',
    operation: 'recordUsageEventBatch',
    summary: 'Record up to 1,000 usage events',
    description:
      'All of them are accepted, or none when one is not valid. Those whose `key` is known already change nothing: send a batch again as it is.',
    body: usageEventBatchSchema,
    quickBody: readBatch,
    opaqueKeys: ['/events/-/key'],
    examples: {
      request: {
        events: [
          { key: '01928c7e-5f3a-7bb0-9f6e-2f6f4a1d9c01', meter: 'api_calls', external_customer_id: 'acme', properties: { calls: '12' } },
          { key: '01928c7e-5f3a-7bb0-9f6e-2f6f4a1d9c02', meter: 'api_calls', external_customer_id: 'acme', properties: { calls: '3' } },
        ],
      },
    },
    handle: async (ctx, { body }) => receiptToApi(await recordUsage(ctx, body.events, (index) => `/events/${index}`)),
  }),
  route({
    method: 'GET',
    path: '/v1/usage_events',
    operation: 'listUsageEvents',
    tag: 'Usage',
    summary: 'List usage events',
    scope: 'usage_events:read',
    query: listQuery({
      sorts: ['-accepted', 'occurred_at'],
      filters: {
        meter: idSchema('mtr').optional(),
        customer: idSchema('cus').optional(),
        subscription: idSchema('sub').optional(),
        from: instant.optional().meta({ description: 'That happened at this moment or later.' }),
        before: instant.optional().meta({ description: 'That happened before this moment.' }),
      },
    }),
    reply: usageEventListSchema,
    handle: (ctx, { query }) => {
      const { meter: meterId, customer: customerId, subscription: subscriptionId, from, before, ...page } = query
      const wanted = { ...page, meterId, customerId, subscriptionId, from, before }
      return ctx.transaction(async (tx) => pageToApi(await listUsageEvents(tx, wanted), usageEventToApi))
    },
  }),
]
