import { decodeId, encodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { bookOrganization, seedBook } from '../../../test/seed-book.ts'
import type { Context } from '../../kit/context.ts'
import { runBilling } from '../billing/run-billing.ts'
import { askGateways } from './ask-gateways.ts'
import { collectInvoices } from './collect-invoices.ts'
import { openAttempt, openDueAttempts } from './open-attempts.ts'
import { payInvoice } from './pay-invoice.ts'
import { reconcileAttempts } from './reconcile-attempts.ts'
import { noneSettled, settleAttempts } from './settle-attempts.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

interface World {
  readonly client: ApiClient
  readonly ctx: Context
  readonly owner: string
  readonly invoice: InvoiceId
}

/** An organization of its own with one subscriber and the open invoice of 49.00 EUR. */
async function world(token: string): Promise<World> {
  const client = await api.organizationClient()
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '4900' } }]
  const { body: plan } = await client.post('/v1/plans', { code: 'basic', name: 'Basic', prices })
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme GmbH' })
  await client.post('/v1/payment_methods', { customer: owner.id, gateway: 'sandbox', token })
  await client.post('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  const [invoice] = (await client.get('/v1/invoices')).body.data
  const ctx = testContext(api.db.database, client.organization.id)
  return { client, ctx, owner: owner.id, invoice: idOf('inv', decodeId('inv', invoice.id) ?? '') }
}

async function moveClock({ client }: World, minutes: number): Promise<void> {
  await api.db.ownerQuery('UPDATE organizations SET clock_at = clock_at + make_interval(mins => $2) WHERE id = $1', [
    client.organization.id,
    minutes,
  ])
}

/** What the gateway itself has taken, and what we say was paid (I10, I11). */
async function money({ client }: World) {
  const [row] = await api.db.ownerQuery<{ captures: string; captured: string; paid: string; booked: string }>(
    `SELECT (SELECT count(*) FROM sandbox_gateway_charges WHERE organization_id = $1 AND outcome = 'succeeded') AS captures,
       (SELECT coalesce(sum(amount), 0) FROM sandbox_gateway_charges WHERE organization_id = $1 AND outcome = 'succeeded') AS captured,
       (SELECT sum(amount_paid) FROM invoices WHERE organization_id = $1) AS paid,
       (SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE organization_id = $1 AND account = 'cash:sandbox') AS booked`,
    [client.organization.id],
  )
  return { captures: Number(row?.captures), captured: Number(row?.captured), paid: Number(row?.paid), booked: Number(row?.booked) }
}

const once = { captures: 1, captured: 4900, paid: 4900, booked: 4900 }
const payments = async ({ client }: World) => (await client.get('/v1/payments?sort=created_at')).body.data

