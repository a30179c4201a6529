import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { JsonSchema, Schemas } from '../../kit/openapi-example.ts'
import { CommandFailed, exitCodes } from './exit.ts'

/** What can be typed for a field of a request, and how it is read. */
export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** Given as JSON, as `key=value,key=value`, or field by field. */
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  /** Names of one's own choosing: `key=value`, repeated. */
  | { readonly kind: 'record' }
  /** Repeated, once an element. */
  | { readonly kind: 'list'; readonly element: FieldKind }

export interface Field {
  readonly name: string
  readonly type: FieldKind
  readonly isRequired: boolean
  /** `null` can be given, as a value of its own. */
  readonly isNullable: boolean
  readonly description: string
  readonly example: unknown
  readonly fallback: unknown
}

/** The fields of an object's schema; of several variants, the fields of all. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas): readonly Field[] {
  const { properties = {}, required = [] } = objectOf(schema, schemas)
  return Object.entries(properties).map(([name, property]) => {
    const plain = resolved(property, schemas)
    const variants = variantsOf(plain, schemas)
    return {
      name,
      type: kindOf(property, schemas),
      isRequired: required.includes(name),
      isNullable: variants.some((variant) => variant.type === 'null'),
      description: property.description ?? plain.description ?? variants.find((variant) => variant.description)?.description ?? '',
      example: [property, plain, ...variants]
        .map((part) => part.examples?.[0])
        .find((example) => example !== undefined && example !== null),
      fallback: property.default ?? plain.default,
    }
  })
}

/** Reads what was typed for one field. Throws a usage error that names the option. */
export function readValue(text: string, field: Pick<Field, 'type' | 'isNullable'>, option: string): unknown {
  if (text === 'null' && field.isNullable) return null
  return readKind(text, field.type, option)
}

/** A body given whole: JSON, `@file` with JSON in it, or `-` for standard input. */
export function readBody(text: string): Record<string, unknown> {
  const json = text === '-' ? readText(0) : text.startsWith('@') ? readText(text.slice(1)) : text
  return readObject(json, '--data')
}

export function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  return schema.$ref === undefined ? schema : (schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {})
}

function readKind(text: string, type: FieldKind, option: string): unknown {
  switch (type.kind) {
    case 'text':
      return text
    case 'choice':
      if (!type.choices.includes(text)) throw usage(`${option} is one of: ${type.choices.join(', ')}`)
      return text
    case 'number':
      if (!/^-?\d{1,15}(\.\d+)?$/.test(text)) throw usage(`${option} is a number`)
      return Number(text)
    case 'boolean':
      if (!/^(true|false)$/.test(text)) throw usage(`${option} is true or false`)
      return text === 'true'
    case 'object':
      return text.trimStart().startsWith('{') ? readObject(text, option) : readPairs(text, type.fields, option)
    case 'record':
      return text.trimStart().startsWith('{') ? readObject(text, option) : Object.fromEntries([pairOf(text, option)])
    case 'list':
      return readKind(text, type.element, option)
  }
}

/** `price=price_01…,quantity=2`; a dot leads inwards: `interval.unit=month`. */
function readPairs(text: string, fields: readonly Field[], option: string): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const pair of text.split(',')) {
    const [name, given] = pairOf(pair, option)
    const [first = '', ...rest] = name.split('.')
    const field = fields.find((each) => each.name === first)
    if (field === undefined) throw usage(`${option} has no field ${first}; it has ${fields.map((each) => each.name).join(', ')}`)
    const inner = rest.length === 0 ? readValue(given, field, `${option} ${name}`) : readInner(field, rest, given, option)
    value[first] = merged(value[first], inner)
  }
  return value
}

function readInner(field: Field, path: readonly string[], given: string, option: string): unknown {
  if (field.type.kind !== 'object') throw usage(`${option}: ${field.name} has no fields of its own`)
  return readPairs(`${path.join('.')}=${given}`, field.type.fields, option)
}

/** Objects grow by their fields; of anything else the later one stays. */
export function merged(before: unknown, after: unknown): unknown {
  return isObject(before) && isObject(after) ? { ...before, ...after } : after
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pairOf(text: string, option: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1) throw usage(`${option} is given as name=value`)
  return [text.slice(0, at).trim(), text.slice(at + 1)]
}

function readObject(text: string, option: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (cause) {
    throw new CommandFailed(exitCodes.usage, `${option} is a JSON object, such as '{"name":"Acme"}'`, { cause })
  }
}

function readText(file: string | 0): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandFailed(exitCodes.usage, `--data cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

function usage(message: string): CommandFailed {
  return new CommandFailed(exitCodes.usage, message)
}

function kindOf(schema: JsonSchema, schemas: Schemas): FieldKind {
  const variants = variantsOf(resolved(schema, schemas), schemas).filter((variant) => variant.type !== 'null')
  const [only = {}] = variants
  if (variants.length > 1 && !variants.every((variant) => variant.type === 'object')) return { kind: 'text' }
  if (only.type === 'object') {
    if (variants.length === 1 && only.properties === undefined) return { kind: 'record' }
    return { kind: 'object', fields: fieldsOf(schema, schemas) }
  }
  if (only.type === 'array') return { kind: 'list', element: kindOf(only.items ?? {}, schemas) }
  if (only.type === 'boolean') return { kind: 'boolean' }
  if (only.type === 'integer' || only.type === 'number') return { kind: 'number' }
  const choices = only.enum ?? (only.const === undefined ? undefined : [only.const])
  return choices === undefined || choices.length > 12 ? { kind: 'text' } : { kind: 'choice', choices: choices.map(String) }
}

/** What a value may be, each by itself. */
function variantsOf(schema: JsonSchema, schemas: Schemas): readonly JsonSchema[] {
  const variants = schema.anyOf ?? schema.oneOf
  return variants === undefined ? [schema] : variants.flatMap((variant) => variantsOf(resolved(variant, schemas), schemas))
}

/** One object with the properties of all variants; required is what every variant requires. */
function objectOf(schema: JsonSchema, schemas: Schemas): Pick<JsonSchema, 'properties' | 'required'> {
  const objects = variantsOf(resolved(schema, schemas), schemas).filter((variant) => variant.type === 'object')
  const names = [...new Set(objects.flatMap((object) => Object.keys(object.properties ?? {})))]
  const properties = names.map((name) => {
    const variants = objects.flatMap((object) => object.properties?.[name] ?? [])
    return [name, together(variants)] as const
  })
  return {
    properties: Object.fromEntries(properties),
    required: names.filter((name) => objects.every((object) => object.required?.includes(name))),
  }
}

/** A field that several variants have: with constants, a choice among them; else as the first says. */
function together(variants: readonly JsonSchema[]): JsonSchema {
  const [first = {}] = variants
  const constants = variants.map((variant) => variant.const)
  return variants.length > 1 && !constants.includes(undefined) ? { ...first, type: 'string', enum: constants } : first
}
