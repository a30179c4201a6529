import { permissions } from '@quarterday/core/people/permission.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { apiDescription } from '../entry/http.ts'
import { routes } from '../modules/index.ts'
import type { JsonSchema } from './openapi-example.ts'
import { changesSomething, peopleScopes } from './route.ts'

const content = z.record(z.string(), z.object({ schema: z.unknown(), example: z.unknown().optional() }))
const operationShape = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema: z.unknown() })),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.object({ description: z.string().min(1), content })),
})

const document = apiDescription()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operationShape.parse(operation) })),
)

test('every route is in the description once, under a name of its own', () => {
  expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
    routes.map((route) => `${route.method} ${route.path}`).sort(),
  )
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
})

test('the description is OpenAPI 3.1: whole references, responses, descriptions, unique parameters', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  const text = JSON.stringify(document)
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(document.components.schemas).toHaveProperty([name])
  expect(text).not.toContain('#/$defs')
  expect(text).not.toContain('$schema')
  for (const { operation } of operations) {
    const keys = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('every operation has a summary, examples, and the errors that it can answer', () => {
  for (const { operation, method, path } of operations) {
    const route = routes.find((each) => each.path === path && each.method === method.toUpperCase())
    expect(operation.summary).not.toBe('')
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '403', '422', '500', '503']))
    if (method === 'post' && route && changesSomething(route))
      expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', required: !route?.keyIsOptional }))
    const [done] = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
    expect(done?.[1].content['application/json']?.example).toBeDefined()
  }
})

test('every example is valid', () => {
  for (const route of routes) {
    const { operation } = operations.find((each) => each.operation.operationId === route.operation) ?? {}
    const reply = operation?.responses[String(route.status)]?.content['application/json']?.example
    expect(route.reply.safeParse(reply), `the reply of ${route.operation}: ${JSON.stringify(reply)}`).toMatchObject({ success: true })
    if (route.body === null) continue
    const request = operation?.requestBody?.content['application/json']?.example
    const parsed = route.body.safeParse(request)
    // An example shows every field; some exclude each other, which is what its own literal is for.
    expect(parsed, `the request of ${route.operation}: ${JSON.stringify(request)} ${parsed.error?.message}`).toMatchObject({
      success: true,
    })
  }
})

test('S33: every route has a scope that a key can have, or is for operators', () => {
  const known: readonly string[] = [...permissions, ...peopleScopes, 'operator']
  for (const route of routes) expect(known, route.operation).toContain(route.scope)
})

test('S36, S41: every request and reply is closed', () => {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    for (const object of objectsIn(schema)) {
      expect(object, `${name} admits fields that it does not name`).toHaveProperty('additionalProperties')
    }
  }
})

function objectsIn(schema: JsonSchema): JsonSchema[] {
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ]
  return [...(schema.type === 'object' ? [schema] : []), ...inner.flatMap(objectsIn)]
}
