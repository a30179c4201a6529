import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What went wrong elsewhere with tax and cents: everything by hand.

const scenario = scenarios()
const quiet = { findings: [], drift: [] }
const april = (conventions: object) => ({
  timezone: 'UTC',
  now: '2027-04-01',
  conventions: { credit_policy: 'invoice_line', ...conventions },
})
const vat = { name: 'VAT', percent: '19' }

scenario(
  'field 2.7.29: tax is summed on the document and stands on its lines to the cent',
  april({ tax_rounding: 'invoice_total' }),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'Tax', percent: '10' })
    const acme = await world.customer()
    const line = (description: string) => ({ description, unit_amount: '33' })
    const lines = [line('One'), line('Two'), line('Three')]
    const invoice = await world.post('/v1/invoices', { customer: acme.id, lines, finalize: true })
    // 0.99 × 10 % = 0.099, so 0.10: each line has 0.033 of it, and the first takes the cent that is over. By lines it would be 0.09.
    expect(invoice).toMatchObject({ subtotal: 99, tax: 10, total: 109, taxes: [{ base: 99, amount: 10 }] })
    expect(invoice.lines.map((each: { tax: number }) => each.tax)).toEqual([4, 3, 3])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.7.29: given back item by item, the last part takes the last cent of the tax along',
  april({ tax_rounding: 'invoice_total', proration_invoicing: 'immediate' }),
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'Tax', percent: '10' })
    for (const code of ['one', 'two', 'three']) await world.plan(code, 33)
    const acme = await world.customer()
    const items = ['two', 'three'].map((code) => ({ price: world.prices(code)[0]?.id }))
    const subscription = await acme.subscribe('one', { items })
    expect(await acme.lastInvoice()).toBe(
      told('One, 1–30 Apr 2027  0.33\nTwo, 1–30 Apr 2027  0.33\nThree, 1–30 Apr 2027  0.33\nTax  0.10\nTotal  1.09 EUR'),
    )
    // Paid by card; on the day on which it began all of it is unused.
    await world.advanceTo('2027-04-01T06:00:00Z')
    const [, two, three] = (await subscription.read()).items
    await subscription.change({ items: [{ item: three.id, remove: true }], timing: 'now' })
    await subscription.change({ items: [{ item: two.id, remove: true }], timing: 'now' })
    await subscription.cancel({ timing: 'now' })
    const taxes = (await acme.invoices()).map((invoice) => invoice.lines.reduce((sum, line) => sum + line.tax, 0))
    // 0.10 is what the lines have as 0.04, 0.03 and 0.03: rounded anew each part would give 0.03 back, and a cent would be left.
    expect(taxes).toEqual([10, -3, -3, -4])
    expect(await acme.balance()).toBe(109)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.7.29: in parts of one line too', april({ proration: 'second', period_precision: 'instant' }), async (world) => {
  await world.post('/v1/tax_rates', vat)
  await world.plan('basic', 1001)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  // 10.01 × 19 % = 1.9019
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Apr 2027  10.01\nTax  1.90\nTotal  11.91 EUR'))
  await world.advanceTo('2027-04-11')
  await subscription.cancel({ timing: 'now' })
  // 20 of 30 days: 6.6733…, and 1.90 × 6.67 ÷ 10.01 = 1.266…
  expect((await acme.invoices()).at(-1)?.lines[0]).toMatchObject({ amount: -667, tax: -127 })
  expect(await acme.balance()).toBe(794)
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'field 2.7.30: a price that includes tax costs what it says, and tax is a part of it',
  april({ tax_behavior: 'inclusive' }),
  async (world) => {
    await world.post('/v1/tax_rates', vat)
    await world.plan('basic', 999)
    await world.plan('pro', 1999)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    // 9.99 × 19 ÷ 119 = 1.595…
    expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Apr 2027  8.39\nTax  1.60\nTotal  9.99 EUR'))
    await world.advanceTo('2027-04-16')
    await subscription.change('pro')
    // Half of 9.99 is 4.995: 5.00 go back, of which 1.60 × 5.00 ÷ 9.99 = 0.80 is tax. Half of 19.99 is 10.00, tax 10.00 × 19 ÷ 119 = 1.596…
    expect(await acme.lastInvoice()).toBe(
      told('Basic, unused, 16–30 Apr 2027  −4.20\nPro, 16–30 Apr 2027  8.40\nTax  0.80\nTotal  5.00 EUR'),
    )
    await world.advanceTo('2027-05-02')
    // 19.99 × 19 ÷ 119 = 3.191…
    expect(await acme.lastInvoice()).toBe(told('Pro, 1–31 May 2027  16.80\nTax  3.19\nTotal  19.99 EUR'))
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.7.30: a discount is taken from the price that includes tax', april({ tax_behavior: 'inclusive' }), async (world) => {
  await world.post('/v1/tax_rates', vat)
  await world.post('/v1/coupons', { code: 'spring', name: 'Spring', percent_off: '15', duration: 'forever' })
  await world.plan('basic', 999)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic', { coupon: 'spring' })
  // 9.99 × 15 % = 1.4985, so 8.49 are to pay. Of them 8.49 × 19 ÷ 119 = 1.355… is tax, and 7.13 is not: 8.39 − 7.13 = 1.26.
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Apr 2027  8.39\nDiscount  −1.26\nTax  1.36\nTotal  8.49 EUR'))
  await world.advanceTo('2027-04-11')
  await subscription.cancel({ timing: 'now' })
  // 20 of 30 days: 6.66 of the price. Discount 1.26 × 2 ÷ 3 = 0.84, tax 1.36 × 2 ÷ 3 = 0.906…, the amount 8.39 × 2 ÷ 3 = 5.593…
  expect((await acme.invoices()).at(-1)?.lines[0]).toMatchObject({ listed_amount: -666, amount: -559, discount: -84, tax: -91 })
  // 5.59 − 0.84 + 0.91
  expect(await acme.balance()).toBe(566)
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'field 2.7.30: three prices that include tax: rounded by line or on the document, the customer pays the same',
  { timezone: 'UTC', conventions: { tax_behavior: 'inclusive' } },
  async (world) => {
    await world.post('/v1/tax_rates', vat)
    const line = (description: string) => ({ description, unit_amount: '99' })
    const lines = [line('One'), line('Two'), line('Three')]
    const taxesUnder = async (conventions: object) => {
      const customer = await world.customer({ more: { conventions } })
      const invoice = await world.post('/v1/invoices', { customer: customer.id, lines, finalize: true })
      expect(invoice).toMatchObject({ total: 297, subtotal: 297 - invoice.tax })
      return invoice.lines.map((each: { tax: number }) => each.tax)
    }
    // 0.99 × 19 ÷ 119 = 0.158… each; 2.97 × 19 ÷ 119 = 0.474…, which the lines share.
    expect(await taxesUnder({ tax_rounding: 'line' })).toEqual([16, 16, 16])
    expect(await taxesUnder({ tax_rounding: 'invoice_total' })).toEqual([16, 16, 15])
    expect(await world.audit()).toEqual(quiet)
  },
)
