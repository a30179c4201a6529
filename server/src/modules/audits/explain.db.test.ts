import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { type SmallBook, smallBook } from '../../../test/small-book.ts'

let api: TestApi
let book: SmallBook
beforeAll(async () => {
  api = await testApi()
  book = await smallBook(api)
})
afterAll(() => api.close())

test('an upgrade in mid-month is explained in plain words', async () => {
  const { status, body } = await api.get(`/v1/invoices/${book.upgradeInvoice}/explanation`)
  expect(status).toBe(200)
  const lines = (await api.get(`/v1/invoices/${book.upgradeInvoice}`)).body.lines
  expect(body).toEqual({
    object: 'invoice_explanation',
    invoice: book.upgradeInvoice,
    number: 'INV-000005',
    currency: 'EUR',
    lines: [
      {
        line: lines[0].id,
        title: 'Basic, unused 16–30 April 2027',
        amount: -500,
        steps: [
          'You were billed 10.00 EUR for 1–30 April 2027 (30 days) on invoice INV-000001.',
          'From 16 April 2027 on you no longer use it: 15 of 30 days are left, 10.00 × 15 ÷ 30 = 5.00, which we give back.',
        ],
      },
      {
        line: lines[1].id,
        title: 'Pro, 16–30 April 2027',
        amount: 1500,
        steps: ['Pro costs 30.00 EUR a month.', 'This covers 15 of the 30 days from 1 to 30 April 2027: 30.00 × 15 ÷ 30 = 15.00.'],
      },
    ],
    summary: ['Total: −5.00 + 15.00 = 10.00 EUR.', 'You paid 10.00 EUR.', 'Nothing is left to pay.'],
    text: expect.stringMatching(/^Invoice INV-000005, 10\.00 EUR\n\nBasic, unused 16–30 April 2027: −5\.00 EUR\n {2}You were billed/),
  })
})

test('tiers, parts of a month, credit and money that came are explained', async () => {
  const { data } = (await api.get('/v1/invoices?limit=100&sort=created_at')).body
  const texts = new Map<string, string>()
  for (const { id } of data) {
    const { body } = await api.get(`/v1/invoices/${id}/explanation`)
    texts.set(body.number, body.text)
  }
  expect(texts.get('INV-000002')).toBe(`Invoice INV-000002, 50.00 EUR

Setup: 50.00 EUR
  Setup costs 50.00 EUR.
  It is charged once, at the start.

Total: 50.00 EUR.
From your balance, 7.00 EUR was used for it.
Left to pay: 50.00 − 7.00 = 43.00 EUR; it was due on 15 April 2027.`)
  expect(texts.get('INV-000009')).toBe(`Invoice INV-000009, 0.00 EUR

Pro, unused 5–14 May 2027: −10.00 EUR
  You were billed 30.00 EUR for 15 April – 14 May 2027 (30 days) on invoice INV-000004.
  From 5 May 2027 on you no longer use it: 10 of 30 days are left, 30.00 × 10 ÷ 30 = 10.00, which we give back.

Added to your credit balance: 10.00 EUR
  The credits on this invoice are larger than its charges by 10.00 EUR; the difference is added to your balance.

Total: −10.00 + 10.00 = 0.00 EUR.
Nothing is left to pay.`)
  expect(texts.get('INV-000011')).toBe(`Invoice INV-000011, 40.97 EUR

8 × Team, 1–30 May 2027: 38.71 EUR
  Team is priced in tiers, and each unit costs what its own tier says. For 8 units a month: 0 to 10: 8 × 5.00 = 40.00.
  This covers 30 of the 31 days from 1 to 31 May 2027: 40.00 × 30 ÷ 31 = 38.7096…, rounded to 38.71.

15 × Team, 31 May 2027: 2.26 EUR
  Team is priced in tiers, and each unit costs what its own tier says. For 15 units a month:
  – 0 to 10: 10 × 5.00 = 50.00
  – above 10: 5 × 4.00 = 20.00
  Together: 70.00 EUR.
  This covers 1 of the 31 days from 1 to 31 May 2027: 70.00 × 1 ÷ 31 = 2.2580…, rounded to 2.26.

Total: 38.71 + 2.26 = 40.97 EUR.
Left to pay: 40.97 EUR; it was due on 15 June 2027.`)
})

test('I25: what another organization has is not explained', async () => {
  const other = await api.organizationClient({ name: 'Next door' })
  expect(await other.get(`/v1/invoices/${book.upgradeInvoice}/explanation`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
