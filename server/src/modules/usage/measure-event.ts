import { type MeterAggregation, signedAggregations } from '@quarterday/core/usage/meter.ts'
import type { MeterRule } from './meter-types.ts'
import type { Measured, Properties, PropertyValue, ToldEvent } from './usage-event-types.ts'

/** Why it can see nothing: the field, from the event on, and the reason. */
export interface Unmeasurable {
  readonly path: readonly string[]
  readonly detail: string
}

/** Reads an event as its meter does. */
export function measureEvent(meter: MeterRule, { value: given, properties = {} }: ToldEvent): Measured | Unmeasurable {
  const dimensions = dimensionsOf(meter, properties)
  if ('detail' in dimensions) return dimensions
  const shared = { dimensions: dimensions.values, counted: isCounted(meter, properties) }
  if (meter.aggregation === 'count') {
    if (given === undefined) return { ...shared, value: '1', item: null }
    return { path: ['value'], detail: 'This meter counts events, whatever their value.' }
  }
  if (meter.aggregation === 'unique') return itemOf(meter, given, properties, shared)
  return numberOf(meter.aggregation, meter.valueProperty, given, properties, shared)
}

type Shared = Pick<Measured, 'dimensions' | 'counted'>

function itemOf({ valueProperty }: MeterRule, given: string | undefined, properties: Properties, shared: Shared): Measured | Unmeasurable {
  if (given !== undefined || valueProperty === null) return { path: ['value'], detail: `This meter counts the values of ${valueProperty}.` }
  const item = textOf(properties[valueProperty])
  if (item === '') return { path: ['properties', valueProperty], detail: 'This meter counts the different values of this property.' }
  if (item.length > longestItem) return { path: ['properties', valueProperty], detail: `Must have at most ${longestItem} characters.` }
  return { ...shared, value: properties.operation === 'remove' ? '-1' : '1', item }
}

function numberOf(
  aggregation: MeterAggregation,
  valueProperty: string | null,
  given: string | undefined,
  properties: Properties,
  shared: Shared,
): Measured | Unmeasurable {
  const value = given ?? (valueProperty === null ? '' : textOf(properties[valueProperty]))
  const path = given !== undefined || valueProperty === null ? ['value'] : ['properties', valueProperty]
  if (!wire.test(value)) return { path, detail: 'Must be a decimal with at most 15 digits and 12 decimal places.' }
  if (value.startsWith('-') && !signedAggregations.has(aggregation)) return { path, detail: 'This meter takes no value below zero.' }
  return { ...shared, value, item: null }
}

const wire = /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/
const longestItem = 128
// Five of them and an item still fit into one row of an index.
const longestDimension = 80

function dimensionsOf({ dimensions }: MeterRule, properties: Properties): { values: Record<string, string> | null } | Unmeasurable {
  let values: Record<string, string> | null = null
  for (const name of dimensions) {
    const value = textOf(properties[name])
    if (value === '') continue
    if (value.length > longestDimension) return { path: ['properties', name], detail: `Must have at most ${longestDimension} characters.` }
    values ??= {}
    values[name] = value
  }
  return { values }
}

function isCounted({ filters }: MeterRule, properties: Properties): boolean {
  for (const name in filters) if (!filters[name]?.includes(textOf(properties[name]))) return false
  return true
}

/** Absent reads as the empty text. */
function textOf(value: PropertyValue | undefined): string {
  return value === undefined ? '' : String(value)
}
