import { decodeId, idOf } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { startProxy } from '../../../test/proxy.ts'
import { newId } from '../../kit/ids.ts'
import { recordKnownUsage } from './record-known-usage.ts'
import { recordUsage } from './record-usage.ts'
import { rollUp } from './roll-up.ts'
import { recordMeasuredEvents } from './usage-event-store.ts'
import type { MeasuredEvent, ToldEvent } from './usage-event-types.ts'

let api: TestApi | undefined
afterEach(() => api?.close())

async function seller() {
  api = await testApi()
  return { client: api, ...(await stock(api)) }
}

/** A meter and a customer; the meter is known here once the first event came. */
async function stock(client: ApiClient) {
  const { body: meter } = await client.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'sum' })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme', external_id: 'acme' })
  expect((await send(client, [{ key: 'first', meter: 'calls', customer: customer.id, value: '1' }])).body.accepted).toBe(1)
  return { meter, customer }
}

const send = (client: ApiClient, events: object[]) => client.post('/v1/usage_events/batch', { events }, { idempotencyKey: null })
const quick = (client: TestApi, events: ToldEvent[]) => recordKnownUsage(testContext(client.db.database, client.organization.id), events)
const event = { meter: 'calls', external_customer_id: 'acme', value: '1' }

test('events of a meter that is known are one statement', async () => {
  const { client } = await seller()
  const sent: string[] = []
  const database = client.db.connect({ onStatement: ({ text }) => sent.push(text) })
  const receipt = await recordUsage(testContext(database, client.organization.id), [event, { ...event, key: 'first' }], String)
  expect(receipt).toEqual({ accepted: 1, duplicates: 1 })
  expect(sent).toEqual([expect.stringMatching(/^SELECT quarterday_record_usage/)])
})

test('another organization’s meters, customers and subscriptions are not there', async () => {
  const { client, meter, customer } = await seller()
  const price = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }
  const { body: plan } = await client.post('/v1/plans', { code: 'plain', name: 'Plain', prices: [price] })
  const { body: subscription } = await client.post('/v1/subscriptions', { customer: customer.id, plan: plan.id })
  const other = await client.organizationClient()
  const own = await stock(other)
  expect(await send(other, [{ ...event, meter: meter.id }])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/events/0/meter' }] },
  })
  const theirs: object[] = [
    { meter: 'calls', value: '1', customer: customer.id },
    { meter: 'calls', value: '1', subscription: subscription.id },
  ]
  for (const wrong of theirs) expect((await send(other, [event, wrong])).body.errors).toMatchObject([{ code: 'not_found' }])

  const ids = { own: [own.meter.id, own.customer.id], theirs: [meter.id, customer.id] }
  const stored = (organization: string, [meterId, customerId]: string[]) => {
    const told = { meter: 'calls', customer: decodeId('cus', customerId ?? '') ?? undefined }
    const measured = { value: '1', item: null, dimensions: null, counted: true }
    const each: MeasuredEvent = {
      id: idOf('use', newId()),
      key: newId(),
      meterId: idOf('mtr', decodeId('mtr', meterId ?? '') ?? ''),
      told,
      measured,
    }
    const at = Temporal.Instant.from('2027-04-01T00:00:00Z')
    return client.db.database.organization(organization, (tx) => recordMeasuredEvents(tx, organization, [each], at), { single: true })
  }
  const { id } = other.organization
  expect(await stored(id, ids.theirs)).toBeNull()
  expect(await stored(id, [own.meter.id, customer.id])).toBeNull()
  expect(await stored(id, [meter.id, own.customer.id])).toBeNull()
  expect(await stored(id, ids.own)).toBe(1)
  expect(await client.db.ownerQuery('SELECT organization_id, count(*)::int FROM usage_events GROUP BY 1 ORDER BY 2')).toEqual([
    { organization_id: client.organization.id, count: 1 },
    { organization_id: id, count: 2 },
  ])
})

test('the organization is set for the one statement and no longer', async () => {
  const { client } = await seller()
  const database = client.db.connect({ poolSize: 1 })
  const { id } = client.organization
  const seen = () => database.organization(id, (tx) => tx.query('SELECT FROM usage_events'), { single: true })
  expect((await seen()).rowCount).toBe(0)
  expect(await recordKnownUsage(testContext(database, id), [event])).toEqual({ accepted: 1, duplicates: 0 })
  expect((await seen()).rowCount).toBe(0)
})

test('what cannot be stored at once is left whole to the long way', async () => {
  const { client, meter, customer } = await seller()
  const missing = { ...event, external_customer_id: 'nobody' }
  const tomorrow = (seconds: number) => Temporal.Instant.from('2027-04-02T00:00:00Z').add({ seconds })
  expect(await quick(client, [event, missing])).toBeNull()
  expect(await quick(client, [event, { ...event, meter: 'new' }])).toBeNull()
  expect(await quick(client, [event, { ...event, value: 'many' }])).toBeNull()
  expect(
    await quick(client, [
      { ...event, key: 'twice' },
      { ...event, key: 'twice' },
    ]),
  ).toBeNull()
  // By the sandbox's own clock.
  expect(await quick(client, [{ ...event, occurred_at: tomorrow(1) }])).toBeNull()
  await client.post(`/v1/meters/${meter.id}/archive`)
  expect(await quick(client, [event])).toBeNull()
  await client.post(`/v1/meters/${meter.id}/unarchive`)
  expect((await client.get('/v1/usage_events')).body.data).toHaveLength(1)
  expect(await quick(client, [event, { ...event, occurred_at: tomorrow(0) }])).toEqual({ accepted: 2, duplicates: 0 })
  const { body: list } = await client.get(`/v1/usage_events?customer=${customer.id}&sort=occurred_at`)
  const moments = list.data.map(({ occurred_at }: { occurred_at: string }) => occurred_at)
  expect(moments).toEqual(['2027-04-01T00:00:00Z', '2027-04-01T00:00:00Z', '2027-04-02T00:00:00Z'])
})

