import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { idSchema } from '@quarterday/core/id.ts'
import { permissions } from '@quarterday/core/people/permission.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kit/ids.ts'
import type { Route } from '../../src/kit/route.ts'
import { routes } from '../../src/modules/index.ts'
import { type Reply, type TestApi, testApi } from '../api.ts'
import { openPortal } from '../portal.ts'
import { sampleOf } from '../route-samples.ts'
import { type Arrival, customerArrival, staffArrival } from './arrivals.ts'
import { type CallerKind, callers, narrowScope, permissionMatrix, verdictOn } from './permission-matrix.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

/** How the caller comes to an organization of its own. People are somebody new each time: some operations end the session, or change who it is. */
async function comingAs(caller: CallerKind): Promise<() => Promise<Arrival>> {
  const client = await api.organizationClient()
  const { id } = client.organization
  const bearer = (text: string) => async (): Promise<Arrival> => ({ authorization: `Bearer ${text}` })
  const keyWith = async (scopes: readonly string[]) => bearer((await client.post('/v1/api_keys', { name: 'Shop', scopes })).body.secret)
  switch (caller) {
    case 'key':
      return bearer(client.key)
    case 'reading_key':
      return keyWith(permissions.filter((each) => each.endsWith(':read')))
    case 'narrow_key':
      return keyWith([narrowScope])
    case 'customer': {
      await openPortal(api, client, { allow_subscribe: true })
      const { body: customer } = await client.post('/v1/customers', { name: 'Ada', currency: 'EUR' })
      return () => customerArrival(api, id, idSchema('cus').decode(customer.id))
    }
    case 'publishable':
      return bearer((await openPortal(api, client)).key)
    case 'anonymous':
      return async () => ({})
    case 'removed':
      return () => staffArrival(api, id, null)
    default:
      return () => staffArrival(api, id, caller)
  }
}

async function asked(route: Route, arrival: Arrival): Promise<Reply> {
  const { url, body } = sampleOf(route)
  return api.raw(route.method, url, body, {
    headers: { ...arrival, 'if-match': '*' },
    idempotencyKey: route.method === 'POST' ? newId() : null,
  })
}

/** A wrong password is 401 too, and says so in its own words; here it is about who may ask at all. */
function verdictOf({ status, body }: Reply): string {
  if (status === 401 && body?.code === 'unauthenticated' && body.detail === body.title) return '401'
  return status === 403 && body?.code === 'forbidden' ? '403' : 'yes'
}

test('S34: who may do what is a committed table, and what routes and roles say', async () => {
  expect(permissionMatrix()).toBe(await readFile(join(import.meta.dirname, 'permission-matrix.txt'), 'utf8'))
})

test.each(callers)(
  'S34, S30: %s may do what the table says and nothing else, of all operations',
  async (caller) => {
    const found: string[] = []
    let denied = 0
    const come = await comingAs(caller)
    for (const route of routes) {
      const reply = await asked(route, await come())
      const expected = verdictOn(route, caller)
      if (expected !== 'yes') denied += 1
      if (verdictOf(reply) !== expected || reply.status >= 500)
        found.push(`${route.operation} (${route.scope}) should be ${expected}: ${reply.status} ${reply.body?.code} ${reply.body?.detail}`)
    }
    expect(found).toEqual([])
    expect([caller, denied > 0]).toEqual([caller, true])
  },
  120_000,
)
