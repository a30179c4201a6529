import { expect } from 'vitest'
import { askGateways } from '../../src/modules/payments/ask-gateways.ts'
import { openDueAttempts } from '../../src/modules/payments/open-attempts.ts'
import { reconcileAttempts } from '../../src/modules/payments/reconcile-attempts.ts'
import { settleAttempts } from '../../src/modules/payments/settle-attempts.ts'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What went wrong elsewhere when the same thing was asked twice, at one moment or in another order.

const scenario = scenarios()
const quiet = { findings: [], drift: [] }
const statuses = (replies: readonly { readonly status: number }[]): number[] => replies.map((reply) => reply.status)

scenario('field 2.3.14: one top-up posted twice under its key is booked once', async (world) => {
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Prepaid' })
  const path = `/v1/wallets/${wallet.id}/top_up`
  const replies = await world.atOnce(4, path, { amount: 5000, paid: true }, 'top-up-1')
  // Who comes while the first is being answered is told to come again, and has the same answer then.
  expect(statuses(replies).every((status) => status === 201 || status === 409 || status === 503)).toBe(true)
  const [again] = await world.atOnce(1, path, { amount: 5000, paid: true }, 'top-up-1')
  expect(new Set([...replies.filter((reply) => reply.status === 201), again].map((reply) => reply?.body.id)).size).toBe(1)
  await world.advanceTo('2027-04-02')
  expect(await acme.prints()).toEqual([told('Prepaid: top-up  50.00\nTotal  50.00 EUR')])
  expect(await world.get(`/v1/wallets/${wallet.id}/balance`)).toMatchObject({ balance: 5000, awaiting_payment: 0 })
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.3.14: two top-ups under one reference are one, with different keys and at one moment', async (world) => {
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Prepaid' })
  const path = `/v1/wallets/${wallet.id}/top_up`
  const order = { amount: 5000, paid: true, reference: 'order-1042' }
  const replies = await world.atOnce(8, path, order)
  expect(statuses(replies)).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
  expect(new Set(replies.slice(1).map((reply) => reply.body.code))).toEqual(new Set(['already_exists']))
  await world.advanceTo('2027-04-02')
  expect(await world.refused(path, order)).toMatchObject({ code: 'already_exists' })
  expect(await acme.invoices()).toHaveLength(1)
  expect((await world.get(`/v1/wallets/${wallet.id}/balance`)).balance).toBe(5000)
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.3.14: a top-up that is paid by two at one moment comes into the wallet once', async (world) => {
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Prepaid' })
  const { invoice } = await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 5000, paid: true })
  await Promise.all([
    world.atOnce(3, `/v1/invoices/${invoice}/pay`, {}),
    world.atOnce(3, '/v1/jobs/collect-payments/run', {}),
    world.atOnce(3, '/v1/jobs/top-up-wallets/run', {}),
  ])
  await world.atOnce(3, '/v1/jobs/top-up-wallets/run', {})
  expect((await world.get(`/v1/wallets/${wallet.id}/balance`)).balance).toBe(5000)
  const { data: payments } = await world.get(`/v1/payments?invoice=${invoice}&status=succeeded`)
  expect(payments).toMatchObject([{ amount: 5000 }])
  const { data: grants } = await world.get(`/v1/customers/${acme.id}/credit_grants`)
  expect(grants).toMatchObject([{ wallet: wallet.id, amount: 5000, remaining: 5000 }])
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'field 2.3.15: two checkouts at one moment: where a customer may have one subscription, one it is',
  { conventions: { subscription_policy: 'one_active' } },
  async (world) => {
    await world.plan('basic', 1000)
    const acme = await world.customer()
    const wanted = { customer: acme.id, plan: world.planId('basic') }
    const replies = await world.atOnce(8, '/v1/subscriptions', wanted)
    expect(statuses(replies)).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
    expect(new Set(replies.slice(1).map((reply) => reply.body.code))).toEqual(new Set(['one_active_subscription']))
    // No reservation runs out: weeks later it is refused just so.
    await world.advanceTo('2027-04-25')
    expect(await world.refused('/v1/subscriptions', wanted)).toMatchObject({ code: 'one_active_subscription' })
    expect(await acme.prints()).toEqual([told('Basic, 1–30 Apr 2027  10.00\nTotal  10.00 EUR')])
    const { data: payments } = await world.get(`/v1/payments?customer=${acme.id}`)
    expect(payments).toMatchObject([{ status: 'succeeded', amount: 1000 }])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.3.15: one checkout sent again and again under its key is one subscription', async (world) => {
  await world.plan('basic', 1000)
  const acme = await world.customer()
  const wanted = { customer: acme.id, plan: world.planId('basic') }
  const first = await world.atOnce(4, '/v1/subscriptions', wanted, 'checkout-7')
  await world.advanceTo('2027-04-01T22:00:00Z')
  const [later] = await world.atOnce(1, '/v1/subscriptions', wanted, 'checkout-7')
  expect(later?.status).toBe(201)
  for (const reply of first.filter((each) => each.status === 201)) expect(reply.body.id).toBe(later?.body.id)
  const { data } = await world.get(`/v1/subscriptions?customer=${acme.id}`)
  expect(data).toHaveLength(1)
  expect(await acme.invoices()).toHaveLength(1)
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.3.16: eight sign-ups of one user at one moment make one customer', async (world) => {
  const replies = await world.atOnce(8, '/v1/customers', { name: 'Ada', external_id: 'user_1' })
  expect(statuses(replies)).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
  for (const reply of replies.slice(1)) expect(reply.body).toMatchObject({ code: 'already_exists', errors: [{ pointer: '/external_id' }] })
  // Who was refused finds the customer under its own name for it.
  const { data } = await world.get('/v1/customers?external_id=user_1')
  expect(data.map((each: { id: string }) => each.id)).toEqual([replies[0]?.body.id])
})

