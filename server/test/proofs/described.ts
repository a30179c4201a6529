import { assert } from '@quarterday/core/assert.ts'
import { apiDescription } from '../../src/entry/http.ts'
import type { JsonSchema, Schemas } from '../../src/kit/openapi-example.ts'
import type { Route } from '../../src/kit/route.ts'

// What the API says of itself is all that the proofs know of it: whatever it offers is tried.

const description = apiDescription()

export const schemas: Schemas = description.components.schemas

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: JsonSchema
  readonly example?: unknown
}

/** An operation as the OpenAPI document describes it. */
export interface Described {
  readonly parameters: readonly Parameter[]
  readonly body: JsonSchema | null
  readonly example: unknown
  /** With which it can answer. */
  readonly statuses: ReadonlySet<number>
}

export function describedOperation(route: Pick<Route, 'path' | 'method' | 'operation'>): Described {
  const found = description.paths[route.path]?.[route.method.toLowerCase()] as
    | {
        parameters?: readonly Parameter[]
        requestBody?: { content: { 'application/json': { schema: JsonSchema; example: unknown } } }
        responses: Readonly<Record<string, unknown>>
      }
    | undefined
  assert(found, `${route.operation} is not described`)
  const json = found.requestBody?.content['application/json']
  const statuses = new Set(Object.keys(found.responses).map(Number))
  return { parameters: found.parameters ?? [], body: json?.schema ?? null, example: json?.example, statuses }
}
