import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type AdjustedBook, adjustedBook } from '../../../test/adjusted-book.ts'
import { type TestApi, testApi } from '../../../test/api.ts'
import { type Planting, planting } from '../../../test/planting.ts'

let api: TestApi
let book: AdjustedBook
let planted: Planting
beforeAll(async () => {
  api = await testApi()
  book = await adjustedBook(api)
  planted = await planting(api.db, [])
})
afterAll(() => api.close())
afterEach(() => planted.restore())

test('a book with coupons, taxes, credit notes and a refund has neither findings nor drift', async () => {
  expect((await api.get('/v1/doctor')).body.findings).toEqual([])
  expect((await api.get('/v1/verification')).body).toMatchObject({ invoices: 4, credit_notes: 4, drift: [] })
})

test('I30: discount and tax are explained, with their base and their rounding', async () => {
  expect(await explained(`/v1/invoices/${book.noted.invoice}`)).toBe(`Invoice INV-000001, 9.00 EUR

Basic, 1–30 June 2027: 10.00 EUR
  Basic costs 10.00 EUR a month.
  This is for the whole period from 1 to 30 June 2027.
  “A quarter off” takes 25 % off: 10.00 × 25 % = 2.50.
  VAT Austria is added: 7.50 × 20 % = 1.50.

Total: 10.00 EUR.
With that, less 2.50 EUR of discounts and plus 1.50 EUR of tax, it comes to 9.00 EUR.
You paid 9.00 EUR.
Nothing is left to pay.`)
  expect(await explained(`/v1/invoices/${book.inclusive.invoice}`)).toContain(`
  “A tenth off” takes 10 % off: 119.00 × 10 % = 11.90.
  The price includes 19 % VAT, and so does its discount: of 119.00 − 11.90, 107.10 × 19 ÷ 119 = 17.10 is tax.
  Without tax the line is 100.00 and its discount 10.00.`)
  expect(await explained(`/v1/invoices/${book.small.invoice}`)).toContain(`
Total: 0.33 + 0.33 + 0.33 = 0.99 EUR.
Tax by rate: Sales tax, 10 % of 0.99, is 0.10.
With that, plus 0.10 EUR of tax, it comes to 1.09 EUR.
Credit notes took 0.50 EUR off what is due.
Left to pay: 1.09 − 0.50 = 0.59 EUR; it was due on 15 June 2027.`)
})

test('a credit note is explained: what was unused, what goes back with it, and where the money goes', async () => {
  const { body } = await api.get(`/v1/credit_notes/${book.noted.note}/explanation`)
  expect(body).toMatchObject({ object: 'credit_note_explanation', credit_note: book.noted.note, number: 'CN-000001', currency: 'EUR' })
  expect(body.lines).toEqual([
    {
      line: expect.stringMatching(/^il_/),
      title: 'Basic, unused 16–30 June 2027',
      amount: 500,
      steps: [
        'You were billed 10.00 EUR for 1–30 June 2027 (30 days) on invoice INV-000001.',
        'From 16 June 2027 on you no longer use it: 15 of 30 days are left, 10.00 × 15 ÷ 30 = 5.00, which we give back.',
        'In proportion, 1.25 of its discount of 2.50 is taken back and 0.75 of its tax of 1.50 is returned.',
      ],
    },
  ])
  expect(body.text).toMatch(/^Credit note CN-000001 for invoice INV-000001, 4\.50 EUR\n\nBasic, unused 16–30 June 2027: 5\.00 EUR\n/)
  expect(body.summary.at(-1)).toBe('4.50 EUR is added to your credit balance.')
  expect((await api.get(`/v1/credit_notes/${book.refunded.note}/explanation`)).body.summary).toEqual([
    'Total: 5.00 EUR.',
    '5.00 EUR is sent back the way it was paid.',
  ])
})

test('what somebody gives back by hand is explained too', async () => {
  expect(await explained(`/v1/credit_notes/${book.inclusive.note}`)).toBe(`Credit note CN-000003 for invoice INV-000003, 53.55 EUR

Grinder: 50.00 EUR
  You were billed 119.00 EUR on invoice INV-000003.
  59.50 EUR of it is given back.
  In proportion, 5.00 of its discount of 10.00 is taken back and 8.55 of its tax of 17.10 is returned.
  What was billed included its tax: of 59.50, 9.50 was tax and 50.00 was not.

Total: 50.00 EUR.
With that, less 5.00 EUR of discounts and plus 8.55 EUR of tax, it comes to 53.55 EUR.
53.55 EUR is added to your credit balance.`)
  expect(await explained(`/v1/credit_notes/${book.small.note}`)).toContain(`
  0.17 EUR is given back in the end, with what belongs to it of discount and tax.`)
})

test('a credit note is found by its number', async () => {
  const { body } = await api.get('/v1/credit_notes?number=CN-000003')
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([book.inclusive.note])
  expect((await api.get('/v1/credit_notes?number=CN-000009')).body.data).toEqual([])
  expect((await api.get('/v1/credit_notes?number=nothing')).body.data).toEqual([])
})

