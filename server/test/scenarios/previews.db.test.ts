import { expect } from 'vitest'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const utc = { timezone: 'UTC' }

interface Foreseen {
  readonly invoice: { readonly total: number } | null
  readonly next_invoice: { readonly total: number } | null
  readonly next_billing_at: string | null
}

function totals({ invoice, next_invoice, next_billing_at }: Foreseen) {
  return [invoice?.total ?? null, next_invoice?.total ?? null, next_billing_at]
}

scenario('the end of a trial is foreseen, and nothing is written', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const { id, read } = await acme.subscribe('basic', { trial_days: 14 })
  const path = `/v1/subscriptions/${id}`
  await world.advanceTo('2027-04-06')
  expect(totals(await world.post(`${path}/preview_end_trial`, {}))).toEqual([3000, 3000, '2027-05-06T00:00:00Z'])
  const later = { trial_ends_at: '2027-04-20T00:00:00Z' }
  expect(totals(await world.post(`${path}/preview_end_trial`, later))).toEqual([null, 3000, '2027-04-20T00:00:00Z'])
  expect(await read()).toMatchObject({ status: 'trialing', trial_ends_at: '2027-04-15T00:00:00Z' })
  expect(await acme.invoices()).toEqual([])
  await world.post(`${path}/end_trial`, {})
  expect((await acme.invoices()).map((each) => each.total)).toEqual([3000])
  expect(await read()).toMatchObject({ status: 'active', next_billing_at: '2027-05-06T00:00:00Z' })
})

scenario('another billing day is foreseen: only what is not paid yet is billed as a stub', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const { id, read } = await acme.subscribe('basic')
  const path = `/v1/subscriptions/${id}`
  // 1 to 16 May is 15 of the 30 days of the period that ends on the 16th.
  expect(totals(await world.post(`${path}/preview_move_anchor`, { day: 16 }))).toEqual([null, 1500, '2027-05-01T00:00:00Z'])
  expect((await read()).scheduled_changes).toEqual([])
  await world.post(`${path}/move_anchor`, { day: 16 })
  await world.advanceTo('2027-05-02')
  expect((await acme.invoices()).map((each) => each.total)).toEqual([3000, 1500])
})

scenario('a charge is foreseen with its tax, now or with the next invoice', utc, async (world) => {
  await world.plan('basic', 3000)
  await world.post('/v1/tax_rates', { name: 'VAT', kind: 'vat', percent: '20' })
  const acme = await world.customer()
  const { id } = await acme.subscribe('basic')
  const path = `/v1/subscriptions/${id}`
  const charge = { description: 'Workshop', unit_amount: '4900', quantity: '2' }
  // 98.00 and a fifth; 30.00 and a fifth.
  expect(totals(await world.post(`${path}/preview_charge`, { ...charge, when: 'now' }))).toEqual([11_760, 3600, '2027-05-01T00:00:00Z'])
  expect(totals(await world.post(`${path}/preview_charge`, charge))).toEqual([null, 15_360, '2027-05-01T00:00:00Z'])
  expect((await world.get(`${path}/pending_lines`)).data).toEqual([])
  await world.post(`${path}/charges`, { ...charge, when: 'now' })
  expect((await acme.invoices()).map((each) => each.total)).toEqual([3600, 11_760])
})
