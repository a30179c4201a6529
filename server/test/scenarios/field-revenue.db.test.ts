import { expect } from 'vitest'
import { scenarios } from '../scenario.ts'

// What went wrong elsewhere with monthly recurring revenue: each figure by hand.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01' }

scenario(
  'field 2.7.31: monthly recurring revenue counts what is paid again and again, spread over months, and nothing else',
  april,
  async (world) => {
    const units = await world.meter()
    const calls = { meter: units, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '500' } }
    const minimum = { kind: 'minimum_commitment', nickname: 'Minimum', terms: { model: 'flat', amount: '5000' } }
    const setup = { kind: 'setup_fee', nickname: 'Setup', terms: { model: 'flat', amount: '9900' } }
    await world.plan('monthly', 2900, { prices: [setup] })
    await world.plan('yearly', 12000, { interval: { unit: 'year', count: 1 } })
    await world.plan('quarterly', 1000, { interval: { unit: 'month', count: 3 } })
    await world.plan('weekly', 1000, { interval: { unit: 'week', count: 1 } })
    await world.plan('metered', 1500, { prices: [calls] })
    await world.plan('committed', 2000, { prices: [calls, minimum] })
    await world.plan('tried', 4900, { trialDays: 14 })
    await world.plan('free', 0)
    const mrrOf: Record<string, number> = {
      // 3 × 29.00; a setup fee comes once.
      monthly: 8700,
      // 120.00 ÷ 12, 10.00 ÷ 3 and 10.00 × 52 ÷ 12
      yearly: 1000,
      quarterly: 333,
      weekly: 4333,
      // Usage is no recurring revenue, whatever it costs.
      metered: 1500,
      // 20.00 a month, and 50.00 at least
      committed: 5000,
      tried: 0,
      free: 0,
    }
    for (const code of Object.keys(mrrOf)) {
      const customer = await world.customer({ name: code })
      await customer.subscribe(code, code === 'monthly' ? { quantity: '3' } : {})
    }
    const later = await world.customer({ name: 'later' })
    await later.subscribe('monthly', { start_at: world.moment('2027-06-01') })
    const report = await world.get('/v1/reports/active_subscriptions')
    const shown = report.data.map((row: { customer_name: string; mrr: number }) => [row.customer_name, row.mrr])
    expect(Object.fromEntries(shown)).toEqual(mrrOf)
    // 87.00 + 10.00 + 3.33 + 43.33 + 15.00 + 50.00
    expect(report.totals).toMatchObject([{ currency: 'EUR', mrr: 20866, mrr_past_due: 0 }])
    expect((await world.get('/v1/overview')).mrr).toEqual([{ currency: 'EUR', amount: 20866, past_due: 0 }])
  },
)

scenario('field 2.7.31: a failed renewal is no revenue until it is paid; what paused or ended is none', april, async (world) => {
  await world.plan('basic', 1000)
  const mrr = async () => (await world.get('/v1/overview')).mrr[0]
  const fails = await world.customer({ name: 'Fails' })
  await fails.subscribe('basic')
  const pauses = await world.customer({ name: 'Pauses' })
  const paused = await pauses.subscribe('basic')
  const leaves = await world.customer({ name: 'Leaves' })
  const left = await leaves.subscribe('basic')
  const stays = await world.customer({ name: 'Stays' })
  await stays.subscribe('basic')
  await world.advanceTo('2027-04-02')
  expect(await mrr()).toEqual({ currency: 'EUR', amount: 4000, past_due: 0 })
  // Until its end it counts.
  await left.cancel({ timing: 'period_end' })
  expect(await mrr()).toMatchObject({ amount: 4000 })
  await world.post('/v1/payment_methods', { customer: fails.id, gateway: 'sandbox', token: 'pm_card_chargeDeclined', default: true })
  await paused.pause()
  expect(await mrr()).toMatchObject({ amount: 3000 })
  await world.advanceTo('2027-05-02')
  expect(await mrr()).toEqual({ currency: 'EUR', amount: 1000, past_due: 1000 })
  await world.post('/v1/payment_methods', { customer: fails.id, gateway: 'sandbox', token: 'pm_card_visa', default: true })
  const [open] = (await world.get(`/v1/invoices?customer=${fails.id}&sort=-created_at`)).data
  await world.post(`/v1/invoices/${open.id}/pay`)
  await paused.resume()
  await world.advanceTo('2027-05-03')
  expect(await mrr()).toEqual({ currency: 'EUR', amount: 3000, past_due: 0 })
})

scenario('field 2.7.31: the price of another plan, or of more seats, counts from the moment of the change', april, async (world) => {
  await world.plan('basic', 1000)
  await world.plan('yearly', 24000, { interval: { unit: 'year', count: 1 } })
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  const mrr = async () => (await world.get('/v1/overview')).mrr
  await world.advanceTo('2027-04-16')
  await subscription.change({ quantity: '5', timing: 'now' })
  expect(await mrr()).toMatchObject([{ amount: 5000 }])
  await subscription.change({ plan: world.planId('yearly'), quantity: '1', timing: 'now' })
  await world.advanceTo('2027-04-17')
  expect(await mrr()).toMatchObject([{ amount: 2000 }])
  // A change that waits is not there yet.
  await subscription.change({ plan: world.planId('basic'), timing: 'period_end' })
  expect(await mrr()).toMatchObject([{ amount: 2000 }])
})

scenario('what credit notes give back is told apart from what was invoiced, by month and by plan', april, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-05-21')
  // 11 of 31 days of 30.00 are 10.645…
  await subscription.cancel({ timing: 'now', credit: 'credit_note' })
  const { data } = await world.get('/v1/reports/revenue?from=2027-04&to=2027-05')
  const shown = data.map((row: { month: string; invoiced: number; credited: number }) => [row.month, row.invoiced, row.credited])
  expect(shown).toEqual([
    ['2027-04', 3000, 0],
    ['2027-05', 3000, 1065],
  ])
  const byPlan = await world.get('/v1/reports/revenue?from=2027-05&to=2027-05&group_by=plan')
  expect(byPlan.data).toMatchObject([{ plan_name: 'Basic', invoiced: 3000, credited: 1065 }])
  expect(await acme.balance()).toBe(1065)
})
