import { decodeId, idOf } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { newId } from '../../kit/ids.ts'
import { holdings, readHoldings } from './check-store.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

/** Three thousand rows after the likeness of the one that there is; `n` numbers them. */
const many = (table: string, fields: string) =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object(${fields}))).* FROM (SELECT * FROM ${table} LIMIT 1) t, generate_series(1, 3000) n`
const nth = `'00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0')`

test('among many customers the check reads by the indexes that the documentation names', async () => {
  await api.post('/v1/features', { code: 'seats', name: 'Seats', kind: 'limit' })
  const plan = await api.post('/v1/plans', {
    code: 'pro',
    name: 'Pro',
    prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '100' } }],
    features: [{ feature: 'seats', limit: '5' }],
  })
  const customer = await api.post('/v1/customers', { name: 'Acme' })
  await api.post(`/v1/customers/${customer.body.id}/entitlement_overrides`, { feature: 'seats', limit: '6' })
  expect((await api.post('/v1/subscriptions', { customer: customer.body.id, plan: plan.body.id })).status).toBe(201)
  await api.db.ownerQuery(`BEGIN; SET LOCAL session_replication_role = replica;
    ${many('features', `'id', ${nth}, 'code', 'f' || n`)}; ${many('plan_features', `'plan_id', ${nth}`)};
    ${many('customers', `'id', ${nth}`)}; ${many('subscriptions', `'id', ${nth}, 'customer_id', ${nth}`)};
    ${many('subscription_cycles', `'subscription_id', ${nth}`)}; ${many('subscription_plan_stretches', `'subscription_id', ${nth}`)};
    ${many('entitlements', `'id', ${nth}, 'customer_id', ${nth}`)}; COMMIT; ANALYZE`)
  const id = decodeId('cus', customer.body.id)
  const explained = await api.db.database.organization(api.organization.id, async (tx) => {
    const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${holdings}`, [tx.organizationId, id, '{seats}', tx.now])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  const tables = [...explained.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table)
  // The one row of this organization itself.
  expect(tables.filter((table) => table !== 'organizations')).toEqual([])
  for (const index of [
    'features_organization_id_code_key',
    'entitlements_one_active',
    'subscriptions_of_customer',
    'subscription_cycles_pkey',
    'subscription_plan_stretches_pkey',
    'plan_features_pkey',
    'customers_pkey',
  ])
    expect(explained).toContain(index)
})

test('nobody is nobody', async () => {
  const found = await api.db.database.organization(api.organization.id, (tx) => readHoldings(tx, idOf('cus', newId()), ['calls']))
  expect(found).toBeNull()
})
