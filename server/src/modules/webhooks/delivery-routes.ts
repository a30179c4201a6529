import { type DeliveryId, idSchema } from '@quarterday/core/id.ts'
import { deliveryStatuses } from '@quarterday/core/webhook/delivery.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { instant } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { eventTypes } from '../events/event-types.ts'
import * as log from './delivery-log-store.ts'
import { deliveryListSchema, deliverySchema, deliveryToApi, resendSchema } from './delivery-schema.ts'
import { resendEvent, retryDelivery, testEndpoint } from './resend.ts'

const tag = 'Webhook deliveries'
const params = z.strictObject({ id: idSchema('del') })
const sends = { tag, scope: 'webhooks:write', reply: deliverySchema, refuses: ['not_found', 'invalid_state'] } as const

export const deliveryRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/webhook_deliveries',
    operation: 'listWebhookDeliveries',
    tag,
    summary: 'List webhook deliveries',
    description:
      'What was sent to whom, with each attempt and its answer, the newest first. Deliveries are forgotten 30 days after they ended.',
    scope: 'webhooks:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        endpoint: idSchema('we').optional(),
        event: idSchema('evt').optional(),
        event_type: z.enum(Object.keys(eventTypes)).optional(),
        status: z.enum(deliveryStatuses).optional(),
        created_from: instant.optional().meta({ description: 'At this moment of real time or later.' }),
        created_before: instant.optional().meta({ description: 'Before this moment of real time.' }),
      },
    }),
    reply: deliveryListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const { endpoint: endpointId, event: eventId, event_type: eventType, created_from: from, created_before: before, ...rest } = query
        const page = await log.listDeliveries(tx, { ...rest, endpointId, eventId, eventType, from, before })
        const attempts = await log.attemptsOf(
          tx,
          page.rows.map(({ id }) => id),
        )
        return pageToApi(page, (delivery) => deliveryToApi(delivery, attempts.get(delivery.id) ?? []))
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/webhook_deliveries/{id}',
    operation: 'getWebhookDelivery',
    tag,
    summary: 'Get a webhook delivery',
    scope: 'webhooks:read',
    params,
    reply: deliverySchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => show(ctx, id),
  }),
  route({
    ...sends,
    method: 'POST',
    path: '/v1/webhook_deliveries/{id}/retry',
    operation: 'retryWebhookDelivery',
    summary: 'Send a webhook delivery again',
    description: 'Whether it arrived or not, under the same `webhook-id`, on a schedule of its own.',
    params,
    handle: async (ctx, { params: { id } }) => {
      await retryDelivery(ctx, id)
      return show(ctx, id)
    },
  }),
  route({
    ...sends,
    method: 'POST',
    path: '/v1/webhook_endpoints/{id}/test',
    operation: 'testWebhookEndpoint',
    summary: 'Send a test to a webhook endpoint',
    description:
      'An event `webhook_endpoint.test`, to this endpoint alone, whatever its filters are. It leaves within seconds; the delivery says what came of it.',
    params: z.strictObject({ id: idSchema('we') }),
    status: 201,
    handle: async (ctx, { params: { id } }) => show(ctx, await testEndpoint(ctx, id)),
  }),
  route({
    ...sends,
    method: 'POST',
    path: '/v1/events/{id}/resend',
    operation: 'resendEvent',
    summary: 'Send an event to a webhook endpoint',
    description: 'Under the same `webhook-id` as before, if it was sent there before.',
    params: z.strictObject({ id: idSchema('evt') }),
    body: resendSchema,
    handle: async (ctx, { params: { id: eventId }, body: { endpoint: endpointId } }) =>
      show(ctx, await resendEvent(ctx, { eventId, endpointId })),
  }),
]

function show(ctx: Context, id: DeliveryId): Promise<z.input<typeof deliverySchema>> {
  return ctx.transaction(async (tx) => {
    const delivery = await log.getDelivery(tx, id)
    return deliveryToApi(delivery, (await log.attemptsOf(tx, [id])).get(id) ?? [])
  })
}
