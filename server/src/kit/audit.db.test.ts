import { encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../test/api.ts'
import { testContext } from '../../test/context.ts'
import { billed, payByCard } from '../../test/paying.ts'
import { type Fault, type FaultyNetwork, startProxy } from '../../test/proxy.ts'
import { createHttpServer } from '../entry/http.ts'
import { verifyChain } from '../modules/audit-log/verify-chain.ts'
import { recordAudit } from './audit.ts'
import { forgetAuditContents } from './audit-store.ts'
import { systemClock } from './clock.ts'
import type { Job } from './job.ts'
import { newLogger } from './log.ts'
import { route } from './route.ts'
import { runJob } from './run-job.ts'

/** What an operation that asks the outside does between its two transactions. */
let meanwhile: () => Promise<void> = async () => undefined

const asking = route({
  method: 'POST',
  path: '/v1/oracle',
  operation: 'askOracle',
  tag: 'Health',
  summary: 'Ask somebody outside',
  scope: 'doctor:write',
  transaction: 'own',
  reply: z.strictObject({ object: z.literal('oracle'), id: z.string() }),
  refuses: ['conflict'],
  handle: async () => {
    await meanwhile()
    return { object: 'oracle' as const, id: 'delphi' }
  },
})

let api: TestApi
let client: ApiClient
let proxy: FaultyNetwork
beforeAll(async () => {
  const { routes } = await import('../modules/index.ts')
  api = await testApi({ http: { routes: [...routes, asking] } })
  proxy = await startProxy(api.db.connection)
})
afterAll(async () => {
  await api.close()
  await proxy.close()
})
beforeEach(async () => {
  client = await api.organizationClient()
  meanwhile = async () => undefined
})

interface Row {
  readonly sequence: bigint
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly outcome: string
  readonly object_type: string | null
  readonly object_id: string | null
  readonly result_type: string | null
  readonly result_id: string | null
  readonly fields: string[]
  readonly detail: unknown
  readonly request_id: string | null
  readonly change: {
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
    result?: Record<string, unknown>
  } | null
  readonly source: { address: string } | null
}

/** The records after that of the organization's creation, with what is kept beside them. */
async function records(of: ApiClient = client): Promise<Row[]> {
  return api.db.ownerQuery<Row>(
    `SELECT r.*, c.content AS change, s.content AS source FROM audit_records r
     LEFT JOIN audit_contents c ON c.organization_id = r.organization_id AND c.sequence = r.sequence AND c.part = 'change'
     LEFT JOIN audit_contents s ON s.organization_id = r.organization_id AND s.sequence = r.sequence AND s.part = 'source'
     WHERE r.organization_id = $1 AND r.sequence > 1 ORDER BY r.sequence`,
    [of.organization.id],
  )
}

async function told(of: ApiClient = client): Promise<string[]> {
  return (await records(of)).map(({ action, outcome }) => `${action} ${outcome}`)
}

async function breaks(of: ApiClient = client): Promise<readonly unknown[]> {
  return (await api.db.database.organization(of.organization.id, (tx) => verifyChain(tx, { most: 10 }))).breaks
}

test('S65: a change names who, what, which thing, before and after, the request and from where', async () => {
  const made = await client.post('/v1/customers', { name: 'Ada', email: 'ada@example.com' })
  const changed = await client.patch(`/v1/customers/${made.body.id}`, { email: 'ada@lovelace.example' })
  const [creation, change] = await records()
  const actor = { actor_kind: 'api_key', actor_id: encodeId('key', client.keyId), source: { address: '127.0.0.1' }, outcome: 'done' }
  expect(creation).toMatchObject({
    ...{ ...actor, sequence: 2n, action: 'createCustomer', object_type: 'customer', object_id: made.body.id },
    ...{ request_id: made.headers['request-id'], change: { before: null, after: { name: 'Ada', email: 'ada@example.com' } } },
  })
  expect(change).toMatchObject({
    ...{ ...actor, sequence: 3n, action: 'updateCustomer', object_type: 'customer', object_id: made.body.id },
    ...{ request_id: changed.headers['request-id'], fields: ['email'] },
    change: { before: { email: 'ada@example.com' }, after: { email: 'ada@lovelace.example' } },
  })
})

test('S65: the first record of an organization says who made it, and a sandbox has its own', async () => {
  const made = await client.post('/v1/sandboxes', { name: 'Trial', timezone: 'UTC', currency: 'EUR' })
  expect(await told()).toEqual(['createSandbox begun', 'createSandbox done'])
  const rows = await api.db.ownerQuery<Row>(
    `SELECT r.* FROM audit_records r JOIN organizations o ON o.id = r.organization_id WHERE o.name = 'Trial' ORDER BY sequence`,
  )
  expect(rows).toMatchObject([
    {
      sequence: 1n,
      action: 'createOrganization',
      actor_id: encodeId('key', client.keyId),
      object_id: made.body.id,
      result_type: 'api_key',
    },
  ])
})

test('S65: what came of something is named beside it: another key in the place of the old one', async () => {
  const made = await client.post('/v1/api_keys', { name: 'Till', scopes: ['customers:read'] })
  const rotated = await client.post(`/v1/api_keys/${made.body.id}/rotate`)
  expect(rotated.status).toBe(201)
  const last = (await records()).at(-1)
  expect(last).toMatchObject({ object_id: made.body.id, result_type: 'api_key', result_id: rotated.body.id, fields: ['revoked_at'] })
})

test('S65: nothing that opens anything is kept', async () => {
  const key = await client.post('/v1/api_keys', { name: 'Till', scopes: ['customers:read'] })
  const endpoint = await client.post('/v1/webhook_endpoints', { url: 'https://hooks.example.com/in' })
  const turned = await client.post(`/v1/webhook_endpoints/${endpoint.body.id}/rotate_secret`)
  const secrets = [key.body.secret, endpoint.body.secret, turned.body.secret, client.key]
  const kept = JSON.stringify([...(await records()), ...(await api.db.ownerQuery('SELECT * FROM audit_contents'))], (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  for (const secret of secrets) {
    expect(secret).toMatch(/^(qd_test|whsec)_/)
    expect(kept).not.toContain(secret)
  }
})

test('S65: what is deleted is kept as it was, and what was refused or only looked at leaves nothing', async () => {
  const { body } = await client.post('/v1/customers', { name: 'Nobody' })
  await client.get(`/v1/customers/${body.id}`)
  expect((await client.patch(`/v1/customers/${body.id}`, { nme: 'x' })).status).toBe(422)
  expect((await client.patch('/v1/customers/cus_01h455vb4pex5vsknk084sn02q', { name: 'x' })).status).toBe(404)
  expect((await client.post('/v1/subscriptions/preview', {})).status).toBeGreaterThanOrEqual(400)
  expect((await client.delete(`/v1/customers/${body.id}`)).status).toBe(200)
  expect(await told()).toEqual(['createCustomer done', 'deleteCustomer done'])
  expect((await records()).at(-1)?.change).toMatchObject({ before: { name: 'Nobody' }, after: null })
})

test('S65: usage leaves no record, for events are one themselves', async () => {
  await client.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'count' })
  await client.post('/v1/customers', { name: 'Ada', external_id: 'ada' })
  const event = { key: 'a', meter: 'calls', external_customer_id: 'ada', properties: {} }
  expect((await client.post('/v1/usage_events', event)).status).toBe(201)
  expect((await client.post('/v1/usage_events/batch', { events: [{ ...event, key: 'b' }] })).status).toBe(201)
  expect(await told()).toEqual(['createMeter done', 'createCustomer done'])
})

test('S65: what is denied to somebody who is known is told the first time, the tenth, the hundredth of a minute', async () => {
  const { body } = await client.post('/v1/api_keys', { name: 'Reader', scopes: ['customers:read'] })
  const options = { authorization: `Bearer ${body.secret}` }
  const answers = await Promise.all(Array.from({ length: 30 }, () => api.raw('POST', '/v1/customers', { name: 'x' }, options)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
  const denied = (await records()).filter(({ outcome }) => outcome === 'denied')
  // The minute may turn while they come.
  expect(denied.length).toBeGreaterThanOrEqual(2)
  expect(denied.length).toBeLessThanOrEqual(4)
  expect(denied[0]).toMatchObject({ action: 'createCustomer', actor_id: body.id, detail: { code: 'forbidden', count: 1 } })
  expect(await breaks()).toEqual([])
})

test('S65: what a customer does by a link, without a login, is told, and goes with them', async () => {
  const { invoice, path } = await billed(api)
  const { customer } = (await api.get(`/v1/invoices/${invoice}`)).body
  expect((await payByCard(api, path, '4000 0000 0000 0002')).status).toBe(402)
  expect((await payByCard(api, path, '4242 4242 4242 4242')).status).toBe(303)
  const paid = (await records(api)).filter(({ action }) => action === 'payPage.pay')
  expect(paid.map(({ outcome }) => outcome)).toEqual(['refused', 'done'])
  expect(paid[1]).toMatchObject({ actor_kind: 'visitor', object_type: 'invoice', object_id: invoice, source: { address: '127.0.0.1' } })
  await api.db.database.organization(api.organization.id, (tx) => forgetAuditContents(tx, [customer]))
  expect((await records(api)).filter(({ action }) => action === 'payPage.pay').map(({ source }) => source)).toEqual([null, null])
  expect(await breaks(api)).toEqual([])
})

test('S65: a file that leaves is told', async () => {
  const report = await client.get('/v1/reports/active_subscriptions?format=csv')
  expect(report.status).toBe(200)
  expect(await records()).toMatchObject([
    { action: 'reportActiveSubscriptions', detail: { file: 'active-subscriptions.csv', characters: report.text.length } },
  ])
})

test('S65: somebody who is erased is in no record any more, and the chain holds', async () => {
  const { body } = await client.post('/v1/customers', { name: 'Ada Lovelace', email: 'ada@lovelace.example', phone: '+44 20 7946 0000' })
  await client.patch(`/v1/customers/${body.id}`, { name: 'Countess' })
  await client.post(`/v1/customers/${body.id}/credit_grants`, { amount: 500, currency: 'EUR' })
  const wallet = await client.post('/v1/wallets', { customer: body.id, currency: 'EUR', name: 'For Babbage' })
  await client.patch(`/v1/wallets/${wallet.body.id}`, { name: 'For Byron' })
  const words = ['Lovelace', 'Countess', '+44 20 7946 0000', 'Babbage', 'Byron']
  const kept = async () =>
    (
      await api.db.ownerQuery<{ text: string }>(
        'SELECT t::text AS text FROM audit_records t UNION ALL SELECT content::text FROM audit_contents',
      )
    )
      .map(({ text }) => text)
      .join('\n')
  const before = await kept()
  for (const word of words) expect(before).toContain(word)
  const gone = await api.db.database.organization(client.organization.id, (tx) => forgetAuditContents(tx, [body.id]))
  expect(gone).toBe(5)
  const after = await kept()
  for (const word of words) expect(after).not.toContain(word)
  expect(await told()).toEqual(['createCustomer done', 'updateCustomer done', 'grantCredit done', 'createWallet done', 'updateWallet done'])
  expect(await breaks()).toEqual([])
})

test('I26: 32 changes at once are numbered 1 to n without a gap, and each follows from the one before', async () => {
  const answers = await Promise.all(Array.from({ length: 32 }, (_, index) => client.post('/v1/products', { name: `Product ${index}` })))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  const numbers = (await records()).map(({ sequence }) => Number(sequence))
  expect(numbers).toEqual(Array.from({ length: 32 }, (_, index) => index + 2))
  expect(await breaks()).toEqual([])
})

test('I26: of changes of one thing at once each begins where the one before ended', async () => {
  const { body } = await client.post('/v1/products', { name: 'start' })
  await Promise.all(Array.from({ length: 16 }, (_, index) => client.patch(`/v1/products/${body.id}`, { name: `name ${index}` })))
  const changes = (await records()).slice(1).map(({ change }) => change)
  expect(changes).toHaveLength(16)
  let name: unknown = 'start'
  for (const change of changes) {
    expect(change?.before?.name).toBe(name)
    name = change?.after?.name
  }
  expect((await client.get(`/v1/products/${body.id}`)).body.name).toBe(name)
})

test('I26: a replayed answer is no second deed', async () => {
  const options = { idempotencyKey: 'once' }
  const first = await client.post('/v1/products', { name: 'Tea' }, options)
  const again = await client.post('/v1/products', { name: 'Tea' }, options)
  expect(again.text).toBe(first.text)
  expect(await told()).toEqual(['createProduct done'])
})

test.each<readonly [string, Fault]>([
  ['before the server had it', 'cut before'],
  ['after it was carried out', 'cut after'],
])('I26: a connection that breaks at COMMIT, %s, leaves one effect with one record', async (_, fault) => {
  const database = api.db.connect({ connection: proxy.connection, poolSize: 2 })
  const config = { secret: testSecret, publicUrl: 'http://localhost:4242' }
  const app = createHttpServer({ database, config, clock: systemClock, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' })
  let planted = false
  // The transaction that writes a record is the one whose end is cut.
  let hasRecord = false
  proxy.fault = (text) => {
    if (text.includes('append-audit-entries') || text.includes('audit_heads')) hasRecord = true
    if (planted || !hasRecord || !text.includes('COMMIT')) return undefined
    planted = true
    return fault
  }
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/products',
    headers: { authorization: `Bearer ${client.key}`, 'idempotency-key': 'cut', 'content-type': 'application/json' },
    payload: '{"name":"Tea"}',
  })
  proxy.fault = () => undefined
  expect(planted).toBe(true)
  expect(answer.statusCode).toBe(201)
  expect(await told()).toEqual(['createProduct done'])
  expect((await client.get('/v1/products')).body.data).toHaveLength(1)
  expect(await breaks()).toEqual([])
  await app.close()
})

test('I26: a transaction that runs again writes its records once, in the order in which they were made, and none when it is rolled back', async () => {
  const { database } = api.db
  const { organization } = client
  const ctx = testContext(database, organization.id)
  let attempts = 0
  await database.organization(organization.id, async (tx) => {
    attempts += 1
    recordAudit(tx, ctx, { action: 'first' })
    recordAudit(tx, ctx, { action: 'second' })
    if (attempts === 1) await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '40001'; END $$`)
  })
  const refused = database.organization(organization.id, async (tx) => {
    recordAudit(tx, ctx, { action: 'third' })
    throw refuse('conflict')
  })
  await expect(refused).rejects.toThrow('conflict')
  expect(attempts).toBe(2)
  expect(await told()).toEqual(['first done', 'second done'])
  expect(await breaks()).toEqual([])
})

test('I26: what asks somebody outside is told when it begins and when it has ended', async () => {
  const during: string[][] = []
  meanwhile = async () => void during.push(await told())
  expect((await client.post('/v1/oracle')).status).toBe(200)
  meanwhile = async () => {
    throw refuse('conflict')
  }
  expect((await client.post('/v1/oracle')).status).toBe(409)
  meanwhile = async () => {
    throw new Error('a bug')
  }
  expect((await client.post('/v1/oracle')).status).toBe(500)
  expect(during).toEqual([['askOracle begun']])
  expect(await told()).toEqual([
    ...['askOracle begun', 'askOracle done'],
    ...['askOracle begun', 'askOracle refused'],
    ...['askOracle begun', 'askOracle failed'],
  ])
  const rows = await records()
  expect(new Set(rows.map(({ request_id }) => request_id)).size).toBe(3)
  expect(rows[1]).toMatchObject({ object_type: 'oracle', object_id: 'delphi' })
})

test('I26: a job that did something is told with its counts, one that found nothing is not', async () => {
  const job: Job = {
    ...{ name: 'sweep', schedule: '* * * * *', summary: 'Sweeps', nextAt: 'SELECT NULL::timestamptz' },
    due: async () => [],
    run: async () => ({ swept }),
  }
  const ctx = { ...testContext(api.db.database, client.organization.id), address: '203.0.113.7' }
  let swept = 0
  await runJob(ctx, job, client.organization.id)
  expect(await records()).toEqual([])
  swept = 3
  await runJob(ctx, job, client.organization.id)
  expect(await records()).toMatchObject([{ actor_kind: 'job', actor_id: 'sweep', action: 'job.sweep', detail: { swept: 3 }, source: null }])
})

test.each([
  `UPDATE audit_records SET outcome = 'done'`,
  'DELETE FROM audit_records',
  'TRUNCATE audit_records CASCADE',
  `UPDATE audit_contents SET content = '{}'`,
  'TRUNCATE audit_contents',
  'DELETE FROM audit_heads',
  'UPDATE audit_heads SET organization_id = organization_id',
])('I26: the program has no right to %s', async (statement) => {
  const tried = api.db.database.organization(client.organization.id, (tx) => tx.query(statement))
  await expect(tried).rejects.toMatchObject({ code: '42501' })
})

test('I26: what is nobody’s cannot be forgotten', async () => {
  await client.get('/v1/reports/active_subscriptions?format=csv')
  const gone = await api.db.database.organization(client.organization.id, (tx) =>
    tx.query('DELETE FROM audit_contents WHERE subject_id IS NULL'),
  )
  expect(gone.rowCount).toBe(0)
  expect((await records()).at(-1)?.source).toEqual({ address: '127.0.0.1' })
})
