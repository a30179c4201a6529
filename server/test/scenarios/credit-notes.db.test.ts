import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const quiet = { findings: [], drift: [] }
const noted = (more: object = {}) => ({ timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'credit_note', ...more } })

scenario(
  'an upgrade in mid-month: a credit note for what is unused, with its tax, and an invoice that it pays a part of',
  noted(),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'VAT', percent: '19' })
    await world.plan('basic', 1000)
    await world.plan('pro', 3000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-16')
    await subscription.change('pro')
    expect(await acme.notes()).toEqual([told('Basic, 16–30 Apr 2027  5.00\nTax  0.95\nGiven back  5.95 EUR\nTo credit  5.95')])
    expect(await acme.prints()).toEqual([
      told('Basic, 1–30 Apr 2027  10.00\nTax  1.90\nTotal  11.90 EUR'),
      told('Pro, 16–30 Apr 2027  15.00\nTax  2.85\nTotal  17.85 EUR\nFrom credit  −5.95'),
    ])
    expect(await acme.balance()).toBe(0)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.7.29: credit notes item by item return the tax of the document to the last cent',
  noted({ tax_rounding: 'invoice_total' }),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'Tax', percent: '10' })
    for (const code of ['one', 'two', 'three']) await world.plan(code, 33)
    const acme = await world.customer()
    const items = ['two', 'three'].map((code) => ({ price: world.prices(code)[0]?.id }))
    const subscription = await acme.subscribe('one', { items })
    await world.advanceTo('2027-04-01T06:00:00Z')
    const [, two, three] = (await subscription.read()).items
    await subscription.change({ items: [{ item: three.id, remove: true }], timing: 'now' })
    await subscription.change({ items: [{ item: two.id, remove: true }], timing: 'now' })
    await subscription.cancel({ timing: 'now' })
    // 0.10 of tax is 0.04, 0.03 and 0.03 on the lines; 3 × 0.033 rounded anew would be 0.09.
    expect(await acme.notes()).toEqual([
      told('Three, 1–30 Apr 2027  0.33\nTax  0.03\nGiven back  0.36 EUR\nTo credit  0.36'),
      told('Two, 1–30 Apr 2027  0.33\nTax  0.03\nGiven back  0.36 EUR\nTo credit  0.36'),
      told('One, 1–30 Apr 2027  0.33\nTax  0.04\nGiven back  0.37 EUR\nTo credit  0.37'),
    ])
    expect(await acme.balance()).toBe(109)
    expect(await acme.invoices()).toHaveLength(1)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.7.30: a part of a discounted price that includes tax goes back in proportion',
  noted({ tax_behavior: 'inclusive' }),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'VAT', percent: '19' })
    await world.post('/v1/coupons', { code: 'spring', name: 'Spring', percent_off: '15', duration: 'forever' })
    await world.plan('basic', 999)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic', { coupon: 'spring' })
    expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Apr 2027  8.39\nDiscount  −1.26\nTax  1.36\nTotal  8.49 EUR'))
    await world.advanceTo('2027-04-11')
    await subscription.cancel({ timing: 'now' })
    // 20 of 30 days are 6.66 of 9.99, so 2 ÷ 3 of each: 5.593…, 0.84 and 0.906…
    expect(await acme.notes()).toEqual([
      told('Basic, 11–30 Apr 2027  5.59\nDiscount  −0.84\nTax  0.91\nGiven back  5.66 EUR\nTo credit  5.66'),
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.1.7: an issued invoice stays as it is and is corrected by a credit note', noted(), async (world) => {
  await world.post('/v1/tax_rates', { name: 'VAT', percent: '19' })
  const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
  const lines = [{ description: 'Workshop', quantity: '2', unit_amount: '4900' }]
  const { id, lines: billed } = await world.post('/v1/invoices', { customer: acme.id, lines, finalize: true })
  // One workshop was one too many: 49.00, and 9.31 of the 18.62 of tax.
  const one = { invoice: id, lines: [{ line: billed[0].id, quantity: '1' }] }
  await world.post('/v1/credit_notes', one)
  expect(await acme.notes()).toEqual([told('Workshop  49.00\nTax  9.31\nGiven back  58.31 EUR\nOff what is due  58.31')])
  expect(await acme.prints()).toEqual([told('Workshop × 2  98.00\nTax  18.62\nTotal  116.62 EUR')])
  expect(await world.get(`/v1/invoices/${id}`)).toMatchObject({ status: 'open', total: 11662, amount_due: 5831 })
  // The other one did not happen either, and a third there never was.
  await world.post('/v1/credit_notes', { invoice: id })
  expect(await world.get(`/v1/invoices/${id}`)).toMatchObject({ total: 11662, amount_due: 0 })
  expect((await world.refused('/v1/credit_notes', one)).status).toBeGreaterThanOrEqual(409)
  expect(await acme.notes()).toHaveLength(2)
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'field 2.7.29: a line in three parts by hand, then all the rest: together they are the invoice',
  noted({ tax_rounding: 'invoice_total' }),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'Tax', percent: '10' })
    const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
    const line = (description: string) => ({ description, unit_amount: '33' })
    const { id, total, lines } = await world.post('/v1/invoices', {
      customer: acme.id,
      lines: [line('One'), line('Two'), line('Three')],
      finalize: true,
    })
    const part = () => world.post('/v1/credit_notes', { invoice: id, lines: [{ line: lines[0].id, amount: 11 }] })
    // 0.04 of tax over three parts of 0.33: 0.0133 is 0.01, 0.0267 is 0.03, and 0.04.
    const taxes: number[] = []
    for (let times = 0; times < 3; times += 1) taxes.push((await part()).tax)
    expect(taxes).toEqual([1, 2, 1])
    const rest = await world.post('/v1/credit_notes', { invoice: id })
    expect(rest).toMatchObject({ subtotal: 66, tax: 6, total: 72 })
    expect(total).toBe(109)
    expect(await world.get(`/v1/invoices/${id}`)).toMatchObject({ total: 109, amount_due: 0 })
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.7.30: 3.00 of a discounted price that includes tax, then all the rest',
  noted({ tax_behavior: 'inclusive' }),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'VAT', percent: '19' })
    await world.post('/v1/coupons', { code: 'spring', name: 'Spring', percent_off: '15', duration: 'forever' })
    await world.plan('basic', 999)
    const acme = await world.customer()
    await acme.subscribe('basic', { coupon: 'spring' })
    await world.advanceTo('2027-04-02')
    const [invoice] = await acme.invoices()
    // Of 8.39 less 1.26 and 1.36 of tax: 1.36 × 3 ÷ 8.49 = 0.480…, 1.26 × 3 ÷ 8.49 = 0.445…, so 2.97 − 0.45 + 0.48.
    await world.post('/v1/credit_notes', { invoice: invoice?.id, amount: 300 })
    await world.post('/v1/credit_notes', { invoice: invoice?.id })
    expect(await acme.notes()).toEqual([
      told('Basic, 1–30 Apr 2027  2.97\nDiscount  −0.45\nTax  0.48\nGiven back  3.00 EUR\nTo credit  3.00'),
      told('Basic, 1–30 Apr 2027  5.42\nDiscount  −0.81\nTax  0.88\nGiven back  5.49 EUR\nTo credit  5.49'),
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)
