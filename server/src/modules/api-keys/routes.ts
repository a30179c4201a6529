import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { createApiKey } from './create-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { rotateApiKey } from './rotate-api-key.ts'
import {
  apiKeyCreateSchema,
  apiKeyListSchema,
  apiKeyRotateSchema,
  apiKeySchema,
  apiKeyUpdateSchema,
  newApiKeySchema,
  toApi,
} from './schema.ts'
import * as keys from './store.ts'
import { updateApiKey } from './update-api-key.ts'

const params = z.strictObject({ id: idSchema('key') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/api_keys',
    operation: 'listApiKeys',
    tag: 'API keys',
    summary: 'List API keys',
    scope: 'api_keys:read',
    query: listQuery({ sorts: ['-created_at'], filters: {} }),
    reply: apiKeyListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await keys.listKeys(tx, query), toApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/api_keys',
    operation: 'createApiKey',
    tag: 'API keys',
    summary: 'Create an API key',
    description: 'The answer holds the key itself, once. Nobody gives a key scopes that they do not hold themselves.',
    scope: 'api_keys:write',
    proof: 'always',
    body: apiKeyCreateSchema,
    reply: newApiKeySchema,
    status: 201,
    shownOnce: ['secret'],
    handle: async (ctx, { body }) => {
      const { key, text } = await createApiKey(ctx, {
        name: body.name,
        scopes: body.scopes,
        expiresAt: body.expires_at ?? null,
        allowedAddresses: body.allowed_addresses,
      })
      return { ...toApi(key), secret: text }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/api_keys/{id}',
    operation: 'getApiKey',
    tag: 'API keys',
    summary: 'Get an API key',
    scope: 'api_keys:read',
    params,
    reply: apiKeySchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) => ctx.transaction(async (tx) => toApi(await keys.getKey(tx, params.id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/api_keys/{id}',
    operation: 'updateApiKey',
    tag: 'API keys',
    summary: 'Change an API key',
    description: 'Its name, and from where it is accepted.',
    scope: 'api_keys:write',
    proof: 'always',
    params,
    body: apiKeyUpdateSchema,
    reply: apiKeySchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, body }) =>
      toApi(await updateApiKey(ctx, params.id, { name: body.name, allowedAddresses: body.allowed_addresses })),
  }),
  route({
    method: 'POST',
    path: '/v1/api_keys/{id}/revoke',
    operation: 'revokeApiKey',
    tag: 'API keys',
    summary: 'Revoke an API key',
    description: 'Its very next request is answered with 401.',
    scope: 'api_keys:write',
    proof: 'always',
    params,
    reply: apiKeySchema,
    refuses: ['not_found'],
    handle: async (ctx, { params }) => toApi(await revokeApiKey(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: '/v1/api_keys/{id}/rotate',
    operation: 'rotateApiKey',
    tag: 'API keys',
    summary: 'Rotate an API key',
    description: 'Makes a key of the same name and scopes; the old one goes on working for the hours you say.',
    scope: 'api_keys:write',
    proof: 'always',
    params,
    body: apiKeyRotateSchema,
    reply: newApiKeySchema,
    status: 201,
    shownOnce: ['secret'],
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params, body }) => {
      const { key, text } = await rotateApiKey(ctx, params.id, body.overlap_hours)
      return { ...toApi(key), secret: text }
    },
  }),
]
