import { decodeId } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type TestApi, type TestApiOptions, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { rollUp } from './roll-up.ts'

let api: TestApi | undefined
afterEach(() => api?.close())

async function start(options: TestApiOptions = {}): Promise<TestApi> {
  api = await testApi(options)
  return api
}

const batch = '/v1/usage_events/batch'
const send = (client: TestApi, events: object[]) => client.post(batch, { events }, { idempotencyKey: null })

async function seller() {
  const client = await start()
  const { body: meter } = await client.post('/v1/meters', {
    code: 'calls',
    name: 'Calls',
    aggregation: 'sum',
    value_property: 'n',
    dimensions: ['region'],
  })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme', external_id: 'acme' })
  return { client, meter, customer }
}

test('a meter lives: made, renamed, archived, taken back, deleted while nothing hangs on it', async () => {
  const { client, meter, customer } = await seller()
  expect(meter).toMatchObject({
    object: 'meter',
    code: 'calls',
    aggregation: 'sum',
    value_property: 'n',
    filters: {},
    dimensions: ['region'],
    status: 'active',
  })
  const path = `/v1/meters/${meter.id}`
  expect((await client.post('/v1/meters', { code: 'calls', name: 'Again', aggregation: 'count' })).body).toMatchObject({
    code: 'already_exists',
    errors: [{ pointer: '/code' }],
  })
  expect((await client.patch(path, { name: 'API calls' })).body.name).toBe('API calls')
  expect((await client.patch(path, { aggregation: 'max' })).body.code).toBe('unknown_field')
  expect((await client.post(`${path}/archive`)).body.status).toBe('archived')
  const event = { key: 'k', meter: 'calls', customer: customer.id, properties: { n: 1 } }
  expect((await send(client, [event])).body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/events/0/meter', code: 'archived' }] })
  expect((await client.post(`${path}/unarchive`)).body.status).toBe('active')
  expect((await send(client, [event])).body).toEqual({ object: 'usage_receipt', accepted: 1, duplicates: 0 })
  expect((await client.delete(path)).body.code).toBe('conflict')
  const { body: other } = await client.post('/v1/meters', { code: 'other', name: 'Other', aggregation: 'count' })
  expect((await client.delete(`/v1/meters/${other.id}`)).body).toEqual({ id: other.id, object: 'meter', deleted: true })
  expect((await client.get('/v1/meters')).body.data).toHaveLength(1)
  const { body: events } = await client.get(`/v1/events?object_id=${meter.id}`)
  expect(events.data.map(({ type }: { type: string }) => type).toSorted()).toEqual([
    'meter.archived',
    'meter.created',
    'meter.unarchived',
    'meter.updated',
  ])
})

test('an event counts once under its key, whatever a repetition says and wherever it comes from', async () => {
  const { client, customer } = await seller()
  const event = { key: 'one', meter: 'calls', external_customer_id: 'acme', properties: { n: '2.5', region: 'eu' } }
  expect((await client.post('/v1/usage_events', event, { idempotencyKey: null })).body).toEqual({
    object: 'usage_receipt',
    accepted: 1,
    duplicates: 0,
  })
  const later = { ...event, occurred_at: '2027-03-01T00:00:00Z', properties: { n: '99' } }
  const again = await send(client, [later, { ...event, key: 'two' }, { ...event, key: 'two' }])
  expect(again.body).toEqual({ object: 'usage_receipt', accepted: 1, duplicates: 2 })
  const { body: list } = await client.get(`/v1/usage_events?customer=${customer.id}`)
  expect(list.data.map(({ key, value }: { key: string; value: string }) => [key, value])).toEqual([
    ['two', '2.5'],
    ['one', '2.5'],
  ])
  expect(list.data[1]).toMatchObject({
    object: 'usage_event',
    customer: customer.id,
    subscription: null,
    occurred_at: '2027-04-01T00:00:00Z',
    counted: true,
    properties: { n: '2.5', region: 'eu' },
  })
  expect(await client.db.ownerQuery('SELECT FROM idempotency_keys WHERE operation LIKE $1', ['recordUsage%'])).toHaveLength(0)
  // With the header the answer is kept, like any other.
  const keyed = { idempotencyKey: 'header' }
  const first = await client.post(batch, { events: [{ ...event, key: 'three' }] }, keyed)
  const second = await client.post(batch, { events: [{ ...event, key: 'three' }] }, keyed)
  expect([first.body.accepted, second.body.accepted, second.headers['idempotent-replayed']]).toEqual([1, 1, 'true'])
})

test('a batch with one wrong event stores nothing and names the field', async () => {
  const { client, customer } = await seller()
  await client.post('/v1/meters', { code: 'visitors', name: 'Visitors', aggregation: 'unique', value_property: 'who' })
  await client.post('/v1/meters', { code: 'peak', name: 'Peak', aggregation: 'max' })
  await client.post('/v1/meters', { code: 'hits', name: 'Hits', aggregation: 'count' })
  const good = { meter: 'calls', customer: customer.id, properties: { n: 1 } }
  const cases: [object, string, string][] = [
    [{ ...good, meter: 'nothing' }, '/events/1/meter', 'not_found'],
    [{ ...good, customer: 'cus_01h455vb4pex5vsknk084sn02q' }, '/events/1/customer', 'not_found'],
    [{ meter: 'calls', external_customer_id: 'nobody', value: '1' }, '/events/1/external_customer_id', 'not_found'],
    [{ meter: 'calls', subscription: 'sub_01h455vb4pex5vsknk084sn02q', value: '1' }, '/events/1/subscription', 'not_found'],
    [{ ...good, occurred_at: '2027-04-02T00:00:01Z' }, '/events/1/occurred_at', 'too_far_ahead'],
    [{ ...good, properties: {} }, '/events/1/properties/n', 'invalid'],
    [{ ...good, properties: { n: 'many' } }, '/events/1/properties/n', 'invalid'],
    [{ ...good, value: '1e5' }, '/events/1/value', 'invalid'],
    [{ ...good, meter: 'peak', value: '-1' }, '/events/1/value', 'invalid'],
    [{ ...good, meter: 'visitors' }, '/events/1/properties/who', 'invalid'],
    [{ ...good, meter: 'hits', value: '3' }, '/events/1/value', 'invalid'],
    [{ ...good, properties: { n: 1, region: 'x'.repeat(81) } }, '/events/1/properties/region', 'invalid'],
    [{ meter: 'calls', properties: { n: 1 } }, '/events/1/customer', 'invalid'],
    [{ ...good, external_customer_id: 'acme' }, '/events/1/customer', 'invalid'],
    [{ ...good, colour: 'red' }, '/events/1/colour', 'unknown_field'],
  ]
  for (const [wrong, pointer, code] of cases) {
    const reply = await send(client, [good, wrong])
    expect(reply, JSON.stringify(wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } })
  }
  expect((await send(client, [])).status).toBe(422)
  expect((await send(client, Array(1001).fill(good))).status).toBe(422)
  expect((await client.get('/v1/usage_events')).body.data).toEqual([])
})

