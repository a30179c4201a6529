import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kit/ids.ts'
import type { Route } from '../../src/kit/route.ts'
import { routes } from '../../src/modules/index.ts'
import { type ApiClient, type TestApi, testApi } from '../api.ts'
import { openPortal } from '../portal.ts'
import { referenceBook, type Things } from '../reference-book.ts'
import { type Arrival, customerArrival, staffArrival } from './arrivals.ts'
import { describedOperation, schemas } from './described.ts'
import { digestOf } from './digest.ts'
import { resolved } from './id-places.ts'
import { exampleRequest } from './placing.ts'

// Whoever writes says what they may say and nothing beside it: what we keep for ourselves is refused by name, wherever it is sent.

const ours: Readonly<Record<string, unknown>> = {
  organization_id: encodeId('org', newId()),
  id: encodeId('cus', newId()),
  status: 'paid',
  amount_paid: 1_000_000,
  role: 'owner',
  balance: 1_000_000,
  created_at: '2020-01-01T00:00:00Z',
}

let api: TestApi
let client: ApiClient
let things: Things
let publishable: Arrival
beforeAll(async () => {
  api = await testApi()
  client = await api.organizationClient()
  things = await referenceBook(client)
  publishable = { authorization: `Bearer ${(await openPortal(api, client)).key}` }
})
afterAll(() => api.close())

async function arrivalFor({ scope }: Route): Promise<Arrival> {
  const { id } = client.organization
  switch (scope) {
    case 'anyone':
      return {}
    case 'publishable':
      return publishable
    case 'customer':
      return customerArrival(api, id, idSchema('cus').decode(things.cus ?? ''))
    case 'person':
      return staffArrival(api, id, 'owner')
    default:
      return { authorization: `Bearer ${client.key}` }
  }
}

const writes = routes.filter(({ body, scope }) => body !== null && scope !== 'operator')

test('S36: fields that are not the caller’s to write are refused by name in every body, and nothing is changed', async () => {
  const found: string[] = []
  let requests = 0
  const arrivals = new Map<string, Arrival>()
  for (const route of writes) arrivals.set(route.scope, arrivals.get(route.scope) ?? (await arrivalFor(route)))
  const before = await digestOf(api.db, client.organization.id)
  for (const route of writes) {
    const known = resolved(describedOperation(route).body ?? {}, schemas).properties ?? {}
    const { method, url, body } = exampleRequest(route, things)
    for (const [field, value] of Object.entries(ours).filter(([name]) => !(name in known))) {
      requests += 1
      const sent = { ...(typeof body === 'object' ? body : {}), [field]: value }
      const headers = { ...arrivals.get(route.scope), 'if-match': '*' }
      const reply = await api.raw(method, url, sent, { headers, idempotencyKey: method === 'POST' ? newId() : null })
      const named = reply.body?.errors?.some((error: { pointer: string }) => error.pointer === `/${field}`)
      if (reply.status !== 422 || named !== true)
        found.push(`${route.operation} with ${field}: ${reply.status} ${reply.text.slice(0, 200)}`)
    }
  }
  expect(found).toEqual([])
  expect(await digestOf(api.db, client.organization.id)).toEqual(before)
  expect(requests).toBeGreaterThan(writes.length * 4)
}, 120_000)
