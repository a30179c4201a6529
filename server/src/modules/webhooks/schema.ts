import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { disabledReasons } from '@quarterday/core/webhook/endpoint.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { apiVersions, type WebhookEndpoint } from './endpoint-types.ts'

const url = text(2048).meta({
  description: 'Where events are posted: https, a host of the public internet, port 443 or 8443. The operator can name private hosts.',
  examples: ['https://hooks.example.com/quarterday'],
})

const events = z
  .array(text(64))
  .min(1)
  .max(100)
  .meta({
    description: 'What it is told: types such as `invoice.paid`, all that happens to a kind of thing (`invoice.*`), or everything (`*`).',
    examples: [['invoice.*', 'subscription.canceled']],
  })

const description = text(500)
  .nullable()
  .meta({ examples: ['Bookkeeping'] })
const apiVersion = z.enum(apiVersions).meta({ description: 'The shape of what is sent.' })
const realTime = 'In real time, also in a sandbox.'

const fields = {
  id: idSchema('we'),
  object: z.literal('webhook_endpoint'),
  url,
  events,
  description,
  api_version: apiVersion,
  status: z.enum(['enabled', 'disabled', 'deleted']).meta({ description: '`deleted` only in the event that says so.' }),
  disabled_reason: z
    .enum(disabledReasons)
    .nullable()
    .meta({
      description: '`by_hand`: staff disabled it. `gone`: it answered 410. `failing`: nothing but failure for five days.',
      examples: [null],
    }),
  disabled_at: instant.nullable().meta({ description: realTime, examples: [null] }),
  previous_secret_expires_at: instant.nullable().meta({
    description: 'Until then the secret before the present one signs too. Null: it was not rotated lately.',
    examples: [null],
  }),
  failing_since: instant
    .nullable()
    .meta({ description: 'Since when nothing has arrived that was sent. Null: the last did.', examples: [null] }),
  last_delivered_at: instant.nullable().meta({ description: 'To the minute.' }),
  created_at: instant.meta({ description: realTime }),
  updated_at: instant.meta({ description: realTime }),
}

export const endpointSchema = z
  .strictObject(fields)
  .meta({ id: 'WebhookEndpoint', description: 'An address outside that is told what happens.' })
export const endpointListSchema = pageSchema('WebhookEndpointList', endpointSchema)

export const newEndpointSchema = z
  .strictObject({
    ...fields,
    secret: z
      .string()
      .nullable()
      .meta({
        description: 'What deliveries are signed with, shown this once. Null when the answer is replayed.',
        examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo='],
      }),
  })
  .meta({ id: 'NewWebhookEndpoint' })

export const endpointCreateSchema = z
  .strictObject({ url, events: events.default(['*']), description: description.default(null), api_version: apiVersion.default('v1') })
  .meta({
    id: 'WebhookEndpointCreate',
    examples: [{ url: 'https://hooks.example.com/quarterday', events: ['invoice.*', 'subscription.canceled'], description: 'Bookkeeping' }],
  })

export const endpointUpdateSchema = z
  .strictObject({ url: url.optional(), events: events.optional(), description: description.optional() })
  .meta({ id: 'WebhookEndpointUpdate', description: 'Only what is given changes.', examples: [{ events: ['*'] }] })

export const replaySchema = z
  .strictObject({
    from: instant.meta({ description: `What was to be told at this moment or later. ${realTime}`, examples: ['2026-04-01T00:00:00Z'] }),
    before: instant.optional().meta({ description: `And before this one. Default: now. ${realTime}`, examples: ['2100-01-01T00:00:00Z'] }),
  })
  .meta({ id: 'WebhookReplayCreate' })

export const replayedSchema = z
  .strictObject({
    object: z.literal('webhook_replay'),
    count: z.int().min(0).meta({ description: 'Deliveries that are sent because of this, 1000 at most.' }),
    has_more: z.boolean().meta({ description: 'Whether the same call would find more.' }),
  })
  .meta({ id: 'WebhookReplay' })

export function toApi(endpoint: WebhookEndpoint): z.input<typeof endpointSchema> {
  return {
    id: encodeId('we', endpoint.id),
    object: 'webhook_endpoint',
    url: endpoint.url,
    events: [...endpoint.eventFilters],
    description: endpoint.description,
    api_version: z.enum(apiVersions).parse(endpoint.apiVersion),
    status: endpoint.status,
    disabled_reason: endpoint.disabledReason,
    disabled_at: endpoint.disabledAt?.toString() ?? null,
    previous_secret_expires_at: endpoint.previousSecretEndsAt?.toString() ?? null,
    failing_since: endpoint.failingSince?.toString() ?? null,
    last_delivered_at: endpoint.lastDeliveredAt?.toString() ?? null,
    created_at: endpoint.createdAt.toString(),
    updated_at: endpoint.updatedAt.toString(),
  }
}