test('a meter that was made again under the same code counts its own way', async () => {
  const { client } = await seller()
  const { body: old } = await client.post('/v1/meters', { code: 'again', name: 'Again', aggregation: 'max' })
  const { body: other } = await client.post('/v1/meters', { code: 'free', name: 'Free', aggregation: 'count' })
  // Refused for the customer, and known from then on.
  await send(client, [{ ...event, meter: 'again', external_customer_id: 'nobody' }])
  await client.delete(`/v1/meters/${old.id}`)
  const { body: made } = await client.post('/v1/meters', { code: 'again', name: 'Again', aggregation: 'unique', value_property: 'who' })
  expect((await send(client, [{ ...event, meter: 'again' }])).body.errors).toMatchObject([{ pointer: '/events/0/value' }])
  const { value: _, ...rest } = event
  expect((await send(client, [{ ...rest, meter: 'again', properties: { who: 'ann' } }])).body.accepted).toBe(1)
  expect((await client.get(`/v1/usage_events?meter=${made.id}`)).body.data).toMatchObject([{ value: null, properties: { who: 'ann' } }])
  expect((await client.get(`/v1/usage_events?meter=${other.id}`)).body.data).toEqual([])
})

test('of several subscriptions, the first that charges for the meter; where none does, the first', async () => {
  const { client, meter, customer } = await seller()
  await client.post('/v1/meters', { code: 'gb', name: 'GB', aggregation: 'sum' })
  const flat = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }
  const metered = { ...flat, terms: { model: 'per_unit', unit_amount: '10' }, meter: meter.id }
  const { body: plain } = await client.post('/v1/plans', { code: 'plain', name: 'Plain', prices: [flat] })
  const { body: usage } = await client.post('/v1/plans', { code: 'usage', name: 'Usage', prices: [flat, metered] })
  const subscribe = async (plan: string) => (await client.post('/v1/subscriptions', { customer: customer.id, plan })).body.id
  const [first, second] = [await subscribe(plain.id), await subscribe(usage.id)]
  await subscribe(usage.id)
  await send(client, [{ ...event, key: 'gb', meter: 'gb' }])
  const before = Temporal.Instant.from('2027-03-01T00:00:00Z')
  const events: ToldEvent[] = [
    { ...event, key: 'a' },
    { ...event, key: 'b', meter: 'gb' },
    { ...event, key: 'c', occurred_at: before },
    { key: 'd', meter: 'calls', value: '1', subscription: decodeId('sub', first) ?? undefined },
    { key: 'e', meter: 'calls', value: '1', customer: decodeId('cus', customer.id) ?? undefined },
  ]
  expect(await quick(client, events)).toEqual({ accepted: 5, duplicates: 0 })
  const { body: list } = await client.get('/v1/usage_events?sort=accepted')
  expect(list.data.slice(2).map(({ key, subscription }: { key: string; subscription: string }) => [key, subscription])).toEqual([
    ['a', second],
    ['b', first],
    ['c', null],
    ['d', first],
    ['e', second],
  ])
})

test('I17: batches that overlap, at once and beside the roll-up, count each key once', async () => {
  const { client } = await seller()
  const ctx = testContext(client.db.database, client.organization.id)
  const batches = Array.from({ length: 24 }, (_, index) =>
    Array.from({ length: 20 }, (__, at) => ({ ...event, key: `k${(index * 5 + at * 7) % 90}` })),
  )
  const work = batches.flatMap((events, index) => [
    recordKnownUsage(ctx, events).then((receipt) => receipt?.accepted ?? Number.NaN),
    ...(index % 6 === 0 ? [rollUp(ctx).then(() => 0)] : []),
  ])
  const accepted = (await Promise.all(work)).reduce((sum, each) => sum + each, 0)
  const different = new Set(batches.flat().map(({ key }) => key)).size
  expect(accepted).toBe(different)
  while ((await rollUp(ctx)).rolled > 0);
  expect(await client.db.ownerQuery(`SELECT sum(value_sum)::int AS total FROM usage_rollups WHERE grain = 'day'`)).toEqual([
    { total: different + 1 },
  ])
})

test.each(['cut before', 'cut after'] as const)(
  'the connection is %s the server has the statement: each event counts once, keys of its own or none',
  async (fault) => {
    const { client } = await seller()
    const proxy = await startProxy(client.db.connection)
    let planted = false
    proxy.fault = (text) => {
      if (planted || !text.includes('quarterday_record_usage')) return undefined
      planted = true
      return fault
    }
    const database = client.db.connect({ connection: proxy.connection, poolSize: 1 })
    const receipt = await recordKnownUsage(testContext(database, client.organization.id), [{ ...event, key: 'own' }, event, event])
    expect(planted).toBe(true)
    expect((receipt?.accepted ?? 0) + (receipt?.duplicates ?? 0)).toBe(3)
    expect((await client.get('/v1/usage_events')).body.data).toHaveLength(4)
    await proxy.close()
  },
)
