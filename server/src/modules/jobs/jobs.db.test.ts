import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { systemClock } from '../../kit/clock.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'

let api: TestApi

beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }

/** A subscription whose next period has come, and no worker to notice. */
async function sellerWithDueWork() {
  const client = await api.organizationClient()
  const { body: plan } = await client.post('/v1/plans', { code: 'basic', name: 'Basic', prices: [monthly] })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme' })
  await client.post('/v1/subscriptions', { customer: customer.id, plan: plan.id, trial_days: 0 })
  await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [client.organization.id, '2027-05-01T12:00:00Z'])
  return client
}

test('a job is listed with its next moment, and run by hand in one organization', async () => {
  const client = await sellerWithDueWork()
  const listed = await client.get('/v1/jobs')
  const billing = listed.body.data.find((job: { name: string }) => job.name === 'billing-run')
  expect(billing).toMatchObject({ object: 'job', schedule: '* * * * *', next_at: '2027-04-30T22:00:00Z' })

  const run = await client.post('/v1/jobs/billing-run/run')
  expect(run.body).toEqual({
    object: 'job_run',
    name: 'billing-run',
    organizations: 1,
    failed: 0,
    counts: { billed: 1, invoices: 1, parked: 0 },
  })
  expect((await client.post('/v1/jobs/billing-run/run')).body.counts).toEqual({ billed: 0, invoices: 0, parked: 0 })
  const unknown = await client.post('/v1/jobs/launder/run')
  expect(unknown).toMatchObject({ status: 404, body: { detail: expect.stringContaining('billing-run') } })
})

test('an operator who names no organization runs it wherever there is work', async () => {
  const sellers = [await sellerWithDueWork(), await sellerWithDueWork()]
  const token = signOperatorToken(testSecret, { organizationId: null, expiresAt: systemClock.now().add({ seconds: 60 }) })
  const { body } = await api.raw('POST', '/v1/jobs/billing-run/run', undefined, { authorization: `Bearer ${token}` })
  expect(body).toMatchObject({ failed: 0 })
  expect(body.organizations).toBeGreaterThanOrEqual(2)
  for (const seller of sellers) expect((await seller.get('/v1/invoices')).body.data).toHaveLength(2)
})

test('a key needs its scope', async () => {
  const { body: key } = await api.post('/v1/api_keys', { name: 'Reads', scopes: ['jobs:read'] })
  const asking = { authorization: `Bearer ${key.secret}` }
  expect((await api.raw('GET', '/v1/jobs', undefined, asking)).status).toBe(200)
  expect((await api.raw('POST', '/v1/jobs/billing-run/run', undefined, asking)).status).toBe(403)
})
