import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { decodeId, type MeterId, type SubscriptionId } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import type { MeasuredGroup, QuantityRequest } from './quantity-types.ts'
import { readQuantities } from './read-quantities.ts'
import { rollUp } from './roll-up.ts'

let api: TestApi | undefined
afterEach(() => api?.close())

const aggregations = ['count', 'sum', 'max', 'last', 'unique', 'weighted_sum'] as const
type Aggregation = (typeof aggregations)[number]

interface Told {
  readonly key: string
  readonly meter: Aggregation
  readonly at: string
  readonly value: string
  readonly region?: string
  readonly size?: string
}

/** One customer with one subscription that charges for a meter of each kind since 1 January. */
async function start() {
  const client = await testApi({ clockAt: Temporal.Instant.from('2027-01-01T00:00:00Z'), timezone: 'UTC' })
  api = client
  const meters = new Map<string, MeterId>()
  for (const aggregation of aggregations) {
    const value = aggregation === 'count' ? {} : { value_property: 'v' }
    const { body } = await client.post('/v1/meters', {
      code: aggregation,
      name: aggregation,
      aggregation,
      ...value,
      dimensions: ['region', 'size'],
    })
    meters.set(aggregation, decoded('mtr', body.id))
  }
  const interval = { unit: 'month', count: 1 }
  const prices = [...meters.keys()].map((code) => ({
    currency: 'EUR',
    interval,
    terms: { model: 'per_unit', unit_amount: '0' },
    meter: `mtr_${code}`,
  }))
  const { body: list } = await client.get('/v1/meters?limit=100')
  const idOf = new Map<string, string>(list.data.map(({ code, id }: { code: string; id: string }) => [code, id]))
  const { body: plan } = await client.post('/v1/plans', {
    code: 'all',
    name: 'All',
    prices: prices.map((price) => ({ ...price, meter: idOf.get(price.meter.slice(4)) })),
  })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme', external_id: 'acme' })
  const { body: subscription } = await client.post('/v1/subscriptions', { customer: customer.id, plan: plan.id })
  await client.db.ownerQuery('UPDATE organizations SET clock_at = $1', ['2027-06-01T00:00:00Z'])
  const subscriptionId: SubscriptionId = decoded('sub', subscription.id)
  const ctx = testContext(client.db.database, client.organization.id)

  async function tell(events: readonly Told[]) {
    const body = {
      events: events.map(({ key, meter, at, value, ...dimensions }) => {
        const properties = meter === 'unique' && value.startsWith('-') ? { v: value.slice(1), operation: 'remove' } : { v: value }
        return { key, meter, external_customer_id: 'acme', occurred_at: at, properties: { ...properties, ...dimensions } }
      }),
    }
    const reply = await client.post('/v1/usage_events/batch', body, { idempotencyKey: null })
    expect(reply.status, reply.text).toBe(201)
    return reply.body
  }

  function request(meter: Aggregation, from: string, to: string, given: Partial<QuantityRequest> = {}): QuantityRequest {
    const meterId = meters.get(meter)
    if (!meterId) throw new Error(meter)
    const [begin, end] = [Temporal.Instant.from(from), Temporal.Instant.from(to)]
    const shared = { filters: {}, groupBy: [], carry: false, weighting: 'second', zone: 'UTC', want: 'quantity' } as const
    return { key: 'k', subscriptionId, meterId, start: begin, end, ...shared, ...given }
  }

  const ask = (requests: readonly QuantityRequest[]) => ctx.transaction((tx) => readQuantities(tx, requests))
  const one = async (...args: Parameters<typeof request>) => (await ask([request(...args)])).get('k') ?? []
  return { client, ctx, tell, request, ask, one, subscriptionId }
}

function decoded<P extends 'mtr' | 'sub'>(prefix: P, text: string) {
  const id = decodeId(prefix, text)
  if (id === null) throw new Error(text)
  return id
}

const figures = (groups: readonly MeasuredGroup[]) => groups.map(({ group, quantity, events }) => [group, decimalText(quantity), events])

