import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { auditPlants } from '../../../test/audit-plants.ts'
import { couponPlants } from '../../../test/coupon-plants.ts'
import { dunningPlants } from '../../../test/dunning-plants.ts'
import { entitlementPlants } from '../../../test/entitlement-plants.ts'
import { gatewayEventPlants } from '../../../test/gateway-event-plants.ts'
import { helpDeskPlants } from '../../../test/help-desk-plants.ts'
import { messagePlants } from '../../../test/message-plants.ts'
import { notePlants } from '../../../test/note-plants.ts'
import { type Planting, planting } from '../../../test/planting.ts'
import { refundPlants, waitingRefundPlants } from '../../../test/refund-plants.ts'
import { smallBook } from '../../../test/small-book.ts'
import { waitingQuotePlants } from '../../../test/tax-plants.ts'
import { usagePlants } from '../../../test/usage-plants.ts'
import { webhookPlants } from '../../../test/webhook-plants.ts'
import { checks } from './checks.ts'

let api: TestApi
let planted: Planting
beforeAll(async () => {
  api = await testApi()
  await smallBook(api)
  planted = await planting(api.db, ['coverage_has_one_start', 'payments_one_open', 'sandbox_gateway_charges_of_reference'])
})
afterAll(() => api.close())
afterEach(() => planted.restore())

interface Plant {
  readonly sql: string
  readonly undo?: string
  /** Other checks that must see it too: what breaks one fact may break another. */
  readonly also?: readonly string[]
}

const someId = `'01890000-0000-7000-8000-0000000000aa'`
const otherId = `'01890000-0000-7000-8000-0000000000bb'`

/** A draft like the invoice numbered 1, without lines and without an amount unless `fields` says otherwise. */
function draft(fields: object = {}, id = someId): string {
  const blank = {
    ...{ status: 'draft', reason: 'one_off', series: null, number: null, issued_at: null, issued_on: null, due_on: null, overdue_at: null },
    ...{ content_hash: null, event_count: 0, paid_at: null, collect_at: null, amount_paid: 0, credits_applied: 0 },
    ...{ subtotal: 0, total: 0, amount_due: 0 },
  }
  return `INSERT INTO invoices SELECT (jsonb_populate_record(i, '${JSON.stringify({ ...blank, ...fields })}'::jsonb || jsonb_build_object('id', ${id}::text))).*
    FROM invoices i WHERE number = 1`
}

/** A copy of a line, put on the draft. */
function copyOfLine(which: string, fields: object = {}, id = otherId): string {
  return `INSERT INTO invoice_lines SELECT (jsonb_populate_record(l, '${JSON.stringify(fields)}'::jsonb
      || jsonb_build_object('id', ${id}::text, 'invoice_id', ${someId}::text))).*
    FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE ${which} ORDER BY i.number, l.position LIMIT 1`
}

function payment(fields: object, id = someId): string {
  const blank = {
    status: 'created',
    attempt: 90,
    idempotency_key: 'key-90',
    reference: null,
    answered_at: null,
    reconcile_at: '2099-01-01T00:00:00Z',
  }
  return `INSERT INTO payments SELECT (jsonb_populate_record(p, '${JSON.stringify({ ...blank, ...fields })}'::jsonb || jsonb_build_object('id', ${id}::text))).*
    FROM payments p WHERE gateway = 'sandbox' AND status = 'succeeded' ORDER BY p.id LIMIT 1`
}

function transfer(debit: string, credit: string): string {
  const fields = { debit, credit, amount: 5, invoice_id: null, payment_id: null, grant_id: null }
  return `INSERT INTO ledger_transfers SELECT (jsonb_populate_record(t, '${JSON.stringify(fields)}'::jsonb || jsonb_build_object('id', ${someId}::text))).*
    FROM ledger_transfers t ORDER BY id LIMIT 1`
}

