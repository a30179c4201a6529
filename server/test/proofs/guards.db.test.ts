import { permissions } from '@quarterday/core/people/permission.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { peopleScopes, type Route, route } from '../../src/kit/route.ts'
import { routes } from '../../src/modules/index.ts'
import { testApi } from '../api.ts'

const reply = z.strictObject({ object: z.literal('greeting') })

const greeting = route({
  method: 'GET',
  path: '/v1/greeting',
  operation: 'getGreeting',
  tag: 'Customers',
  summary: 'Get a greeting',
  scope: 'customers:read',
  reply,
  handle: async () => ({ object: 'greeting' as const }),
})

test('S33: an operation that does not say who may do it cannot be put on the server', async () => {
  for (const scope of [undefined, '', null]) {
    const unguarded: Route = Object.assign({}, greeting, { scope })
    await expect(testApi({ http: { routes: [unguarded] } })).rejects.toThrow(/denied/)
  }
})

test('S33: every operation asks for a permission that roles and keys know, or says which people it is for', () => {
  const known = new Set<string>([...permissions.filter((each) => each !== '*'), ...peopleScopes, 'operator'])
  expect(routes.filter(({ scope }) => !known.has(scope)).map(({ operation }) => operation)).toEqual([])
})

test('S37: a reply with a field that its schema does not name does not leave, wherever a test looks', async () => {
  const telling: Route = { ...greeting, handle: async () => ({ object: 'greeting', password_hash: 'x' }) }
  const api = await testApi({ http: { routes: [telling] } })
  const { status, text } = await api.get('/v1/greeting')
  expect([status, text.includes('password_hash')]).toEqual([500, false])
  await api.close()
})

test('S37: no schema of a reply is open, so that nothing travels that nobody has named', () => {
  const open = routes.filter(({ reply: schema }) => opensUp(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
  expect(open.map(({ operation }) => operation)).toEqual([])
})

/** Whether an object with named fields takes others beside them. */
function opensUp(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(opensUp)
  if (typeof schema !== 'object' || schema === null) return false
  const isOpen = 'properties' in schema && 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema)
  return isOpen || Object.values(schema).some(opensUp)
}
