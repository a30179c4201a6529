import { idOf } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { newId } from '../../kit/ids.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

test('an organization shows all its conventions and changes only what is given', async () => {
  const { body: before } = await api.get('/v1/organization')
  expect(before).toMatchObject({
    object: 'organization',
    kind: 'sandbox',
    now: '2027-04-01T00:00:00Z',
    currency: 'EUR',
    number_prefix: 'INV-',
    conventions: { proration: 'day', rounding: 'half_up' },
    legal: { legal_name: 'Harbour Coffee', email: null, tax_ids: [] },
  })
  const { body: changed } = await api.patch('/v1/organization', { number_prefix: 'HC-', conventions: { proration: 'second' } })
  expect(changed).toEqual({ ...before, number_prefix: 'HC-', conventions: { ...before.conventions, proration: 'second' } })
  const { body: lago } = await api.patch('/v1/organization', { preset: 'lago', conventions: { grace_period_days: 3 } })
  expect(lago.conventions).toMatchObject({ proration: 'day', anchor: 'calendar', cancel_day: 'billed', grace_period_days: 3 })
  expect((await api.patch('/v1/organization', { conventions: { proration: 'weekly' } })).body.errors[0].pointer).toBe(
    '/conventions/proration',
  )
  expect((await api.patch('/v1/organization', { timezone: '+02:00' })).status).toBe(422)
  expect((await api.patch('/v1/organization', { clock_at: '2030-01-01T00:00:00Z' })).body.code).toBe('unknown_field')
})

test.each(['CN-', 'cn-', 'Cn', 'CN', 'C.N-', 'CN--', 'ST-', 'st', 'S-T', 'ST-1', 'CN-0', 'cn/2027-'])(
  'I9: invoices are not numbered like credit notes or statements: %s',
  async (prefix) => {
    const detail = 'Credit notes are numbered with CN- and statements with ST-: choose another prefix'
    const { status, body } = await api.patch('/v1/organization', { number_prefix: prefix })
    expect(status).toBe(422)
    expect(body.errors).toEqual([{ pointer: '/number_prefix', code: 'invalid', detail }])
    const expiresAt = Temporal.Now.instant().add({ minutes: 1 })
    const authorization = `Bearer ${signOperatorToken(testSecret, { organizationId: null, expiresAt })}`
    const wanted = { name: 'Next door', timezone: 'UTC', currency: 'EUR', number_prefix: prefix }
    const refused = await api.raw('POST', '/v1/organizations', wanted, { authorization, idempotencyKey: newId() })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/number_prefix', detail }] } })
  },
)

test.each(['', 'C-', 'CNX-', 'STORE-', 'INV-CN-', '2027-'])('other prefixes are free: “%s”', async (prefix) => {
  const other = await api.organizationClient()
  expect((await other.patch('/v1/organization', { number_prefix: prefix })).body.number_prefix).toBe(prefix)
})

test('documents name the seller as it was: a change of the legal party makes a new one', async () => {
  const seller = await api.organizationClient()
  const parties = async () =>
    (await api.db.ownerQuery<{ party_id: string }>('SELECT party_id FROM organizations WHERE id = $1', [seller.organization.id]))[0]
      ?.party_id
  const first = await parties()
  await seller.patch('/v1/organization', { name: 'Harbour Coffee & Tea' })
  expect(await parties()).toBe(first)
  const { body } = await seller.patch('/v1/organization', {
    legal: { legal_name: 'Harbour Coffee GmbH', address: { city: 'Hamburg', country: 'DE' } },
  })
  expect(body.legal).toMatchObject({
    legal_name: 'Harbour Coffee GmbH',
    email: null,
    address: { city: 'Hamburg', country: 'DE', line1: null },
  })
  expect(await parties()).not.toBe(first)
})

test('an operator token for an organization that does not exist is no credential', async () => {
  const token = signOperatorToken(testSecret, {
    organizationId: idOf('org', newId()),
    expiresAt: Temporal.Now.instant().add({ minutes: 1 }),
  })
  expect((await api.raw('GET', '/v1/organization', undefined, { authorization: `Bearer ${token}` })).status).toBe(401)
})

test('a sandbox is made without a key where none is wanted, once under one idempotency key', async () => {
  const wanted = { name: 'Keyless', timezone: 'UTC', currency: 'EUR', with_api_key: false }
  const idempotencyKey = 'keyless-sandbox'
  const made = await api.post('/v1/sandboxes', wanted, { idempotencyKey })
  expect(made).toMatchObject({ status: 201, body: { object: 'sandbox', api_key: null } })
  expect((await api.post('/v1/sandboxes', wanted, { idempotencyKey })).body.id).toBe(made.body.id)
  const [row] = await api.db.ownerQuery<{ made: number; keys: number; records: number }>(
    `SELECT count(DISTINCT o.id)::int AS made, count(DISTINCT k.id)::int AS keys, count(DISTINCT r.id)::int AS records
     FROM organizations o LEFT JOIN api_keys k ON k.organization_id = o.id LEFT JOIN audit_records r ON r.organization_id = o.id
     WHERE o.name = 'Keyless'`,
  )
  expect(row).toEqual({ made: 1, keys: 0, records: 1 })
})