test('each event belongs to the subscription that was live then and charges for the meter', async () => {
  const { client, customer } = await seller()
  const { body: meter } = await client.post('/v1/meters', { code: 'gb', name: 'GB', aggregation: 'sum' })
  const flat = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }
  const metered = { ...flat, terms: { model: 'per_unit', unit_amount: '10' }, meter: meter.id }
  const { body: plain } = await client.post('/v1/plans', { code: 'plain', name: 'Plain', prices: [flat] })
  const { body: usage } = await client.post('/v1/plans', { code: 'usage', name: 'Usage', prices: [flat, metered] })
  const subscribe = async (plan: string) => (await client.post('/v1/subscriptions', { customer: customer.id, plan })).body.id
  const first = await subscribe(plain.id)
  const second = await subscribe(usage.id)
  await send(client, [
    { key: 'a', meter: 'gb', customer: customer.id, value: '1' },
    { key: 'b', meter: 'calls', customer: customer.id, value: '1' },
    { key: 'c', meter: 'gb', subscription: first, value: '1' },
    { key: 'd', meter: 'gb', customer: customer.id, value: '1', occurred_at: '2027-03-31T00:00:00Z' },
    { key: 'e', meter: 'gb', customer: customer.id, value: '1', occurred_at: '2027-04-01T23:00:00Z' },
  ])
  const { body: list } = await client.get('/v1/usage_events?sort=accepted')
  expect(list.data.map(({ key, subscription }: { key: string; subscription: string }) => [key, subscription])).toEqual([
    ['a', second],
    ['b', first],
    ['c', first],
    ['d', null],
    ['e', second],
  ])
  expect((await client.get(`/v1/usage_events?subscription=${second}&meter=${meter.id}&from=2027-04-01T12:00:00Z`)).body.data).toMatchObject(
    [{ key: 'e' }],
  )
  expect((await client.get(`/v1/usage_events?customer=${customer.id}&sort=-occurred_at&limit=2`)).body).toMatchObject({
    data: [{ key: 'e' }, {}],
    has_more: true,
  })
})

