import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What went wrong with zones and changed clocks elsewhere.

const scenario = scenarios()
const quiet = { findings: [], drift: [] }

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
    for (const customer of customers) second.push((await customer.invoices())[1]?.finalized_at)
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
    const dates = (await acme.invoices()).map((invoice) => [invoice.issued_on, invoice.finalized_at])
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

scenario(
  'field 2.2.11: what a minimum is short of is counted by local days, and for the part of the month that was served',
  { timezone: 'UTC', now: '2027-04-15T10:00:00Z', currency: 'USD', conventions: { anchor: 'calendar' } },
  async (world) => {
    const units = await world.meter()
    const prices = [
      { meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '100' } },
      { kind: 'minimum_commitment', nickname: 'Minimum', terms: { model: 'flat', amount: '10000' } },
    ]
    await world.plan('metered', null, { prices })
    // 15 April 10:00 UTC is midnight of 16 April in Kiritimati.
    const kiri = await world.customer({ timezone: 'Pacific/Kiritimati' })
    const subscription = await kiri.subscribe('metered')
    await subscription.use('units', 20)
    // The last and the first second of the local months.
    await world.advanceTo('2027-04-30T09:00:00Z')
    await subscription.use('units', 10, { occurred_at: '2027-04-30T09:59:59Z' })
    await subscription.use('units', 40, { occurred_at: '2027-04-30T10:00:00Z' })
    await world.advanceTo('2027-04-30T10:00:00Z')
    // 15 of 30 days: a minimum of 50.00, of which 30 calls have come to 30.00.
    expect(await kiri.lastInvoice()).toBe(told('Calls × 30, 16–30 Apr 2027  30.00\nMinimum, 16–30 Apr 2027  20.00\nTotal  50.00 USD'))
    await world.advanceTo('2027-06-01')
    expect(await kiri.lastInvoice()).toBe(told('Calls × 40, 1–31 May 2027  40.00\nMinimum, 1–31 May 2027  60.00\nTotal  100.00 USD'))
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.2.12: a midnight that does not exist: Cairo is billed for each day once, for the short one too',
  { timezone: 'Africa/Cairo', now: '2027-04-28', currency: 'USD' },
  async (world) => {
    await world.plan('daily', 100, { interval: { unit: 'day', count: 1 } })
    await world.plan('basic', 3000)
    const [days, months] = [await world.customer(), await world.customer()]
    await days.subscribe('daily')
    await months.subscribe('basic', { anchor_day: 30 })
    await world.advanceTo('2027-05-03')
    // Clocks go from 30 April 00:00 to 01:00; summer time is three hours ahead.
    const shown = (await days.invoices()).map(({ lines: [line] }) => [line?.period?.start_on, line?.period?.start, line?.amount])
    expect(shown).toEqual([
      ['2027-04-28', '2027-04-27T22:00:00Z', 100],
      ['2027-04-29', '2027-04-28T22:00:00Z', 100],
      ['2027-04-30', '2027-04-29T22:00:00Z', 100],
      ['2027-05-01', '2027-04-30T21:00:00Z', 100],
      ['2027-05-02', '2027-05-01T21:00:00Z', 100],
      ['2027-05-03', '2027-05-02T21:00:00Z', 100],
    ])
    // Two days of the 30 from 30 March to 29 April (31 days): 30.00 × 2 ÷ 31 = 1.935…
    expect(await months.prints()).toEqual([
      told('Basic, 28–29 Apr 2027  1.94\nTotal  1.94 USD'),
      told('Basic, 30 Apr – 29 May 2027  30.00\nTotal  30.00 USD'),
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.2.12: a day that does not exist: Samoa crosses the date line and billing goes on',
  { timezone: 'Pacific/Apia', now: '2011-12-28', currency: 'USD' },
  async (world) => {
    await world.plan('daily', 100, { interval: { unit: 'day', count: 1 } })
    const acme = await world.customer()
    const subscription = await acme.subscribe('daily')
    await world.advanceTo('2012-01-02')
    const periods = (await acme.invoices()).map(({ lines: [line] }) => [line?.period?.start, line?.period?.end, line?.amount])
    // After 29 December came 31 December: midnight of either is the same moment, and a day of no length is not billed.
    expect(periods).toEqual([
      ['2011-12-28T10:00:00Z', '2011-12-29T10:00:00Z', 100],
      ['2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z', 100],
      ['2011-12-30T10:00:00Z', '2011-12-31T10:00:00Z', 100],
      ['2011-12-31T10:00:00Z', '2012-01-01T10:00:00Z', 100],
      ['2012-01-01T10:00:00Z', '2012-01-02T10:00:00Z', 100],
    ])
    expect(await subscription.read()).toMatchObject({ status: 'active', parked: null })
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.2.12: what is used counts the same, whether one began in summer or in winter',
  { timezone: 'America/New_York', now: '2027-01-15', currency: 'USD', conventions: { anchor: 'calendar' } },
  async (world) => {
    const units = await world.meter()
    await world.plan('metered', null, { prices: [{ meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '100' } }] })
    const winter = await world.customer({ name: 'Winter' })
    const inWinter = await winter.subscribe('metered')
    await world.advanceTo('2027-07-15')
    const summer = await world.customer({ name: 'Summer' })
    const inSummer = await summer.subscribe('metered')
    await world.advanceTo('2027-12-01T06:00:00Z')
    // Clocks go back on 7 November 2027: October ends at 04:00 UTC, November at 05:00.
    const used = [
      ['2027-11-01T03:59:59Z', 1],
      ['2027-11-01T04:00:00Z', 10],
      ['2027-12-01T04:59:59Z', 100],
      ['2027-12-01T05:00:00Z', 1000],
    ] as const
    // They come late, all at once, and are billed with December, each with its own period.
    for (const subscription of [inWinter, inSummer])
      for (const [occurred_at, count] of used) await subscription.use('units', count, { occurred_at })
    await world.advanceTo('2028-01-02')
    const counted = async (customer: typeof winter) => {
      const lines = (await customer.invoices()).flatMap((invoice) => invoice.lines)
      return lines.filter((line) => line.amount > 0).map((line) => [line.period?.start_on, line.quantity])
    }
    const due = [
      ['2027-10-01', '1'],
      ['2027-11-01', '110'],
      ['2027-12-01', '1000'],
    ]
    expect((await counted(winter)).toSorted()).toEqual(due)
    expect((await counted(summer)).toSorted()).toEqual(due)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.2.12: phases and trials change at midnight in New York, on either side of a change of the clocks',
  { timezone: 'America/New_York', now: '2026-09-15', currency: 'USD' },
  async (world) => {
    await world.plan('intro', 500)
    await world.plan('full', 2000)
    await world.plan('tried', 1000, { trialDays: 60 })
    const [acme, borealis] = [await world.customer(), await world.customer()]
    await acme.subscribe('', {
      plan: undefined,
      phases: [{ plan: world.planId('intro'), periods: 3 }, { plan: world.planId('full') }],
    })
    const tried = await borealis.subscribe('tried')
    // 60 days from 15 September are 14 November, when New York is five hours behind UTC.
    expect((await tried.read()).trial_ends_at).toBe('2026-11-14T05:00:00Z')
    await world.advanceTo('2027-01-01')
    expect(await acme.prints()).toEqual([
      told('Intro, 15 Sep – 14 Oct 2026  5.00\nTotal  5.00 USD'),
      told('Intro, 15 Oct – 14 Nov 2026  5.00\nTotal  5.00 USD'),
      told('Intro, 15 Nov – 14 Dec 2026  5.00\nTotal  5.00 USD'),
      told('Full, 15 Dec 2026 – 14 Jan 2027  20.00\nTotal  20.00 USD'),
    ])
    expect((await acme.invoices()).at(-1)?.lines[0]?.period?.start).toBe('2026-12-15T05:00:00Z')
    expect(await borealis.prints()).toEqual([
      told('Tried, 14 Nov – 13 Dec 2026  10.00\nTotal  10.00 USD'),
      told('Tried, 14 Dec 2026 – 13 Jan 2027  10.00\nTotal  10.00 USD'),
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)

// Where the end of April falls, in UTC. Adelaide and Lord Howe left summer time on 4 April 2027, the second by half an hour; so did the Chathams.
const halfHours = [
  ['Asia/Kolkata', '2027-04-30T18:30:00Z'],
  ['Asia/Kathmandu', '2027-04-30T18:15:00Z'],
  ['Australia/Adelaide', '2027-04-30T14:30:00Z'],
  ['Australia/Lord_Howe', '2027-04-30T13:30:00Z'],
  ['Pacific/Chatham', '2027-04-30T11:15:00Z'],
  ['America/St_Johns', '2027-05-01T02:30:00Z'],
] as const

scenario(
  'field 2.2.13: the month of a meter ends at local midnight in zones of half and quarter hours too',
  { timezone: 'UTC', now: '2027-03-25', currency: 'USD', conventions: { anchor: 'calendar' } },
  async (world) => {
    const units = await world.meter()
    await world.plan('metered', null, { prices: [{ meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '1' } }] })
    const customers: Awaited<ReturnType<typeof world.customer>>[] = []
    for (const [timezone] of halfHours) customers.push(await world.customer({ name: timezone, timezone }))
    const subscriptions: Awaited<ReturnType<(typeof customers)[number]['subscribe']>>[] = []
    for (const customer of customers) subscriptions.push(await customer.subscribe('metered'))
    await world.advanceTo('2027-04-30T11:00:00Z')
    for (const [index, [, end]] of halfHours.entries()) {
      const midnight = Temporal.Instant.from(end)
      // Within its hour on either side: an engine that counts by whole hours takes them for the same.
      for (const [minutes, count] of [
        [-45, 1],
        [-1, 10],
        [0, 100],
        [14, 1000],
      ] as const)
        await subscriptions[index]?.use('units', count, { occurred_at: midnight.add({ minutes }).toString() })
    }
    await world.advanceTo('2027-06-02')
    for (const [index, [timezone, end]] of halfHours.entries()) {
      const lines = ((await customers[index]?.invoices()) ?? []).flatMap((invoice) => invoice.lines)
      const counted = lines.filter((line) => line.amount > 0).map(({ period, quantity }) => [period?.start_on, period?.end_on, quantity])
      expect(counted, timezone).toEqual([
        ['2027-04-01', '2027-05-01', '11'],
        ['2027-05-01', '2027-06-01', '1100'],
      ])
      expect(lines.find((line) => line.amount > 0)?.period?.end, timezone).toBe(end)
    }
    expect(await world.audit()).toEqual(quiet)
  },
)