test.each([false, true])('each kind of meter, rolled up: %s', async (rolled) => {
  const { tell, one, ctx } = await start()
  const event = (meter: Aggregation, at: string, value: string): Told => ({ key: `${meter} ${at} ${value}`, meter, at, value })
  const all = aggregations.flatMap((meter) => [
    event(meter, '2027-03-30T12:00:00Z', '4'),
    event(meter, '2027-04-01T00:00:00Z', '2'), // the first moment counts
    event(meter, '2027-04-16T00:00:00Z', '7'),
    event(meter, '2027-04-15T10:30:00Z', '3'),
    event(meter, '2027-05-01T00:00:00Z', '100'), // the end does not
  ])
  await tell(all.toReversed())
  if (rolled) expect((await rollUp(ctx)).rolled).toBe(30)
  const month = ['2027-04-01T00:00:00Z', '2027-05-01T00:00:00Z'] as const
  expect(figures(await one('count', ...month))).toEqual([[null, '3', 3]])
  expect(figures(await one('sum', ...month))).toEqual([[null, '12', 3]])
  expect(figures(await one('max', ...month))).toEqual([[null, '7', 3]])
  expect(figures(await one('last', ...month))).toEqual([[null, '7', 3]])
  expect(figures(await one('unique', ...month))).toEqual([[null, '3', 3]])
  // 2 for 30 days, 3 for 15.5625 (373.5 hours), 7 for 15: (60 + 46.6875 + 105) ÷ 30.
  expect(figures(await one('weighted_sum', ...month))).toEqual([[null, '7.05625', 3]])
  // The change on the 15th counts from its midnight: (60 + 48 + 105) ÷ 30.
  expect(figures(await one('weighted_sum', ...month, { weighting: 'day' }))).toEqual([[null, '7.1', 3]])
  // Carried in: 4 from March.
  const carry = { carry: true }
  expect(figures(await one('sum', ...month, carry))).toEqual([[null, '16', 3]])
  expect(figures(await one('unique', ...month, carry))).toEqual([[null, '4', 3]])
  expect(figures(await one('weighted_sum', ...month, carry))).toEqual([[null, '11.05625', 3]])
  expect(figures(await one('last', '2027-04-02T00:00:00Z', '2027-04-03T00:00:00Z', carry))).toEqual([[null, '2', 0]])
  expect(figures(await one('last', '2027-04-02T00:00:00Z', '2027-04-03T00:00:00Z'))).toEqual([])
  // Half-hour zones: April in Kolkata ends before the last event of the UTC month would begin.
  expect(figures(await one('sum', '2027-04-15T18:30:00Z', '2027-05-31T18:30:00Z'))).toEqual([[null, '107', 2]])
  expect(figures(await one('sum', '2027-04-15T10:00:00Z', '2027-04-15T10:30:00Z'))).toEqual([])
  expect(figures(await one('sum', '2027-04-15T10:30:00Z', '2027-04-15T10:30:00.000001Z'))).toEqual([[null, '3', 1]])
})