test('F19: no answer is no decline: nothing else is asked, and what became of it is found out after five minutes, once', async () => {
  const shop = await world('pm_card_timeout')
  expect(await collectInvoices(shop.ctx)).toMatchObject({ unknown: 1 })
  expect(await payments(shop)).toMatchObject([{ status: 'unknown', answered_at: null, reconcile_at: '2027-04-01T00:05:00Z' }])
  expect(await money(shop)).toEqual({ ...once, paid: 0, booked: 0 })
  // I12: neither staff nor the collector nor a new card opens a second question.
  const id = encodeId('inv', shop.invoice)
  expect(await shop.client.post(`/v1/invoices/${id}/pay`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await shop.client.post(`/v1/invoices/${id}/record_payment`, { reference: 'by bank' })).toMatchObject({ status: 409 })
  await shop.client.post('/v1/payment_methods', { customer: shop.owner, gateway: 'sandbox', token: 'pm_card_visa', default: true })
  expect(await collectInvoices(shop.ctx)).toMatchObject({ succeeded: 0, unknown: 0 })
  expect(await reconcileAttempts(shop.ctx)).toMatchObject({ succeeded: 0 })
  await moveClock(shop, 5)
  const twice = await Promise.all([reconcileAttempts(shop.ctx), reconcileAttempts(shop.ctx)])
  expect(twice.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(1)
  expect(await payments(shop)).toMatchObject([{ status: 'succeeded', reconcile_at: null }])
  expect(await money(shop)).toEqual(once)
  expect((await shop.client.get('/v1/subscriptions')).body.data[0].status).toBe('active')
})

test('F2: killed between the charge and its answer: the reconciler finds the charge, and there is no second one', async () => {
  const shop = await world('pm_card_visa')
  const { attempts } = await openDueAttempts(shop.ctx, 500)
  const answers = await askGateways(shop.ctx, attempts)
  expect(answers).toMatchObject([{ outcome: { kind: 'succeeded' } }])
  // The process dies here.
  expect(await payments(shop)).toMatchObject([{ status: 'created' }])
  expect(await collectInvoices(shop.ctx)).toMatchObject({ succeeded: 0 })
  await moveClock(shop, 6)
  expect(await reconcileAttempts(shop.ctx)).toMatchObject({ succeeded: 1 })
  expect(await money(shop)).toEqual(once)
  // It was only asleep, and wakes up.
  expect(await settleAttempts(shop.ctx, answers)).toEqual(noneSettled)
  expect(await money(shop)).toEqual(once)
})

test('F2: killed before the gateway was asked: it is asked then, under the same key', async () => {
  const shop = await world('pm_card_visa')
  const { attempts } = await openDueAttempts(shop.ctx, 500)
  await moveClock(shop, 6)
  expect(await money(shop)).toMatchObject({ captures: 0 })
  expect(await reconcileAttempts(shop.ctx)).toMatchObject({ succeeded: 1 })
  expect(await money(shop)).toEqual(once)
  expect(await payments(shop)).toMatchObject([{ id: encodeId('pay', attempts[0]?.id ?? ''), attempt: 1, status: 'succeeded' }])
})

test('a card that came while the answer was awaited is tried when that was a decline, and once', async () => {
  const shop = await world('pm_card_chargeDeclined')
  const { attempts } = await openDueAttempts(shop.ctx, 500)
  const answers = await askGateways(shop.ctx, attempts)
  await shop.client.post('/v1/payment_methods', {
    customer: shop.owner,
    gateway: 'sandbox',
    token: 'pm_card_chargeDeclinedLostCard',
    default: true,
  })
  expect(await settleAttempts(shop.ctx, answers)).toMatchObject({ declined: 1 })
  expect(await collectInvoices(shop.ctx)).toMatchObject({ declined: 1 })
  expect(await collectInvoices(shop.ctx)).toMatchObject({ declined: 0 })
  expect((await payments(shop)).map((payment: Record<string, unknown>) => [payment.decline_reason, payment.retryable])).toEqual([
    ['card_declined', true],
    ['lost_card', false],
  ])
})

test('rule 10: within a transaction nobody is asked, and the question is not even written', async () => {
  const shop = await world('pm_card_visa')
  await expect(shop.ctx.transaction(() => payInvoice(shop.ctx, shop.invoice, { operationId: null }))).rejects.toThrow(
    'outside of transactions',
  )
  expect(await payments(shop)).toEqual([])
  expect(await money(shop)).toMatchObject({ captures: 0 })
})

test('I21: a request to pay whose process died is taken up by its retry, not begun anew', async () => {
  const shop = await world('pm_card_visa')
  const operationId = '01890a5d-ac96-874b-acce-b302099a8057'
  const attempt = await shop.ctx.transaction((tx) => openAttempt(tx, shop.invoice, { operationId }))
  await askGateways(shop.ctx, [attempt])
  const payment = await payInvoice(shop.ctx, shop.invoice, { operationId })
  expect(payment).toMatchObject({ id: attempt.id, status: 'succeeded' })
  expect(await payInvoice(shop.ctx, shop.invoice, { operationId })).toEqual(payment)
  expect(await money(shop)).toEqual(once)
})

test('I11, I12: thirty-two impatient clicks and the collector at once are one charge', async () => {
  const shop = await world('pm_card_visa')
  const path = `/v1/invoices/${encodeId('inv', shop.invoice)}/pay`
  const [collected, ...replies] = await Promise.all([
    collectInvoices(shop.ctx),
    ...Array.from({ length: 32 }, () => shop.client.post(path)),
  ])
  const paid = replies.filter(({ status }) => status === 200)
  expect(paid.length + collected.succeeded).toBe(1)
  for (const { status, body } of replies)
    if (status !== 200) expect([status, body.code]).toEqual([409, expect.stringMatching(/^(conflict|invalid_state)$/)])
  expect(await payments(shop)).toMatchObject([{ status: 'succeeded', attempt: 1 }])
  expect(await money(shop)).toEqual(once)
})

test('a late success on an invoice that was paid otherwise meanwhile becomes credit of the customer (I10)', async () => {
  const shop = await world('pm_card_timeout')
  await collectInvoices(shop.ctx)
  await api.db.ownerQuery(`UPDATE invoices SET status = 'paid', amount_paid = total, amount_due = 0 WHERE organization_id = $1`, [
    shop.client.organization.id,
  ])
  await moveClock(shop, 5)
  expect(await reconcileAttempts(shop.ctx)).toMatchObject({ succeeded: 1 })
  const grants = await api.db.ownerQuery('SELECT amount, remaining, reason FROM credit_grants WHERE organization_id = $1', [
    shop.client.organization.id,
  ])
  expect(grants).toEqual([{ amount: 4900n, remaining: 4900n, reason: 'overpayment' }])
  expect((await shop.client.get(`/v1/invoices/${encodeId('inv', shop.invoice)}`)).body).toMatchObject({ status: 'paid', amount_paid: 4900 })
})

test('a slice of three hundred is settled with as many statements as a slice of ten, and the books tie (I7)', async () => {
  await seedBook((text, values) => api.db.ownerQuery(text, values), 330, '2024-01-01T00:00:00Z')
  // One in three has a card that is declined, one in ten none.
  await api.db.ownerQuery(
    `INSERT INTO payment_methods (organization_id, id, customer_id, gateway, token, status, created_at)
     SELECT organization_id, md5('card ' || id)::uuid, id, 'sandbox',
       CASE WHEN n % 3 = 0 THEN 'pm_card_chargeDeclined' ELSE 'pm_card_visa' END, 'active', created_at
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM customers WHERE organization_id = $1) c WHERE n % 10 <> 0`,
    [bookOrganization],
  )
  await api.db.ownerQuery(
    `UPDATE customers c SET payment_method_id = m.id FROM payment_methods m
     WHERE c.organization_id = $1 AND m.organization_id = c.organization_id AND m.customer_id = c.id`,
    [bookOrganization],
  )
  await api.db.ownerQuery(`UPDATE organizations SET clock_at = '2024-03-01Z' WHERE id = $1`, [bookOrganization])
  let statements = 0
  const database = api.db.connect({
    onStatement: () => {
      statements += 1
    },
  })
  const ctx = testContext(database, bookOrganization)
  await runBilling(ctx)
  const count = async (limit: number): Promise<{ opening: number; settling: number; settled: number }> => {
    statements = 0
    const { attempts, claimed } = await openDueAttempts(ctx, limit)
    const opening = statements
    const answers = await askGateways(ctx, attempts)
    statements = 0
    const settled = await settleAttempts(ctx, answers)
    expect(claimed).toBe(limit)
    return { opening, settling: statements, settled: settled.succeeded + settled.declined }
  }
  const small = await count(10)
  const large = await count(300)
  expect(small.settled).toBeGreaterThan(0)
  expect(large.settled).toBeGreaterThan(200)
  expect([large.opening, large.settling]).toEqual([small.opening, small.settling])
  expect(large.settling).toBeLessThan(22)
  const rest = await collectInvoices(ctx)
  const [unpaid] = await api.db.ownerQuery<{ due: string; receivable: string; events: bigint; counted: bigint; waiting: bigint }>(
    `SELECT (SELECT sum(amount_due) FROM invoices WHERE organization_id = $1) AS due,
       (SELECT sum(amount) FROM ledger_entries WHERE organization_id = $1 AND account = 'receivable') AS receivable,
       (SELECT count(*) FROM events e JOIN invoices i ON i.organization_id = e.organization_id AND i.id = e.aggregate_id WHERE i.organization_id = $1) AS events,
       (SELECT sum(event_count) FROM invoices WHERE organization_id = $1) AS counted,
       (SELECT count(*) FROM invoices WHERE organization_id = $1 AND collect_at IS NOT NULL) AS waiting`,
    [bookOrganization],
  )
  expect(rest.without_method).toBeGreaterThan(20)
  expect(unpaid).toMatchObject({ due: unpaid?.receivable, events: unpaid?.counted, waiting: 0n })
  const standing = await api.db.ownerQuery<{ wrong: bigint }>(
    `SELECT count(*) AS wrong FROM subscriptions s WHERE organization_id = $1 AND (status = 'past_due') <> EXISTS (
       SELECT FROM invoices i WHERE i.organization_id = s.organization_id AND i.subscription_id = s.id AND i.status = 'open')`,
    [bookOrganization],
  )
  expect(standing).toEqual([{ wrong: 0n }])
})

test('two collectors share the work and charge nothing twice', async () => {
  const shop = await world('pm_card_visa')
  for (let index = 0; index < 12; index += 1) {
    const lines = [{ description: `Workshop ${index}`, quantity: '1', unit_amount: '1000' }]
    const { body } = await shop.client.post('/v1/invoices', { customer: shop.owner, lines })
    await shop.client.post(`/v1/invoices/${body.id}/finalize`)
  }
  const all = await Promise.all([1, 2, 3].map(() => collectInvoices(shop.ctx, { sliceSize: 2 })))
  expect(all.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(13)
  expect(await money(shop)).toEqual({ captures: 13, captured: 16900, paid: 16900, booked: 16900 })
})
