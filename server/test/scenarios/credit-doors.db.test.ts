import { expect } from 'vitest'
import { scenarios, type World } from '../scenario.ts'

// Every door that gives unused time back, under every policy: where the money ends, and that the books hold.

const scenario = scenarios()
const quiet = { findings: [], drift: [] }

type Told = Awaited<ReturnType<Awaited<ReturnType<World['customer']>>['subscribe']>>

interface Door {
  readonly name: string
  /** Minor units: paid on 1 April, given back and charged on 16 April. */
  readonly paid: number
  readonly given: number
  readonly charged: number
  readonly start?: (world: World) => object
  readonly plan?: string
  /** Asked for on 10 April. */
  readonly before?: (world: World, subscription: Told) => Promise<unknown>
  /** Asked for on 16 April. */
  readonly act?: (world: World, subscription: Told) => Promise<unknown>
  /** What was foreseen of it. */
  readonly foresee?: (world: World, subscription: Told) => Promise<{ credit_notes: readonly { total: number }[] }>
}

const preview =
  (action: string, body: (world: World) => object) =>
  (world: World, { id }: Told) =>
    world.post(`/v1/subscriptions/${id}/preview_${action}`, body(world))
const toCheap = (world: World) => ({ plan: world.planId('cheap'), timing: 'now' })

const doors: readonly Door[] = [
  { name: 'a cheaper plan', paid: 1000, given: 500, charged: 200, act: (_, s) => s.change('cheap'), foresee: preview('change', toCheap) },
  { name: 'a dearer plan', paid: 1000, given: 500, charged: 1500, act: (_, s) => s.change('dear') },
  {
    name: 'a cheaper plan that waits for its day',
    paid: 1000,
    given: 500,
    charged: 200,
    before: (world, s) => s.change({ plan: world.planId('cheap'), timing: 'at', at: world.moment('2027-04-16') }),
  },
  {
    name: 'a smaller quantity',
    paid: 2000,
    given: 1000,
    charged: 500,
    start: () => ({ quantity: '2' }),
    act: (_, s) => s.change({ quantity: '1', timing: 'now' }),
  },
  {
    name: 'a larger quantity',
    paid: 1000,
    given: 500,
    charged: 1000,
    act: (_, s) => s.change({ quantity: '2', timing: 'now' }),
  },
  {
    name: 'an item that is taken away',
    paid: 1400,
    given: 200,
    charged: 0,
    start: (world) => ({ items: [{ price: world.prices('cheap')[0]?.id }] }),
    async act(world, s) {
      const { items } = await s.read()
      const cheap = world.prices('cheap')[0]?.id
      const item = items.find(({ price }: { price: string | { id: string } }) => (typeof price === 'string' ? price : price.id) === cheap)
      await s.change({ items: [{ item: item.id, remove: true }], timing: 'now' })
    },
  },
  {
    name: 'an item that is added',
    paid: 1000,
    given: 0,
    charged: 200,
    act: (world, s) => s.change({ items: [{ price: world.prices('cheap')[0]?.id }], timing: 'now' }),
  },
  { name: 'another interval', paid: 1000, given: 500, charged: 12_000, act: (_, s) => s.change('yearly') },
  { name: 'another billing day', paid: 1000, given: 500, charged: 400, act: (world, s) => s.change({ ...toCheap(world), anchor_day: 16 }) },
  {
    name: 'a cancellation',
    paid: 1000,
    given: 500,
    charged: 0,
    act: (_, s) => s.cancel({ timing: 'now' }),
    foresee: preview('cancel', () => ({ timing: 'now' })),
  },
  {
    name: 'a cancellation at a date',
    paid: 1000,
    given: 500,
    charged: 0,
    before: (world, s) => s.cancel({ timing: 'at', at: world.moment('2027-04-16') }),
  },
  { name: 'a pause', paid: 1000, given: 500, charged: 0, act: (_, s) => s.pause(), foresee: preview('pause', () => ({})) },
  { name: 'a pause at a date', paid: 1000, given: 500, charged: 0, before: (world, s) => s.pause({ at: world.moment('2027-04-16') }) },
  {
    name: 'a pause that ends at once',
    paid: 1000,
    given: 500,
    charged: 500,
    async act(_, s) {
      await s.pause()
      await s.resume()
    },
  },
  {
    name: 'everybody on the price',
    paid: 1000,
    given: 500,
    charged: 200,
    act: (world) => world.post(`/v1/prices/${world.prices('basic')[0]?.id}/migrate`, { to: world.prices('cheap')[0]?.id, timing: 'now' }),
  },
  {
    name: 'the end of a trial',
    paid: 0,
    given: 0,
    charged: 1000,
    start: () => ({ trial_days: 40 }),
    act: (world, s) => world.post(`/v1/subscriptions/${s.id}/end_trial`),
  },
]

/** What a customer has given, and where what is given back is. */
async function moneyOf(world: World, customer: string) {
  const invoices = (await world.get(`/v1/invoices?customer=${customer}&limit=100`)).data as readonly {
    amount_paid: number
    amount_due: number
  }[]
  const notes = (await world.get(`/v1/credit_notes?customer=${customer}&limit=100`)).data as readonly { total: number; refunded: number }[]
  const refunds = (await world.get('/v1/refunds?limit=100')).data as readonly { amount: number; status: string }[]
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  return {
    paid: sum(invoices.map((each) => each.amount_paid)),
    due: sum(invoices.map((each) => each.amount_due)),
    noted: sum(notes.map((each) => each.total)),
    refunded: sum(refunds.filter(({ status }) => status === 'succeeded').map((each) => each.amount)),
  }
}

