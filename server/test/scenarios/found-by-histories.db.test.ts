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

function minimums(document: { readonly lines: readonly { readonly kind: string; readonly amount: number }[] } | undefined): number[] {
  return (document?.lines ?? []).filter((line) => line.kind === 'minimum_commitment').map((line) => line.amount)
}
