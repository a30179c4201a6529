import { expect } from 'vitest'
import { scenarios, type World } from '../scenario.ts'

// One price of a meter in the place of another in mid-period. What adds up is charged at the price of its day; a level is charged at each price for the part
// of the period for which that price applied, so that no peak is charged twice.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

interface Billed {
  readonly kind: string
  readonly description: string
  readonly quantity: string
  readonly amount: number
}

async function usageOf(acme: { invoices(): Promise<readonly { readonly lines: readonly object[] }[]> }): Promise<string[]> {
  const lines = (await acme.invoices()).flatMap((invoice) => invoice.lines as readonly Billed[])
  return lines.filter(({ kind }) => kind === 'usage').map(({ description, quantity, amount }) => `${description} ${quantity}: ${amount}`)
}

/** Two plans of one meter, 1.00 and 2.00 each. */
async function oldAndNew(world: World, aggregation: string, more: object = {}) {
  const meter = await world.meter('units', aggregation)
  const plan = (code: string, price: string) =>
    world.plan(code, null, { prices: [{ meter, nickname: code, terms: { model: 'per_unit', unit_amount: price }, ...more }] })
  await plan('old', '100')
  await plan('new', '200')
  return world.customer()
}

/** Changed on 16 April, in the middle of 30 days; `before` and `after` are told on the 5th and the 20th. Old for 15 days, new for 15. */
const changes = [
  // 10 × 1.00 × 15 ÷ 30, and 8 × 2.00 × 15 ÷ 30.
  { aggregation: 'max', before: ['10', '7'], after: ['8'], billed: ['old 10: 500', 'new 8: 800'] },
  { aggregation: 'last', before: ['5', '6'], after: ['3'], billed: ['old 6: 300', 'new 3: 300'] },
  // ada and bob, then bob and cleo and dan.
  { aggregation: 'unique', before: ['ada', 'bob'], after: ['bob', 'cleo', 'dan'], billed: ['old 2: 100', 'new 3: 300'] },
  // A sum adds up: 17 at 1.00 and 8 at 2.00.
  { aggregation: 'sum', before: ['10', '7'], after: ['8'], billed: ['old 17: 1700', 'new 8: 1600'] },
  { aggregation: 'count', before: ['10', '7'], after: ['8'], billed: ['old 2: 200', 'new 1: 200'] },
] as const

for (const { aggregation, before, after, billed } of changes) {
  scenario(
    `field 2.1.5: a price that takes the place of another in mid-period, for a meter that has the ${aggregation}`,
    april,
    async (world) => {
      const acme = await oldAndNew(world, aggregation)
      const subscription = await acme.subscribe('old')
      await world.advanceTo('2027-04-05')
      for (const units of before) await subscription.use('units', units)
      await world.advanceTo('2027-04-16')
      const foreseen = await subscription.previewChange('new')
      await subscription.change('new')
      expect(foreseen.invoice.lines.map(({ amount }: Billed) => amount)).toEqual([Number(billed[0].split(': ')[1])])
      await world.advanceTo('2027-04-20')
      for (const units of after) await subscription.use('units', units)
      expect((await subscription.usage()).data[0].amount).toBe(Number(billed[1].split(': ')[1]))
      await world.advanceTo('2027-06-01')
      expect(await usageOf(acme)).toEqual(billed)
      expect(await world.audit()).toEqual(quiet)
    },
  )
}

