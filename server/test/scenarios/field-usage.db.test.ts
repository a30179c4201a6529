import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// What was missing elsewhere: usage paid ahead, a say over late usage, and several currencies of one customer.

const scenario = scenarios()
const april = { timezone: 'UTC', now: '2027-04-01' }
const quiet = { findings: [], drift: [] }

scenario('field 2.8.35: usage is paid as it happens, from credit that was bought before', april, async (world) => {
  const meter = await world.meter()
  const calls = { meter, billing: 'in_advance', nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '10' } }
  await world.plan('prepaid', 500, { prices: [calls] })
  const acme = await world.customer()
  const wallet = await world.post('/v1/wallets', { customer: acme.id, name: 'Prepaid' })
  const subscription = await acme.subscribe('prepaid')
  await world.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 2000, paid: true })
  await world.advanceTo('2027-04-05')
  await subscription.use('units', 100)
  await world.advanceTo('2027-04-06')
  await subscription.use('units', 130)
  await world.advanceTo('2027-05-02')
  expect(await acme.prints()).toEqual([
    told('Prepaid, 1–30 Apr 2027  5.00\nTotal  5.00 EUR'),
    told('Prepaid: top-up  20.00\nTotal  20.00 EUR'),
    told('Calls × 100, 1–30 Apr 2027  10.00\nTotal  10.00 EUR\nFrom credit  −10.00'),
    // 230 so far, of which 100 are billed; the wallet has 10.00 left, the card pays the rest.
    told('Calls × 230, 1–30 Apr 2027  13.00\nTotal  13.00 EUR\nFrom credit  −10.00'),
    told('Prepaid, 1–31 May 2027  5.00\nTotal  5.00 EUR'),
  ])
  expect((await acme.invoices()).map((invoice) => invoice.amount_due)).toEqual([0, 0, 0, 0, 0])
  expect(await world.audit()).toEqual(quiet)
})

for (const [late_usage, shown] of [
  ['current_draft', [['Calls × 30, 1–30 Apr 2027  3.00'], ['Calls × 7, 1–31 May 2027  0.70']]],
  ['next_invoice_own_period', [['Calls × 20, 1–30 Apr 2027  2.00'], ['Calls × 30, 1–30 Apr 2027  1.00', 'Calls × 7, 1–31 May 2027  0.70']]],
] as const) {
  scenario(
    `field 2.8.36: what was used late goes where ${late_usage} says, and counts once`,
    { ...april, conventions: { late_usage, grace_period_days: 3 } },
    async (world) => {
      const meter = await world.meter()
      await world.plan('metered', null, { prices: [{ meter, nickname: 'Calls', terms: { model: 'per_unit', unit_amount: '10' } }] })
      const acme = await world.customer()
      const subscription = await acme.subscribe('metered')
      await world.advanceTo('2027-04-20')
      await subscription.use('units', 20)
      await world.advanceTo('2027-05-02')
      // The draft of April waits for its three days when ten more come.
      await subscription.use('units', 10, { occurred_at: '2027-04-25T12:00:00Z' })
      await subscription.use('units', 7)
      await world.advanceTo('2027-06-05')
      const texts = (await acme.prints()).map((text) =>
        text
          .split('\n')
          .filter((row) => row.startsWith('Calls'))
          .toSorted(),
      )
      expect(texts).toEqual(shown.map((rows) => [...rows].toSorted()))
      expect(await world.audit()).toEqual(quiet)
    },
  )
}

scenario(
  'field 2.8.36: an invoice may wait for somebody to look at it before it is final',
  { ...april, conventions: { grace_period_days: 5 } },
  async (world) => {
    await world.plan('basic', 1000)
    const acme = await world.customer()
    await acme.subscribe('basic')
    await world.advanceTo('2027-05-01')
    const draft = (await acme.invoices()).at(-1)
    expect(draft).toMatchObject({ status: 'draft', number: null })
    await world.patch(`/v1/invoices/${draft?.id}`, { memo: 'As agreed by phone.' })
    const final = await world.post(`/v1/invoices/${draft?.id}/finalize`)
    expect(final).toMatchObject({ status: 'open', total: 1000, memo: 'As agreed by phone.' })
    expect(final.number).not.toBeNull()
    await world.advanceTo('2027-05-10')
    expect(await acme.invoices()).toHaveLength(2)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario('field 2.8.38: one customer, two currencies: documents, credit and wallets of each keep apart', april, async (world) => {
  await world.plan('basic', 1000)
  await world.post('/v1/plans', {
    code: 'abroad',
    name: 'Abroad',
    prices: [{ currency: 'USD', interval: { unit: 'month', count: 1 }, terms: { model: 'per_unit', unit_amount: '1200' } }],
  })
  const { data } = await world.get('/v1/plans?q=Abroad')
  const acme = await world.customer()
  await world.post(`/v1/customers/${acme.id}/credit_grants`, { amount: 400, currency: 'USD' })
  await acme.subscribe('basic')
  const abroad = await acme.subscribe(data[0].id, { currency: 'USD' })
  expect(await acme.prints()).toEqual([
    told('Basic, 1–30 Apr 2027  10.00\nTotal  10.00 EUR'),
    told('Abroad, 1–30 Apr 2027  12.00\nTotal  12.00 USD\nFrom credit  −4.00'),
  ])
  await world.advanceTo('2027-04-16')
  // 6.00 come back in dollars and pay no euros.
  await abroad.cancel({ timing: 'now' })
  await world.advanceTo('2027-05-02')
  expect(await acme.lastInvoice()).toBe(told('Basic, 1–31 May 2027  10.00\nTotal  10.00 EUR'))
  const balance = await world.get(`/v1/customers/${acme.id}/credit_balance`)
  expect(balance.data).toEqual([{ currency: 'USD', balance: 600 }])
  const { data: payments } = await world.get(`/v1/payments?customer=${acme.id}&sort=created_at`)
  const paid = payments.map((payment: { currency: string; amount: number }) => `${payment.amount} ${payment.currency}`)
  expect(paid).toEqual(['1000 EUR', '800 USD', '1000 EUR'])
  expect(await world.audit()).toEqual(quiet)
})
