import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// Where billing stopped elsewhere without a word, and where pauses and cancellations got into each other's way.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

scenario('field 2.5.22: who is not billed up to now is parked where everybody can see it, with a reason', april, async (world) => {
  await world.plan('daily', 100, { interval: { unit: 'day', count: 1 } })
  const acme = await world.customer()
  const subscription = await acme.subscribe('daily')
  // No worker runs for fifty days.
  await world.moveClock('2027-05-21')
  await world.post('/v1/jobs/billing-run/run')
  const parked = await world.get('/v1/subscriptions?parked=true')
  expect(parked.data.map((each: { id: string }) => each.id)).toEqual([subscription.id])
  const { reason } = parked.data[0].parked
  expect(reason).toMatch(/20|twenty/)
  const { data: events } = await world.get(`/v1/events?object_id=${subscription.id}&type=subscription.parked`)
  expect(events).toHaveLength(1)
  const { findings } = await world.audit()
  expect(findings).toContainEqual(expect.objectContaining({ object: subscription.id }))
  // Somebody looks, and it goes on to the present day: 1 April to 21 May are 51 days.
  for (let tries = 0; tries < 3; tries += 1) {
    if ((await subscription.read()).parked !== null) await world.post(`/v1/subscriptions/${subscription.id}/resume_billing`)
    await world.post('/v1/jobs/billing-run/run')
  }
  const days = (await world.get(`/v1/invoices?subscription=${subscription.id}&limit=100`)).data
  expect(days).toHaveLength(51)
  expect((await world.get('/v1/subscriptions?parked=true')).data).toEqual([])
  await world.advanceTo('2027-05-21T01:00:00Z')
  // So much in a day stays worth a look.
  expect(await world.audit()).toMatchObject({ drift: [], findings: [{ check: 'few_invoices_a_day', severity: 'attention' }] })
})

scenario('field 2.5.23: two new prices within one period: nobody is left on the oldest unseen', april, async (world) => {
  const plan = await world.plan('basic', 1000)
  const [old, leaves] = [await world.customer({ name: 'Old' }), await world.customer({ name: 'Moves' })]
  await old.subscribe('basic')
  const moves = await leaves.subscribe('basic')
  const terms = (amount: number) => ({ model: 'per_unit', unit_amount: String(amount) })
  const monthly = { plan: plan.id, currency: 'EUR', interval: { unit: 'month', count: 1 } }
  let last = world.prices('basic')[0]?.id
  for (const [day, amount] of [
    ['2027-04-05', 1100],
    ['2027-04-10', 1200],
  ] as const) {
    await world.advanceTo(day)
    const { id } = await world.post('/v1/prices', { ...monthly, terms: terms(amount) })
    await world.post(`/v1/prices/${last}/archive`)
    // It is moved to each as it comes, for the next period: the newest takes the place of the one before.
    await moves.change('basic', { timing: 'period_end' })
    last = id
  }
  const { data: changes } = await world.get(`/v1/subscriptions/${moves.id}/changes`)
  expect(changes.map((change: { status: string }) => change.status).toSorted()).toEqual(['scheduled', 'withdrawn'])
  const fresh = await world.customer({ name: 'New' })
  await fresh.subscribe('basic')
  expect(await fresh.lastInvoice()).toBe(told('Basic, 10 Apr – 9 May 2027  12.00\nTotal  12.00 EUR'))
  await world.advanceTo('2027-05-02')
  // Who was not moved keeps the price that was agreed, and its line says which it is.
  expect(await old.lastInvoice()).toBe(told('Basic, 1–31 May 2027  10.00\nTotal  10.00 EUR'))
  expect(await leaves.lastInvoice()).toBe(told('Basic, 1–31 May 2027  12.00\nTotal  12.00 EUR'))
  expect((await leaves.invoices()).at(-1)?.lines).toMatchObject([{ price: last }])
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.8.32: paused, canceled in the pause, and the cancellation undone: it rests on, then goes on', april, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-11')
  await subscription.pause()
  // 20 of 30 days are given back.
  expect(await acme.balance()).toBe(2000)
  await world.advanceTo('2027-04-20')
  await subscription.cancel({ timing: 'at', at: world.moment('2027-06-01') })
  expect(await subscription.read()).toMatchObject({ status: 'paused', cancel_at: '2027-06-01T00:00:00Z' })
  await subscription.uncancel()
  expect(await subscription.read()).toMatchObject({ status: 'paused', cancel_at: null })
  await world.advanceTo('2027-05-16')
  expect(await acme.invoices()).toHaveLength(2)
  await subscription.resume()
  // The billing day stays: 16 to 31 May are 16 of 31 days, 30.00 × 16 ÷ 31 = 15.483…, all of it from credit.
  expect(await acme.lastInvoice()).toBe(told('Basic, 16–31 May 2027  15.48\nTotal  15.48 EUR\nFrom credit  −15.48'))
  await world.advanceTo('2027-06-02')
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Jun 2027  30.00\nTotal  30.00 EUR\nFrom credit  −4.52'))
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'field 2.8.32: a pause that is going to begin and a cancellation for the end of the period: the end wins',
  april,
  async (world) => {
    await world.plan('basic', 3000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-10')
    await subscription.pause({ at: world.moment('2027-05-10'), resumes_at: world.moment('2027-05-20') })
    await subscription.cancel({ timing: 'period_end' })
    await world.advanceTo('2027-06-15')
    expect(await subscription.read()).toMatchObject({ status: 'canceled', ended_at: '2027-05-01T00:00:00Z' })
    expect(await acme.prints()).toEqual([told('Basic, 1–30 Apr 2027  30.00\nTotal  30.00 EUR')])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.8.32: canceled while it is paused, it ends at once and owes nothing', april, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-11')
  await subscription.pause()
  await world.advanceTo('2027-05-05')
  await subscription.cancel({ timing: 'now' })
  expect(await subscription.read()).toMatchObject({ status: 'canceled', next_billing_at: null })
  expect(await world.refused(`/v1/subscriptions/${subscription.id}/resume`)).toMatchObject({ status: 409 })
  await world.advanceTo('2027-07-01')
  expect(await acme.prints()).toHaveLength(2)
  expect(await acme.balance()).toBe(2000)
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.5.24: usage that was accepted is in the bill, though no job has added it up before', april, async (world) => {
  const meter = await world.meter()
  await world.plan('metered', null, { prices: [{ meter, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '10' } }] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('metered')
  await world.moveClock('2027-04-10')
  await subscription.use('units', 100)
  expect((await subscription.usage()).amount).toBe(1000)
  await world.moveClock('2027-05-01')
  // Only the billing run runs; the roll-up comes later and counts nothing again.
  await world.post('/v1/jobs/billing-run/run')
  expect(await acme.prints()).toEqual([told('Calls × 100, 1–30 Apr 2027  10.00\nTotal  10.00 EUR')])
  await world.post('/v1/jobs/usage-rollup/run')
  await world.advanceTo('2027-06-02')
  expect(await acme.invoices()).toHaveLength(1)
  expect(await world.audit()).toEqual(quiet)
})