const policies = ['credit_note', 'refund', 'customer_balance', 'invoice_line', 'none'] as const

for (const policy of policies) {
  for (const { name, paid, given, charged, start, before, act, foresee } of doors) {
    scenario(`${name}, ${policy}`, { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: policy } }, async (world) => {
      await world.plan('basic', 1000)
      await world.plan('cheap', 400)
      await world.plan('dear', 3000)
      await world.plan('yearly', 12_000, { interval: { unit: 'year', count: 1 } })
      const acme = await world.customer()
      const subscription = await acme.subscribe('basic', start?.(world) ?? {})
      await world.advanceTo('2027-04-10')
      expect((await moneyOf(world, acme.id)).paid).toBe(paid)
      await before?.(world, subscription)
      await world.advanceTo('2027-04-16')
      const foreseen = await foresee?.(world, subscription)
      await act?.(world, subscription)
      await world.advanceTo('2027-04-17')
      const back = policy === 'none' ? 0 : given
      const byNote = policy === 'credit_note' || policy === 'refund'
      const refunded = policy === 'refund' ? back : 0
      // Credit pays what the door itself charges; what is left stays on the balance, the rest is paid by card.
      const credit = back - refunded
      const { paid: inAll, due, noted, ...sent } = await moneyOf(world, acme.id)
      expect({ inAll, due, noted, ...sent, balance: await acme.balance() }).toEqual({
        inAll: paid + Math.max(charged - credit, 0),
        due: 0,
        noted: byNote ? back : 0,
        refunded,
        balance: Math.max(credit - charged, 0),
      })
      if (foreseen) expect(foreseen.credit_notes.map(({ total }) => total)).toEqual(byNote ? [given] : [])
      expect(await world.audit()).toEqual(quiet)
    })
  }

  scenario(
    `a cancellation says where its money goes: ${policy}`,
    { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: policy === 'none' ? 'refund' : 'none' } },
    async (world) => {
      await world.plan('basic', 1000)
      const acme = await world.customer()
      const subscription = await acme.subscribe('basic')
      await world.advanceTo('2027-04-16')
      await subscription.cancel({ timing: 'now', credit: policy })
      await world.advanceTo('2027-04-17')
      const { noted, refunded } = await moneyOf(world, acme.id)
      expect({ noted, refunded, balance: await acme.balance() }).toEqual({
        noted: policy === 'credit_note' || policy === 'refund' ? 500 : 0,
        refunded: policy === 'refund' ? 500 : 0,
        balance: policy === 'refund' || policy === 'none' ? 0 : 500,
      })
      expect(await world.audit()).toEqual(quiet)
    },
  )
}

/** What somebody owes when credit is given: `oldest_open_invoice_first` pays it, `at_finalisation` keeps the credit for the next document. */
for (const { application, owed, balance } of [
  { application: 'oldest_open_invoice_first', owed: 500, balance: 0 },
  { application: 'at_finalisation', owed: 1000, balance: 500 },
] as const) {
  scenario(
    `credit of a change and an open invoice: ${application}`,
    { timezone: 'UTC', now: '2027-04-01', conventions: { credit_policy: 'customer_balance', credit_application: application } },
    async (world) => {
      await world.plan('basic', 1000)
      const acme = await world.customer()
      const subscription = await acme.subscribe('basic')
      const other = await acme.subscribe('basic', { collection_method: 'send_invoice' })
      await world.advanceTo('2027-04-16')
      const foreseen = await world.post(`/v1/subscriptions/${subscription.id}/preview_pause`, { resumes_at: world.moment('2027-05-01') })
      expect(foreseen.next_invoice).toMatchObject({ total: 1000, credits_applied: balance })
      await subscription.pause({ resumes_at: world.moment('2027-05-01') })
      await world.advanceTo('2027-04-17')
      expect({ owed: (await moneyOf(world, acme.id)).due, balance: await acme.balance() }).toEqual({ owed, balance })
      expect((await other.read()).status).toBe('active')
      expect(await world.audit()).toEqual(quiet)
    },
  )
}

/** When a change happens that does not say: what is charged and given back on 16 April, in major units. */
const timings = [
  { to: 'dear', conventions: {}, due: 1500 },
  { to: 'dear', conventions: { upgrade_timing: 'end_of_period' }, due: 0 },
  { to: 'cheap', conventions: {}, due: 0 },
  { to: 'cheap', conventions: { downgrade_timing: 'immediate' }, due: 200 },
] as const

for (const { to, conventions, due } of timings) {
  scenario(
    `a change to ${to} that does not say when, under ${JSON.stringify(conventions)}`,
    { timezone: 'UTC', now: '2027-04-01', conventions },
    async (world) => {
      await world.plan('basic', 1000)
      await world.plan('cheap', 400)
      await world.plan('dear', 3000)
      const acme = await world.customer()
      const subscription = await acme.subscribe('basic')
      await world.advanceTo('2027-04-16')
      await subscription.change({ plan: world.planId(to) })
      const totals = (await acme.invoices()).slice(1).map(({ total }) => total)
      expect(totals).toEqual(due === 0 ? [] : [due])
      expect(await acme.notes()).toHaveLength(due === 0 ? 0 : 1)
      await world.advanceTo('2027-05-02')
      expect((await acme.invoices()).at(-1)?.total).toBe(to === 'dear' ? 3000 : 400)
      expect(await world.audit()).toEqual(quiet)
    },
  )
}
