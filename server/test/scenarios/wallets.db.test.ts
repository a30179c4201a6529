import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01' }
const quiet = { findings: [], drift: [] }

scenario('a wallet pays what falls due and tops itself up below its threshold, once', april, async (world) => {
  await world.plan('basic', 1500)
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', {
    customer: acme.id,
    name: 'Prepaid',
    auto_top_up: { threshold: 1000, amount: 3000 },
  })
  // It is empty, so it is topped up in the night.
  await world.advanceTo('2027-04-02')
  await acme.subscribe('basic')
  await world.advanceTo('2027-07-03')
  expect(await acme.prints()).toEqual([
    told('Prepaid: top-up  30.00\nTotal  30.00 EUR'),
    told('Basic, 2 Apr – 1 May 2027  15.00\nTotal  15.00 EUR\nFrom credit  −15.00'),
    told('Basic, 2 May – 1 Jun 2027  15.00\nTotal  15.00 EUR\nFrom credit  −15.00'),
    told('Prepaid: top-up  30.00\nTotal  30.00 EUR'),
    told('Basic, 2 Jun – 1 Jul 2027  15.00\nTotal  15.00 EUR\nFrom credit  −15.00'),
    told('Basic, 2 Jul – 1 Aug 2027  15.00\nTotal  15.00 EUR\nFrom credit  −15.00'),
    told('Prepaid: top-up  30.00\nTotal  30.00 EUR'),
  ])
  expect((await world.get(`/v1/wallets/${wallet.id}/balance`)).balance).toBe(3000)
  expect(await world.audit()).toEqual(quiet)
})

scenario('credit that ends sooner is used first, and what is not used in time is lost', april, async (world) => {
  await world.plan('basic', 1000)
  const acme = await world.customer()
  const grant = (amount: number, more: object = {}) =>
    world.post(`/v1/customers/${acme.id}/credit_grants`, { amount, currency: 'EUR', ...more })
  await grant(1500)
  await grant(600, { expires_at: world.moment('2027-04-20') })
  await grant(800, { expires_at: world.moment('2027-04-10') })
  await acme.subscribe('basic')
  // 8.00 of what ends on 10 April, 2.00 of what ends on 20 April.
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Apr 2027  10.00\nTotal  10.00 EUR\nFrom credit  −10.00'))
  expect(await acme.balance()).toBe(1900)
  await world.advanceTo('2027-04-21')
  expect(await acme.balance()).toBe(1500)
  await world.advanceTo('2027-06-02')
  expect((await acme.prints()).slice(1)).toEqual([
    told('Basic, 1–31 May 2027  10.00\nTotal  10.00 EUR\nFrom credit  −10.00'),
    told('Basic, 1–30 Jun 2027  10.00\nTotal  10.00 EUR\nFrom credit  −5.00'),
  ])
  expect(await world.audit()).toEqual(quiet)
})
