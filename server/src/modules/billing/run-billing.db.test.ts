import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testContext } from '../../../test/context.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { bookOrganization, seedBook } from '../../../test/seed-book.ts'
import { resumeBilling } from './park-subscription.ts'
import { runBilling } from './run-billing.ts'

let db: TestDatabase

beforeEach(async () => {
  db = await testDatabase()
})

afterEach(async () => {
  await db.drop()
})

async function count(text: string): Promise<number> {
  const [row] = await db.ownerQuery<{ n: number }>(`SELECT count(*)::int AS n FROM (${text}) counted`)
  return row?.n ?? Number.NaN
}

async function expectEachBilledOnce(subscriptions: number, months = 1): Promise<void> {
  expect(await count('SELECT 1 FROM invoices')).toBe(subscriptions * months)
  expect(await count('SELECT item_id, period_start FROM invoice_lines GROUP BY 1, 2 HAVING count(*) > 1')).toBe(0)
  expect(
    await count('SELECT 1 FROM invoices HAVING count(*) <> max(number) OR min(number) <> 1 OR count(DISTINCT number) <> count(*)'),
  ).toBe(0)
  expect(
    await count(
      'SELECT i.id FROM invoices i JOIN ledger_transfers t ON t.invoice_id = i.id GROUP BY i.id, i.total HAVING sum(t.amount) <> i.total',
    ),
  ).toBe(0)
}

/** All of the book is due. */
const monthLater = '2024-02-29T00:00:00Z'

describe('several workers (F3)', () => {
  test('two bill 20,000 due subscriptions with no double and no gap', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 20_000, monthLater)
    const workers = [1, 2].map(() => testContext(db.connect({ poolSize: 2 }), bookOrganization))
    const runs = await Promise.all(workers.map((ctx) => runBilling(ctx, { sliceSize: 500 })))
    expect(runs.reduce((sum, run) => sum + run.invoices, 0)).toBe(20_000)
    expect(runs.every((run) => run.invoices > 0)).toBe(true)
    await expectEachBilledOnce(20_000)
  })

  test('eight that start at one moment share what is due', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 400, monthLater)
    const ctx = testContext(db.connect({ poolSize: 8 }), bookOrganization)
    await Promise.all(Array.from({ length: 8 }, () => runBilling(ctx, { sliceSize: 20 })))
    await expectEachBilledOnce(400)
  })
})

describe('a run', () => {
  test('catches up period by period, oldest first', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 50, '2024-05-31T00:00:00Z')
    const run = await runBilling(testContext(db.database, bookOrganization))
    expect(run).toEqual({ billed: 200, invoices: 200, parked: 0 })
    await expectEachBilledOnce(50, 4)
    expect(await count('SELECT 1 FROM subscription_cycles c JOIN organizations o ON true WHERE c.next_at <= o.clock_at')).toBe(0)
  })

  test('costs the same number of statements a slice, whatever is in it', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 1000, monthLater)
    let statements = 0
    const database = db.connect({ onStatement: () => (statements += 1) })
    await runBilling(testContext(database, bookOrganization), { sliceSize: 500 })
    expect(statements / 1000).toBeLessThan(0.05)
  })

  test('that would bill more than twenty periods at once stops there and asks (F38, I32)', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 3, '2026-06-30T00:00:00Z')
    const ctx = testContext(db.database, bookOrganization)
    expect(await runBilling(ctx)).toEqual({ billed: 60, invoices: 60, parked: 3 })
    const [one] = await db.ownerQuery<{ subscription_id: string }>('SELECT subscription_id FROM subscription_cycles ORDER BY 1 LIMIT 1')
    await resumeBilling(ctx, one?.subscription_id ?? '')
    expect(await runBilling(ctx)).toMatchObject({ parked: 0 })
    expect(await count('SELECT item_id, period_start FROM invoice_lines GROUP BY 1, 2 HAVING count(*) > 1')).toBe(0)
  })

  test('does nothing twice', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 20, monthLater)
    const ctx = testContext(db.database, bookOrganization)
    await runBilling(ctx)
    expect(await runBilling(ctx)).toEqual({ billed: 0, invoices: 0, parked: 0 })
  })
})

describe('what cannot be billed (F53)', () => {
  test('is parked with its reason and the rest goes on; it resumes by one action', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 100, monthLater)
    const [victim] = await db.ownerQuery<{ id: string }>('SELECT id FROM subscriptions ORDER BY id LIMIT 1')
    const broken = [bookOrganization, victim?.id]
    await db.ownerQuery(
      `UPDATE coverage SET ends_at = ends_at - interval '1 day' WHERE organization_id = $1 AND subscription_id = $2`,
      broken,
    )
    const ctx = testContext(db.database, bookOrganization)
    const run = await runBilling(ctx)
    expect(run).toMatchObject({ invoices: 99, parked: 1 })
    const parked = await db.ownerQuery<{ subscription_id: string; parked_reason: string }>(
      'SELECT * FROM subscription_cycles WHERE parked_at IS NOT NULL',
    )
    expect(parked).toMatchObject([{ subscription_id: victim?.id, parked_reason: expect.stringContaining('foreign key') }])
    expect(await count(`SELECT 1 FROM events WHERE type = 'subscription.parked'`)).toBe(1)

    await db.ownerQuery(
      `UPDATE coverage SET ends_at = ends_at + interval '1 day' WHERE organization_id = $1 AND subscription_id = $2`,
      broken,
    )
    expect(await resumeBilling(ctx, victim?.id ?? '')).toBe(true)
    expect(await runBilling(ctx)).toMatchObject({ invoices: 1, parked: 0 })
    await expectEachBilledOnce(100)
  })

  test('parks nobody when everybody fails: then the fault is not theirs', async () => {
    await seedBook((text, values) => db.ownerQuery(text, values), 100, monthLater)
    await db.ownerQuery('REVOKE INSERT ON invoices FROM quarterday_app')
    await expect(runBilling(testContext(db.database, bookOrganization))).rejects.toThrow('permission denied')
    expect(await count('SELECT 1 FROM subscription_cycles WHERE parked_at IS NOT NULL')).toBe(0)
  })
})