scenario(
  'field 2.3.17: events carry a number that rises by one for each object, in the order in which things were committed',
  async (world) => {
    await world.plan('basic', 1000)
    await world.plan('pro', 3000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-16')
    // Four at one moment: each one's event comes after that on which it was decided.
    await Promise.all(['2', '3', '4', '5'].map((quantity) => subscription.change({ quantity, timing: 'now' }).catch(() => null)))
    await subscription.cancel({ timing: 'period_end' })
    await subscription.uncancel()
    await world.advanceTo('2027-05-02')
    const { data: newestFirst } = await world.get(`/v1/events?object_id=${subscription.id}&limit=100`)
    const events = newestFirst.toReversed()
    expect(events.map((event: { sequence: number }) => event.sequence)).toEqual(events.map((_: unknown, index: number) => index + 1))
    // Each tells the state of its own moment; the last one is what can be read.
    const ends = events.filter((event: { type: string }) => event.type.startsWith('subscription.cancellation_'))
    expect(ends.map((event: { data: { cancel_at: unknown } }) => event.data.cancel_at)).toEqual(['2027-04-30T22:00:00Z', null])
    const { status, current_period_start, cancel_at } = await subscription.read()
    expect(events.at(-1)).toMatchObject({ type: 'subscription.renewed', data: { status, current_period_start, cancel_at } })
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.3.17: an answer about money that comes late changes nothing that is newer', async (world) => {
  await world.plan('basic', 1000)
  const acme = await world.customer({ card: 'pm_card_timeout' })
  const subscription = await acme.subscribe('basic')
  // A worker asks the gateway and stops before it has written the answer.
  const { attempts } = await openDueAttempts(world.ctx, 500)
  const answers = await askGateways(world.ctx, attempts)
  await subscription.cancel({ timing: 'now' })
  const before = await subscription.read()
  await world.moveClock('2027-04-01T22:10:00Z')
  await reconcileAttempts(world.ctx)
  const settled = (await acme.invoices()).map(({ total }) => total)
  // Now the first worker wakes up, with what it was told long ago.
  await settleAttempts(world.ctx, answers)
  expect(await subscription.read()).toMatchObject({ status: before.status, ended_at: before.ended_at })
  expect(before.status).toBe('canceled')
  expect((await acme.invoices()).map(({ total }) => total)).toEqual(settled)
  const { data: payments } = await world.get(`/v1/payments?customer=${acme.id}`)
  expect(payments).toMatchObject([{ status: 'succeeded', amount: 1000 }])
  expect(await world.audit()).toEqual(quiet)
})

scenario('field 2.3.18: a clock that starts the job again while it runs: everybody is billed once and nothing is muted', async (world) => {
  await world.plan('basic', 1000)
  const customers = await Promise.all(Array.from({ length: 12 }, (_, index) => world.customer({ name: `Customer ${index}`, card: null })))
  for (const customer of customers) await customer.subscribe('basic', { collection_method: 'send_invoice' })
  await world.moveClock('2027-05-02')
  const before = world.loggedErrors().length
  const runs = await world.atOnce(4, '/v1/jobs/billing-run/run', {})
  expect(statuses(runs)).toEqual([200, 200, 200, 200])
  const sum = (name: string): number => runs.reduce((total, run) => total + run.body.counts[name], 0)
  expect([sum('billed'), sum('invoices'), sum('parked')]).toEqual([12, 12, 0])
  for (const customer of customers) {
    expect(await customer.prints()).toEqual([
      told('Basic, 1–30 Apr 2027  10.00\nTotal  10.00 EUR'),
      told('Basic, 1–31 May 2027  10.00\nTotal  10.00 EUR'),
    ])
  }
  // Nobody ran into a unique index, so there is no error to swallow: what is due is claimed before it is billed.
  expect(world.loggedErrors().slice(before)).toEqual([])
  const [idle] = await world.atOnce(1, '/v1/jobs/billing-run/run', {})
  expect(idle?.body.counts).toMatchObject({ billed: 0, invoices: 0, parked: 0 })
  await world.advanceTo('2027-05-03')
  expect(await world.audit()).toEqual(quiet)
})
