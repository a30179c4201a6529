import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01' }
const quiet = { findings: [], drift: [] }

scenario('a wallet for usage pays for usage, with its tax, and leaves the fee', april, async (world) => {
  await world.post('/v1/tax_rates', { name: 'VAT', percent: '10' })
  const meter = await world.meter()
  const calls = { meter, nickname: 'Calls', billing: 'in_arrears', terms: { model: 'per_unit', unit_amount: '10' } }
  await world.plan('basic', 1000, { prices: [calls] })
  const acme = await world.customer()
  const applies_to = { kinds: ['usage'] }
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Calls', applies_to })
  expect(wallet.applies_to).toEqual({ plans: [], products: [], prices: [], meters: [], kinds: ['usage'] })
  await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 5000, paid: false })
  const subscription = await acme.subscribe('basic')
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Apr 2027  10.00\nTax  1.00\nTotal  11.00 EUR'))
  await subscription.use('units', 30)
  const upcoming = await world.get(`/v1/subscriptions/${subscription.id}/upcoming_invoice`)
  await world.advanceTo('2027-05-02')
  // Usage of 3.00 and its tax of 0.30.
  const [, last] = await acme.invoices()
  expect(last).toMatchObject({ total: 1430, wallet_applied: 330, credits_applied: 330 })
  expect(upcoming.next_invoice).toMatchObject({ total: 1430, wallet_applied: 330 })
  expect((await world.get(`/v1/wallets/${wallet.id}/balance`)).balance).toBe(4670)
  expect(await world.audit()).toEqual(quiet)
})

scenario('credit for everything leaves usage to the wallet that pays for nothing else', april, async (world) => {
  const meter = await world.meter()
  const calls = { meter, nickname: 'Calls', billing: 'in_arrears', terms: { model: 'per_unit', unit_amount: '10' } }
  await world.plan('basic', 1000, { prices: [calls] })
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Calls', applies_to: { meters: [meter] } })
  await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 500, paid: false })
  const subscription = await acme.subscribe('basic')
  await subscription.use('units', 50)
  await world.post(`/v1/customers/${acme.id}/credit_grants`, { amount: 1100, currency: 'EUR', apply_to_open_invoices: false })
  await world.advanceTo('2027-05-02')
  // 10.00 and 5.00: of the 11.00 for anything all is used, and 4.00 of the wallet.
  const [, last] = await acme.invoices()
  expect(last).toMatchObject({ total: 1500, credits_applied: 1500, wallet_applied: 400 })
  expect(await world.audit()).toEqual(quiet)
})

scenario('by plan, and by price; one invoice by hand belongs to none', april, async (world) => {
  const basic = await world.plan('basic', 1000)
  await world.plan('pro', 3000)
  const acme = await world.customer()
  const make = (name: string, applies_to: object) => world.post('/v1/wallets', { customer: acme.id, name, applies_to })
  const one = await make('Basic', { plans: [basic.id] })
  const other = await make('Pro', { prices: [world.prices('pro')[0]?.id] })
  for (const { id } of [one, other]) await world.post(`/v1/wallets/${id}/top_up`, { amount: 2000, paid: false })
  await acme.subscribe('basic')
  await acme.subscribe('pro', { allow_overlap: true })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const preview = await world.post('/v1/invoices/preview', { customer: acme.id, lines })
  expect(preview).toMatchObject({ credits_applied: 0, amount_due: 4900 })
  await world.post('/v1/invoices', { customer: acme.id, lines, finalize: true })
  const paid = (await acme.invoices()).map((invoice) => (invoice as unknown as { wallet_applied: number }).wallet_applied)
  expect(paid).toEqual([1000, 2000, 0])
  expect(await world.audit()).toEqual(quiet)
})

scenario('what a wallet pays for is named, and exists', april, async (world) => {
  const acme = await world.customer()
  const refused = (applies_to: object) => world.refused('/v1/wallets', { customer: acme.id, name: 'Some', applies_to })
  expect((await refused({})).code).toBe('invalid')
  const unknown = await refused({ plans: ['plan_01h455vb4pex5vsknk084sn02q'] })
  expect(unknown.detail).toMatch(/There is no plan_01h455vb4pex5vsknk084sn02q/)
})
