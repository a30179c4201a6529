import { exampleOf, type JsonSchema } from '../../src/kit/openapi-example.ts'
import { type Things, withIds } from '../reference-book.ts'
import { describedOperation, schemas } from './described.ts'
import { type IdPlace, resolved } from './id-places.ts'

export interface Sent {
  readonly method: string
  readonly url: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** The example of the reference, with the ids of these things. */
export function exampleRequest(route: IdPlace['route'], things: Things): Sent {
  const { body, example, parameters } = describedOperation(route)
  // In whatever state the object is.
  const headers: Record<string, string> = parameters.some(({ name }) => name === 'If-Match') ? { 'if-match': '*' } : {}
  return { method: route.method, url: urlOf(route, things), body: body === null ? undefined : withIds(example, things), headers }
}

/**
 * The same with one id in one place. What the example does not hold is made from the schema on the way there. Fields may shut each other out, and one
 * may say what another is for, so a body comes in several shapes: whole, and at each level on the way without each of its optional fields, with none of
 * them, and with each other word that a field can hold.
 */
export function requestsNaming(place: IdPlace, id: string, things: Things): Sent[] {
  const { route, where, at } = place
  const [name = ''] = at
  const sent = exampleRequest(route, things)
  if (where === 'path') return [{ ...sent, url: urlOf(route, things, { [name]: id }) }]
  if (where === 'query') return [{ ...sent, url: `${sent.url}?${encodeURIComponent(name)}=${encodeURIComponent(id)}` }]
  const shapes = placed(sent.body ?? {}, describedOperation(route).body ?? {}, at, id, things)
  const different = [...new Map(shapes.map((body) => [JSON.stringify(body), body])).values()]
  return different.map((body) => ({ ...sent, body }))
}

/** The path with these parameters, and of the others the examples. */
function urlOf(route: IdPlace['route'], things: Things, given: Readonly<Record<string, string>> = {}): string {
  return describedOperation(route)
    .parameters.filter((parameter) => parameter.in === 'path')
    .reduce(
      (path, { name, example }) => path.replace(`{${name}}`, encodeURIComponent(given[name] ?? String(withIds(example, things)))),
      route.path as string,
    )
}

/** The shapes of a value with the id in it; the first is the whole, the last has nothing at any level that may be left out. */
function placed(value: unknown, schema: JsonSchema, [step, ...rest]: readonly string[], id: string, things: Things): unknown[] {
  if (step === undefined) return [id]
  const inner = partOf(schema, step)
  if (step === '*') {
    const items: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [withIds(exampleOf(inner, schemas), things)]
    const shapes = placed(items[0], inner, rest, id, things)
    return [...shapes.map((item) => [item, ...items.slice(1)]), [shapes.at(-1)]]
  }
  const object = isObject(value) ? value : {}
  const known = object[step] ?? (rest.length === 0 ? undefined : withIds(exampleOf(inner, schemas), things))
  const within = placed(known, inner, rest, id, things)
  const neighbours = neighboursOf(object, schema, step)
  const whole = [object, named(object, schema, things)].flatMap((all) => within.map((given) => ({ ...all, [step]: given })))
  return [...whole, ...neighbours.map((others) => ({ ...others, [step]: within[0] })), { ...neighbours.at(-1), [step]: within.at(-1) }]
}

/** The object with ids of one's own in all fields that could name something and do not: one may only make sense beside another. */
function named(object: Record<string, unknown>, schema: JsonSchema, things: Things): Record<string, unknown> {
  const missing = Object.entries(resolved(schema, schemas).properties ?? {}).flatMap(([field, part]): [string, unknown][] => {
    const [, prefix = ''] = /\^([a-z]+)_\[0-7\]/.exec(JSON.stringify(part)) ?? []
    return (object[field] ?? null) === null && things[prefix] !== undefined && part.items === undefined ? [[field, things[prefix]]] : []
  })
  return { ...object, ...Object.fromEntries(missing) }
}

function neighboursOf(object: Record<string, unknown>, schema: JsonSchema, step: string): Record<string, unknown>[] {
  const { required = [] } = resolved(schema, schemas)
  const optional = Object.keys(object).filter((field) => field !== step && !required.includes(field))
  const without = (fields: readonly string[]) => Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)))
  const words = Object.keys(object).flatMap((field) =>
    (resolved(partOf(schema, field), schemas).enum ?? []).slice(0, 5).map((word) => ({ ...object, [field]: word })),
  )
  return [...words, ...optional.map((field) => without([field])), without(optional)]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema of a field or of the items, in whichever of several shapes has it. */
function partOf(schema: JsonSchema, step: string): JsonSchema {
  const whole = resolved(schema, schemas)
  const own = step === '*' ? whole.items : whole.properties?.[step]
  if (own !== undefined) return own
  const options = [...(whole.anyOf ?? []), ...(whole.oneOf ?? []), ...(whole.allOf ?? [])]
  return options.map((option) => partOf(option, step)).find((part) => Object.keys(part).length > 0) ?? {}
}