test('a customer with usage is not deleted, and one that was deleted gets none', async () => {
  const { client, customer } = await seller()
  const event = { meter: 'calls', customer: customer.id, value: '1' }
  await send(client, [event])
  expect((await client.delete(`/v1/customers/${customer.id}`)).body.code).toBe('conflict')
  const others = await Promise.all(Array.from({ length: 6 }, (_, index) => client.post('/v1/customers', { name: `Customer ${index}` })))
  const outcomes = await Promise.all(
    others.flatMap(({ body }) => [client.delete(`/v1/customers/${body.id}`), send(client, [{ ...event, customer: body.id }])]),
  )
  for (const [index, { body }] of others.entries()) {
    const [deletion, usage] = [outcomes[index * 2]?.status, outcomes[index * 2 + 1]?.status]
    expect([`${deletion} ${usage}`], body.id).toEqual([deletion === 200 ? '200 422' : '409 201'])
  }
})

test('the filters of a meter leave events out', async () => {
  const { client, customer } = await seller()
  const { body: meter } = await client.post('/v1/meters', {
    code: 'ok',
    name: 'OK',
    aggregation: 'count',
    filters: { status: ['ok', '200'] },
  })
  const event = { meter: 'ok', customer: customer.id }
  await send(client, [
    { ...event, key: '1', properties: { status: 'ok' } },
    { ...event, key: '2', properties: { status: 200 } },
    { ...event, key: '3', properties: { status: 'bad' } },
    { ...event, key: '4' },
  ])
  const { body: list } = await client.get('/v1/usage_events?sort=accepted')
  expect(list.data.map(({ counted }: { counted: boolean }) => counted)).toEqual([true, true, false, false])
  const ctx = testContext(client.db.database, client.organization.id)
  expect(await rollUp(ctx)).toEqual({ rolled: 4, due: 0, late: 0 })
  expect(await rollUp(ctx)).toEqual({ rolled: 0, due: 0, late: 0 })
  const rows = await client.db.ownerQuery('SELECT grain, event_count FROM usage_rollups WHERE meter_id = $1 ORDER BY 1', [
    decodeId('mtr', meter.id),
  ])
  expect(rows).toEqual([
    { grain: 'day', event_count: 2n },
    { grain: 'hour', event_count: 2n },
  ])
})

test('a price names a meter that is there and keeps what the price asks for', async () => {
  const { client, meter } = await seller()
  const { body: product } = await client.post('/v1/products', { name: 'Service' })
  const price = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'per_unit', unit_amount: '10' } }
  const make = (given: object) => client.post('/v1/prices', { product: product.id, ...price, ...given })
  const metering = { filters: { size: ['l'], region: ['eu'] }, group_by: ['region', 'colour'] }
  expect((await make({ meter: meter.id, metering: { group_by: ['region'] } })).status).toBe(201)
  expect((await make({ meter: meter.id, metering })).body.errors).toMatchObject([
    { pointer: '/metering/filters', code: 'not_a_dimension' },
    { pointer: '/metering/group_by', code: 'not_a_dimension' },
  ])
  const nobody = 'mtr_01h455vb4pex5vsknk084sn02q'
  expect((await make({ meter: nobody })).body.errors).toMatchObject([{ pointer: '/meter', code: 'not_found' }])
  const plan = { code: 'plan', name: 'Plan', prices: [price, { ...price, meter: nobody }] }
  expect((await client.post('/v1/plans', plan)).body.errors).toMatchObject([{ pointer: '/prices/1/meter', code: 'not_found' }])
  expect((await client.delete(`/v1/meters/${meter.id}`)).body).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('prices'),
  })
  await client.post(`/v1/meters/${meter.id}/archive`)
  expect((await make({ meter: meter.id })).body.errors).toMatchObject([{ pointer: '/meter', code: 'archived' }])
})

