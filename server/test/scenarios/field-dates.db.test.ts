import { readFile } from 'node:fs/promises'
import { conventionsSchema } from '@quarterday/core/conventions.ts'
import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What went wrong with dates and proration elsewhere, one story each. Names are those of the list that we keep of other trackers' items.

const scenario = scenarios()
const lines = { credit_policy: 'invoice_line' }

interface Stretch {
  readonly period: { readonly start_on: string; readonly end_on: string }
}

/** The periods that recurring lines bill, in order. */
async function periodsOf(customer: { invoices(): Promise<readonly { readonly lines: readonly object[] }[]> }): Promise<string[]> {
  const all = (await customer.invoices()).flatMap((invoice) => invoice.lines as readonly (Stretch & { readonly kind: string })[])
  return all.filter((line) => line.kind === 'recurring').map(({ period }) => `${period.start_on} ${period.end_on}`)
}

scenario(
  'field 2.1.1: billing day 31 and short months: fourteen months, a bill each, none missing',
  { now: '2027-01-31' },
  async (world) => {
    await world.plan('basic', 1000)
    const acme = await world.customer()
    await acme.subscribe('basic')
    await world.advanceTo('2028-03-15')
    const periods = await periodsOf(acme)
    expect(periods).toHaveLength(14)
    expect(periods.slice(0, 4)).toEqual([
      '2027-01-31 2027-02-28',
      '2027-02-28 2027-03-31',
      '2027-03-31 2027-04-30',
      '2027-04-30 2027-05-31',
    ])
    expect(periods.at(-1)).toBe('2028-02-29 2028-03-31')
  },
)

scenario('field 2.1.2: begun on the last day of a month: no bill a day early, no odd piece', { now: '2027-02-28' }, async (world) => {
  await world.plan('basic', 1000)
  const acme = await world.customer()
  await acme.subscribe('basic')
  await world.advanceTo('2027-03-27')
  expect(await acme.invoices()).toHaveLength(1)
  await world.advanceTo('2027-06-28')
  expect(await periodsOf(acme)).toEqual([
    '2027-02-28 2027-03-28',
    '2027-03-28 2027-04-28',
    '2027-04-28 2027-05-28',
    '2027-05-28 2027-06-28',
    '2027-06-28 2027-07-28',
  ])
})

scenario(
  'field 2.1.3: after an upgrade the denominator is the whole quarter, never what was left of it',
  { now: '2027-02-01', conventions: { ...lines, anchor: 'calendar' } },
  async (world) => {
    const quarter = { interval: { unit: 'month', count: 3 } } as const
    await world.plan('basic', 9000, quarter)
    await world.plan('pro', 18000, quarter)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    // The quarter has 90 days, 59 of them from 1 February on: 90.00 × 59 ÷ 90.
    expect(await acme.lastInvoice()).toBe(told('Basic, 1 Feb – 31 Mar 2027  59.00\nTotal  59.00 EUR'))
    await world.advanceTo('2027-03-31')
    await subscription.change('pro')
    // One day of 90: 1.00 back, 2.00 charged. A denominator of 59 or of 1 would make it dearer.
    expect(await acme.lastInvoice()).toBe(told('Basic, unused, 31 Mar 2027  −1.00\nPro, 31 Mar 2027  2.00\nTotal  1.00 EUR'))
    const [last] = (await acme.invoices()).slice(-1)
    expect(last?.lines[1]).toMatchObject({ full_period: { start_on: '2027-01-01', end_on: '2027-04-01' } })
  },
)

