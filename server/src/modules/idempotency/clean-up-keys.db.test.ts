import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { newLogger } from '../../kit/log.ts'
import { runJobWhereDue } from '../../kit/run-job.ts'
import { cleanUpKeys } from './clean-up-keys.ts'
import { cleanUpKeysJob } from './jobs.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const keysOf = (): Promise<{ operation: string; kept: string }[]> =>
  api.db.ownerQuery(
    `SELECT operation, (expires_at - created_at)::text AS kept FROM idempotency_keys WHERE organization_id = $1 ORDER BY operation`,
    [api.organization.id],
  )

test('S50: keys are remembered for 30 days where money moves and for a day elsewhere, and then forgotten', async () => {
  const { body: customer } = await api.post('/v1/customers', { name: 'Ann' }, { idempotencyKey: 'ann' })
  const credit = { amount: 500, currency: 'EUR' }
  const granted = await api.post(`/v1/customers/${customer.id}/credit_grants`, credit, { idempotencyKey: 'grant' })
  expect(granted.status, granted.text).toBe(201)
  expect(await keysOf()).toEqual([
    { operation: 'createCustomer', kept: '1 day' },
    { operation: expect.stringMatching(/redit/), kept: '30 days' },
  ])
  const real = testContext(api.db.database, api.organization.id)
  const after = (hours: number) => ({ ...real, clock: { now: () => real.clock.now().add({ hours }) } })
  const { database, deriveKey, outside } = real
  const where = (hours: number) =>
    runJobWhereDue({ database, deriveKey, outside, clock: after(hours).clock, log: newLogger({ level: 'silent' }) }, cleanUpKeysJob, {
      concurrency: 1,
    })
  expect(await where(23)).toMatchObject({ organizations: 0 })
  expect(await cleanUpKeys(after(23))).toEqual({ keys: 0 })
  // Still there: the same key is answered as before.
  expect(await api.post('/v1/customers', { name: 'Ann' }, { idempotencyKey: 'ann' })).toMatchObject({
    status: 201,
    body: { id: customer.id },
  })
  expect(await where(25)).toMatchObject({ organizations: 1 })
  expect(await keysOf()).toHaveLength(1)
  expect((await api.post('/v1/customers', { name: 'Ann' }, { idempotencyKey: 'ann' })).body.id).not.toBe(customer.id)
  expect(await cleanUpKeys(after(29 * 24))).toEqual({ keys: 1 })
  expect(await cleanUpKeys(after(31 * 24))).toEqual({ keys: 1 })
  expect(await keysOf()).toEqual([])
})

test('S50: many are forgotten by slices, each found by its index', async () => {
  await api.db.ownerQuery(
    `INSERT INTO idempotency_keys SELECT $1, 'createCustomer', 'key ' || n, decode(repeat('00', 32), 'hex'), 201, '{}', at, at + interval '1 day'
     FROM generate_series(1, 2500) n, LATERAL (SELECT '2026-01-01Z'::timestamptz + n * interval '1 second' AS at) t`,
    [api.organization.id],
  )
  await api.db.ownerQuery('ANALYZE idempotency_keys')
  const statements: string[] = []
  const database = api.db.connect({ onStatement: ({ name }) => name && statements.push(name) })
  expect(await cleanUpKeys(testContext(database, api.organization.id))).toEqual({ keys: 2500 })
  expect(statements.filter((name) => name === 'forget-old-keys')).toHaveLength(3)
})