scenario(
  'a weighted sum is a mean, so its price counts for its days: 10 at 1.00 and 20 at 2.00, half a month each',
  april,
  async (world) => {
    const acme = await oldAndNew(world, 'weighted_sum', { metering: { recurring: true } })
    const subscription = await acme.subscribe('old')
    await subscription.use('units', 10)
    await world.advanceTo('2027-04-16')
    await subscription.change('new')
    await subscription.use('units', 10)
    await world.advanceTo('2027-05-01')
    // 10 × 1.00 ÷ 2, 20 × 2.00 ÷ 2.
    expect(await usageOf(acme)).toEqual(['old 10: 500', 'new 20: 2000'])
    await world.advanceTo('2027-06-01')
    expect((await usageOf(acme)).at(-1)).toBe('new 20: 4000')
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('a level that is carried over, and one that is paid in advance, is not charged twice for the month', april, async (world) => {
  const acme = await oldAndNew(world, 'last', { metering: { recurring: true } })
  const subscription = await acme.subscribe('old')
  await subscription.use('units', 10)
  await world.advanceTo('2027-04-16')
  await subscription.change('new')
  await world.advanceTo('2027-05-01')
  expect(await usageOf(acme)).toEqual(['old 10: 500', 'new 10: 1000'])
  expect(await world.audit()).toEqual(quiet)
})

scenario('seats that are paid in advance go over to another price for the rest of the month', april, async (world) => {
  const acme = await oldAndNew(world, 'last', { billing: 'in_advance', metering: { recurring: true } })
  const subscription = await acme.subscribe('old')
  await subscription.use('units', 10)
  await world.advanceTo('2027-04-16')
  await subscription.change('new')
  await world.advanceTo('2027-05-02')
  const sums = (await acme.invoices()).flatMap(({ lines }) => lines).reduce((sum, { amount }) => sum + amount, 0)
  // April: 5.00 and 10.00. May: 20.00.
  expect(sums).toBe(3500)
  expect(await world.audit()).toEqual(quiet)
})

scenario('three prices in a month, the first from its start on the 11th: each for its part of the 20 days', april, async (world) => {
  await world.advanceTo('2027-04-01T01:00:00Z')
  const acme = await oldAndNew(world, 'max')
  const subscription = await acme.subscribe('old', { start_at: world.moment('2027-04-11'), anchor_day: 1 })
  await world.advanceTo('2027-04-12')
  await subscription.use('units', 10)
  await world.advanceTo('2027-04-16')
  await subscription.change('new')
  await subscription.use('units', 10)
  await world.advanceTo('2027-04-21')
  await subscription.change('old')
  await subscription.use('units', 10)
  await world.advanceTo('2027-05-02')
  // What has begun counts whole: 10.00 for the 20 days, 5 of them at each of the first two prices, 10 at the third.
  expect(await usageOf(acme)).toEqual(['old 10: 250', 'new 10: 500', 'old 10: 500'])
  expect(await world.audit()).toEqual(quiet)
})

scenario('tiers count from the first unit at each price, where the quantities add up', april, async (world) => {
  const meter = await world.meter('units')
  const tiers = (free: string, price: string) => ({
    model: 'graduated',
    tiers: [
      { up_to: free, unit_amount: '0' },
      { up_to: null, unit_amount: price },
    ],
  })
  await world.plan('old', null, { prices: [{ meter, nickname: 'old', terms: tiers('10', '100') }] })
  await world.plan('new', null, { prices: [{ meter, nickname: 'new', terms: tiers('20', '50') }] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('old')
  await subscription.use('units', 30)
  await world.advanceTo('2027-04-16')
  await subscription.change('new')
  await subscription.use('units', 30)
  await world.advanceTo('2027-05-02')
  // 20 of 30 above ten, at 1.00; 10 of 30 above twenty, at 0.50.
  expect(await usageOf(acme)).toEqual(['old 30: 2000', 'new 30: 500'])
  expect(await world.audit()).toEqual(quiet)
})

scenario('tiers of a level are those of the level, for the part of the month', april, async (world) => {
  const meter = await world.meter('units', 'max')
  const tiers = (first: string, then: string) => ({
    model: 'graduated',
    tiers: [
      { up_to: '5', unit_amount: first },
      { up_to: null, unit_amount: then },
    ],
  })
  await world.plan('old', null, { prices: [{ meter, nickname: 'old', terms: tiers('100', '60') }] })
  await world.plan('new', null, { prices: [{ meter, nickname: 'new', terms: tiers('200', '100') }] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('old')
  await subscription.use('units', 10)
  await world.advanceTo('2027-04-16')
  await subscription.change('new')
  await subscription.use('units', 8)
  await world.advanceTo('2027-05-02')
  // (5 × 1.00 + 5 × 0.60) ÷ 2 and (5 × 2.00 + 3 × 1.00) ÷ 2.
  expect(await usageOf(acme)).toEqual(['old 10: 400', 'new 8: 650'])
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'what is told late of a month whose price was changed raises the draft by the part of its price',
  { ...april, conventions: { ...april.conventions, grace_period_days: 3 } },
  async (world) => {
    const acme = await oldAndNew(world, 'max')
    const subscription = await acme.subscribe('old')
    await subscription.use('units', 10)
    await world.advanceTo('2027-04-16')
    await subscription.change('new')
    await subscription.use('units', 8)
    await world.advanceTo('2027-05-02')
    await subscription.use('units', 12, { occurred_at: world.moment('2027-04-20') })
    await world.advanceTo('2027-06-10')
    expect(await usageOf(acme)).toEqual(['old 10: 500', 'new 12: 1200'])
    expect(await world.audit()).toEqual(quiet)
  },
)
