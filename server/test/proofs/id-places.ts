import { idPrefixes } from '@quarterday/core/id.ts'
import type { JsonSchema, Schemas } from '../../src/kit/openapi-example.ts'
import type { Route } from '../../src/kit/route.ts'
import { type Described, describedOperation, schemas } from './described.ts'

/** Where a request names something by its id: in the path, as a filter, or somewhere in the body. */
export interface IdPlace {
  readonly route: Route
  readonly where: 'path' | 'query' | 'body'
  /** The steps to it: names of fields, and `*` for each item of a list. One step in a path or a query. */
  readonly at: readonly string[]
  /** What it may name. Where the schema takes any text, what its name or its example says; all kinds where neither says one. */
  readonly prefixes: readonly string[]
  /** Takes codes and names of things besides ids. */
  readonly takesNames: boolean
}

/** `getInvoice path/id` */
export function labelOf({ route, where, at }: IdPlace): string {
  return `${route.operation} ${[where, ...at].join('/')}`
}

/** Every place of an operation, read from its description, so that a new one is found by itself. */
export function idPlaces(route: Route): IdPlace[] {
  const described: Described = describedOperation(route)
  const found = new Map<string, IdPlace>()
  const note = (where: IdPlace['where'], at: readonly string[], schema: JsonSchema) => {
    const named = namedBy(schema, at)
    if (named === null) return
    const place = { route, where, at, ...named }
    const known = found.get(labelOf(place))
    const prefixes = [...new Set([...(known?.prefixes ?? []), ...place.prefixes])]
    found.set(labelOf(place), { ...place, prefixes, takesNames: place.takesNames || (known?.takesNames ?? false) })
  }
  for (const { name, in: where, schema } of described.parameters)
    if (where !== 'header') texts(schema, [name], (at, leaf) => note(where, at, leaf))
  if (described.body !== null) texts(described.body, [], (at, leaf) => note('body', at, leaf))
  return [...found.values()]
}

const pattern = /^\^([a-z]+)_\[0-7\]/
const inText = /"([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}"/
const words = new Map(Object.entries(idPrefixes).map(([prefix, word]) => [word.replaceAll(' ', '_'), prefix]))
const anything = ['object', 'object_id']

function namedBy(schema: JsonSchema, at: readonly string[]): Pick<IdPlace, 'prefixes' | 'takesNames'> | null {
  const [, exact] = pattern.exec(schema.pattern ?? '') ?? []
  if (exact !== undefined) return { prefixes: [exact], takesNames: false }
  if (schema.enum !== undefined || schema.const !== undefined) return null
  const name = at.findLast((step) => step !== '*') ?? ''
  const [, shown] = inText.exec(JSON.stringify(schema.examples ?? [])) ?? []
  if (shown !== undefined) return { prefixes: [shown], takesNames: true }
  if (anything.includes(name)) return { prefixes: Object.keys(idPrefixes), takesNames: true }
  const word = words.get(name) ?? words.get(name.replace(/^external_/, '').replace(/_id$/, ''))
  return word === undefined ? null : { prefixes: [word], takesNames: true }
}

/** Every text that a value of the schema can hold. A schema inside itself is entered once. */
function texts(
  schema: JsonSchema,
  at: readonly string[],
  found: (at: readonly string[], leaf: JsonSchema) => void,
  inside: readonly string[] = [],
): void {
  if (schema.$ref !== undefined) {
    if (!inside.includes(schema.$ref)) texts(resolved(schema, schemas), at, found, [...inside, schema.$ref])
    return
  }
  const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  for (const option of options) texts({ ...option, examples: option.examples ?? schema.examples ?? [] }, at, found, inside)
  for (const [name, part] of Object.entries(schema.properties ?? {})) texts(part, [...at, name], found, inside)
  if (schema.items !== undefined) texts(schema.items, [...at, '*'], found, inside)
  if (schema.type === 'string') found(at, schema)
}

export function resolved(schema: JsonSchema, among: Schemas): JsonSchema {
  return schema.$ref === undefined ? schema : resolved(among[schema.$ref.replace('#/components/schemas/', '')] ?? {}, among)
}
