import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios, type World } from '../scenario.ts'

// What becomes of items, and of fees that are charged once, when a subscription is changed.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'invoice_line' } }
const quiet = { findings: [], drift: [] }
const fee = (nickname: string, amount: number) => ({ kind: 'setup_fee', nickname, terms: { model: 'flat', amount: String(amount) } })

async function basicAndPro(world: World) {
  await world.plan('basic', 1000, { prices: [fee('Basic setup', 2000)] })
  await world.plan('pro', 3000, { prices: [fee('Pro setup', 9900)] })
  return world.customer()
}

const fees = (documents: readonly { readonly lines: readonly { readonly kind: string; readonly description: string }[] }[]): string[] =>
  documents.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'setup_fee').map(({ description }) => description))

scenario(
  'a plan that is changed to charges its setup fee at that moment, once in the life of a subscription without terms',
  april,
  async (world) => {
    const acme = await basicAndPro(world)
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-16')
    const foreseen = await subscription.previewChange('pro')
    await subscription.change('pro')
    expect(await acme.lastInvoice()).toBe(
      told(`
    Basic, unused, 16–30 Apr 2027  −5.00
    Pro, 16–30 Apr 2027            15.00
    Pro setup                      99.00
    Total                          109.00 EUR`),
    )
    expect(foreseen.invoice.total).toBe(10_900)
    await subscription.change({ quantity: '2', timing: 'now' })
    await subscription.change('basic')
    expect((await subscription.previewChange('pro')).invoice.lines).not.toContainEqual(expect.objectContaining({ kind: 'setup_fee' }))
    await subscription.change('pro')
    await world.advanceTo('2027-06-02')
    expect(fees(await acme.invoices())).toEqual(['Basic setup', 'Pro setup'])
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('in the next term a plan that is taken up again charges its setup fee again', april, async (world) => {
  const acme = await basicAndPro(world)
  const subscription = await acme.subscribe('basic', { term_months: 2, term_end: 'renew' })
  await world.advanceTo('2027-04-10')
  await subscription.change('pro')
  await world.advanceTo('2027-05-10')
  await subscription.change('basic')
  await subscription.change('pro')
  await subscription.change('basic')
  expect(fees(await acme.invoices())).toEqual(['Basic setup', 'Pro setup'])
  await world.advanceTo('2027-06-10')
  const foreseen = await subscription.previewChange('pro')
  await subscription.change('pro')
  expect(fees([foreseen.invoice])).toEqual(['Pro setup'])
  expect(fees(await acme.invoices())).toEqual(['Basic setup', 'Pro setup', 'Pro setup'])
})

scenario('changes that wait, and phases, charge the setup fee when their moment comes, as was foreseen', april, async (world) => {
  const acme = await basicAndPro(world)
  const waiting = await acme.subscribe('basic')
  const planned = { timing: 'period_end', plan: world.planId('pro') }
  const foreseen = await waiting.previewChange(planned)
  await waiting.change(planned)
  await world.advanceTo('2027-05-01')
  // 30.00 for May and 99.00.
  expect(foreseen.next_invoice.total).toBe(12_900)
  expect(await acme.lastInvoice()).toBe(told('Pro setup  99.00\nPro, 1–31 May 2027  30.00\nTotal  129.00 EUR'))
  const other = await world.customer()
  const phases = [{ plan: world.planId('basic'), periods: 1 }, { plan: world.planId('pro'), periods: 1 }, { plan: world.planId('basic') }]
  const started = await world.post('/v1/subscriptions', { customer: other.id, phases })
  const upcoming = await world.get(`/v1/subscriptions/${started.id}/upcoming_invoice`)
  await world.advanceTo('2027-07-02')
  expect(upcoming.next_invoice.total).toBe(12_900)
  expect(fees(await other.invoices())).toEqual(['Basic setup', 'Pro setup'])
  const last = (await other.prints()).at(-1)
  expect(last).toBe(told('Basic, 1–31 Jul 2027  10.00\nTotal  10.00 EUR'))
  expect(await world.audit()).toEqual(quiet)
})

scenario(
  'an item that is added charges the setup fee of its plan once, whatever its quantity, and a void fee again',
  april,
  async (world) => {
    await basicAndPro(world)
    const acme = await world.customer({ card: null, more: { collection_method: 'send_invoice' } })
    const subscription = await acme.subscribe('basic')
    await world.advanceTo('2027-04-16')
    const [first] = (await subscription.read()).items
    const price = world.prices('pro')[0]?.id
    await subscription.change({ items: [{ price, quantity: '2' }], timing: 'now', proration: 'next_invoice' })
    const upcoming = await world.get(`/v1/subscriptions/${subscription.id}/upcoming_invoice`)
    // Waiting: 2 × 15.00 and 99.00. May: 10.00 and 60.00.
    expect(upcoming.next_invoice.total).toBe(19_900)
    const added = (await subscription.read()).items.find((each: { quantity: string }) => each.quantity === '2')
    await subscription.change({ items: [{ item: added.id, remove: true }], timing: 'now' })
    await subscription.change({ items: [{ price }], timing: 'now' })
    await world.advanceTo('2027-05-02')
    const documents = await acme.invoices()
    expect(fees(documents)).toEqual(['Basic setup', 'Pro setup'])
    const charged = documents.find((each) => fees([each]).includes('Pro setup'))
    await world.post(`/v1/invoices/${charged?.id}/void`)
    const [again] = (await subscription.read()).items.filter((each: { id: string }) => each.id !== first.id)
    await subscription.change({ items: [{ item: again.id, remove: true }], timing: 'now' })
    await subscription.change({ items: [{ price }], timing: 'now' })
    expect(fees(await acme.invoices())).toEqual(['Basic setup', 'Pro setup', 'Pro setup'])
  },
)

scenario(
  'a change before the start charges what the new plan charges once, one in a pause what is new, when it goes on',
  april,
  async (world) => {
    const acme = await basicAndPro(world)
    const later = await acme.subscribe('basic', { start_at: world.moment('2027-04-10') })
    await later.change('pro')
    await world.advanceTo('2027-04-11')
    expect(await acme.lastInvoice()).toBe(told('Pro setup  99.00\nPro, 10 Apr – 9 May 2027  30.00\nTotal  129.00 EUR'))
    const other = await world.customer()
    const rests = await other.subscribe('basic')
    await rests.pause()
    await rests.change('pro')
    await rests.change({ quantity: '2', timing: 'now' })
    expect(fees(await other.invoices())).toEqual(['Basic setup'])
    await world.advanceTo('2027-04-16')
    const foreseen = await world.post(`/v1/subscriptions/${rests.id}/preview_resume`)
    await rests.resume()
    expect(fees([foreseen.invoice])).toEqual(['Pro setup'])
    await rests.pause()
    await rests.resume()
    expect(fees(await other.invoices())).toEqual(['Basic setup', 'Pro setup'])
    expect(await world.audit()).toEqual(quiet)
  },
)

const metered = (meter: string, nickname: string, amount: string) => ({
  meter,
  nickname,
  terms: { model: 'per_unit', unit_amount: amount },
})
const seats = (nickname: string, amount: string) => ({ nickname, billing: 'in_advance', terms: { model: 'per_unit', unit_amount: amount } })

/** What the items of a subscription sell, by the names of their prices: the id of the item, and its quantity. */
async function itemsOf(world: World, id: string, plans: readonly string[]) {
  const names = new Map(plans.flatMap((plan) => world.prices(plan).map((price) => [price.id, price] as const)))
  const { items } = await world.get(`/v1/subscriptions/${id}`)
  return new Map<string, { readonly id: string; readonly quantity: string }>(
    items.map((item: { readonly id: string; readonly price: string | { readonly id: string }; readonly quantity: string }) => {
      const price = names.get(typeof item.price === 'string' ? item.price : item.price.id)
      return [price && 'nickname' in price ? price.nickname : '', { id: item.id, quantity: item.quantity }]
    }),
  )
}

scenario('a new plan takes the place of what it is most like, whatever the order of its prices', april, async (world) => {
  const [calls, bytes] = [await world.meter('calls'), await world.meter('bytes')]
  await world.plan('small', null, { prices: [metered(calls, 'Calls', '10'), metered(bytes, 'Bytes', '1'), seats('Seats', '500')] })
  await world.plan('large', null, {
    prices: [seats('Large seats', '800'), metered(bytes, 'Large bytes', '2'), metered(calls, 'Large calls', '20')],
  })
  const acme = await world.customer()
  const subscription = await acme.subscribe('small', { quantity: '3' })
  const before = await itemsOf(world, subscription.id, ['small'])
  await world.advanceTo('2027-04-16')
  await subscription.change('large')
  const after = await itemsOf(world, subscription.id, ['large'])
  for (const [from, to] of [
    ['Calls', 'Large calls'],
    ['Bytes', 'Large bytes'],
    ['Seats', 'Large seats'],
  ] as const)
    expect(after.get(to)).toEqual(before.get(from))
  // Three seats stay three: −7.50 and 12.00.
  expect(await acme.lastInvoice()).toBe(
    told('Seats × 3, unused, 16–30 Apr 2027  −7.50\nLarge seats × 3, 16–30 Apr 2027  12.00\nTotal  4.50 EUR'),
  )
})

scenario('with a new plan an item is put where somebody says, keeps its place beside the plan, or ends', april, async (world) => {
  await world.plan('small', null, { prices: [seats('Editors', '1000'), seats('Viewers', '100')] })
  await world.plan('large', null, { prices: [seats('Large editors', '2000'), seats('Large viewers', '200')] })
  await world.plan('support', null, { prices: [seats('Support', '5000')] })
  const all = ['small', 'large', 'support']
  const [editors, viewers] = world.prices('large')
  const acme = await world.customer()
  const subscription = await acme.subscribe('small', { items: [{ price: world.prices('support')[0]?.id }] })
  const before = await itemsOf(world, subscription.id, all)
  const [editor, viewer, support] = ['Editors', 'Viewers', 'Support'].map((name) => before.get(name)?.id)
  // Editors become viewers, viewers editors, support stays; there are seven editors.
  await subscription.change({
    plan: world.planId('large'),
    timing: 'now',
    items: [{ item: editor, price: viewers?.id }, { item: viewer, price: editors?.id, quantity: '7' }, { item: support }],
  })
  expect(await itemsOf(world, subscription.id, all)).toEqual(
    new Map([
      ['Large editors', { id: viewer, quantity: '7' }],
      ['Large viewers', { id: editor, quantity: '1' }],
      ['Support', { id: support, quantity: '1' }],
    ]),
  )
  // A price of the plan that is named is said, not sold twice.
  await subscription.change({ plan: world.planId('large'), timing: 'now', items: [{ price: editors?.id, quantity: '4' }] })
  expect(await itemsOf(world, subscription.id, all)).toEqual(
    new Map([
      ['Large editors', { id: viewer, quantity: '4' }],
      ['Large viewers', { id: editor, quantity: '1' }],
    ]),
  )
  expect(await world.audit()).toEqual(quiet)
})