/** The invoice numbered 1 as one that somebody else pays. */
function statementLine(amount: string, closesAt: string): string {
  return `INSERT INTO statement_lines (organization_id, invoice_id, parent_id, child_id, currency, amount, timezone, covers_on, closes_at)
    SELECT i.organization_id, i.id, (SELECT id FROM customers c WHERE c.id <> i.customer_id ORDER BY id LIMIT 1), i.customer_id, i.currency,
      ${amount}, i.timezone, i.issued_on, '${closesAt}' FROM invoices i WHERE i.number = 1`
}

const entered = (amount: string) => ({ rule: 'entered', unit_amount: amount, quantity: '1', rounding: 'half_up' })

/** For each check the least that breaks its fact, written past the program. */
const plants: Readonly<Record<string, Plant>> = {
  billed_once: {
    sql: `${draft({ subtotal: 1000, total: 1000, amount_due: 1000 })}; ${copyOfLine('i.number = 1')}`,
  },
  one_first_and_one_last_invoice: { sql: `UPDATE invoices SET reason = 'start' WHERE number = 6`, also: ['content_unchanged'] },
  coverage_tiles: {
    sql: `UPDATE coverage SET previous_end = NULL WHERE previous_end = (SELECT max(previous_end) FROM coverage)`,
  },
  covered_to_period_end: {
    sql: `DELETE FROM coverage c USING subscription_cycles y, subscription_items i, prices p
      WHERE y.subscription_id = c.subscription_id AND c.ends_at = y.period_end AND y.next_at IS NOT NULL AND i.id = c.item_id AND p.id = i.price_id
        AND p.billing = 'in_advance'`,
  },
  ended_items_end_covered: { sql: `UPDATE subscription_items SET ends_at = ends_at + interval '1 day' WHERE ends_at IS NOT NULL` },
  coverage_has_its_line: {
    sql: `UPDATE coverage SET line_id = ${someId} WHERE line_id = (SELECT id FROM invoice_lines WHERE kind = 'recurring' ORDER BY id LIMIT 1)`,
  },
  billed_time_is_not_void: { sql: `UPDATE coverage SET kind = 'billed' WHERE kind = 'waived'` },
  reissues_replace_void_invoices: {
    sql: `UPDATE invoices SET reissue_of = (SELECT id FROM invoices WHERE number = 2) WHERE number = 1`,
    also: ['content_unchanged'],
  },
  invoice_adds_up: { sql: draft({ subtotal: 100, total: 100, amount_due: 100 }) },
  content_unchanged: { sql: `UPDATE invoice_lines SET description = 'Basic, but cheaper' WHERE position = 1` },
  one_currency: { sql: `UPDATE invoice_lines SET currency = 'USD' WHERE kind = 'setup_fee'`, also: ['content_unchanged'] },
  numbers_without_gap: { sql: `UPDATE number_series SET next_number = next_number + 1` },
  numbers_in_order_of_issue: {
    sql: `UPDATE invoices SET issued_at = issued_at + interval '1 month' WHERE number = 4`,
    also: ['content_unchanged'],
  },
  prefix_is_its_own: { sql: `UPDATE organizations SET number_prefix = 'Cn-1'` },
  never_more_given_back: {
    sql: `${draft({ subtotal: 0 })}; ${copyOfLine(`l.kind = 'proration_credit'`, { amount: -1000 })};
      ${copyOfLine('i.number = 2', { kind: 'one_off', amount: 1000, quantity: 1, price_id: null, derivation: entered('1000') }, `'01890000-0000-7000-8000-0000000000cc'`)}`,
    also: ['content_unchanged'],
  },
  invoice_status_fits: { sql: `UPDATE invoices SET paid_at = NULL WHERE number = 1` },
  books_balance: { sql: transfer('bad_debt', 'bad_debt') },
  receivable_equals_due: { sql: transfer('receivable', 'revenue') },
  credit_equals_remaining: { sql: transfer('credit_given', 'customer_credit') },
  cash_equals_payments: { sql: transfer('cash:manual', 'bad_debt') },
  books_tie_to_invoices: {
    sql: `UPDATE ledger_transfers SET invoice_id = (SELECT id FROM invoices WHERE number = 6)
      WHERE kind = 'sale' AND invoice_id = (SELECT id FROM invoices WHERE number = 1)`,
  },
  tax_ties_to_invoices: {
    sql: `UPDATE ledger_transfers SET credit = 'tax' WHERE kind = 'sale' AND invoice_id = (SELECT id FROM invoices WHERE number = 1)`,
  },
  grants_add_up: { sql: `UPDATE credit_grants SET amount = amount + 1 WHERE reason = 'granted'` },
  credit_applied_adds_up: { sql: `UPDATE credit_entries SET invoice_id = (SELECT id FROM invoices WHERE number = 7)` },
  prepaid_awaits_payment: { sql: transfer('prepaid', 'bad_debt') },
  top_ups_are_granted: {
    sql: `UPDATE invoices SET reason = 'top_up' WHERE number = (SELECT max(number) FROM invoices WHERE status = 'paid' AND reason = 'renewal')`,
    also: ['content_unchanged'],
  },
  withdrawals_add_up: {
    sql: `INSERT INTO wallets (organization_id, id, customer_id, currency, name, priority, status, created_at, updated_at)
        SELECT organization_id, ${someId}, id, 'EUR', 'Prepaid', 50, 'active', created_at, created_at FROM customers ORDER BY id LIMIT 1;
      INSERT INTO wallet_withdrawals (organization_id, id, wallet_id, amount, destination, created_at)
        SELECT organization_id, ${someId}, id, 100, 'forfeit', created_at FROM wallets WHERE id = ${someId}`,
  },
  wallets_pay_for_their_things: {
    sql: `INSERT INTO wallets (organization_id, id, customer_id, currency, name, priority, status, created_at, updated_at, applies_to)
        SELECT g.organization_id, ${someId}, g.customer_id, g.currency, 'Minimums', 50, 'active', g.created_at, g.created_at,
          '{"plans":[],"products":[],"prices":[],"meters":[],"kinds":["minimum_commitment"]}'
        FROM credit_grants g JOIN credit_entries e ON e.grant_id = g.id WHERE e.amount > 0 AND e.kind = 'application' ORDER BY e.id LIMIT 1;
      UPDATE credit_grants SET wallet_id = ${someId}
        WHERE id = (SELECT e.grant_id FROM credit_entries e WHERE e.amount > 0 AND e.kind = 'application' ORDER BY e.id LIMIT 1)`,
    also: ['credit_applied_adds_up'],
  },
  paid_equals_payments: { sql: `UPDATE payments SET invoice_id = (SELECT id FROM invoices WHERE number = 11) WHERE gateway = 'manual'` },
  gateway_confirms_payments: { sql: `UPDATE sandbox_gateway_charges SET amount = amount - 1 WHERE outcome = 'succeeded'` },
  captures_are_recorded: {
    sql: `INSERT INTO sandbox_gateway_charges SELECT (jsonb_populate_record(c, '{"idempotency_key": "nobody"}')).*
      FROM sandbox_gateway_charges c WHERE outcome = 'succeeded' LIMIT 1`,
  },
  captured_within_total: {
    sql: `${payment({})}; INSERT INTO sandbox_gateway_charges SELECT (jsonb_populate_record(c, '{"idempotency_key": "key-90"}')).*
      FROM sandbox_gateway_charges c WHERE outcome = 'succeeded' LIMIT 1`,
  },
  one_open_question: { sql: `${payment({})}; ${payment({ attempt: 91, idempotency_key: 'key-91' }, otherId)}` },
  ...dunningPlants,
  ...couponPlants,
  ...usagePlants(draft({ subtotal: 200, total: 200, amount_due: 200, created_at: '2027-06-20T00:00:00Z' })),
  ...notePlants,
  ...refundPlants,
  statements_add_up: { sql: statementLine('i.total + 1', '2099-01-01Z') },
  ended_means_ended: { sql: `UPDATE subscription_cycles SET next_at = '2099-01-01Z' WHERE next_at IS NULL` },
  running_means_due: { sql: `UPDATE subscription_cycles SET next_at = NULL` },
  paused_means_resting: { sql: `UPDATE subscriptions SET status = 'paused', pause_at = '2027-01-01Z' WHERE status = 'active'` },
  waiting_lines_have_a_future: {
    sql: `INSERT INTO pending_lines SELECT s.organization_id, ${someId}, s.customer_id, s.id, 'EUR', 100, json_build_object('id', ${someId}::text,
        'kind', 'one_off', 'description', 'Left behind', 'subscription_id', s.id, 'quantity', '1', 'currency', 'EUR', 'amount', '100', 'discount', '0',
        'tax', '0', 'item_id', NULL, 'price_id', NULL, 'credited_line_id', NULL, 'period_start', NULL, 'period_end', NULL,
        'derivation', '${JSON.stringify(entered('100'))}'::json), s.created_at FROM subscriptions s WHERE status = 'canceled'`,
  },
  few_invoices_a_day: {
    sql: Array.from({ length: 21 }, (_, index) =>
      draft({ issued_on: '2027-07-01' }, `'01890000-0000-7000-8000-0000000000${index + 10}'`),
    ).join(';'),
  },
  few_lines_an_item: {
    sql: [
      draft(),
      ...Array.from({ length: 21 }, (_, index) =>
        copyOfLine(
          'i.number = 1',
          { kind: 'one_off', amount: 0, listed_amount: 0, price_id: null, period_start: null, period_end: null, derivation: entered('0') },
          `'01890000-0000-7000-8000-0000000000${index + 10}'`,
        ),
      ),
    ].join(';'),
  },
  ...entitlementPlants,
  events_without_gap: { sql: `UPDATE events SET sequence = 2 WHERE type = 'plan.created'` },
  events_are_counted: { sql: 'UPDATE customers SET event_count = event_count + 1' },
  time_does_not_fall: { sql: `UPDATE events SET occurred_at = occurred_at + interval '1 year' WHERE type = 'subscription.created'` },
  requests_are_answered: {
    sql: `INSERT INTO idempotency_keys SELECT organization_id, 'createCustomer', 'lost', fingerprint, NULL, NULL, '2020-01-01Z', '2020-01-31Z' FROM idempotency_keys LIMIT 1`,
  },
  ...webhookPlants,
  ...messagePlants,
  ...gatewayEventPlants,
  ...helpDeskPlants,
  ...auditPlants,
  references_lead_somewhere: { sql: `UPDATE customers SET payment_method_id = ${someId}` },
  keys_begin_with_the_organization: {
    sql: 'CREATE UNIQUE INDEX loose ON plans (id, organization_id)',
    undo: 'DROP INDEX loose',
  },
  tables_are_protected: {
    sql: 'ALTER TABLE plans NO FORCE ROW LEVEL SECURITY',
    undo: 'ALTER TABLE plans FORCE ROW LEVEL SECURITY',
  },
  parked_subscriptions: {
    sql: `UPDATE subscription_cycles SET parked_at = '2027-07-01Z', parked_reason = 'Error: nobody knows' WHERE next_at IS NOT NULL`,
  },
  due_subscriptions_are_billed: {
    sql: `INSERT INTO subscriptions SELECT (jsonb_populate_record(s, jsonb_build_object('id', ${someId}::text, 'plan_id', NULL))).* FROM subscriptions s
        WHERE status = 'active' ORDER BY id LIMIT 1;
      INSERT INTO subscription_cycles (organization_id, subscription_id, cycle, period_start, period_end, usage_start, next_at)
        SELECT organization_id, id, 1, '2027-06-01Z', '2027-07-01Z', '2027-06-01Z', '2027-07-01Z' FROM subscriptions WHERE id = ${someId}`,
  },
  drafts_are_finalized: { sql: draft({ finalize_at: '2027-07-01T00:00:00Z' }) },
  ...waitingQuotePlants(draft({ finalize_at: '2027-07-01T00:00:00Z' })),
  invoices_are_collected: { sql: `UPDATE invoices SET collect_at = '2027-07-01Z' WHERE status IN ('open', 'overdue')` },
  late_invoices_are_overdue: { sql: `UPDATE invoices SET overdue_at = '2027-07-01Z' WHERE status = 'open'`, also: ['content_unchanged'] },
  payments_are_reconciled: { sql: payment({ reconcile_at: '2027-07-01T00:00:00Z' }) },
  unknown_payments_are_resolved: { sql: payment({ status: 'unknown', reconcile_at: null }) },
  ...waitingRefundPlants,
  expired_credit_is_written_off: { sql: `UPDATE credit_grants SET expires_at = '2027-07-01Z' WHERE remaining > 0` },
  statements_are_made: { sql: statementLine('i.total', '2027-07-01Z') },
}

