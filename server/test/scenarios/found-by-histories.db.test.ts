import { expect } from 'vitest'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const minimum = { kind: 'minimum_commitment', terms: { model: 'flat', amount: '10000' } }

// 100.00 a month at least. 1–15 April: 50.00, of which the fee left 15.00. 16–30 April: 50.00, of which the new fee brings 30.00: what was given back of
// the old one belongs to the days before.
scenario('what waits to be given back counts for the minimum of the days that it was paid for', async (world) => {
  await world.plan('small', 3000, { prices: [minimum] })
  await world.plan('large', 6000, { prices: [minimum] })
  const customer = await world.customer()
  const subscription = await customer.subscribe('small')
  await world.advanceTo('2027-04-16')
  const foreseen = await subscription.previewChange('large', { proration: 'next_invoice' })
  await subscription.change('large', { proration: 'next_invoice' })
  expect(minimums(foreseen.next_invoice)).toEqual([3500, 2000])
  await world.advanceTo('2027-05-01')
  expect(minimums((await customer.invoices()).at(-1))).toEqual([3500, 2000])
})

// The preview of the invoice after next counts what the next one is going to bill: 100.00 less the 90.00 of the fee.
scenario('a preview looks two documents ahead: what the first bills counts for the minimum on the second', async (world) => {
  await world.plan('fee', 9000, { prices: [minimum] })
  const customer = await world.customer()
  const foreseen = await world.post('/v1/subscriptions/preview', { customer: customer.id, plan: world.planId('fee') })
  expect(minimums(foreseen.next_invoice)).toEqual([1000])
  await customer.subscribe('fee')
  await world.advanceTo('2027-05-01')
  expect(minimums((await customer.invoices()).at(-1))).toEqual([1000])
})

// Parts of periods are not measured, so nothing is given back and whatever has begun counts whole. The 7 calls were made all the same, and the fee is for
// what begins: paid afterwards it is billed for April, paid in advance from May on.
scenario('where nothing is prorated, usage is billed when a fee takes its place', { conventions: { proration: 'none' } }, async (world) => {
  const meter = await world.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'sum', value_property: 'units' })
  const calls = (billing: string) => ({ meter: meter.id, billing, terms: { model: 'per_unit', unit_amount: '100' } })
  await world.plan('counted', null, { prices: [calls('in_arrears')] })
  await world.plan('told', null, { prices: [calls('in_advance')] })
  await world.plan('afterwards', 1000, { billing: 'in_arrears' })
  await world.plan('ahead', 3000)
  const customer = await world.customer()
  const one = await customer.subscribe('counted')
  const other = await customer.subscribe('told')
  await world.advanceTo('2027-04-10')
  for (const each of [one, other]) await each.use('calls', 7)
  await world.advanceTo('2027-04-16')
  await one.change('afterwards')
  await other.change('ahead')
  await world.advanceTo('2027-05-02')
  const sums = (await customer.invoices()).flatMap(({ lines }) => lines).map(({ kind, amount }) => `${kind} ${amount}`)
  expect(sums.toSorted()).toEqual(['recurring 1000', 'recurring 3000', 'usage 700', 'usage 700'])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

// Seats in advance, 1.00 each. April: 5, and 3 more that are told in May. May: 5 carried on, and 3 more. June: 8. Together 24.00.
scenario('seats that are told late raise the running period too, which is charged once when it ends', async (world) => {
  const meter = await world.post('/v1/meters', { code: 'seats', name: 'Seats', aggregation: 'last', value_property: 'units' })
  const seats = { meter: meter.id, billing: 'in_advance', metering: { recurring: true }, terms: { model: 'per_unit', unit_amount: '100' } }
  await world.plan('team', null, { prices: [seats] })
  const customer = await world.customer()
  const subscription = await customer.subscribe('team')
  await subscription.use('seats', 5)
  await world.advanceTo('2027-05-05')
  await subscription.use('seats', 8, { occurred_at: world.moment('2027-04-10') })
  await world.advanceTo('2027-06-02')
  const usage = (await customer.invoices()).flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.amount, 0)
  expect(usage).toBe(2400)
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

function minimums(document: { readonly lines: readonly { readonly kind: string; readonly amount: number }[] } | undefined): number[] {
  return (document?.lines ?? []).filter((line) => line.kind === 'minimum_commitment').map((line) => line.amount)
}
