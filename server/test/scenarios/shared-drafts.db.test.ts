import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// Documents that subscriptions share and that stay drafts for a while.

const scenario = scenarios()
const quiet = { findings: [], drift: [] }
const shared = { consolidation: 'customer_day', anchor: 'calendar', grace_period_days: 3, tax_rounding: 'invoice_total' }

scenario(
  'usage that is told late raises the draft that subscriptions share, discounted and taxed as one',
  { timezone: 'UTC', now: '2027-04-01', conventions: shared },
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'VAT', percent: '19' })
    await world.post('/v1/coupons', { code: 'off', name: 'Off', amount_off: 300, currency: 'EUR', duration: 'forever' })
    const meter = await world.meter('calls')
    const calls = (nickname: string, amount: string) => ({ meter, nickname, terms: { model: 'per_unit', unit_amount: amount } })
    await world.plan('mail', 500, { prices: [calls('Mails', '10')] })
    await world.plan('files', null, { prices: [calls('Files', '100')] })
    const acme = await world.customer()
    const mail = await acme.subscribe('mail')
    const files = await acme.subscribe('files')
    await world.post(`/v1/customers/${acme.id}/apply_coupon`, { coupon: 'off' })
    await mail.use('calls', 10)
    await world.advanceTo('2027-05-01T01:00:00Z')
    const [, draft] = await acme.invoices()
    // 1.00 and 5.00, less 3.00, with 0.57 of tax; nobody used files.
    expect(draft).toMatchObject({ status: 'draft', reason: 'consolidated', subtotal: 600, discount: 300, tax: 57, total: 357 })
    await world.advanceTo('2027-05-02T12:00:00Z')
    await mail.use('calls', 20, { occurred_at: world.moment('2027-04-20') })
    await files.use('calls', 4, { occurred_at: world.moment('2027-04-20') })
    await world.advanceTo('2027-05-02T13:00:00Z')
    // 3.00, 4.00 and 5.00 less 3.00: 9.00, with 1.71 of tax.
    expect(await world.get(`/v1/invoices/${draft?.id}`)).toMatchObject({
      status: 'draft',
      subtotal: 1200,
      discount: 300,
      tax: 171,
      total: 1071,
    })
    await mail.use('calls', 10, { occurred_at: world.moment('2027-04-21') })
    await world.advanceTo('2027-05-05')
    const last = await world.get(`/v1/invoices/${draft?.id}`)
    expect(last).toMatchObject({ status: 'paid', subtotal: 1300, total: 1190 })
    expect(
      last.lines
        .map(
          ({ description, quantity, amount }: { description: string; quantity: string; amount: number }) =>
            `${description} ${quantity} ${amount}`,
        )
        .toSorted(),
    ).toEqual(['Files 4 400', 'Mail 1 500', 'Mails 40 400'])
    // What comes later still is late.
    await files.use('calls', 1, { occurred_at: world.moment('2027-04-22') })
    await world.advanceTo('2027-06-10')
    expect(await acme.lastInvoice()).toBe(
      told('Mail, 1–30 Jun 2027  5.00\nFiles × 5, 1–30 Apr 2027  1.00\nDiscount  −3.00\nTax  0.57\nTotal  3.57 EUR'),
    )
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'a subscription that bills late usage with its own period leaves the shared draft as it is',
  { timezone: 'UTC', now: '2027-04-01', conventions: shared },
  async (world) => {
    const meter = await world.meter('calls')
    const calls = (nickname: string) => ({ meter, nickname, terms: { model: 'per_unit', unit_amount: '100' } })
    await world.plan('one', 500, { prices: [calls('Ones')] })
    await world.plan('two', 700, { prices: [calls('Twos')] })
    const acme = await world.customer()
    const one = await acme.subscribe('one')
    const two = await acme.subscribe('two', { conventions: { late_usage: 'next_invoice_own_period' } })
    for (const each of [one, two]) await each.use('calls', 1)
    await world.advanceTo('2027-05-01T01:00:00Z')
    const draft = (await world.get(`/v1/invoices?customer=${acme.id}`)).data.find(
      ({ reason }: { reason: string }) => reason === 'consolidated',
    )
    expect(draft).toMatchObject({ status: 'draft', total: 1400 })
    for (const each of [one, two]) await each.use('calls', 2, { occurred_at: world.moment('2027-04-20') })
    await world.advanceTo('2027-05-02')
    expect(await world.get(`/v1/invoices/${draft?.id}`)).toMatchObject({ status: 'draft', total: 1600 })
    await world.advanceTo('2027-06-10')
    // June: 5.00 and 7.00, and two of April.
    expect((await acme.invoices()).at(-1)).toMatchObject({ total: 1400 })
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'documents that are shared on one day use a coupon once, and none that has ended',
  { timezone: 'UTC', now: '2027-04-01', conventions: { consolidation: 'customer_day', anchor: 'calendar' } },
  async (world) => {
    await world.post('/v1/coupons', { code: 'once', name: 'Once', amount_off: 300, currency: 'EUR', duration: 'once' })
    await world.post('/v1/coupons', { code: 'april', name: 'April', percent_off: '50', duration: 'repeating', duration_months: 1 })
    await world.plan('mail', 500)
    await world.plan('files', 700)
    const acme = await world.customer()
    await acme.subscribe('mail')
    await acme.subscribe('files', { collection_method: 'send_invoice' })
    await world.post(`/v1/customers/${acme.id}/apply_coupon`, { coupon: 'april' })
    await world.advanceTo('2027-04-15')
    await world.post(`/v1/customers/${acme.id}/apply_coupon`, { coupon: 'once' })
    await world.advanceTo('2027-05-02')
    const shared = (await acme.invoices()).slice(2)
    expect(shared.map(({ total }) => total).reduce((a, b) => a + b, 0)).toBe(900)
    expect(await world.audit()).toEqual(quiet)
  },
)
