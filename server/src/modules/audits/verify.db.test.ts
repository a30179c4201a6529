import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { type Planting, planting } from '../../../test/planting.ts'
import { smallBook } from '../../../test/small-book.ts'

let api: TestApi
let planted: Planting
beforeAll(async () => {
  api = await testApi()
  await smallBook(api)
  planted = await planting(api.db, [])
})
afterAll(() => api.close())
afterEach(() => planted.restore())

/** Every drift as `kind field stored computed`. */
async function drift(): Promise<readonly string[]> {
  const { body } = await api.get('/v1/verification')
  expect(body.drift_count).toBe(body.drift.length)
  const shown = body.drift.map(
    ({ object, field, stored, computed }: { object: string; field: string; stored: string | null; computed: string | null }) =>
      `${object.split('_')[0]} ${field} ${/hash/.test(field) ? '' : `${stored} ${computed}`}`.trim(),
  )
  return shown.sort()
}

test('a healthy book has no drift', async () => {
  const { status, body } = await api.get('/v1/verification')
  expect(status).toBe(200)
  expect(body).toEqual({
    object: 'verification',
    verified_at: '2027-07-10T12:00:00Z',
    invoices: 15,
    lines: 18,
    credit_grants: 2,
    credit_notes: 0,
    drift_count: 0,
    drift: [],
  })
})

const first = '(SELECT id FROM invoices WHERE number = 1)'
const derivation = (path: string, value: string): string =>
  `UPDATE invoice_lines SET derivation = jsonb_set(derivation::jsonb, '{${path}}', '${value}')::json`

test.each<[string, string, readonly string[]]>([
  [
    'the amount of a line',
    `UPDATE invoice_lines SET amount = 1001 WHERE invoice_id = ${first}`,
    ['il amount 1001 1000', 'inv content_hash', 'inv subtotal 1000 1001', 'inv total 1000 1001'],
  ],
  [
    'the total of an invoice',
    `UPDATE invoices SET total = 1100, amount_due = 100 WHERE number = 1`,
    ['inv content_hash', 'inv total 1100 1000'],
  ],
  ['what is due', `UPDATE invoices SET amount_due = 5 WHERE number = 1`, ['inv amount_due 5 0']],
  ['what was paid', `UPDATE invoices SET amount_paid = 900, amount_due = 100 WHERE number = 1`, ['inv amount_paid 900 1000']],
  [
    'credit that was applied',
    `UPDATE invoices SET credits_applied = 600, amount_due = 4400 WHERE number = 2`,
    ['inv credits_applied 600 700'],
  ],
  ['a description', `UPDATE invoice_lines SET description = 'Other' WHERE invoice_id = ${first}`, ['inv content_hash']],
  ['a party', `UPDATE invoices SET customer_party_id = seller_party_id WHERE number = 1`, ['inv content_hash']],
  ['a quantity', `UPDATE invoice_lines SET quantity = 2 WHERE invoice_id = ${first}`, ['il quantity 2 1', 'inv content_hash']],
  [
    'a share',
    `${derivation('share,numerator', '"16"')} WHERE kind = 'recurring' AND amount = 1500`,
    ['il listed_amount 1500 1600', 'il share 16/30 15/30', 'inv content_hash'],
  ],
  [
    'a zone that changes no share',
    `${derivation('zone', '"America/New_York"')} WHERE kind = 'recurring' AND amount = 1500`,
    ['inv content_hash'],
  ],
  [
    'what was still billed',
    `${derivation('still_billed', '"400"')} WHERE kind = 'proration_credit' AND amount = -500`,
    ['il listed_amount -500 -400', 'il still_billed 400 1000', 'inv content_hash'],
  ],
  [
    'a derivation that says nothing',
    `UPDATE invoice_lines SET derivation = '{"rule":"price","price":"nowhere","quantity":"many"}' WHERE invoice_id = ${first}`,
    ['il derivation {"rule":"price","price":"nowhere","quantity":"many"} null', 'inv content_hash'],
  ],
  ['what remains of a grant', 'UPDATE credit_grants SET remaining = remaining - 1 WHERE remaining > 0', ['grant remaining 999 1000']],
  [
    'the credit that an invoice gave',
    `UPDATE credit_grants SET amount = 900, remaining = 900 WHERE reason = 'negative_invoice'`,
    ['inv credit_granted 900 1000'],
  ],
])('I8: a change of %s shows', async (_, sql, expected) => {
  await planted.plant(sql)
  expect(await drift()).toEqual(expected)
})

test('what was given back on a void invoice counts for the credits of before', async () => {
  const earlier = `'00000000-0000-7000-8000-000000000001'`
  // A credit of 5.00 of the same line, older than the one on invoice 5, on invoice 12, which was voided after both.
  await planted.plant(`INSERT INTO invoice_lines SELECT (jsonb_populate_record(l, jsonb_build_object('id', ${earlier}::text, 'position', 9, 'amount', -500,
      'listed_amount', -500, 'invoice_id', (SELECT id FROM invoices WHERE number = 12)))).* FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
    WHERE i.number = 5 AND l.kind = 'proration_credit'`)
  expect(await drift()).toContain('il still_billed 1000 500')
  await planted.plant(`UPDATE events SET id = ${earlier} WHERE type = 'invoice.voided'`)
  expect(await drift()).not.toContain('il still_billed 1000 500')
})

test('a line that waits for its invoice is computed again too', async () => {
  const line = {
    ...{ id: '01890000-0000-7000-8000-0000000000aa', kind: 'one_off', description: 'Work', quantity: '1', currency: 'EUR', amount: '101' },
    ...{ subscription_id: null, item_id: null, price_id: null, credited_line_id: null, period_start: null, period_end: null },
    ...{ discount: '0', tax: '0', derivation: { rule: 'entered', unit_amount: '100', quantity: '1', rounding: 'half_up' } },
  }
  await planted.plant(`INSERT INTO pending_lines SELECT organization_id, '${line.id}', id, NULL, 'EUR', 101, '${JSON.stringify(line)}', created_at
    FROM customers LIMIT 1`)
  expect(await drift()).toEqual(['il listed_amount 101 100'])
})

test('much drift is counted in full and listed in part', async () => {
  await planted.plant(`INSERT INTO credit_grants SELECT (jsonb_populate_record(g, jsonb_build_object('remaining', 1, 'invoice_id', NULL,
      'id', '01890000-0000-7000-8000-' || lpad(n::text, 12, '0')))).* FROM credit_grants g, generate_series(1, 250) n WHERE reason = 'granted'`)
  const { body } = await api.get('/v1/verification')
  expect(body.drift).toHaveLength(200)
  expect(body.drift_count).toBe(250)
})
