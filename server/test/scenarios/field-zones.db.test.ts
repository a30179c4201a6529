import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What went wrong with zones and changed clocks elsewhere.

const scenario = scenarios()

scenario(
  'field 2.2.10: each customer is billed at midnight where they are',
  { timezone: 'UTC', now: '2027-04-01T00:00:00Z' },
  async (world) => {
    await world.plan('basic', 1000)
    const zones = ['Pacific/Auckland', 'Asia/Kolkata', 'Europe/Berlin', 'America/Los_Angeles']
    const customers: Awaited<ReturnType<typeof world.customer>>[] = []
    for (const timezone of zones) {
      const customer = await world.customer({ name: timezone, timezone })
      await customer.subscribe('basic')
      customers.push(customer)
    }
    await world.advanceTo('2027-05-02T12:00:00Z')
    const second: unknown[] = []
    for (const customer of customers) second.push((await customer.invoices())[1]?.issued_at)
    // 1 May, 00:00 in Auckland (+12), Kolkata (+5:30), Berlin (+2); Los Angeles was still on 31 March when it began.
    expect(second).toEqual(['2027-04-30T12:00:00Z', '2027-04-30T18:30:00Z', '2027-04-30T22:00:00Z', '2027-04-30T07:00:00Z'])
  },
)

scenario('field 2.2.11: east of UTC nobody is billed twice, and no trial ends a day early', { timezone: 'UTC' }, async (world) => {
  await world.plan('basic', 1000, { trialDays: 14 })
  const kiri = await world.customer({ timezone: 'Pacific/Kiritimati' })
  const subscription = await kiri.subscribe('basic')
  const { trial_ends_at } = await subscription.read()
  // 1 April, 14:00 in Kiritimati: the trial has 14 whole days there, to 15 April 00:00 local, 14 April 10:00 UTC.
  expect(trial_ends_at).toBe('2027-04-14T10:00:00Z')
  for (const date of ['2027-04-13', '2027-04-14', '2027-04-15', '2027-05-14', '2027-05-15']) await world.advanceTo(date)
  expect(await kiri.prints()).toEqual([
    told('Basic, 15 Apr – 14 May 2027  10.00\nTotal  10.00 EUR'),
    told('Basic, 15 May – 14 Jun 2027  10.00\nTotal  10.00 EUR'),
  ])
})

scenario(
  'field 2.2.12: the clocks change under New York, and the billing day stays',
  { timezone: 'America/New_York', now: '2026-10-15', currency: 'USD' },
  async (world) => {
    await world.plan('basic', 3100)
    const acme = await world.customer()
    await acme.subscribe('basic')
    await world.advanceTo('2027-04-20')
    const dates = (await acme.invoices()).map((invoice) => [invoice.issued_on, invoice.issued_at])
    expect(dates).toEqual([
      ['2026-10-15', '2026-10-15T04:00:00Z'],
      ['2026-11-15', '2026-11-15T05:00:00Z'],
      ['2026-12-15', '2026-12-15T05:00:00Z'],
      ['2027-01-15', '2027-01-15T05:00:00Z'],
      ['2027-02-15', '2027-02-15T05:00:00Z'],
      ['2027-03-15', '2027-03-15T04:00:00Z'],
      ['2027-04-15', '2027-04-15T04:00:00Z'],
    ])
  },
)
