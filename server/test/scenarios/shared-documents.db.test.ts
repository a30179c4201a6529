import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const quiet = { findings: [], drift: [] }

scenario(
  'three subscriptions of one customer, one billing day, one document, with one discount and one tax',
  { timezone: 'UTC', now: '2027-04-01', conventions: { consolidation: 'customer_day', anchor: 'calendar', credit_policy: 'invoice_line' } },
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'VAT', percent: '19' })
    await world.post('/v1/coupons', { code: 'off', name: 'Off', amount_off: 300, currency: 'EUR', duration: 'forever' })
    await world.plan('mail', 500)
    await world.plan('calendar', 700)
    await world.plan('files', 1200)
    const acme = await world.customer()
    await acme.subscribe('mail')
    await acme.subscribe('calendar')
    await world.advanceTo('2027-04-16')
    await acme.subscribe('files')
    await world.post(`/v1/customers/${acme.id}/apply_coupon`, { coupon: 'off' })
    await world.advanceTo('2027-05-01T01:00:00Z')
    // 5.00 + 7.00 + 12.00 = 24.00, less 3.00; 3.99 is the tax of 21.00: of 5.00 − 0.63, 7.00 − 0.87 and 12.00 − 1.50 it is 0.83 + 1.16 + 2.00.
    expect(await acme.lastInvoice()).toBe(
      told(`
      Mail, 1–31 May 2027      5.00
      Calendar, 1–31 May 2027  7.00
      Files, 1–31 May 2027     12.00
      Discount                 −3.00
      Tax                      3.99
      Total                    24.99 EUR`),
    )
    const [, , , ...shared] = await acme.invoices()
    expect(shared).toMatchObject([{ reason: 'consolidated', subscription: null, status: 'paid' }])
    // What somebody asked for by itself had a document of its own: half of April of 12.00, with 19 % on top.
    expect((await acme.prints())[2]).toBe(told('Files, 16–30 Apr 2027  6.00\nTax  1.14\nTotal  7.14 EUR'))
    expect(await world.audit()).toEqual(quiet)
  },
)
