import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { UsageEvent, UsageReceipt } from './usage-event-types.ts'

const key = z
  .string()
  .min(1)
  .max(255)
  .meta({
    description:
      'Your own key for this event, unique in your organization: a repeated one changes nothing, whatever else it says. Keys that rise with time ' +
      '(UUIDv7, ULID) are cheapest.',
    examples: ['01928c7e-5f3a-7bb0-9f6e-2f6f4a1d9c01'],
  })
const meterReference = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'The code of the meter, or its id.', examples: ['api_calls'] })
const properties = z
  .record(z.string().min(1).max(64), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((entries) => Object.keys(entries).length <= 50, 'Must have at most 50 entries')
  .meta({ description: 'What meters read their value from, filter and group by.', examples: [{ calls: '12', region: 'eu' }] })
const value = z
  .string()
  .max(30)
  .meta({ description: 'A decimal. It goes before the property that the meter reads its value from.', examples: ['12'] })
const occurredAt = instant.meta({ description: 'When it happened, at most a day ahead. However long ago it was, it is billed.' })

const told = {
  key: key.optional(),
  meter: meterReference,
  customer: idSchema('cus').optional().meta({ description: 'Whose it is: either this, or `external_customer_id`, or `subscription`.' }),
  external_customer_id: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .meta({ examples: ['acme'] }),
  subscription: idSchema('sub')
    .optional()
    .meta({ description: 'Absent: the customer’s subscription at that moment that charges for this meter.' }),
  occurred_at: occurredAt.optional().meta({ description: 'When it happened, at most a day ahead. Absent: now.' }),
  value: value.optional(),
  properties: properties.optional(),
}

const whose = ['customer', 'external_customer_id', 'subscription'] as const

export const usageEventCreateSchema = z
  .strictObject(told)
  .check(({ value, issues }) => {
    if (whose.filter((name) => value[name] !== undefined).length === 1) return
    issues.push({
      code: 'custom',
      path: ['customer'],
      message: 'Name one of customer, external_customer_id and subscription',
      input: value.customer,
    })
  })
  .meta({
    id: 'UsageEventCreate',
    description: 'A counted fact.',
    examples: [
      { key: '01928c7e-5f3a-7bb0-9f6e-2f6f4a1d9c01', meter: 'api_calls', external_customer_id: 'acme', properties: { calls: '12' } },
    ],
  })

export const usageEventBatchSchema = z
  .strictObject({ events: z.array(usageEventCreateSchema).min(1).max(1000) })
  .meta({ id: 'UsageEventBatch', description: 'Up to 1,000 counted facts. All of them are accepted, or none.' })

export const usageReceiptSchema = z
  .strictObject({
    object: z.literal('usage_receipt'),
    accepted: z.int().meta({ description: 'Events that are new, and count.', examples: [1] }),
    duplicates: z.int().meta({ description: 'Events whose key was known already; they changed nothing.', examples: [0] }),
  })
  .meta({ id: 'UsageReceipt', description: 'What became of events that were sent.' })

export const usageEventSchema = z
  .strictObject({
    id: idSchema('use'),
    object: z.literal('usage_event'),
    key,
    meter: idSchema('mtr'),
    customer: idSchema('cus'),
    subscription: idSchema('sub').nullable().meta({
      description: 'The subscription that it is billed with. Null: the customer had none at the time.',
    }),
    occurred_at: instant,
    value: z
      .string()
      .nullable()
      .meta({ description: 'A decimal; null where the meter counts different values.', examples: ['12'] }),
    counted: z.boolean().meta({ description: 'False: the filters of the meter leave it out.' }),
    properties,
  })
  .meta({ id: 'UsageEvent', description: 'A counted fact. It never changes.' })

export const usageEventListSchema = pageSchema('UsageEventList', usageEventSchema)

export function receiptToApi({ accepted, duplicates }: UsageReceipt): z.input<typeof usageReceiptSchema> {
  return { object: 'usage_receipt', accepted, duplicates }
}

export function usageEventToApi(event: UsageEvent): z.input<typeof usageEventSchema> {
  return {
    id: encodeId('use', event.id),
    object: 'usage_event',
    key: event.key,
    meter: encodeId('mtr', event.meterId),
    customer: encodeId('cus', event.customerId),
    subscription: event.subscriptionId === null ? null : encodeId('sub', event.subscriptionId),
    occurred_at: event.occurredAt.toString(),
    value: event.item === null ? event.value : null,
    counted: event.counted,
    properties: { ...event.properties },
  }
}