test('I25: what another organization gave back is not explained', async () => {
  const other = await api.organizationClient({ name: 'Next door' })
  expect(await other.get(`/v1/credit_notes/${book.noted.note}/explanation`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

const lineOf = (number: number) => `invoice_id = (SELECT id FROM invoices WHERE number = ${number})`
const noteLineOf = (number: number) => `credit_note_id = (SELECT id FROM credit_notes WHERE number = ${number})`
const taxing = (path: string, value: string, where: string) =>
  `UPDATE invoice_lines SET taxing = jsonb_set(taxing::jsonb, '{${path}}', '${value}')::json WHERE ${where}`
const ofNote = (path: string, value: string, where: string) =>
  `UPDATE credit_note_lines SET derivation = jsonb_set(derivation::jsonb, '{${path}}', '${value}')::json WHERE ${where}`

test.each<[string, string, readonly string[]]>([
  [
    'the tax of a line',
    `UPDATE invoice_lines SET tax = 160 WHERE ${lineOf(1)}`,
    ['il tax 160 150', 'inv content_hash', 'inv tax 150 160', 'inv total 900 910'],
  ],
  ['a tax by its rate', taxing('applied,0,amount', '"151"', lineOf(1)), ['il taxes 151 150', 'inv content_hash']],
  [
    'a percentage of tax',
    taxing('applied,0,percent', '"10"', lineOf(1)),
    ['il tax 150 75', 'il taxes 150 75', 'inv content_hash', 'inv taxes 150 75'],
  ],
  [
    'the tax of a document by its rate',
    `UPDATE invoices SET taxes = jsonb_set(taxes::jsonb, '{0,base}', '"751"')::json WHERE number = 1`,
    ['inv content_hash', 'inv taxes 751 750'],
  ],
  [
    'how the tax of a document was rounded',
    `UPDATE invoices SET taxes = jsonb_set(taxes::jsonb, '{0,policy,tax_rounding}', '"line"')::json WHERE number = 4`,
    ['il tax 4 3', 'il taxes 4 3', 'inv content_hash', 'inv taxes 10 9'],
  ],
  ['that the document says its rates', 'UPDATE invoices SET taxes = NULL WHERE number = 1', ['inv content_hash', 'inv taxes null lines']],
  [
    'the net of a price that includes tax',
    `UPDATE invoice_lines SET amount = 9999, discount = 999 WHERE ${lineOf(3)}`,
    ['il amount 9999 10000', 'il discount 999 1000', 'inv content_hash', 'inv discount 1000 999', 'inv subtotal 10000 9999'],
  ],
  [
    'what a coupon took off a document',
    `UPDATE invoices SET discounts = jsonb_set(discounts::jsonb, '{0,amount}', '"251"')::json WHERE number = 1`,
    ['inv content_hash', 'inv discounts.0.amount 251 250'],
  ],
  ['what was credited', 'UPDATE invoices SET amount_credited = 40, amount_due = 69 WHERE number = 4', ['inv amount_credited 40 50']],
  [
    'the tax that a credit note returns',
    `UPDATE credit_note_lines SET tax = 76 WHERE ${noteLineOf(1)}`,
    ['cn content_hash', 'cn tax 75 76', 'cn total 450 451', 'il tax 76 75'],
  ],
  [
    'what had been billed of what is given back',
    ofNote('reverses,billed,discount', '"260"', noteLineOf(1)),
    ['cn content_hash', 'il discount 125 130'],
  ],
  [
    'the unused share of a credit note',
    ofNote('share,numerator', '"14"', noteLineOf(2)),
    ['cn content_hash', 'il amount 500 467', 'il listed_amount 500 467'],
  ],
  [
    'what somebody wanted back',
    ofNote('wanted,amount', '"5951"', noteLineOf(3)),
    ['cn content_hash', 'il amount 5000 5001', 'il listed_amount 5950 5951'],
  ],
  ['where a credit note went', 'UPDATE credit_notes SET credited = 449, refunded = 1 WHERE number = 1', ['cn content_hash']],
  ['the reason of a credit note', `UPDATE credit_notes SET reason = 'other' WHERE number = 1`, ['cn content_hash']],
])('I8 I30: a change of %s shows', async (_, sql, expected) => {
  await planted.plant(sql)
  expect(await drift()).toEqual(expected)
})

/** Every drift as `kind field stored computed`. */
async function drift(): Promise<readonly string[]> {
  const { body } = await api.get('/v1/verification')
  return body.drift
    .map(({ object, field, stored, computed }: { object: string; field: string; stored: string | null; computed: string | null }) =>
      `${object.split('_')[0]} ${field} ${/hash/.test(field) ? '' : `${stored} ${computed}`}`.trim(),
    )
    .sort()
}

async function explained(path: string): Promise<string> {
  return (await api.get(`${path}/explanation`)).body.text
}
