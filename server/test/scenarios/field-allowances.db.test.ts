import { expect } from 'vitest'
import { type Customer, scenarios, type World } from '../scenario.ts'

// What went wrong elsewhere with what a plan includes, when the plan changed in mid-period.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }

/** Two plans that allow 360 and 900 credits a month, and how to ask what a customer may use. */
async function credits(world: World) {
  const meter = await world.meter('credits')
  const prices = [{ meter, nickname: 'Credits', terms: { model: 'per_unit', unit_amount: '0' } }]
  await world.post('/v1/features', { code: 'credits', name: 'Credits', kind: 'metered', meter })
  const allow = (limit: string) => ({ prices, more: { features: [{ feature: 'credits', limit }] } })
  await world.plan('small', 1000, allow('360'))
  await world.plan('large', 2500, allow('900'))
  return async (customer: Customer) => {
    const { limit, used, remaining, has_access } = await world.get(`/v1/customers/${customer.id}/entitlements/credits`)
    return { limit, used, remaining, has_access }
  }
}

scenario('field 2.1.4: from 360 to 900 credits in mid-month allows 630, not 1,260 and not 900', april, async (world) => {
  const allowed = await credits(world)
  const acme = await world.customer()
  const subscription = await acme.subscribe('small')
  await world.advanceTo('2027-04-10')
  await subscription.use('credits', 200)
  expect(await allowed(acme)).toEqual({ limit: '360', used: '200', remaining: '160', has_access: true })
  await world.advanceTo('2027-04-16')
  await subscription.change('large')
  // 360 × 15/30 + 900 × 15/30; what was used stays used.
  expect(await allowed(acme)).toEqual({ limit: '630', used: '200', remaining: '430', has_access: true })
  // The money is divided in just the same way: 10.00 × 15/30 back, 25.00 × 15/30 charged.
  const [change] = (await acme.invoices()).slice(-1)
  expect(change?.lines.map((line) => line.amount)).toEqual([-500, 1250])
  await world.advanceTo('2027-05-01')
  expect(await allowed(acme)).toEqual({ limit: '900', used: '0', remaining: '900', has_access: true })
})

scenario(
  'field 2.1.4: a smaller plan in mid-month allows its share; who has used more has no access until the next',
  april,
  async (world) => {
    const allowed = await credits(world)
    const acme = await world.customer()
    const subscription = await acme.subscribe('large')
    await world.advanceTo('2027-04-21')
    await subscription.use('credits', 800)
    await subscription.change('small')
    // 900 × 20/30 + 360 × 10/30 = 600 + 120
    expect(await allowed(acme)).toEqual({ limit: '720', used: '800', remaining: '0', has_access: false })
    await world.advanceTo('2027-05-01')
    expect(await allowed(acme)).toEqual({ limit: '360', used: '0', remaining: '360', has_access: true })
  },
)

scenario('field 2.1.4: there and back at one moment wins nothing', april, async (world) => {
  const allowed = await credits(world)
  const acme = await world.customer()
  const subscription = await acme.subscribe('small')
  await world.advanceTo('2027-04-16')
  await subscription.use('credits', 100)
  for (const plan of ['large', 'small', 'large', 'small']) await subscription.change(plan)
  expect(await allowed(acme)).toEqual({ limit: '360', used: '100', remaining: '260', has_access: true })
  const changes = (await acme.invoices()).slice(1)
  expect(changes.reduce((sum, invoice) => sum + invoice.total - invoice.credits_applied, 0) - (await acme.balance())).toBe(0)
})
