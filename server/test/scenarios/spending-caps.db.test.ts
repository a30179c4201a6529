import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios, type World } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

/** Calls at 0.10 and files at 0.30, beside a fee of 10.00. */
async function metered(world: World, more: object = {}) {
  const calls = await world.meter('calls')
  const files = await world.meter('files')
  const price = (meter: string, nickname: string, unit_amount: string) => {
    return { meter, nickname, billing: 'in_arrears', terms: { model: 'per_unit', unit_amount } }
  }
  await world.plan('basic', 1000, { prices: [price(calls, 'Calls', '10'), price(files, 'Files', '30')], more })
}

const names = async (world: World, type: string): Promise<number> => {
  const { data } = await world.get(`/v1/events?type=${type}&limit=100`)
  return data.length
}

scenario('usage beyond the cap is not billed: its lines are lowered in proportion, and say so', april, async (world) => {
  await world.post('/v1/tax_rates', { name: 'VAT', percent: '10' })
  await metered(world)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic', { spending_cap: { amount: 1000 } })
  expect((await subscription.read()).spending_cap).toEqual({ amount: 1000, scope: 'usage', action: 'limit' })
  await subscription.use('calls', 50)
  await subscription.use('files', 10)
  await world.advanceTo('2027-04-02')
  // 5.00 and 3.00 are 80 percent.
  expect(await names(world, 'subscription.spending_cap_approached')).toBe(1)
  expect(await subscription.usage()).toMatchObject({ spending_cap: { amount: 1000, action: 'limit', spent: 800, left: 1000 } })
  await subscription.use('calls', 50)
  await subscription.use('files', 10)
  await world.advanceTo('2027-04-03')
  expect(await names(world, 'subscription.spending_cap_reached')).toBe(1)
  const upcoming = await world.get(`/v1/subscriptions/${subscription.id}/upcoming_invoice`)
  expect(upcoming.next_invoice).toMatchObject({ subtotal: 2000, tax: 201, total: 2201 })
  await world.advanceTo('2027-05-02')
  // 10.00 and 6.00 are 16.00; of 10.00 that is 6.25 and 3.75, with 0.625 and 0.375 of tax.
  const [, last] = await acme.invoices()
  expect(await acme.lastInvoice()).toBe(
    told('Calls × 100, 1–30 Apr 2027  6.25\nFiles × 20, 1–30 Apr 2027  3.75\nBasic, 1–31 May 2027  10.00\nTax  2.01\nTotal  22.01 EUR'),
  )
  const { lines } = await world.get(`/v1/invoices/${last?.id}/explanation`)
  const text = JSON.stringify(lines)
  expect(text).toContain(
    'The spending cap of 10.00 EUR for the period leaves 10.00 of the 16.00 that its usage would come to, and 6.25 of it for this line.',
  )
  expect(await names(world, 'subscription.spending_cap_approached')).toBe(1)
  expect(await world.audit()).toEqual(quiet)
})

scenario('thresholds and late usage stay below the cap of their period, and the next period has one of its own', april, async (world) => {
  await metered(world, { usage_thresholds: [{ currency: 'EUR', amount: 600 }] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic', { spending_cap: { amount: 1000 } })
  await subscription.use('calls', 70)
  await world.advanceTo('2027-04-10')
  await subscription.use('calls', 80)
  await world.advanceTo('2027-05-02')
  await subscription.use('calls', 20, { occurred_at: world.moment('2027-04-20') })
  await subscription.use('calls', 40)
  await world.advanceTo('2027-06-02')
  // 7.00 early, 3.00 of the rest at the end, nothing of what came late; 4.00 of May.
  const usage = (await acme.invoices()).flatMap(({ lines }) =>
    (lines as unknown as readonly { kind: string; amount: number }[]).flatMap((line) => (line.kind === 'usage' ? [line.amount] : [])),
  )
  expect(usage).toEqual([700, 300, 400])
  expect(await world.audit()).toEqual(quiet)
})

scenario('a cap that is raised in mid-period lets more be billed, one that only tells lets all', april, async (world) => {
  await metered(world)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic', { spending_cap: { amount: 200 } })
  await subscription.use('calls', 100)
  await world.advanceTo('2027-04-10')
  await world.patch(`/v1/subscriptions/${subscription.id}`, { spending_cap: { amount: 500 } })
  await world.advanceTo('2027-05-02')
  expect((await acme.invoices()).at(-1)).toMatchObject({ subtotal: 1500 })
  await world.patch(`/v1/subscriptions/${subscription.id}`, { spending_cap: { amount: 500, action: 'notify' } })
  await subscription.use('calls', 100)
  await world.advanceTo('2027-06-02')
  expect((await acme.invoices()).at(-1)).toMatchObject({ subtotal: 2000 })
  await world.patch(`/v1/subscriptions/${subscription.id}`, { spending_cap: null })
  expect((await subscription.read()).spending_cap).toBeNull()
  expect(await world.audit()).toEqual(quiet)
})

scenario('a discount lowers what the cap has left of usage', april, async (world) => {
  await metered(world)
  await world.post('/v1/coupons', { code: 'half', name: 'Half', percent_off: '50', duration: 'forever' })
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic', { spending_cap: { amount: 1000 }, coupon: 'half' })
  await subscription.use('calls', 300)
  await world.advanceTo('2027-05-02')
  // 30.00 of calls become 10.00; with the fee of 10.00 half of 20.00.
  expect((await acme.invoices()).at(-1)).toMatchObject({ subtotal: 2000, discount: 1000, total: 1000 })
  expect(await world.audit()).toEqual(quiet)
})

scenario('the preview of a start knows the cap that is asked for', april, async (world) => {
  const meter = await world.meter()
  const least = { meter, nickname: 'Calls', billing: 'in_arrears', terms: { model: 'per_unit', unit_amount: '10', minimum: '1000' } }
  await world.plan('least', null, { prices: [least] })
  const acme = await world.customer()
  const body = { customer: acme.id, plan: world.planId('least'), spending_cap: { amount: 300 } }
  const preview = await world.post('/v1/subscriptions/preview', body)
  expect(preview.next_invoice).toMatchObject({ total: 300 })
  await world.post('/v1/subscriptions', body)
  await world.advanceTo('2027-05-02')
  expect((await acme.invoices()).at(-1)).toMatchObject({ total: 300 })
  expect(await world.audit()).toEqual(quiet)
})
