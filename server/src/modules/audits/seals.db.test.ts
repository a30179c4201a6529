import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { adjustedBook } from '../../../test/adjusted-book.ts'
import { type TestApi, testApi } from '../../../test/api.ts'
import { type Planting, planting } from '../../../test/planting.ts'

/**
 * Every column of what customers are shown is either sealed, and then whatever is written into it past the program is found, or it is named here as something
 * that moves after the document was issued. A new column is sealed until somebody says here that it is not.
 */
const moving: Readonly<Record<string, readonly string[]>> = {
  invoices: [
    ...['status', 'credits_applied', 'wallet_applied', 'amount_paid', 'amount_credited', 'amount_due', 'paid_at', 'closed_at'],
    // When a job looks at it next, and how many events it has.
    ...['finalize_at', 'collect_at', 'remind_at', 'event_count'],
  ],
  invoice_lines: [],
  // The withdrawal that it is a part of says so itself.
  credit_notes: ['status', 'voided_at', 'event_count', 'withdrawal_id'],
  credit_note_lines: [],
  statements: ['closed_at'],
  // Until when it waited, before there was a statement.
  statement_lines: ['closes_at'],
  // Whom a customer's erasure leaves on documents, and until when.
  billing_parties: ['created_at', 'restricted_of', 'retain_until', 'erased_at'],
}

/** Where a document without one is not told from another: it has to be in the book with every one of its columns in use. */
const which: Readonly<Record<string, string>> = {
  invoices: "discounts IS NOT NULL AND taxes IS NOT NULL AND status <> 'draft'",
  invoice_lines: 'discounts IS NOT NULL AND taxing IS NOT NULL AND period_start IS NOT NULL AND position = 1',
  credit_notes: 'grant_id IS NOT NULL',
  credit_note_lines: 'discounts IS NOT NULL AND taxing IS NOT NULL AND period_start IS NOT NULL',
  statements: 'true',
  statement_lines: 'statement_id IS NOT NULL',
  billing_parties: "address ->> 'country' IS NOT NULL",
}

interface Target {
  readonly table: string
  readonly column: string
  readonly type: string
}

let api: TestApi
let planted: Planting
let columns: readonly Target[] = []
beforeAll(async () => {
  api = await testApi()
  await adjustedBook(api)
  await aStatement()
  planted = await planting(api.db, [])
  columns = await api.db.ownerQuery<Target & Record<string, unknown>>(
    `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY ('{${Object.keys(moving).join(',')}}') ORDER BY table_name, ordinal_position`,
  )
})
afterAll(() => api.close())
afterEach(() => planted.restore())

async function aStatement(): Promise<void> {
  const ok = async (pending: ReturnType<TestApi['post']>) => {
    const reply = await pending
    expect(reply.status, reply.text).toBeLessThan(300)
    return reply.body
  }
  await ok(api.patch('/v1/organization', { conventions: { parent_billing: 'summary_per_child' } }))
  const parent = await ok(api.post('/v1/customers', { name: 'Parent' }))
  const child = await ok(api.post('/v1/customers', { name: 'Child', parent: parent.id, collection_method: 'send_invoice' }))
  await ok(api.post('/v1/invoices', { customer: child.id, finalize: true, lines: [{ description: 'Work', unit_amount: '500' }] }))
  await ok(api.post(`/v1/sandboxes/${encodeId('org', api.organization.id)}/advance`, { to: '2027-06-18T12:00:00Z' }))
  expect((await api.get(`/v1/statements?customer=${parent.id}`)).body.data).toHaveLength(1)
}

/** Another value of the type, close to what is there. */
function altered({ column, type }: Target): string {
  if (type === 'json' || type === 'jsonb') return documents[column] ?? `jsonb_set(${column}::jsonb, '{extra}', '1')::${type}`
  const other = {
    text: `coalesce(${column}, '') || 'x'`,
    uuid: "'01890000-0000-7000-8000-0000000000aa'",
    bigint: `coalesce(${column}, 0) + 1000`,
    integer: `coalesce(${column}, 0) + 7`,
    numeric: `coalesce(${column}, 0) + 1`,
    date: `${column} + 1`,
    'timestamp with time zone': `${column} + interval '1 hour'`,
    boolean: `NOT ${column}`,
    bytea: `sha256(${column})`,
  }[type]
  if (other === undefined) throw new Error(`how is a ${type} altered?`)
  return other
}

/** One row of the table. Where a line stands is seen where it has others beside it. */
function oneOf({ table, column }: Target): string {
  const document = table === 'credit_note_lines' ? 'credit_note_id' : 'invoice_id'
  if (column === 'position') return `position = 1 AND ${document} IN (SELECT ${document} FROM ${table} WHERE position = 2)`
  const key = table === 'statement_lines' ? 'invoice_id' : 'id'
  return `${key} = (SELECT ${key} FROM ${table} WHERE ${which[table]} ORDER BY ${key} LIMIT 1)`
}

