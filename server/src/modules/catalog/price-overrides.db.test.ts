import { expect } from 'vitest'
import { scenarios, type World } from '../../../test/scenario.ts'

const scenario = scenarios()
const flat = (amount: string) => ({ model: 'per_unit', unit_amount: amount })

async function sale(world: World) {
  await world.plan('pro', 3000)
  const [listed] = world.prices('pro')
  if (!listed) throw new Error('the plan has a price')
  const [acme, other] = [await world.customer(), await world.customer({ name: 'Other' })]
  return { acme, other, listed: listed.id, url: `/v1/customers/${acme.id}/price_overrides` }
}

async function priceOf(agreement: { read(): Promise<{ items: readonly { price: string }[] }> }): Promise<string | undefined> {
  return (await agreement.read()).items[0]?.price
}

scenario('a price of its own is what the customer pays, and nobody else', async (world) => {
  const { acme, other, listed, url } = await sale(world)
  const own = await world.post(url, { price: listed, terms: flat('2000') })
  expect(own).toMatchObject({
    customer: acme.id,
    overrides: listed,
    plan: world.planId('pro'),
    currency: 'EUR',
    billing: 'in_advance',
    nickname: null,
  })
  expect(await priceOf(await acme.subscribe('pro'))).toBe(own.id)
  expect(await priceOf(await other.subscribe('pro'))).toBe(listed)
  const [invoice] = await acme.invoices()
  expect(invoice).toMatchObject({ total: 2000 })
  expect(await acme.lastInvoice()).toContain('Pro')
})

scenario('it is not among the prices of the plan, nor in the list of prices', async (world) => {
  const { listed, url } = await sale(world)
  const own = await world.post(url, { price: listed, terms: flat('2000'), nickname: 'Pro for Acme' })
  const ids = (list: readonly { id: string }[]) => list.map((price) => price.id)
  expect(ids((await world.get(`/v1/plans/${world.planId('pro')}`)).prices)).toEqual([listed])
  expect(ids((await world.get('/v1/plans')).data[0].prices)).toEqual([listed])
  expect(ids((await world.get('/v1/prices')).data)).toEqual([listed])
  expect(ids((await world.get(url)).data)).toEqual([own.id])
})

scenario('a running subscription stays on its price until it is changed to the new one', async (world) => {
  const { acme, listed, url } = await sale(world)
  const agreement = await acme.subscribe('pro')
  const own = await world.post(url, { price: listed, terms: flat('1500') })
  expect(await priceOf(agreement)).toBe(listed)
  await world.advanceTo('2027-04-16')
  const { items } = await agreement.read()
  await agreement.change({ items: [{ item: items[0].id, price: listed }], timing: 'now' })
  expect(await priceOf(agreement)).toBe(own.id)
  // 15 of 30 days: −15.00 of the old, 7.50 of the new.
  expect(await acme.balance()).toBe(750)
})

scenario('archived, it goes on where it is in use; what is sold anew is sold at the list price', async (world) => {
  const { acme, listed, url } = await sale(world)
  const own = await world.post(url, { price: listed, terms: flat('2000') })
  const before = await acme.subscribe('pro')
  expect((await world.client.delete(`${url}/${own.id}`)).body).toMatchObject({ status: 'archived' })
  expect((await world.client.delete(`${url}/${own.id}`)).status).toBe(409)
  expect(await priceOf(before)).toBe(own.id)
  expect(await priceOf(await acme.subscribe('pro'))).toBe(listed)
  await world.advanceTo('2027-05-01')
  expect((await acme.invoices()).map((invoice) => invoice.total).toSorted((a, b) => a - b)).toEqual([2000, 2000, 3000, 3000])
})

scenario('a price for single invoices has its own too, and nobody else can be billed it', async (world) => {
  const { acme, other } = await sale(world)
  const product = await world.post('/v1/products', { name: 'Training' })
  const listed = await world.post('/v1/prices', {
    product: product.id,
    currency: 'EUR',
    kind: 'one_off',
    terms: { model: 'flat', amount: '9000' },
  })
  const own = await world.post(`/v1/customers/${acme.id}/price_overrides`, { price: listed.id, terms: { model: 'flat', amount: '5000' } })
  expect(await world.post('/v1/invoices', { customer: acme.id, lines: [{ price: listed.id }] })).toMatchObject({ total: 5000 })
  expect(await world.post('/v1/invoices', { customer: other.id, lines: [{ price: listed.id }] })).toMatchObject({ total: 9000 })
  expect(await world.refused('/v1/invoices', { customer: other.id, lines: [{ price: own.id }] })).toMatchObject({ code: 'invalid' })
})

scenario('one active at a time, from the list, and for this customer alone', async (world) => {
  const { acme, other, listed, url } = await sale(world)
  const own = await world.post(url, { price: listed, terms: flat('2000') })
  expect(await world.refused(url, { price: listed, terms: flat('1000') })).toMatchObject({ code: 'already_exists' })
  expect(await world.refused(url, { price: own.id, terms: flat('1000') })).toMatchObject({ code: 'invalid' })
  const stolen = { customer: other.id, items: [{ price: own.id }] }
  expect(await world.refused('/v1/subscriptions', stolen)).toMatchObject({ code: 'invalid', detail: 'There is no such price.' })
  expect((await world.client.delete(`/v1/customers/${other.id}/price_overrides/${own.id}`)).status).toBe(404)
  await world.client.delete(`${url}/${own.id}`)
  await world.post(url, { price: listed, terms: flat('1000') })
  expect(await world.refused(`/v1/prices/${own.id}/unarchive`)).toMatchObject({ code: 'already_exists' })
  expect((await world.client.delete(`/v1/prices/${listed}`)).status).toBe(409)
  expect(await priceOf(await acme.subscribe('pro'))).not.toBe(own.id)
})
