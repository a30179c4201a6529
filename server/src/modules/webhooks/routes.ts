import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { deletedSchema } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createEndpoint } from './create-endpoint.ts'
import * as endpoints from './endpoint-store.ts'
import { replayMissed } from './resend.ts'
import { rotateSecret } from './rotate-secret.ts'
import {
  endpointCreateSchema,
  endpointListSchema,
  endpointSchema,
  endpointUpdateSchema,
  newEndpointSchema,
  replayedSchema,
  replaySchema,
  toApi,
} from './schema.ts'
import { deleteEndpoint, disableEndpoint, enableEndpoint } from './switch-endpoint.ts'
import { updateEndpoint } from './update-endpoint.ts'

const tag = 'Webhook endpoints'
const params = z.strictObject({ id: idSchema('we') })
const common = { tag, scope: 'webhooks:write', params } as const

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/webhook_endpoints',
    operation: 'listWebhookEndpoints',
    tag,
    summary: 'List webhook endpoints',
    scope: 'webhooks:read',
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(['enabled', 'disabled']).optional() } }),
    reply: endpointListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await endpoints.listEndpoints(tx, query), toApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/webhook_endpoints',
    operation: 'createWebhookEndpoint',
    proof: 'always',
    tag,
    summary: 'Create a webhook endpoint',
    description:
      'It is told of whatever happens from now on. The answer holds the secret that signs what it gets, once. There can be twenty.',
    scope: 'webhooks:write',
    body: endpointCreateSchema,
    reply: newEndpointSchema,
    status: 201,
    shownOnce: ['secret'],
    refuses: ['conflict'],
    handle: async (ctx, { body }) => {
      const { url, events: eventFilters, description, api_version: apiVersion } = body
      const { endpoint, secret } = await createEndpoint(ctx, { url, eventFilters, description, apiVersion })
      return { ...toApi(endpoint), secret }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/webhook_endpoints/{id}',
    operation: 'getWebhookEndpoint',
    tag,
    summary: 'Get a webhook endpoint',
    scope: 'webhooks:read',
    params,
    reply: endpointSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => toApi(await endpoints.getEndpoint(tx, id))),
  }),
  route({
    ...common,
    method: 'PATCH',
    path: '/v1/webhook_endpoints/{id}',
    operation: 'updateWebhookEndpoint',
    proof: 'always',
    summary: 'Update a webhook endpoint',
    description: 'What is on its way already goes to the new address.',
    body: endpointUpdateSchema,
    reply: endpointSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id }, body: { url, events: eventFilters, description } }) => {
      const changes = {
        ...(url !== undefined && { url }),
        ...(eventFilters !== undefined && { eventFilters }),
        ...(description !== undefined && { description }),
      }
      return toApi(await updateEndpoint(ctx, id, changes))
    },
  }),
  route({
    ...common,
    method: 'DELETE',
    path: '/v1/webhook_endpoints/{id}',
    operation: 'deleteWebhookEndpoint',
    summary: 'Delete a webhook endpoint',
    description: 'What was on its way to it is canceled. What it was told stays in the log.',
    reply: deletedSchema('we', 'webhook_endpoint', 'DeletedWebhookEndpoint'),
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      await deleteEndpoint(ctx, id)
      return { id: encodeId('we', id), object: 'webhook_endpoint' as const, deleted: true as const }
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/v1/webhook_endpoints/{id}/disable',
    operation: 'disableWebhookEndpoint',
    summary: 'Disable a webhook endpoint',
    description: 'It is told nothing until it is enabled again; what was on its way is canceled.',
    reply: endpointSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => toApi(await disableEndpoint(ctx, id)),
  }),
  route({
    ...common,
    method: 'POST',
    path: '/v1/webhook_endpoints/{id}/enable',
    operation: 'enableWebhookEndpoint',
    summary: 'Enable a webhook endpoint',
    description: 'It is told of whatever happens from now on. What it missed can be replayed.',
    reply: endpointSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => toApi(await enableEndpoint(ctx, id)),
  }),
  route({
    ...common,
    method: 'POST',
    path: '/v1/webhook_endpoints/{id}/rotate_secret',
    operation: 'rotateWebhookEndpointSecret',
    proof: 'always',
    summary: 'Rotate the secret of a webhook endpoint',
    description: 'The answer holds the new secret, once. For 24 hours each delivery is signed with the old one too.',
    reply: newEndpointSchema,
    shownOnce: ['secret'],
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      const { endpoint, secret } = await rotateSecret(ctx, id)
      return { ...toApi(endpoint), secret }
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/v1/webhook_endpoints/{id}/replay',
    operation: 'replayWebhookEndpoint',
    summary: 'Send what a webhook endpoint missed',
    description:
      'Whatever never arrived, and whatever it wants and was not told because it was disabled. A delivery keeps its `webhook-id`; what arrived is not sent again.',
    body: replaySchema,
    reply: replayedSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id: endpointId }, body: { from, before = ctx.clock.now() } }) => {
      if (Temporal.Instant.compare(from, before) >= 0) {
        const detail = 'Must be before the end of the stretch.'
        throw refuse('invalid', { detail: `/from: ${detail}`, errors: [{ pointer: '/from', code: 'too_big', detail }] })
      }
      const { count, hasMore } = await replayMissed(ctx, { endpointId, from, before })
      return { object: 'webhook_replay' as const, count, has_more: hasMore }
    },
  }),
]