test('usage of a period that is billed is noted as late, and usage that is billed at once marks its subscription', async () => {
  const { client, meter, customer } = await seller()
  const metered = {
    currency: 'EUR',
    interval: { unit: 'month', count: 1 },
    terms: { model: 'per_unit', unit_amount: '10' },
    meter: meter.id,
  }
  const plan = async (code: string, given: object) => (await client.post('/v1/plans', { code, name: code, ...given })).body.id
  const arrears = await plan('arrears', { prices: [metered] })
  const advance = await plan('advance', { prices: [{ ...metered, billing: 'in_advance' }] })
  const threshold = await plan('threshold', { prices: [metered], usage_thresholds: [{ currency: 'EUR', amount: 1000000 }] })
  const subscribe = async (of: string) => (await client.post('/v1/subscriptions', { customer: customer.id, plan: of })).body.id
  const [first, second, third] = [await subscribe(arrears), await subscribe(advance), await subscribe(threshold)]
  await client.db.ownerQuery(
    `UPDATE subscription_cycles SET usage_start = '2027-05-01', period_start = '2027-05-01', period_end = '2027-06-01'`,
  )
  await client.db.ownerQuery(`UPDATE organizations SET clock_at = '2027-05-10'`)
  const event = { meter: 'calls', value: '1' }
  await send(client, [
    { ...event, subscription: first, occurred_at: '2027-05-02T00:00:00Z' },
    { ...event, subscription: first, occurred_at: '2027-04-20T00:00:00Z' },
    { ...event, subscription: first, occurred_at: '2027-04-21T00:00:00Z' },
    { ...event, subscription: second, occurred_at: '2027-05-02T00:00:00Z' },
    { ...event, subscription: third, occurred_at: '2027-05-02T00:00:00Z' },
  ])
  const ctx = testContext(client.db.database, client.organization.id)
  expect(await rollUp(ctx)).toMatchObject({ rolled: 5, late: 1 })
  const late = await client.db.ownerQuery('SELECT subscription_id, earliest_at FROM late_usage')
  expect(late).toEqual([{ subscription_id: decodeId('sub', first), earliest_at: Temporal.Instant.from('2027-04-20T00:00:00Z') }])
  const due = await client.db.ownerQuery<{ subscription_id: string }>(
    'SELECT subscription_id FROM subscription_cycles WHERE usage_due_at IS NOT NULL',
  )
  expect(due.map((row) => row.subscription_id)).toEqual(expect.arrayContaining([decodeId('sub', second), decodeId('sub', third)]))
})

test('the months to come get partitions, and what is older than it has to be kept is dropped with its keys', async () => {
  const moment = { at: Temporal.Instant.from('2027-01-15T00:00:00Z') }
  const client = await start({ clock: { now: () => moment.at } })
  await client.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'count' })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme' })
  const partitions = async () => {
    const rows = await client.db.ownerQuery<{ name: string }>(
      `SELECT c.relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'usage_events'::regclass ORDER BY 1`,
    )
    return rows.map(({ name }) => name.slice('usage_events_'.length))
  }
  const cleanUp = async () => (await client.post('/v1/jobs/clean-up/run')).body.counts
  const event = { meter: 'calls', customer: customer.id }
  await send(client, [{ ...event, key: 'in the default partition' }])
  // This month's events are in the default partition already; they stay there.
  expect(await cleanUp()).toEqual({ partitions: 2, keys: 0 })
  expect(await partitions()).toEqual(['2027_02', '2027_03', 'default'])
  moment.at = Temporal.Instant.from('2027-02-28T23:00:00Z')
  await send(client, [{ ...event, key: 'february' }])
  moment.at = Temporal.Instant.from('2027-08-01T00:00:00Z')
  await send(client, [{ ...event, key: 'august' }])
  expect(await cleanUp()).toEqual({ partitions: 2, keys: 0 })
  await client.db.ownerQuery(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET quarterday.usage_retention_months = 3', current_database()); END $$`,
  )
  const again = await client.db.connect().organization(client.organization.id, async (tx) => {
    return (await tx.query<{ changed: number }>('SELECT quarterday_usage_partitions($1) AS changed', [moment.at])).rows[0]?.changed
  })
  expect(again).toBe(2)
  expect(await partitions()).toEqual(['2027_09', '2027_10', 'default'])
  expect((await send(client, [{ ...event, key: 'august' }])).body).toMatchObject({ accepted: 0, duplicates: 1 })
  expect((await client.get('/v1/health/checks')).status).not.toBe(500)
})
