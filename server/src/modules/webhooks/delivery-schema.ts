import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { deliveryStatuses } from '@quarterday/core/webhook/delivery.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Attempt, attemptOutcomes, type Delivery } from './delivery-types.ts'

const attemptSchema = z
  .strictObject({
    number: z.int().min(1),
    url: z.string().meta({ examples: ['https://hooks.example.com/quarterday'] }),
    started_at: instant,
    outcome: z.enum(attemptOutcomes).nullable().meta({
      description: 'Null: it is being sent. `interrupted`: our process ended before it had an answer, so the same is sent once more.',
    }),
    failure: z
      .string()
      .nullable()
      .meta({
        description:
          'What went wrong: `status`, `redirect`, `gone`, `timeout`, `connection`, `tls`, `dns`, `protocol`, `refused_url` or `refused_address`.',
        examples: [null],
      }),
    detail: z
      .string()
      .nullable()
      .meta({ description: 'The same in a sentence.', examples: [null] }),
    status_code: z
      .int()
      .nullable()
      .meta({ examples: [200] }),
    duration_ms: z
      .int()
      .nullable()
      .meta({ examples: [84] }),
    response: z
      .string()
      .nullable()
      .meta({ description: 'The first 1024 characters of what came back.', examples: ['ok'] }),
  })
  .meta({ id: 'WebhookAttempt', description: 'One time that a delivery was sent.' })

export const deliverySchema = z
  .strictObject({
    id: idSchema('del'),
    object: z.literal('webhook_delivery'),
    endpoint: idSchema('we'),
    event: idSchema('evt').meta({ description: 'Also the `webhook-id` of each of its attempts.' }),
    event_type: z.string().meta({ examples: ['invoice.paid'] }),
    status: z.enum(deliveryStatuses).meta({
      description:
        '`pending`: it is sent at `next_attempt_at`. `delivered`: it was answered with 2xx. `exhausted`: it failed to the end of the schedule. `canceled`: its endpoint was disabled or deleted.',
      examples: ['delivered'],
    }),
    attempt_count: z
      .int()
      .min(0)
      .meta({ examples: [1] }),
    attempts: z.array(attemptSchema).meta({ description: 'The last twenty, in their order.' }),
    next_attempt_at: instant.nullable().meta({ examples: [null] }),
    finished_at: instant.nullable(),
    created_at: instant,
  })
  .meta({
    id: 'WebhookDelivery',
    description: 'One event on its way to one endpoint. All of its moments are real time, also in a sandbox.',
  })

export const deliveryListSchema = pageSchema('WebhookDeliveryList', deliverySchema)

export const resendSchema = z
  .strictObject({ endpoint: idSchema('we').meta({ description: 'Whom to tell, whether its filters want it or not.' }) })
  .meta({ id: 'EventResend' })

export function deliveryToApi(delivery: Delivery, attempts: readonly Attempt[]): z.input<typeof deliverySchema> {
  return {
    id: encodeId('del', delivery.id),
    object: 'webhook_delivery',
    endpoint: encodeId('we', delivery.endpointId),
    event: encodeId('evt', delivery.eventId),
    event_type: delivery.eventType,
    status: delivery.status,
    attempt_count: delivery.attempts,
    attempts: attempts.map(attemptToApi),
    next_attempt_at: delivery.nextAt?.toString() ?? null,
    finished_at: delivery.finishedAt?.toString() ?? null,
    created_at: delivery.createdAt.toString(),
  }
}

function attemptToApi(attempt: Attempt): z.input<typeof attemptSchema> {
  return {
    number: attempt.number,
    url: attempt.url,
    started_at: attempt.startedAt.toString(),
    outcome: attempt.outcome,
    failure: attempt.failure,
    detail: attempt.detail,
    status_code: attempt.statusCode,
    duration_ms: attempt.durationMs,
    response: attempt.response,
  }
}
