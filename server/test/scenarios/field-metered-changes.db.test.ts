import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What went wrong elsewhere when a subscription with meters was changed in mid-period.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

scenario('field 2.1.5: a changed plan bills what was used until then, and the meter begins anew', april, async (world) => {
  const units = await world.meter()
  await world.plan('basic', 1000, { prices: [{ meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '10' } }] })
  await world.plan('pro', 3000, { prices: [{ meter: units, nickname: 'Pro calls', terms: { model: 'per_unit', unit_amount: '20' } }] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-10')
  await subscription.use('units', 100)
  await world.advanceTo('2027-04-16')
  await subscription.change('pro')
  expect(await acme.lastInvoice()).toBe(
    told(`
    Basic, unused, 16–30 Apr 2027  −5.00
    Calls × 100, 1–15 Apr 2027     10.00
    Pro, 16–30 Apr 2027            15.00
    Total                          20.00 EUR`),
  )
  await world.advanceTo('2027-04-20')
  await subscription.use('units', 30)
  const { data } = await subscription.usage()
  expect(data).toMatchObject([{ units: '30', amount: 600, already_billed: 0 }])
  await world.advanceTo('2027-05-01')
  expect(await acme.lastInvoice()).toBe(
    told(`
    Pro calls × 30, 16–30 Apr 2027    6.00
    Pro, 1–31 May 2027                30.00
    Total                             36.00 EUR`),
  )
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.1.5: more seats in mid-month bill no usage, and the month bills it once', april, async (world) => {
  const units = await world.meter()
  const calls = { meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '10' } }
  await world.plan('team', 1000, { prices: [calls] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('team')
  await world.advanceTo('2027-04-10')
  await subscription.use('units', 100)
  await world.advanceTo('2027-04-16')
  const [seat] = (await subscription.read()).items
  await subscription.change({ items: [{ item: seat.id, quantity: '3' }], timing: 'now' })
  expect(await acme.lastInvoice()).toBe(told('Team, unused, 16–30 Apr 2027  −5.00\nTeam × 3, 16–30 Apr 2027  15.00\nTotal  10.00 EUR'))
  await world.advanceTo('2027-04-20')
  await subscription.use('units', 50)
  await world.advanceTo('2027-05-01')
  expect(await acme.lastInvoice()).toBe(told('Calls × 150, 1–30 Apr 2027  15.00\nTeam × 3, 1–31 May 2027  30.00\nTotal  45.00 EUR'))
  expect(await world.audit()).toEqual(quiet)
})

/** What a meter shows right before and right after a change of the seats, with half of the events on either side, and what April then bills. */
const readings = [
  // The highest of 10 and 4, whichever side it is on.
  { aggregation: 'max', before: ['10', '7'], after: ['4'], shown: ['10', '10'], billed: '10' },
  // ada, bob, then bob again and cleo: three people.
  { aggregation: 'unique', before: ['ada', 'bob'], after: ['bob', 'cleo'], shown: ['2', '2'], billed: '3' },
  { aggregation: 'last', before: ['5', '8'], after: ['3'], shown: ['8', '8'], billed: '3' },
  { aggregation: 'count', before: ['1', '1'], after: ['1'], shown: ['2', '2'], billed: '3' },
  // A level of 10 from 1 April on and of 20 from 16 April on: (15 × 10 + 15 × 20) ÷ 30.
  { aggregation: 'weighted_sum', before: ['10'], after: ['10'], shown: ['10', '10'], billed: '15' },
] as const

for (const { aggregation, before, after, shown, billed } of readings) {
  scenario(`field 2.1.5: what a meter has as ${aggregation} is right after a change, and at the end`, april, async (world) => {
    const meter = await world.meter('units', aggregation)
    await world.plan('team', 1000, { prices: [{ meter, nickname: 'Units', terms: { model: 'per_unit', unit_amount: '100' } }] })
    const acme = await world.customer()
    const subscription = await acme.subscribe('team')
    for (const units of before) await subscription.use('units', units, { occurred_at: '2027-04-01T00:00:00Z' })
    await world.advanceTo('2027-04-16')
    const units = async () => (await subscription.usage()).data[0].units
    const seen = [await units()]
    const [seat] = (await subscription.read()).items
    await subscription.change({ items: [{ item: seat.id, quantity: '2' }], timing: 'now' })
    seen.push(await units())
    expect(seen).toEqual(shown)
    for (const value of after) await subscription.use('units', value)
    await world.advanceTo('2027-05-01')
    const last = (await acme.invoices()).at(-1)
    const usage = last?.lines.filter((line) => line.kind === 'usage')
    expect(usage).toMatchObject([{ quantity: billed, amount: Number(billed) * 100 }])
    expect(await world.audit()).toEqual(quiet)
  })
}