test.each([false, true])('filters, groups, levels and single events, rolled up: %s', async (rolled) => {
  const { tell, one, ctx } = await start()
  const event = (meter: Aggregation, day: string, value: string, region?: string, size?: string): Told => {
    const at = `2027-04-${day}T06:00:00Z`
    return { key: `${meter} ${at} ${value} ${region} ${size}`, meter, at, value, ...(region && { region }), ...(size && { size }) }
  }
  await tell(
    [
      event('sum', '01', '5', 'eu', 'l'),
      event('sum', '02', '-2', 'eu', 's'),
      event('sum', '02', '10', 'us'),
      event('sum', '11', '1'),
      event('unique', '02', 'ann', 'eu', 's'),
      event('unique', '03', 'ann', 'eu', 'l'),
      event('unique', '03', 'bob', 'us'),
      event('unique', '11', '-ann', 'eu', 's'),
      event('unique', '12', 'cid', 'eu'),
      event('unique', '12', 'cid', 'eu'),
    ].map((each, index) => ({ ...each, key: `${index}` })),
  )
  if (rolled) await rollUp(ctx)
  const april = ['2027-04-01T00:00:00Z', '2027-05-01T00:00:00Z'] as const
  expect(figures(await one('sum', ...april, { groupBy: ['region'] }))).toEqual([
    [{ region: '' }, '1', 1],
    [{ region: 'eu' }, '3', 2],
    [{ region: 'us' }, '10', 1],
  ])
  expect(figures(await one('sum', ...april, { filters: { region: ['eu', 'asia'] }, groupBy: ['size'] }))).toEqual([
    [{ size: 'l' }, '5', 1],
    [{ size: 's' }, '-2', 1],
  ])
  expect(figures(await one('sum', ...april, { filters: { region: ['eu'], size: ['l'] } }))).toEqual([[null, '5', 1]])
  expect(figures(await one('sum', ...april, { filters: { region: [''] } }))).toEqual([[null, '1', 1]])
  expect(figures(await one('unique', ...april))).toEqual([[null, '2', 6]]) // bob and cid
  expect(figures(await one('unique', '2027-04-01T00:00:00Z', '2027-04-11T00:00:00Z'))).toEqual([[null, '2', 3]]) // ann and bob
  expect(figures(await one('unique', ...april, { groupBy: ['region'] }))).toEqual([
    [{ region: 'eu' }, '1', 5],
    [{ region: 'us' }, '1', 1],
  ])
  const levels = async (...args: Parameters<typeof one>) =>
    (await one(...args)).map(({ levels = [] }) =>
      levels.map(({ since, quantity }) => `${since.toString().slice(8, 16)} ${decimalText(quantity)}`),
    )
  expect(await levels('sum', '2027-04-02T00:00:00Z', '2027-05-01T00:00:00Z', { want: 'levels', carry: true })).toEqual([
    ['02T00:00 5', '02T06:00 13', '11T06:00 14'],
  ])
  expect(await levels('sum', '2027-04-02T00:00:00Z', '2027-05-01T00:00:00Z', { want: 'levels', weighting: 'day' })).toEqual([
    ['02T00:00 8', '11T00:00 9'],
  ])
  expect(await levels('unique', '2027-04-03T00:00:00Z', '2027-05-01T00:00:00Z', { want: 'levels', carry: true })).toEqual([
    ['03T00:00 1', '03T06:00 2', '11T06:00 1', '12T06:00 2'],
  ])
  // Ann was there on the 11th still.
  expect(await levels('unique', '2027-04-03T00:00:00Z', '2027-05-01T00:00:00Z', { want: 'levels', carry: true, weighting: 'day' })).toEqual(
    [['03T00:00 2', '12T00:00 2']],
  )
  expect(await levels('max', ...april, { want: 'levels', weighting: 'day' })).toEqual([])
  expect(await levels('sum', '2027-05-01T00:00:00Z', '2027-05-02T00:00:00Z', { want: 'levels', carry: true })).toEqual([['01T00:00 14']])
  const [valued] = await one('sum', ...april, { want: 'events', filters: { region: ['eu', 'us'] } })
  expect(valued?.eventValues?.map(decimalText)).toEqual(['5', '-2', '10'])
})

test('many requests at once are a few statements, and full UTC days are read from their sums alone', async () => {
  const { client, ctx, tell, request } = await start()
  await tell(
    Array.from({ length: 60 }, (_, index) => ({
      key: `${index}`,
      meter: 'sum',
      at: `2027-04-${String(1 + (index % 30)).padStart(2, '0')}T05:07:00Z`,
      value: '1',
    })),
  )
  await rollUp(ctx)
  const requests = Array.from({ length: 200 }, (_, index) => ({
    ...request('sum', '2027-04-01T00:00:00Z', '2027-05-01T00:00:00Z'),
    key: `${index}`,
  }))
  const statements: string[] = []
  const database = client.db.connect({ onStatement: ({ text }) => void statements.push(text) })
  const answers = await database.organization(client.organization.id, (tx) => readQuantities(tx, requests))
  expect([...answers.values()].map(([only]) => only && decimalText(only.quantity))).toEqual(Array(200).fill('60'))
  // BEGIN, the meters, whether something is not rolled up, the sums, COMMIT.
  expect(statements).toHaveLength(5)
  expect(statements.filter((text) => text.includes('JOIN usage_events'))).toEqual([])
})

