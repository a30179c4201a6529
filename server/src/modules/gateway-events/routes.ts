import { idSchema } from '@quarterday/core/id.ts'
import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { gatewayEventStatuses } from './gateway-event.ts'
import { replayEvent } from './replay-event.ts'
import { gatewayEventListSchema, gatewayEventSchema, gatewayEventToApi } from './schema.ts'
import { getEvent, listEvents } from './store.ts'

const tag = 'Gateway events'
const params = z.strictObject({ id: idSchema('gwe') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/gateway_events',
    operation: 'listGatewayEvents',
    tag,
    summary: 'List what gateways have sent',
    scope: 'payments:read',
    query: listQuery({
      sorts: ['-created_at'],
      filters: {
        gateway: z.enum(gatewayNames).optional(),
        status: z.enum(gatewayEventStatuses).optional(),
        type: z
          .string()
          .min(1)
          .max(255)
          .optional()
          .meta({ description: 'As the gateway calls it.', examples: ['payment_intent.succeeded'] }),
        about: z
          .string()
          .min(1)
          .max(255)
          .optional()
          .meta({ description: 'The gateway’s own name for what it hints at.', examples: ['pi_3MtwBw'] }),
      },
    }),
    reply: gatewayEventListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => pageToApi(await listEvents(tx, query), (event) => gatewayEventToApi(event, { withBody: false }))),
  }),
  route({
    method: 'GET',
    path: '/v1/gateway_events/{id}',
    operation: 'getGatewayEvent',
    tag,
    summary: 'Get what a gateway has sent',
    scope: 'payments:read',
    params,
    reply: gatewayEventSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => gatewayEventToApi(await getEvent(tx, id), { withBody: true })),
  }),
  route({
    method: 'POST',
    path: '/v1/gateway_events/{id}/replay',
    operation: 'replayGatewayEvent',
    tag,
    summary: 'Look into a gateway event again',
    description: 'Within seconds. The thing that it hints at is read at the gateway as it is then; doing so again changes nothing.',
    scope: 'payments:write',
    params,
    reply: gatewayEventSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => gatewayEventToApi(await replayEvent(ctx, id), { withBody: true }),
  }),
]
