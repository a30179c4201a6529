import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../test/api.ts'
import { type MovableClock, movableClock } from '../../test/movable-clock.ts'
import { asOperator } from '../../test/operator.ts'
import { deriveKey } from './authenticate-secrets.ts'
import type { Database } from './db.ts'
import { untilSuspended } from './db-suspendable.ts'
import type { Job } from './job.ts'
import { newLogger } from './log.ts'
import { defaultOutside } from './outside.ts'
import { runJob, runJobWhereDue } from './run-job.ts'

let api: TestApi
let clock: MovableClock
beforeAll(async () => {
  clock = movableClock()
  // Somewhere in the middle of an hour, wherever the machine's clock stands: what is told by the hour is told apart.
  const now = clock.now()
  clock.advance(now.round({ smallestUnit: 'hour', roundingMode: 'ceil' }).since(now).add({ minutes: 10 }))
  api = await testApi({ clock })
})
afterAll(() => api.close())

function job(run: Job['run'], more: Partial<Job> = {}): Job {
  return {
    name: 'test-job',
    schedule: '* * * * *',
    summary: 'Does what the test says.',
    due: async () => [],
    nextAt: 'SELECT NULL::timestamptz WHERE $1::uuid IS NULL',
    run,
    ...more,
  }
}

const parts = () => ({
  database: api.db.database,
  clock,
  log: newLogger({ level: 'silent' }),
  deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(testSecret, purpose),
  outside: defaultOutside('http://localhost:4242'),
})

/** What the audit log tells of the jobs of an organization. */
async function told({ organization }: ApiClient) {
  return api.db.ownerQuery<{ outcome: string; detail: Record<string, unknown> }>(
    `SELECT outcome, detail FROM audit_records WHERE organization_id = $1 AND action = 'job.test-job' ORDER BY sequence`,
    [organization.id],
  )
}

test('S65: a run that did something has a record, one that did nothing has none', async () => {
  const client = await api.organizationClient()
  for (const billed of [2, 0, 3])
    await runJob(
      parts(),
      job(async () => ({ billed })),
      client.organization.id,
    )
  expect(await told(client)).toEqual([
    { outcome: 'done', detail: { billed: 2 } },
    { outcome: 'done', detail: { billed: 3 } },
  ])
})

test('S65: of runs that come every few seconds the first of an hour is told, with all that was done since the last', async () => {
  const client = await api.organizationClient()
  const send = async (sent: number) =>
    runJob(
      parts(),
      job(async () => ({ sent }), { recorded: 'hourly' }),
      client.organization.id,
    )
  for (const sent of [1, 4, 0, 2]) await send(sent)
  expect(await told(client)).toEqual([{ outcome: 'done', detail: { sent: 1 } }])
  clock.advance({ hours: 1 })
  await send(0)
  await send(10)
  await send(1)
  expect(await told(client)).toEqual([
    { outcome: 'done', detail: { sent: 1 } },
    { outcome: 'done', detail: { sent: 16 } },
  ])
})

test('S65: of runs that tell by the hour none is lost when they end at once', async () => {
  const client = await api.organizationClient()
  const send = async () =>
    runJob(
      parts(),
      job(async () => ({ sent: 1 }), { recorded: 'hourly' }),
      client.organization.id,
    )
  await Promise.all(Array.from({ length: 16 }, send))
  clock.advance({ hours: 1 })
  await send()
  const all = await told(client)
  expect(all.map(({ detail }) => detail.sent)).toEqual([1, 16])
})

test('S65: a run that fails is told once an hour for each cause, with their number, and without what the error says', async () => {
  const client = await api.organizationClient()
  const fail = async (error: Error) => {
    const broken = job(() => Promise.reject(error))
    await expect(runJob(parts(), broken, client.organization.id)).rejects.toBe(error)
  }
  for (let count = 0; count < 3; count += 1) await fail(new TypeError('anna@ruiz.example is not a function'))
  await fail(Object.assign(new Error('a row of Anna Ruiz'), { code: '23514' }))
  await fail(Object.assign(new Error('odd'), { code: 'anna@ruiz.example is in here' }))
  expect(await told(client)).toEqual([
    { outcome: 'failed', detail: { cause: 'TypeError', failed: 1 } },
    { outcome: 'failed', detail: { cause: '23514', failed: 1 } },
    { outcome: 'failed', detail: { cause: 'unknown', failed: 1 } },
  ])
  clock.advance({ hours: 1 })
  await fail(new TypeError('again'))
  expect((await told(client)).at(-1)).toEqual({ outcome: 'failed', detail: { cause: 'TypeError', failed: 3 } })
  const { body } = await client.get('/v1/audit_log/verification')
  expect(body).toMatchObject({ breaks: [] })
})

test('S21: suspension keeps an organization out of a tick, and the others get their turn', async () => {
  const clients = [await api.organizationClient(), await api.organizationClient(), await api.organizationClient()]
  const [, closed] = clients
  const id = encodeId('org', closed?.organization.id ?? clients[0]?.organization.id ?? api.organization.id)
  expect((await asOperator(api, 'POST', `/v1/organizations/${id}/suspend`, { reason: 'Unpaid.' }, { clock })).status).toBe(200)
  const ran: string[] = []
  const work = job(
    async ({ organizationId }) => {
      ran.push(organizationId)
      return { done: 1 }
    },
    { due: async () => clients.map(({ organization }) => organization.id) },
  )
  const report = await runJobWhereDue(parts(), work, { concurrency: 2 })
  expect(report).toEqual({ organizations: 2, failed: 0, counts: { done: 2 } })
  expect(ran.toSorted()).toEqual(
    clients
      .filter((each) => each !== closed)
      .map(({ organization }) => organization.id)
      .toSorted(),
  )
})

test('S21: suspension in the middle of a run ends it: what was asked outside is still written down, and then nothing begins', async () => {
  const client = await api.organizationClient()
  let elapsed = 0
  const watch = { lookedAt: 0, elapsedMs: () => elapsed }
  const database: Database = untilSuspended(api.db.database, client.organization.id, watch)
  const step = () => database.organization(client.organization.id, async (tx) => (await tx.query('SELECT 1')).rowCount)
  expect(await step()).toBe(1)
  const path = `/v1/organizations/${encodeId('org', client.organization.id)}/suspend`
  expect((await asOperator(api, 'POST', path, { reason: 'Unpaid.' }, { clock })).status).toBe(200)
  elapsed = 6_000
  expect(await step()).toBe(1)
  elapsed = 35_000
  expect(await step()).toBe(1)
  elapsed = 37_000
  await expect(step()).rejects.toMatchObject({ code: 'unavailable' })
  // One that waited for its turn so long does not begin.
  const late = untilSuspended(api.db.database, client.organization.id, watch)
  await expect(late.organization(client.organization.id, async () => null)).rejects.toMatchObject({ code: 'unavailable' })
  // A transaction that is open goes on to its end.
  elapsed = 0
  const inside = untilSuspended(api.db.database, client.organization.id, watch)
  await api.db.database.organization(client.organization.id, async () => {
    elapsed = 60_000
    expect(await inside.organization(client.organization.id, async () => 'goes on')).toBe('goes on')
  })
})
