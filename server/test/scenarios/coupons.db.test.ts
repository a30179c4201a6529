import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

scenario('20 percent for three months, then the whole price; an upgrade in the second is lowered too', april, async (world) => {
  await world.post('/v1/coupons', { code: 'spring', name: 'Spring', percent_off: '20', duration: 'repeating', duration_months: 3 })
  await world.plan('basic', 1000)
  await world.plan('pro', 3100)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic', { coupon: 'spring' })
  await world.advanceTo('2027-05-17')
  // 15 of 31 days: 4.84 of Basic with 0.97 of its discount back, 15.00 of Pro less 3.00.
  await subscription.change('pro')
  await world.advanceTo('2027-07-02')
  expect(await acme.prints()).toEqual([
    told('Basic, 1–30 Apr 2027  10.00\nDiscount  −2.00\nTotal  8.00 EUR'),
    told('Basic, 1–31 May 2027  10.00\nDiscount  −2.00\nTotal  8.00 EUR'),
    told('Basic, unused, 17–31 May 2027  −4.84\nPro, 17–31 May 2027  15.00\nDiscount  −2.03\nTotal  8.13 EUR'),
    told('Pro, 1–30 Jun 2027  31.00\nDiscount  −6.20\nTotal  24.80 EUR'),
    told('Pro, 1–31 Jul 2027  31.00\nTotal  31.00 EUR'),
  ])
  expect(await world.audit()).toEqual(quiet)
})

scenario('two coupons in the order in which they were redeemed: 10 percent, then 5.00', april, async (world) => {
  await world.post('/v1/coupons', { code: 'ten', name: 'Ten', percent_off: '10', duration: 'forever' })
  await world.post('/v1/coupons', { code: 'five', name: 'Five', amount_off: 500, currency: 'EUR', duration: 'once' })
  await world.plan('basic', 2000)
  const acme = await world.customer()
  await world.post(`/v1/customers/${acme.id}/apply_coupon`, { coupon: 'ten' })
  await world.post(`/v1/customers/${acme.id}/apply_coupon`, { coupon: 'five' })
  await acme.subscribe('basic')
  await world.advanceTo('2027-05-02')
  // 20.00 − 2.00 − 5.00; the second was good for one document.
  expect(await acme.prints()).toEqual([
    told('Basic, 1–30 Apr 2027  20.00\nDiscount  −7.00\nTotal  13.00 EUR'),
    told('Basic, 1–31 May 2027  20.00\nDiscount  −2.00\nTotal  18.00 EUR'),
  ])
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'what a coupon of 25.00 cannot take off one document it takes off the next, where the rest is kept',
  {
    ...april,
    conventions: { coupon_remainder: 'kept' },
  },
  async (world) => {
    await world.post('/v1/coupons', { code: 'gift', name: 'Gift', amount_off: 2500, currency: 'EUR', duration: 'once' })
    await world.plan('basic', 1000)
    const acme = await world.customer()
    await acme.subscribe('basic', { coupon: 'gift' })
    await world.advanceTo('2027-07-02')
    expect(await acme.prints()).toEqual([
      told('Basic, 1–30 Apr 2027  10.00\nDiscount  −10.00\nTotal  0.00 EUR'),
      told('Basic, 1–31 May 2027  10.00\nDiscount  −10.00\nTotal  0.00 EUR'),
      told('Basic, 1–30 Jun 2027  10.00\nDiscount  −5.00\nTotal  5.00 EUR'),
      told('Basic, 1–31 Jul 2027  10.00\nTotal  10.00 EUR'),
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)
