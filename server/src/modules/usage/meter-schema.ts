import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { meterAggregations, mostDimensions } from '@quarterday/core/usage/meter.ts'
import { z } from 'zod'
import { instant, metadata, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Meter, meterStatuses } from './meter-types.ts'

const property = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, 'Must be a name of at most 64 letters, digits and _ . : -')
  .meta({ examples: ['region'] })
const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, 'Must be at most 64 small letters, digits and _ . -')
  .meta({ description: 'Your own short name for it, which events carry.', examples: ['api_calls'] })
const name = text(256).meta({ examples: ['API calls'] })
const aggregation = z.enum(meterAggregations).meta({
  description:
    '`count`: how many events. `sum`, `max`, `last`: of their values. `unique`: how many different values there are; an event whose property `operation` is ' +
    '`remove` takes one away. `weighted_sum`: the values are changes of a level, and the quantity is its mean over the period.',
  examples: ['sum'],
})
const valueProperty = property.nullable().meta({
  description: 'The property that carries the value. Null: each event gives its `value` itself.',
  examples: ['calls'],
})
const filters = z
  .record(property, z.array(z.string().max(256)).min(1).max(100))
  .refine((all) => Object.keys(all).length <= 10, 'Must have at most 10 entries')
  .meta({ description: 'Only events with one of these values count; the others are kept.', examples: [{ status: ['ok'] }] })
const dimensions = z
  .array(property)
  .max(mostDimensions)
  .refine((all) => new Set(all).size === all.length, 'Must not name a property twice')
  .meta({ description: 'Properties that prices may filter or group by.', examples: [['region']] })

export const meterSchema = z
  .strictObject({
    id: idSchema('mtr'),
    object: z.literal('meter'),
    code,
    name,
    aggregation,
    value_property: valueProperty,
    filters,
    dimensions,
    metadata,
    status: z.enum(meterStatuses),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Meter', description: 'What is counted, and how. Only its name, metadata and status can change.' })

export const meterListSchema = pageSchema('MeterList', meterSchema)

export const meterCreateSchema = z
  .strictObject({
    code,
    name,
    aggregation,
    value_property: valueProperty.optional(),
    filters: filters.optional(),
    dimensions: dimensions.optional(),
    metadata: metadata.optional(),
  })
  .check(({ value, issues }) => {
    if (value.aggregation !== 'count' || !value.value_property) return
    issues.push({
      code: 'custom',
      path: ['value_property'],
      message: 'What only counts events reads no value',
      input: value.value_property,
    })
  })
  .meta({ id: 'MeterCreate' })

export const meterUpdateSchema = z
  .strictObject({ name, metadata })
  .partial()
  .meta({ id: 'MeterUpdate', description: 'Only what is given changes.' })

export function meterToApi(meter: Meter): z.input<typeof meterSchema> {
  return {
    id: encodeId('mtr', meter.id),
    object: 'meter',
    code: meter.code,
    name: meter.name,
    aggregation: meter.aggregation,
    value_property: meter.valueProperty,
    filters: Object.fromEntries(Object.entries(meter.filters).map(([property, values]) => [property, [...values]])),
    dimensions: [...meter.dimensions],
    metadata: { ...meter.metadata },
    status: meter.status,
    created_at: meter.createdAt.toString(),
    updated_at: meter.updatedAt.toString(),
  }
}
