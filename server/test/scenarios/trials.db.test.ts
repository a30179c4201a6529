import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }

scenario('fourteen days free, told of three days before, then billed from the day on which they end', april, async (world) => {
  await world.plan('basic', 1000, { trialDays: 14 })
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  expect(await subscription.read()).toMatchObject({ status: 'trialing', trial_ends_at: '2027-04-15T00:00:00Z' })
  await world.advanceTo('2027-04-14')
  expect(await acme.invoices()).toEqual([])
  const { data: told3 } = await world.get(`/v1/events?object_id=${subscription.id}&type=subscription.trial_will_end`)
  expect(told3.map((event: { created_at: string }) => event.created_at)).toEqual(['2027-04-12T00:00:00Z'])
  await world.advanceTo('2027-05-20')
  expect(await acme.prints()).toEqual([
    told('Basic, 15 Apr – 14 May 2027  10.00\nTotal  10.00 EUR'),
    told('Basic, 15 May – 14 Jun 2027  10.00\nTotal  10.00 EUR'),
  ])
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'a plan is changed within the trial at no cost, the trial is made longer, and what was changed to is billed at its end',
  april,
  async (world) => {
    await world.plan('basic', 1000, { trialDays: 14 })
    await world.plan('pro', 3000, { trialDays: 14 })
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-08')
    await subscription.change('pro')
    await world.post(`/v1/subscriptions/${subscription.id}/end_trial`, { trial_ends_at: world.moment('2027-04-21') })
    await world.advanceTo('2027-04-22')
    expect(await acme.prints()).toEqual([told('Pro, 21 Apr – 20 May 2027  30.00\nTotal  30.00 EUR')])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('without a card a trial ends as the plan says: canceled, with nothing billed', april, async (world) => {
  await world.plan('basic', 1000, { trialDays: 14 })
  const [poor, rich] = [await world.customer({ name: 'Poor', card: null }), await world.customer({ name: 'Rich' })]
  const ends = await poor.subscribe('basic', { trial_end: 'cancel_without_payment_method' })
  const stays = await rich.subscribe('basic', { trial_end: 'cancel_without_payment_method' })
  await world.advanceTo('2027-04-16')
  expect(await ends.read()).toMatchObject({ status: 'canceled', ended_at: '2027-04-15T00:00:00Z' })
  expect(await poor.invoices()).toEqual([])
  expect(await stays.read()).toMatchObject({ status: 'active' })
  expect(await rich.prints()).toEqual([told('Basic, 15 Apr – 14 May 2027  10.00\nTotal  10.00 EUR')])
  expect(await world.audit()).toEqual(quiet)
})
