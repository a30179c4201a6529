import { decodeId, encodeId, type SubscriptionId } from '@quarterday/core/id.ts'
import { createHttpServer } from '../server/src/entry/http.ts'
import { deriveKey } from '../server/src/kit/authenticate-secrets.ts'
import { systemClock } from '../server/src/kit/clock.ts'
import type { Database, Tx } from '../server/src/kit/db.ts'
import { newId } from '../server/src/kit/ids.ts'
import { newLogger } from '../server/src/kit/log.ts'
import { runBilling } from '../server/src/modules/billing/run-billing.ts'
import { createOrganization } from '../server/src/modules/organizations/create-organization.ts'
import { readQuantities } from '../server/src/modules/usage/read-quantities.ts'
import { rollUp } from '../server/src/modules/usage/roll-up.ts'
import { testContext } from '../server/test/context.ts'
import { median } from './usage.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

export interface MeteredBench {
  readonly customers: number
  /** Stored in all, over the months that are billed. */
  readonly few: number
  readonly many: number
}

/** Bills the same metered customers over few events and over many, three months each, and prints how the usage was read. Answers the ratio of medians. */
export async function benchMetered({ customers, few, many }: MeteredBench): Promise<number> {
  const small = await billed(customers, few)
  const large = await billed(customers, many)
  return large / small
}

const months = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z']

async function billed(customers: number, events: number): Promise<number> {
  const workspace = await openWorkspace()
  try {
    const { organization, meter } = await seed(workspace, customers)
    await store(workspace, organization, meter, events)
    const database = workspace.connect()
    const ctx = testContext(database, organization)
    const start = performance.now()
    const { rolled } = await rollUp(ctx)
    if (rolled !== events) throw new Error(`${events} events were stored, ${rolled} rolled up`)
    console.log(`${events} events rolled up in ${((performance.now() - start) / 1000).toFixed(1)} s`)
    await workspace.owner.query('VACUUM (ANALYZE)')
    const times: number[] = []
    for (const month of months) {
      await workspace.owner.query('UPDATE organizations SET clock_at = $2 WHERE id = $1', [organization, month])
      const before = performance.now()
      const { invoices } = await runBilling(ctx)
      times.push(performance.now() - before)
      if (invoices !== customers) throw new Error(`${customers} invoices were expected, ${invoices} came`)
      console.log(`${events} events stored: ${customers} metered customers billed in ${times.at(-1)?.toFixed(0)} ms`)
    }
    await checkBilled(workspace, organization, events)
    await explain(database, organization, meter, workspace)
    return median(times)
  } finally {
    await workspace.close()
  }
}

/** Customers of one plan, a cent an event, made as an integration would make them. */
async function seed(workspace: Workspace, customers: number): Promise<{ organization: string; meter: string }> {
  const secret = 'a secret for benches, of more than 32 characters'
  const database = workspace.connect()
  const parts = { clock: systemClock, deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(secret, purpose) }
  const begun = { name: 'Bench', clockAt: Temporal.Instant.from('2026-01-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR' } as const
  const { organization, issued } = await createOrganization({ ...parts, database }, begun)
  const options = { database, config: { secret, publicUrl: 'http://localhost' }, ...parts, log: newLogger({ level: 'silent' }) }
  const app = createHttpServer({ ...options, webDirectory: '/nowhere' })
  const post = async (url: string, payload: object) => {
    const headers = { authorization: `Bearer ${issued.text}`, 'idempotency-key': newId() }
    const reply = await app.inject({ method: 'POST', url, payload, headers })
    if (reply.statusCode !== 201) throw new Error(`${url} answered ${reply.statusCode}: ${reply.body}`)
    return reply.json()
  }
  const meter = await post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'sum' })
  const price = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'per_unit', unit_amount: '1' }, meter: meter.id }
  const plan = await post('/v1/plans', { code: 'metered', name: 'Metered', prices: [price] })
  for (let index = 0; index < customers; index += 1) {
    const customer = await post('/v1/customers', { name: `Customer ${index}`, collection_method: 'send_invoice' })
    await post('/v1/subscriptions', { customer: customer.id, plan: plan.id })
  }
  await app.close()
  return { organization: organization.id, meter: decodeId('mtr', meter.id) ?? '' }
}

/** Events straight into their table, dealt evenly to subscriptions, seconds and months; each of the value 1. */
async function store({ owner }: Workspace, organization: string, meter: string, events: number): Promise<void> {
  await owner.query(
    `INSERT INTO usage_events (organization_id, seq, id, key, meter_id, customer_id, subject_id, occurred_at, value, counted, properties, received_at)
     SELECT $1, nextval('usage_events_seq'), md5(n::text)::uuid, n::text, $2, s.customer_id, s.id,
       timestamptz '2026-01-01Z' + (n::bigint * 104729 % 7775999) * interval '1 second', 1, true, '{}', timestamptz '2026-01-01Z'
     FROM generate_series(1, $3::int) n JOIN (SELECT id, customer_id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS number
       FROM subscriptions WHERE organization_id = $1) s ON s.place = n % s.number`,
    [organization, meter, events],
  )
}

/** What was billed is a cent for each event. */
async function checkBilled({ owner }: Workspace, organization: string, events: number): Promise<void> {
  const { rows } = await owner.query<{ total: string }>(
    'SELECT coalesce(sum(total), 0)::text AS total FROM invoices WHERE organization_id = $1',
    [organization],
  )
  if (Number(rows[0]?.total) !== events) throw new Error(`${events} events were to be billed, ${rows[0]?.total} were`)
}

/** The statement that reads the usage of all subscriptions for a month, as PostgreSQL runs it. */
async function explain(database: Database, organization: string, meter: string, { owner }: Workspace): Promise<void> {
  const { rows } = await owner.query<{ id: SubscriptionId }>('SELECT id FROM subscriptions WHERE organization_id = $1 ORDER BY id', [
    organization,
  ])
  const [start, end] = [Temporal.Instant.from('2026-03-01T00:00:00Z'), Temporal.Instant.from('2026-04-01T00:00:00Z')]
  const meterId = decodeId('mtr', encodeId('mtr', meter))
  if (meterId === null) throw new Error(meter)
  const shared = {
    meterId,
    start,
    end,
    filters: {},
    groupBy: [],
    carry: false,
    weighting: 'second',
    zone: 'UTC',
    want: 'quantity',
  } as const
  await database.organization(organization, async (tx) => {
    const query: Tx['query'] = async (text, values, name) => {
      if (name?.startsWith('read-')) {
        const plan = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, COSTS OFF, SUMMARY OFF) ${text}`, values)
        console.log(plan.rows.map((row) => row['QUERY PLAN'].slice(0, 160)).join('\n'))
        if (plan.rows.some((row) => row['QUERY PLAN'].includes('usage_events'))) throw new Error('single events were read')
      }
      return tx.query(text, values, name)
    }
    const { now, sql, organizationId } = tx
    await readQuantities(
      { now, sql, organizationId, beforeCommit: tx.beforeCommit, afterCommit: tx.afterCommit, query },
      rows.map(({ id }) => ({ ...shared, key: id, subscriptionId: id })),
    )
  })
}