/** What the API could still read: a name, a percentage, a city. */
const documents: Readonly<Record<string, string>> = {
  discounts: `jsonb_set(discounts::jsonb, '{0,amount}', '"1"')::json`,
  taxes: `jsonb_set(taxes::jsonb, '{0,name}', '"Other"')::json`,
  address: `address || '{"city": "Elsewhere"}'`,
  tax_ids: `tax_ids || '[{"type": "eu_vat", "value": "DE136695976"}]'`,
  taxing: `jsonb_set(taxing::jsonb, '{applied,0,percent}', '"21"')::json`,
}

async function drift(): Promise<readonly { object: string; field: string }[]> {
  const { status, body } = await api.get('/v1/verification')
  expect(status).toBe(200)
  return body.drift
}

test('a book that nobody touched is as it was sealed', async () => {
  expect(await drift()).toEqual([])
})

test('every table of documents is in the book, and everything that moves exists', () => {
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  for (const [table, names] of Object.entries(moving)) {
    expect(known.has(`${table}.organization_id`)).toBe(true)
    for (const name of names) expect(known, `${table}.${name}`).toContain(`${table}.${name}`)
  }
})

test('I8: whatever is written into a sealed column past the program is found', async () => {
  const missed: string[] = []
  for (const target of columns) {
    const { table, column } = target
    // Keys of the rows: without its organization a row is nobody's, and what points at it says so.
    if (column === 'organization_id' || moving[table]?.includes(column)) continue
    await planted.plant(`UPDATE ${table} SET ${column} = ${altered(target)} WHERE ${oneOf(target)}`)
    const found = await drift()
    const isLine = table === 'invoice_lines' || table === 'credit_note_lines'
    if (!found.some(({ field }) => field === 'content_hash') && !(isLine && column === 'invoice_id')) missed.push(`${table}.${column}`)
    await planted.restore()
  }
  expect(missed).toEqual([])
})

test('I8: the same is a finding of the doctor', async () => {
  await planted.plant(
    `UPDATE billing_parties SET name = 'Somebody else' WHERE id = (SELECT customer_party_id FROM invoices WHERE number = 1)`,
  )
  const { body } = await api.get('/v1/doctor')
  expect(body.findings).toMatchObject([{ check: 'content_unchanged', object: expect.stringMatching(/^par_/) }])
})

test('I8: content that was altered is found behind any number of wrong sums', async () => {
  await planted.plant(`UPDATE invoices SET memo = 'Paid' WHERE number = 1;
    INSERT INTO invoices SELECT (jsonb_populate_record(i, jsonb_build_object('id', '01890000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'status', 'draft',
      'series', NULL, 'number', NULL, 'amount_paid', 7, 'reissue_of', NULL))).* FROM invoices i, generate_series(1, 250) n WHERE i.number = 2`)
  const { body } = await api.get('/v1/doctor')
  expect(body.findings.filter(({ check }: { check: string }) => check === 'content_unchanged')).toMatchObject([
    { object: expect.stringMatching(/^inv_/), detail: expect.stringContaining('content_hash') },
  ])
})

test('what was sealed in the first way is verified in that way', async () => {
  const { drift: none } = (await api.get('/v1/verification')).body
  expect(none).toEqual([])
  await planted.plant(await firstHashes())
  expect(await drift()).toEqual([])
  await planted.plant(`UPDATE invoice_lines SET description = 'Other' WHERE invoice_id = (SELECT id FROM invoices WHERE number = 1)`)
  expect(await drift()).toMatchObject([{ object: expect.stringMatching(/^inv_/), field: 'content_hash' }])
})

/** The hash of invoice 1 as the program computed it before hashes had a number, written out by the database itself. */
async function firstHashes(): Promise<string> {
  const [line] = await api.db.ownerQuery<{ text: string }>(
    `SELECT format('2|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', i.id, i.series, i.number, i.customer_party_id, i.seller_party_id, i.currency,
        (extract(epoch FROM i.issued_at) * 1000)::bigint, i.due_on, i.subtotal, i.discount, i.tax, i.total)
      || string_agg(E'\\n' || concat_ws('|', l.id, l.kind, to_json(l.description)::text, coalesce(l.item_id::text, ''), coalesce(l.price_id::text, ''),
        coalesce(l.credited_line_id::text, ''), trim_scale(l.quantity), (extract(epoch FROM l.period_start) * 1000)::bigint || '-'
          || (extract(epoch FROM l.period_end) * 1000)::bigint, l.listed_amount, l.amount, l.discount, l.tax, coalesce(l.discounts::text, 'null'),
        coalesce(l.taxing::text, 'null'), l.derivation::text), '' ORDER BY l.position) AS text
     FROM invoices i JOIN invoice_lines l ON l.organization_id = i.organization_id AND l.invoice_id = i.id WHERE i.number = 1 GROUP BY i.organization_id, i.id`,
  )
  return `UPDATE invoices SET content_hash = sha256(convert_to($seal$${line?.text ?? ''}$seal$, 'UTF8')) WHERE number = 1`
}
