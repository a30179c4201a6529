import { expect } from 'vitest'
import { scenarios, type World } from '../scenario.ts'

const scenario = scenarios()
const calendar = { timezone: 'UTC', currency: 'USD', conventions: { anchor: 'calendar' } }

async function meter(world: World, aggregation = 'sum', more: object = {}): Promise<string> {
  const value = aggregation === 'count' ? {} : { value_property: 'units' }
  const { id } = await world.post('/v1/meters', { code: 'units', name: 'Units', aggregation, ...value, ...more })
  return id
}

async function amounts(customer: {
  invoices(): Promise<readonly { readonly lines: readonly { amount: number }[]; readonly total: number }[]>
}) {
  return (await customer.invoices()).map(({ lines, total }) => [...lines.map((line) => line.amount), total])
}

const quiet = { findings: [], drift: [] }

scenario(
  'two thresholds in a month: each bills all usage so far, the end of the month only the fee',
  { ...calendar, now: '2022-12-01' },
  async (world) => {
    const calls = await meter(world)
    const terms = { model: 'per_unit', unit_amount: '0.02' }
    const more = {
      usage_thresholds: [
        { currency: 'USD', amount: 50000 },
        { currency: 'USD', amount: 20000 },
      ],
    }
    await world.plan('arr', 3100, {
      billing: 'in_arrears',
      prices: [{ meter: calls, billing: 'in_arrears', nickname: 'Calls', terms }],
      more,
    })
    const customer = await world.customer()
    const subscription = await customer.subscribe('arr')
    for (const day of ['2022-12-16', '2022-12-21', '2022-12-26']) {
      await world.advanceTo(day)
      await subscription.use('units', 1_000_000)
    }
    await world.advanceTo('2023-01-01')
    expect(await amounts(customer)).toEqual([
      [20000, 20000],
      [40000, 40000],
      [3100, 3100],
    ])
    const [first, second, third] = await customer.invoices()
    expect([first, second, third].map((each) => each?.issued_on)).toEqual(['2022-12-16', '2022-12-26', '2023-01-01'])
    const { data } = await world.get(`/v1/events?type=subscription.usage_threshold_reached`)
    expect(data).toHaveLength(2)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'usage in advance: a package of two is billed when its first unit is used, after three free ones',
  { timezone: 'UTC', now: '2023-01-24' },
  async (world) => {
    const units = await meter(world)
    const terms = { model: 'package', package_size: '2', package_amount: '10000', free_units: '3' }
    await world.plan('metered', 1000, {
      billing: 'in_arrears',
      prices: [{ meter: units, billing: 'in_advance', nickname: 'Units', terms }],
    })
    const customer = await world.customer()
    const subscription = await customer.subscribe('metered')
    await world.advanceTo('2023-02-15')
    await subscription.use('units', 3)
    await world.advanceTo('2023-02-17')
    await subscription.use('units', 1)
    await world.advanceTo('2023-02-18')
    await subscription.use('units', 2)
    await world.advanceTo('2023-02-19')
    expect(await amounts(customer)).toEqual([
      [10000, 10000],
      [10000, 10000],
    ])
    await world.advanceTo('2023-02-24')
    expect((await amounts(customer)).at(-1)).toEqual([1000, 1000])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'a late event raises the draft of its period, and no other invoice',
  { ...calendar, now: '2022-12-15', conventions: { anchor: 'calendar', grace_period_days: 3 } },
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'Tax', percent: '20' })
    const events = await meter(world, 'count')
    const terms = { model: 'per_unit', unit_amount: '100' }
    await world.plan('adv', 1000, { prices: [{ meter: events, billing: 'in_arrears', nickname: 'Events', terms }] })
    const customer = await world.customer()
    const subscription = await customer.subscribe('adv')
    await world.advanceTo('2022-12-17')
    await subscription.use('units', 1)
    await subscription.use('units', 1)
    await world.advanceTo('2023-01-01')
    const totals = async () => (await customer.invoices()).map((each) => each.total)
    // (1000 + 2 × 100) × 1.2, then with a third
    expect(await totals()).toEqual([658, 1440])
    await subscription.use('units', 1, { occurred_at: '2022-12-18T00:00:00Z' })
    await world.advanceTo('2023-01-02')
    expect(await totals()).toEqual([658, 1560])
    await subscription.use('units', 1, { occurred_at: '2022-12-18T00:00:00Z' })
    await world.advanceTo('2023-01-04T01:00:00Z')
    expect(await totals()).toEqual([658, 1680])
    // Final now: the next one carries it, with its own period.
    await subscription.use('units', 1, { occurred_at: '2022-12-19T00:00:00Z' })
    await world.advanceTo('2023-02-05')
    const last = (await customer.invoices()).at(-1)
    expect(await totals()).toEqual([658, 1680, 1320])
    expect(last?.lines.find((line) => line.kind === 'usage')?.period).toMatchObject({ start_on: '2022-12-15', end_on: '2023-01-01' })
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('usage that comes after the end has an invoice of its own', { ...calendar, now: '2027-04-01' }, async (world) => {
  const units = await meter(world)
  await world.plan('basic', 1000, {
    billing: 'in_arrears',
    prices: [{ meter: units, nickname: 'Units', terms: { model: 'per_unit', unit_amount: '100' } }],
  })
  const customer = await world.customer()
  const subscription = await customer.subscribe('basic')
  await subscription.use('units', 2)
  await world.advanceTo('2027-04-16')
  await subscription.cancel({ timing: 'now' })
  await subscription.use('units', 3, { occurred_at: '2027-04-10T00:00:00Z' })
  await world.advanceTo('2027-04-17')
  const made = await customer.invoices()
  expect(made.at(-1)).toMatchObject({ reason: 'usage', total: 300 })
  expect(made.at(-1)?.lines).toMatchObject([{ quantity: '5', amount: 300 }])
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'a commitment counts the first full calendar period whole, though the trial ends inside it',
  { ...calendar, now: '2024-03-05T12:12:00Z', conventions: { anchor: 'calendar', trial_usage: 'billed' } },
  async (world) => {
    const units = await meter(world)
    const prices = [
      { meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '1000' } },
      { kind: 'minimum_commitment', nickname: 'Minimum', terms: { model: 'flat', amount: '10000000' } },
    ]
    await world.plan('pro', 5000000, { trialDays: 45, prices })
    const customer = await world.customer()
    const subscription = await customer.subscribe('pro')
    await world.advanceTo('2024-03-10')
    await subscription.use('units', 1)
    await world.advanceTo('2024-04-10')
    await subscription.use('units', 1)
    await world.advanceTo('2024-05-01')
    const [march, april, may] = await amounts(customer)
    expect([march, april]).toEqual([
      [1000, 1000],
      [2000000, 2000000],
    ])
    // The fee of May, the usage of April, and what they leave of April's minimum after the 2,000,000 for its last twelve days.
    expect(may?.toSorted((a, b) => a - b)).toEqual([1000, 5000000, 7999000, 13000000])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'seats are charged for the days for which they stood: an upgrade in mid-month bills 1.90 and later 3.10',
  { ...calendar, now: '2024-01-01' },
  async (world) => {
    const seats = await meter(world)
    const own = {
      meter: seats,
      billing: 'in_arrears',
      nickname: 'Seats',
      terms: { model: 'per_unit', unit_amount: '100' },
      metering: { recurring: true, prorated: true },
    }
    await world.plan('team', 2900, { billing: 'in_arrears', prices: [own] })
    await world.plan('org', 29000, { billing: 'in_arrears', prices: [own] })
    const customer = await world.customer()
    const subscription = await customer.subscribe('team')
    await world.advanceTo('2024-01-02')
    await subscription.use('units', 5)
    await world.advanceTo('2024-02-12T06:00:00Z')
    await subscription.change('org')
    await world.advanceTo('2024-03-01T12:12:00Z')
    const [january, change, march] = await customer.invoices()
    // 5.00 × 30 ÷ 31
    expect(january?.lines.find((line) => line.kind === 'usage')).toMatchObject({ amount: 484 })
    expect(change?.lines.map((line) => [line.kind, line.amount]).sort()).toEqual([
      ['recurring', 1100],
      ['usage', 190],
    ])
    expect(march?.lines.map((line) => [line.kind, line.amount]).sort()).toEqual([
      ['recurring', 18000],
      ['usage', 310],
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'usage so far is rated while the period runs, with tax: each event by itself',
  { ...calendar, now: '2023-03-05' },
  async (world) => {
    await world.post('/v1/tax_rates', { name: 'Tax', percent: '20' })
    const volume = await meter(world)
    const terms = { model: 'percentage', rate_percent: '1', fixed_amount: '100', min_per_event: '175', max_per_event: '1200' }
    await world.plan('metered', 0, { billing: 'in_arrears', prices: [{ meter: volume, nickname: 'Volume', terms }] })
    const subscription = await (await world.customer()).subscribe('metered')
    await world.advanceTo('2023-03-06')
    const seen: unknown[] = []
    for (const units of [100, 1000, 10000]) {
      await subscription.use('units', units)
      const { data } = await subscription.usage()
      seen.push([data[0].units, data[0].amount, data[0].amount_with_tax])
    }
    expect(seen).toEqual([
      ['100', 200, 240],
      ['1100', 1300, 1560],
      ['11100', 2500, 3000],
    ])
    const upcoming = await world.get(`/v1/subscriptions/${subscription.id}/upcoming_invoice`)
    expect(JSON.stringify(upcoming)).toContain('"amount":2500')
  },
)

scenario(
  'late usage leaves the draft alone where it has its own period on the next invoice',
  { ...calendar, now: '2027-04-01', conventions: { anchor: 'calendar', grace_period_days: 3, late_usage: 'next_invoice_own_period' } },
  async (world) => {
    const units = await meter(world)
    await world.plan('basic', 1000, { prices: [{ meter: units, nickname: 'Units', terms: { model: 'per_unit', unit_amount: '100' } }] })
    const customer = await world.customer()
    const subscription = await customer.subscribe('basic')
    await world.advanceTo('2027-04-10')
    await subscription.use('units', 2)
    await world.advanceTo('2027-05-02')
    await subscription.use('units', 3, { occurred_at: '2027-04-20T00:00:00Z' })
    await world.advanceTo('2027-05-05')
    expect(await amounts(customer)).toEqual([
      [1000, 1000],
      [200, 1000, 1200],
    ])
    await world.advanceTo('2027-06-05')
    const last = (await customer.invoices()).at(-1)
    expect(last?.total).toBe(1300)
    expect(last?.lines.find((line) => line.kind === 'usage')).toMatchObject({
      amount: 300,
      quantity: '5',
      period: { start_on: '2027-04-01' },
    })
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'a price in groups has a line each; a draft that gets a new group gets its line, with its part of the coupon',
  { ...calendar, now: '2027-04-01', conventions: { anchor: 'calendar', grace_period_days: 3 } },
  async (world) => {
    const units = await meter(world, 'sum', { dimensions: ['region'] })
    const terms = { model: 'per_unit', unit_amount: '100' }
    await world.plan('basic', null, { prices: [{ meter: units, nickname: 'Calls', terms, metering: { group_by: ['region'] } }] })
    const coupon = await world.post('/v1/coupons', { name: 'Tenth', percent_off: '10', duration: 'forever' })
    const customer = await world.customer()
    await world.post(`/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
    const subscription = await customer.subscribe('basic')
    const use = (units: string, region: string, more: object = {}) =>
      subscription.use('units', units, { properties: { units, region }, ...more })
    await world.advanceTo('2027-04-10')
    await use('2', 'eu')
    await world.advanceTo('2027-05-01')
    expect(await customer.prints()).toEqual(['Calls (eu) × 2, 1–30 Apr 2027  2.00\nDiscount  −0.20\nTotal  1.80 USD'])
    await use('3', 'us', { occurred_at: '2027-04-11T00:00:00Z' })
    await world.advanceTo('2027-05-04')
    expect(await customer.prints()).toEqual([
      'Calls (eu) × 2, 1–30 Apr 2027  2.00\nCalls (us) × 3, 1–30 Apr 2027  3.00\nDiscount  −0.50\nTotal  4.50 USD',
    ])
    expect(await world.audit()).toEqual(quiet)
  },
)
