import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type GatewayEvent, gatewayEventStatuses } from './gateway-event.ts'

export const gatewayEventSchema = z
  .strictObject({
    id: idSchema('gwe'),
    object: z.literal('gateway_event'),
    gateway: z.enum(gatewayNames).meta({ examples: ['stripe'] }),
    account: idSchema('ga').nullable().meta({ description: 'The account whose secret proved it. Null: that of the installation.' }),
    reference: z.string().meta({ description: 'The gateway’s own name for it.', examples: ['evt_1MtJUT2eZvKYlo2CNaw2HvEv'] }),
    type: z.string().meta({ examples: ['payment_intent.succeeded'] }),
    about: z
      .strictObject({
        kind: z.enum(['charge', 'setup', 'method']),
        reference: z.string().meta({ examples: ['pi_3MtwBwLkdIwHu7ix28a3tqPa'] }),
      })
      .nullable()
      .meta({ id: 'GatewayEventSubject', description: 'What it is a hint at. Null: nothing that concerns us.' }),
    status: z.enum(gatewayEventStatuses).meta({
      description:
        '`received`: it is looked into at `next_attempt_at`. `processed`: what it hints at was read at the gateway and applied. `ignored`: it concerns nothing ' +
        'here. `failed`: it could not be looked into for two days; a person has to look.',
      examples: ['processed'],
    }),
    deliveries: z
      .int()
      .min(1)
      .meta({ description: 'How often it came.', examples: [1] }),
    attempt_count: z
      .int()
      .min(0)
      .meta({ description: 'How often it was looked into, since it came or since the last replay.', examples: [1] }),
    next_attempt_at: instant.nullable().meta({ examples: [null] }),
    last_error: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    sent_at: instant,
    received_at: instant,
    finished_at: instant.nullable(),
    body: z
      .string()
      .nullable()
      .optional()
      .meta({
        description: 'As it came; not in lists. Null once its time is over, 30 days after it ended.',
        examples: ['{"id": "evt_1MtJUT"}'],
      }),
  })
  .meta({ id: 'GatewayEvent', description: 'What a payment gateway sent by itself, and what came of it. All its moments are real time.' })

export const gatewayEventListSchema = pageSchema('GatewayEventList', gatewayEventSchema)

export function gatewayEventToApi(event: GatewayEvent, { withBody }: { readonly withBody: boolean }): z.input<typeof gatewayEventSchema> {
  return {
    id: encodeId('gwe', event.id),
    object: 'gateway_event',
    gateway: event.gateway,
    account: event.gatewayAccountId === null ? null : encodeId('ga', event.gatewayAccountId),
    reference: event.reference,
    type: event.type,
    about: event.about,
    status: event.status,
    deliveries: event.deliveries,
    attempt_count: event.attempts,
    next_attempt_at: event.nextAt?.toString() ?? null,
    last_error: event.lastError,
    sent_at: event.sentAt.toString(),
    received_at: event.receivedAt.toString(),
    finished_at: event.finishedAt?.toString() ?? null,
    ...(withBody && { body: event.body }),
  }
}
