import { expect } from 'vitest'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const utc = { timezone: 'UTC', conventions: { credit_policy: 'invoice_line' } }

interface Printed {
  readonly lines: readonly { readonly kind: string; readonly amount: number }[]
}

function amounts(document: Printed | null | undefined): number[] | undefined {
  return document?.lines.filter((line) => line.kind !== 'credit_to_balance').map((line) => line.amount)
}

scenario(
  'an end at a date within the paid period gives back the rest when it has come, and can be taken back until then',
  utc,
  async (world) => {
    await world.plan('basic', 3000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('basic')
    const end = { timing: 'at', at: '2027-04-16T00:00:00Z' }
    expect(amounts((await world.post(`/v1/subscriptions/${subscription.id}/preview_cancel`, end)).next_invoice)).toEqual([-1500])
    expect(await subscription.cancel(end)).toMatchObject({ cancel_at: '2027-04-16T00:00:00Z', next_billing_at: '2027-04-16T00:00:00Z' })
    await subscription.uncancel()
    expect(await subscription.read()).toMatchObject({ cancel_at: null, next_billing_at: '2027-05-01T00:00:00Z' })
    await subscription.cancel(end)
    await world.advanceTo('2027-04-20')
    expect(await subscription.read()).toMatchObject({ status: 'canceled', ended_at: '2027-04-16T00:00:00Z' })
    expect((await acme.invoices()).map((each) => amounts(each))).toEqual([[3000], [-1500]])
    expect(await world.audit()).toEqual({ findings: [], drift: [] })
  },
)

scenario('an end that is dated back within the period, with its own say on the rest', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-20')
  const path = `/v1/subscriptions/${subscription.id}/cancel`
  expect(await world.refused(path, { timing: 'at', at: '2027-03-31T00:00:00Z' })).toMatchObject({ status: 422 })
  expect(await world.refused(path, { timing: 'at' })).toMatchObject({ status: 422 })
  await subscription.cancel({ timing: 'at', at: '2027-04-16T00:00:00Z', credit: 'none' })
  expect(await subscription.read()).toMatchObject({ status: 'canceled' })
  expect((await acme.invoices()).map((each) => amounts(each))).toEqual([[3000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario('a change waits for a moment in mid-period and is made then; a newer one takes its place', utc, async (world) => {
  await world.plan('basic', 3000)
  await world.plan('pro', 6000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  const later = { timing: 'at', at: '2027-05-11T00:00:00Z' }
  await subscription.change('pro', { timing: 'at', at: '2027-04-11T00:00:00Z' })
  expect(await subscription.read()).toMatchObject({ next_billing_at: '2027-04-11T00:00:00Z' })
  await subscription.change('pro', later)
  expect(await subscription.read()).toMatchObject({ next_billing_at: '2027-05-01T00:00:00Z' })
  await world.advanceTo('2027-05-05')
  const [waiting] = (await subscription.read()).scheduled_changes
  expect(waiting).toMatchObject({ effective_at: later.at, status: 'scheduled' })
  await world.advanceTo('2027-06-01')
  expect((await acme.invoices()).map((each) => amounts(each))).toEqual([[3000], [3000], [-2032, 4065], [6000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario(
  'seats: more are charged above what is paid, fewer stay paid until the period ends',
  {
    timezone: 'UTC',
    conventions: { credit_policy: 'invoice_line', quantity_increase: 'bill_above_paid', quantity_decrease: 'no_credit_until_renewal' },
  },
  async (world) => {
    await world.plan('seat', 1000)
    const acme = await world.customer()
    const subscription = await acme.subscribe('seat', { quantity: '7' })
    await world.advanceTo('2027-04-06')
    await subscription.change({ quantity: '5', timing: 'now' })
    expect((await acme.invoices()).length).toBe(1)
    await world.advanceTo('2027-04-16')
    await subscription.change({ quantity: '10', timing: 'now' })
    const grown = (await acme.invoices()).at(-1)
    expect(amounts(grown)).toEqual([1500])
    const id = (await world.get(`/v1/invoices?customer=${acme.id}`)).data[0].id
    const { text } = await world.get(`/v1/invoices/${id}/explanation`)
    expect(text).toContain('For the same time 7 were billed before (35.00 EUR), which leaves 15.00 EUR.')
    await subscription.change({ quantity: '11', timing: 'now', proration: 'next_invoice' })
    expect(await world.audit()).toEqual({ findings: [], drift: [] })
    await world.advanceTo('2027-04-21')
    await subscription.cancel({ timing: 'now' })
    // 15 of 30 days of one more; then 10 of 30 days: 36.67 of eleven, of which 33.33 are of ten and 23.33 of seven.
    expect(amounts((await acme.invoices()).at(-1))).toEqual([500, -334, -1000, -2333])
    expect(await world.audit()).toEqual({ findings: [], drift: [] })
  },
)

scenario('a charge beside what recurs waits for the next invoice, can be withdrawn, or is billed at once', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  const path = `/v1/subscriptions/${subscription.id}`
  const kept = await world.post(`${path}/charges`, { description: 'Workshop', unit_amount: '4900', quantity: '2' })
  expect(kept).toMatchObject({ invoice: null, pending_line: { kind: 'one_off', description: 'Workshop', amount: 9800 } })
  const other = await world.post(`${path}/charges`, { description: 'Mistake', unit_amount: '100' })
  const withdrawn = await world.client.delete(`${path}/pending_lines/${other.pending_line.id}`)
  expect(withdrawn.status).toBe(200)
  expect((await world.get(`${path}/pending_lines`)).data).toHaveLength(1)
  const once = await world.post(`${path}/charges`, { description: 'Visit', unit_amount: '500', when: 'now' })
  expect(once).toMatchObject({ pending_line: null, invoice: expect.stringMatching(/^inv_/) })
  expect(await world.refused(`${path}/charges`, { description: 'Nothing', unit_amount: '0' })).toMatchObject({ status: 422 })
  await world.advanceTo('2027-05-01')
  expect((await acme.invoices()).map((each) => amounts(each))).toEqual([[3000], [9800, 500], [3000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})