/** Numbers that look random and are the same each time. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test('whatever is repeated, late, out of order, cut off or done by two at once: each event is in the sums once (I17)', async () => {
  const { client, ctx, tell, request, ask } = await start()
  const draw = sequence(17)
  const known = new Map<string, Told>()
  const fresh = (index: number): Told => {
    // Three months around month ends and half hours, to the second.
    const at = Temporal.Instant.from('2027-02-27T00:00:00Z').add({ seconds: draw(90 * 86_400) })
    return {
      key: `event ${index}`,
      meter: 'sum',
      at: at.toString(),
      value: `${draw(2000) - 1000}.${draw(100)}`,
      region: ['eu', 'us'][draw(2)] ?? '',
    }
  }
  const batches = Array.from({ length: 40 }, (_, batch) =>
    Array.from({ length: 25 }, (_, index) => {
      const again = [...known.values()][draw(known.size + 1)]
      // What is sent again may have any time and value: the first word stands.
      if (again && draw(4) === 0) return { ...again, at: '2027-03-03T03:03:03Z', value: '999' }
      const event = fresh(batch * 100 + index)
      known.set(event.key, event)
      return event
    }).toSorted(() => draw(3) - 1),
  )
  // A repetition must not overtake its original, or it would be the first word: within a batch the order is drawn, batches follow each other.
  const originals = new Map<string, Told>()
  for (const event of batches.flat()) if (!originals.has(event.key)) originals.set(event.key, event)
  let accepted = 0
  const worker = async (until: () => boolean) => {
    const database = client.db.connect({ poolSize: 1 })
    const own = testContext(database, client.organization.id)
    while (!until()) {
      // One that is killed five times running gives up, and its next run goes on.
      await rollUp(own, { sliceSize: 37 }).catch((error: unknown) => expect(error).toMatchObject({ code: 'unavailable' }))
    }
  }
  let told = false
  let killed = 0
  const killer = async () => {
    while (!told) {
      // Those in the middle of a slice.
      const gone = await client.db.ownerQuery(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE '%usage_rollups%' AND state <> 'idle' AND pid <> pg_backend_pid()`,
      )
      killed += gone.length
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const workers = [worker(() => told), worker(() => told), killer()]
  for (const batch of batches) accepted += (await tell(batch)).accepted
  told = true
  await Promise.all(workers)
  await rollUp(ctx)
  expect(killed).toBeGreaterThan(0)
  expect(accepted).toBe(originals.size)
  const rows = await client.db.ownerQuery<{ grain: string; events: string; total: string }>(
    'SELECT grain, sum(event_count)::text AS events, sum(value_sum)::text AS total FROM usage_rollups GROUP BY grain ORDER BY grain',
  )
  const total = [...originals.values()].reduce((sum, { value }) => sum.plus(value), decimal(0))
  expect(rows.map(({ grain, events, total: sum }) => [grain, Number(events), decimalText(decimal(sum))])).toEqual([
    ['day', accepted, decimalText(total)],
    ['hour', accepted, decimalText(total)],
  ])
  // Any stretch, of any zone's months, is the sum of its events; and the stretches of a zone add up to all.
  for (const zone of ['UTC', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Chatham']) {
    const midnights = ['2027-02-01', '2027-03-01', '2027-04-01', '2027-04-15', '2027-05-01', '2027-07-01'].map((day) =>
      Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString(),
    )
    const requests = midnights.slice(1).map((to, index) => ({ ...request('sum', midnights[index] ?? to, to, { zone }), key: `${index}` }))
    const answers = await ask(requests)
    const sums = requests.map(({ key, start: from, end }) => {
      const within = [...originals.values()].filter(({ at }) => isWithin(Temporal.Instant.from(at), from, end))
      const expected = within.reduce((sum, { value }) => sum.plus(value), decimal(0))
      const [found] = answers.get(key) ?? []
      expect([found?.events ?? 0, decimalText(found?.quantity ?? decimal(0))], `${zone} ${key}`).toEqual([
        within.length,
        decimalText(expected),
      ])
      return found?.events ?? 0
    })
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(accepted)
  }
})

function isWithin(at: Temporal.Instant, start: Temporal.Instant, end: Temporal.Instant): boolean {
  return Temporal.Instant.compare(start, at) <= 0 && Temporal.Instant.compare(at, end) < 0
}

test('an event that is still being accepted is waited for, not overtaken', async () => {
  const { client, ctx, tell } = await start()
  const { rows: seen } = await ctx.transaction((tx) => tx.query<{ id: string }>('SELECT id FROM meters WHERE code = $1', ['count']))
  const gate = Promise.withResolvers<void>()
  const drawn = Promise.withResolvers<void>()
  // Draws a number and stays open, as a slow writer does.
  const slow = client.db.connect().organization(
    client.organization.id,
    async (tx) => {
      await tx.query(
        `INSERT INTO usage_events (organization_id, received_at, seq, id, key, meter_id, customer_id, subject_id, occurred_at, value, counted, properties)
         SELECT $1, $2, nextval('usage_events_seq'), $3, 'slow', $3, $3, $3, $2, 1, true, '{}'`,
        [tx.organizationId, tx.now, seen[0]?.id],
      )
      drawn.resolve()
      await gate.promise
    },
    { sharedLock: 4242 },
  )
  await drawn.promise
  await tell([{ key: 'quick', meter: 'count', at: '2027-04-01T00:00:00Z', value: '1' }])
  const rolling = rollUp(ctx)
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 4242
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  while ((await client.db.ownerQuery(waiting)).length === 0) await new Promise((resolve) => setImmediate(resolve))
  gate.resolve()
  await slow
  expect((await rolling).rolled).toBe(2)
  expect(await rollUp(ctx)).toMatchObject({ rolled: 0 })
})