scenario('field 2.1.6: two changes at one instant are two causes: both are billed, each once', { conventions: lines }, async (world) => {
  await world.plan('basic', 1000)
  await world.plan('pro', 3000)
  await world.plan('max', 6000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-16')
  await subscription.change('pro')
  await subscription.change('max')
  const [, first, second] = await acme.prints()
  expect(first).toBe(told('Basic, unused, 16–30 Apr 2027  −5.00\nPro, 16–30 Apr 2027  15.00\nTotal  10.00 EUR'))
  expect(second).toBe(told('Pro, unused, 16–30 Apr 2027  −15.00\nMax, 16–30 Apr 2027  30.00\nTotal  15.00 EUR'))
  await world.advanceTo('2027-05-01')
  expect(await acme.lastInvoice()).toBe(told('Max, 1–31 May 2027  60.00\nTotal  60.00 EUR'))
})

scenario(
  'field 2.1.6: one change that is sent again and again under its key is made and billed once',
  { conventions: lines },
  async (world) => {
    await world.plan('basic', 1000)
    await world.plan('pro', 3000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-16')
    const path = `/v1/subscriptions/${subscription.id}/change`
    const change = { plan: world.planId('pro'), timing: 'now' }
    await world.atOnce(4, path, change, 'upgrade-1')
    const [again] = await world.atOnce(1, path, change, 'upgrade-1')
    expect(again?.status).toBe(200)
    expect((await acme.prints()).slice(1)).toEqual([
      told('Basic, unused, 16–30 Apr 2027  −5.00\nPro, 16–30 Apr 2027  15.00\nTotal  10.00 EUR'),
    ])
    expect(await world.audit()).toEqual({ findings: [], drift: [] })
  },
)

scenario(
  'field 2.1.7: nothing is left of the period, nothing costs anything: no line of zero, no document',
  { conventions: lines },
  async (world) => {
    await world.plan('free', 0)
    await world.plan('trifle', 1)
    const [acme, borealis] = [await world.customer(), await world.customer()]
    const free = await acme.subscribe('free')
    const trifle = await borealis.subscribe('trifle')
    await world.advanceTo('2027-04-30')
    // From nothing to nothing, and 1 of 30 days of 0.01: 0.0003 back, 0.0007 for two.
    await free.change({ quantity: '7', timing: 'now' })
    await trifle.change({ quantity: '2', timing: 'now' })
    expect([await acme.prints(), await borealis.prints()]).toEqual([[], [told('Trifle, 1–30 Apr 2027  0.01\nTotal  0.01 EUR')]])
    await world.advanceTo('2027-05-02')
    expect(await borealis.lastInvoice()).toBe(told('Trifle × 2, 1–31 May 2027  0.02\nTotal  0.02 EUR'))
    expect(await free.read()).toMatchObject({ status: 'active', current_period_end: '2027-05-31T22:00:00Z', parked: null })
    expect(await world.audit()).toEqual({ findings: [], drift: [] })
  },
)

scenario('field 2.1.7: what changes nothing makes no document', { conventions: lines }, async (world) => {
  await world.plan('basic', 1000)
  await world.plan('twin', 1000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-16')
  await subscription.change({ quantity: '1', timing: 'now' })
  expect(await acme.invoices()).toHaveLength(1)
  await subscription.change('twin')
  const changed = (await acme.invoices()).slice(1)
  expect(changed.reduce((sum, invoice) => sum + invoice.total, 0)).toBe(0)
  const { findings, drift } = await world.audit()
  expect([findings, drift]).toEqual([[], []])
})

scenario(
  'field 2.1.8: months of 30 days are a setting, and so is a change of interval that waits',
  { conventions: { ...lines, day_count: 'thirty_360', anchor: 'calendar', interval_change_anchor: 'keep' }, now: '2027-05-01' },
  async (world) => {
    await world.plan('yearly', 36000, { interval: { unit: 'year', count: 1 } })
    await world.plan('monthly', 3000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('monthly')
    await world.advanceTo('2027-05-31')
    // 31 May is day 30 of 30: nothing is left of the month.
    await subscription.change({ quantity: '2', timing: 'now' })
    const all = (await acme.invoices()).slice(1)
    expect(all.reduce((sum, invoice) => sum + invoice.total, 0)).toBe(100)
    await subscription.change({ plan: world.planId('yearly'), quantity: '1', timing: 'period_end' })
    await world.advanceTo('2027-06-02')
    // June to December are 210 of 360 days.
    expect(await acme.lastInvoice()).toBe(told('Yearly, 1 Jun – 31 Dec 2027  210.00\nTotal  210.00 EUR'))
  },
)

scenario('field 2.1.8: from yearly to monthly when the year that is paid for is over', { conventions: lines }, async (world) => {
  await world.plan('yearly', 12000, { interval: { unit: 'year', count: 1 } })
  await world.plan('monthly', 1200)
  const acme = await world.customer()
  const subscription = await acme.subscribe('yearly')
  await world.advanceTo('2027-09-10')
  await subscription.change('monthly', { timing: 'period_end' })
  expect((await subscription.read()).scheduled_changes).toMatchObject([{ effective_at: '2028-03-31T22:00:00Z' }])
  await world.advanceTo('2028-05-02')
  expect(await acme.prints()).toEqual([
    told('Yearly, 1 Apr 2027 – 31 Mar 2028  120.00\nTotal  120.00 EUR'),
    told('Monthly, 1–30 Apr 2028  12.00\nTotal  12.00 EUR'),
    told('Monthly, 1–31 May 2028  12.00\nTotal  12.00 EUR'),
  ])
})

scenario('field 2.1.8: every switch is explained in writing', async () => {
  const page = await readFile(new URL('../../../docs/conventions.md', import.meta.url), 'utf8')
  for (const name of Object.keys(conventionsSchema.shape)) expect(page, name).toContain(`\`${name}\``)
})
