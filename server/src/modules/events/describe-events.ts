import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import type { DescribedWebhook } from '../../kit/openapi.ts'
import { aggregatePrefix, eventTypes } from './event-types.ts'
import { payloadSchemaOf } from './payload-schema.ts'
import { eventSchema } from './schema.ts'

const description =
  'Posted to each webhook endpoint whose filters want it, signed by the scheme of standardwebhooks.com (headers `webhook-id`, `webhook-timestamp`, `webhook-signature`).'

/** Every event as the reference describes it, from the schemas of what it tells. */
export function describeEvents(): DescribedWebhook[] {
  return Object.entries(eventTypes).map(([name, summary]) => {
    const data = payloadSchemaOf(name) ?? eventSchema.shape.data
    const fields = z.object({ type: z.literal(name), object_id: idSchema(aggregatePrefix(name)), data })
    return { name, summary, description, tag: 'Events', envelope: eventSchema, fields }
  })
}
