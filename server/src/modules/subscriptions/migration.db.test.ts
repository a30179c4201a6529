import { expect } from 'vitest'
import { scenarios } from '../../../test/scenario.ts'

const scenario = scenarios()
const utc = { timezone: 'UTC', conventions: { credit_policy: 'invoice_line' } }

interface Priced {
  readonly lines: readonly { readonly kind: string; readonly amount: number }[]
}

function amounts(document: Priced | undefined): number[] | undefined {
  return document?.lines.filter((line) => line.kind !== 'credit_to_balance').map((line) => line.amount)
}

scenario('everybody moves to a new price at the end of their period, in one step or several, and once', utc, async (world) => {
  const old = await world.plan('old', 1000)
  const renewed = await world.plan('new', 1200, { more: {} })
  const [from, to] = [old.prices[0]?.id, renewed.prices[0]?.id]
  const [acme, brew, cafe, dune] = await Promise.all(['Acme', 'Brew', 'Cafe', 'Dune'].map((name) => world.customer({ name })))
  if (!acme || !brew || !cafe || !dune) throw new TypeError('four customers')
  const subscription = await acme.subscribe('old', { quantity: '3' })
  await brew.subscribe('old')
  const ending = await cafe.subscribe('old')
  await ending.cancel({ timing: 'period_end' })
  const changing = await dune.subscribe('old')
  await changing.change({ quantity: '2', timing: 'period_end' })
  const path = `/v1/prices/${from}`

  const preview = await world.post(`${path}/preview_migration`, { to })
  expect(preview).toMatchObject({
    counts: { ready: 2, scheduled: 0, changing: 1, canceling: 1, parked: 0, due: 0 },
    mrr: [{ currency: 'EUR', before: 4000, after: 4800 }],
    pays_more: 2,
    pays_less: 0,
    pays_the_same: 0,
  })
  expect(
    preview.sample.map((each: { customer_name: string; before: number; after: number }) => [each.customer_name, each.before, each.after]),
  ).toEqual([
    ['Acme', 3000, 3600],
    ['Brew', 1000, 1200],
  ])
  expect(await world.post(`${path}/migrate`, { to, customers: [brew.id] })).toMatchObject({ moved: 1, done: true })
  expect(await world.post(`${path}/migrate`, { to })).toMatchObject({
    moved: 1,
    done: true,
    left: { ready: 0, scheduled: 2, changing: 1, canceling: 1 },
  })
  expect(await world.post(`${path}/migrate`, { to })).toMatchObject({ moved: 0, done: true })
  expect((await subscription.read()).scheduled_changes).toMatchObject([{ effective_at: '2027-05-01T00:00:00Z', items: [{ price: to }] }])
  await world.advanceTo('2027-05-01')
  expect(amounts((await acme.invoices()).at(-1))).toEqual([3600])
  expect(amounts((await brew.invoices()).at(-1))).toEqual([1200])
  expect(amounts((await dune.invoices()).at(-1))).toEqual([2000])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario('everybody moves now, each billed for the rest of the period; a price of their own goes before the list', utc, async (world) => {
  const old = await world.plan('old', 1000)
  const renewed = await world.plan('new', 400)
  const [from, to] = [old.prices[0]?.id, renewed.prices[0]?.id]
  const acme = await world.customer({ name: 'Acme' })
  const brew = await world.customer({ name: 'Brew' })
  await acme.subscribe('old')
  await brew.subscribe('old')
  await world.post(`/v1/customers/${brew.id}/price_overrides`, { price: to, terms: { model: 'per_unit', unit_amount: '2000' } })
  await world.advanceTo('2027-04-16')
  expect(await world.post(`/v1/prices/${from}/preview_migration`, { to })).toMatchObject({
    mrr: [{ before: 2000, after: 2400 }],
    pays_more: 1,
    pays_less: 1,
  })
  expect(await world.post(`/v1/prices/${from}/migrate`, { to, timing: 'now' })).toMatchObject({ moved: 2, done: true })
  expect(amounts((await acme.invoices()).at(-1))).toEqual([-500, 200])
  expect(await acme.balance()).toBe(300)
  expect(amounts((await brew.invoices()).at(-1))).toEqual([-500, 1000])
  expect(await world.post(`/v1/prices/${from}/migrate`, { to, timing: 'now' })).toMatchObject({ moved: 0, done: true })
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario('what cannot take the place of a price is refused', async (world) => {
  const [old, yearly] = [await world.plan('old', 1000), await world.plan('yearly', 9000, { interval: { unit: 'year', count: 1 } })]
  const [from, other] = [old.prices[0]?.id, yearly.prices[0]?.id]
  const path = `/v1/prices/${from}/migrate`
  expect(await world.refused(path, { to: other })).toMatchObject({ status: 422, code: 'invalid' })
  expect(await world.refused(path, { to: from })).toMatchObject({ status: 422, code: 'invalid' })
  const dollars = await world.post('/v1/plans', {
    code: 'usd',
    name: 'Dollars',
    prices: [{ currency: 'USD', interval: { unit: 'month', count: 1 }, terms: { model: 'per_unit', unit_amount: '1000' } }],
  })
  expect(await world.refused(path, { to: dollars.prices[0].id })).toMatchObject({ status: 422, code: 'currency_mismatch' })
})
