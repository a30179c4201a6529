import { decodeId, encodeId, type IdPrefix, idPrefixes, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { Event } from './event.ts'
import { aggregatePrefix, eventTypes } from './event-types.ts'

export const eventSchema = z
  .strictObject({
    id: idSchema('evt'),
    object: z.literal('event'),
    type: z.string().meta({ examples: ['customer.created'], description: `One of ${Object.keys(eventTypes).join(', ')}.` }),
    object_id: z.string().meta({ examples: ['cus_01h455vb4pex5vsknk084sn02q'], description: 'What it happened to.' }),
    sequence: z.int().min(1).meta({ description: 'Counts 1, 2, 3 … for each object.' }),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The object as it was then.', examples: [{ object: 'customer', name: 'Acme' }] }),
    created_at: instant,
  })
  .meta({ id: 'Event', description: 'Something that has happened.' })

export const eventListSchema = pageSchema('EventList', eventSchema)

export function toApi(event: Event): z.input<typeof eventSchema> {
  return {
    id: encodeId('evt', event.id),
    object: 'event',
    type: event.type,
    object_id: encodeId(aggregatePrefix(event.type), event.aggregateId),
    sequence: event.sequence,
    data: z.record(z.string(), z.unknown()).parse(event.data),
    created_at: event.occurredAt.toString(),
  }
}

/** The id of anything, as a UUID. */
export const anyId = z.codec(z.string().max(64), z.string(), {
  decode: (text, context) => {
    const [prefix = ''] = text.split('_')
    const id = isPrefix(prefix) ? decodeId(prefix, text) : null
    if (id !== null) return id
    context.issues.push({ code: 'custom', message: 'Must be the id of an object', input: text })
    return z.NEVER
  },
  encode: (uuid) => uuid,
})

function isPrefix(text: string): text is IdPrefix {
  return Object.hasOwn(idPrefixes, text)
}