test('every check has a violation that is planted here', () => {
  expect(Object.keys(plants)).toEqual(checks.map((check) => check.id))
})

test('a healthy book has no findings', async () => {
  const { status, body } = await api.get('/v1/doctor')
  expect(status).toBe(200)
  expect(body.findings).toEqual([])
  expect(body.checks).toHaveLength(checks.length)
  expect(body.checks[0]).toEqual({
    check: 'billed_once',
    title: 'No stretch of time of a subscription item is billed twice.',
    invariant: 'I1',
    severity: 'violation',
    found: 0,
    more: false,
  })
})

test.each(checks.map((check) => [check.invariant, check.id]))(
  '%s %s: its violation is reported, and by nobody else',
  async (invariant, id) => {
    const plant = plants[id]
    if (!plant) throw new Error(`nothing is planted for ${id}`)
    await planted.plant(plant.sql)
    const { body } = await api.get('/v1/doctor')
    if (plant.undo !== undefined) await api.db.ownerQuery(plant.undo)
    const reporting = new Set(body.findings.map((finding: { check: string }) => finding.check))
    expect([...reporting].sort()).toEqual([id, ...(plant.also ?? [])].sort())
    const own = body.findings.filter((finding: { check: string }) => finding.check === id)
    expect(own[0]).toMatchObject({
      check: id,
      invariant,
      remedy: expect.stringMatching(/\w+/),
      detail: expect.stringMatching(/^[A-Z–0-9].*\S$/s),
    })
    expect(own[0].detail).not.toMatch(/undefined|null|NaN|\[object/)
  },
)

test('a finding names what is concerned, what is wrong and what to do', async () => {
  await planted.plant(transfer('receivable', 'revenue'))
  const { body } = await api.get('/v1/doctor')
  expect(body.findings).toEqual([
    {
      check: 'receivable_equals_due',
      invariant: 'I7',
      severity: 'violation',
      object: expect.stringMatching(/^cus_/),
      detail: 'The books say 0.05 EUR is owed, the invoices say 0.00 EUR.',
      remedy: expect.stringContaining('`quarterday invoices list`'),
    },
  ])
})

test('many findings of one check are cut, and it says so', async () => {
  await planted.plant(
    Array.from({ length: 60 }, (_, index) =>
      draft({ subtotal: 1, total: 1, amount_due: 1 }, `'01890000-0000-7000-8000-0000000000${index + 10}'`),
    ).join(';'),
  )
  const { body } = await api.get('/v1/doctor')
  expect(body.findings).toHaveLength(50)
  expect(body.checks.find((result: { check: string }) => result.check === 'invoice_adds_up')).toMatchObject({ found: 50, more: true })
})

test('the doctor sees one organization only', async () => {
  const other = await api.organizationClient({ name: 'Next door' })
  await planted.plant(`UPDATE number_series SET next_number = next_number + 1`)
  expect((await other.get('/v1/doctor')).body.findings).toEqual([])
})
