import type { Chance } from '../../src/demo/chance.ts'
import type { JsonSchema } from '../../src/kit/openapi-example.ts'
import { schemas } from '../proofs/described.ts'
import { resolved } from '../proofs/id-places.ts'
import { hostileText, hostileValue } from './hostile.ts'
import type { Known } from './known.ts'

/** A value that the schema describes, as far as a schema tells; ids are mostly of things that exist. */
export function drawValue(given: JsonSchema, chance: Chance, known: Known, depth = 0): unknown {
  const schema = resolved(given, schemas)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined && schema.enum.length > 0) return chance.pick(schema.enum)
  if (schema.examples?.[0] !== undefined && chance.percent(40)) return withKnown(schema.examples[0], chance, known)
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined && options.length > 0) return drawValue(chance.pick(options), chance, known, depth + 1)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => drawValue(part, chance, known, depth + 1)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, chance, known, depth)
    case 'array':
      return listOf(schema, chance, known, depth)
    case 'integer':
      return integerOf(schema, chance)
    case 'number':
      return chance.next() * 100
    case 'boolean':
      return chance.percent(50)
    case 'null':
      return null
    case 'string':
      return textOf(schema, chance, known)
    default:
      return schema.examples?.[0] ?? null
  }
}

/** Fields that must be there, and some of the others: the deeper, the fewer. */
function objectOf(schema: JsonSchema, chance: Chance, known: Known, depth: number): Record<string, unknown> {
  const required = new Set(schema.required ?? [])
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || chance.percent(depth > 2 ? 15 : 35))
  return Object.fromEntries(entries.map(([name, part]) => [name, drawValue(part, chance, known, depth + 1)]))
}

function listOf(schema: JsonSchema, chance: Chance, known: Known, depth: number): unknown[] {
  const { items } = schema
  if (items === undefined) return []
  return Array.from({ length: chance.between(0, depth > 3 ? 1 : 3) }, () => drawValue(items, chance, known, depth + 1))
}

function integerOf({ minimum, maximum }: JsonSchema & { readonly maximum?: number }, chance: Chance): number {
  const low = minimum ?? 0
  const high = maximum ?? Number.MAX_SAFE_INTEGER
  const near = Math.min(high, Math.max(low, 0) + 1000)
  return chance.pick([low, Math.min(high, low + 1), chance.between(Math.max(low, 0), near), chance.between(Math.max(low, 0), near), high])
}

function textOf(schema: JsonSchema & { readonly format?: string; readonly maxLength?: number }, chance: Chance, known: Known): string {
  const [, prefix] = /^\^([a-z]+)_\[0-7\]/.exec(schema.pattern ?? '') ?? []
  if (prefix !== undefined) return known.idOf(prefix, chance)
  if (schema.format === 'date-time') return chance.pick(moments)
  if (schema.format === 'date') return chance.pick(dates)
  if (schema.examples !== undefined && schema.examples.length > 0) return String(withKnown(chance.pick(schema.examples), chance, known))
  const shape = new RegExp(schema.pattern ?? '')
  const fitting = [...words, ...known.names].filter((word) => shape.test(word) && word.length <= (schema.maxLength ?? 256))
  return fitting.length === 0 ? '1' : chance.pick(fitting)
}

const moments = [
  '2027-04-01T00:00:00Z',
  '2027-04-15T09:30:00+02:00',
  '2027-05-01T00:00:00Z',
  '2026-12-31T23:59:59Z',
  '2031-02-28T12:00:00Z',
  '1999-01-01T00:00:00Z',
]
const dates = ['2027-04-01', '2027-04-30', '2027-05-31', '2026-01-01', '2028-02-29']
const words = [
  '1',
  '10',
  '0.5',
  '1000',
  '19.99',
  'EUR',
  'USD',
  'DE',
  'Ada',
  'Grinder',
  'club',
  'a-code',
  'SPRING27',
  'de',
  'Europe/Berlin',
  'ada@example.com',
  'text',
  'pm_card_visa',
  'https://hooks.invalid/x',
]

/** An example with the ids of the reference replaced by those of things that exist. */
export function withKnown(example: unknown, chance: Chance, known: Known): unknown {
  if (typeof example === 'string') {
    const [, prefix] = /^([a-z]+)_01h455vb4pex5vsknk084sn02[qr]$/.exec(example) ?? []
    return prefix === undefined ? example : known.idOf(prefix, chance)
  }
  if (Array.isArray(example)) return example.map((item) => withKnown(item, chance, known))
  if (example === null || typeof example !== 'object') return example
  return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, withKnown(value, chance, known)]))
}

/** The value with one thing in it that is wrong, or merely odd. */
export function spoiled(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value) && value.length > 0 && chance.percent(75)) {
    const at = chance.between(0, value.length - 1)
    return chance.percent(20) ? [...value, ...value] : value.with(at, spoiled(value[at], chance))
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && chance.percent(90)) {
    const names = Object.keys(value)
    const added = chance.pick([...strangeFields, hostileText(chance)])
    if (names.length === 0 || chance.percent(12)) return { ...value, [added]: hostileValue(chance) }
    const name = chance.pick(names)
    if (chance.percent(12)) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name))
    return Object.fromEntries(Object.entries(value).map(([each, inner]) => [each, each === name ? spoiled(inner, chance) : inner]))
  }
  return hostileValue(chance)
}

const strangeFields = [
  'organization_id',
  'id',
  'status',
  'amount_paid',
  'role',
  'balance',
  'created_at',
  'object',
  'constructor',
  'prototype',
  '$ref',
  '',
]
