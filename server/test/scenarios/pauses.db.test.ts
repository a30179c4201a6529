import { expect } from 'vitest'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const utc = { timezone: 'UTC', conventions: { credit_policy: 'invoice_line' } }

interface Printed {
  readonly lines: readonly { readonly kind: string; readonly amount: number }[]
}

/** The amounts of a document without what goes to the balance. */
function amounts(document: Printed | null | undefined): number[] | undefined {
  return document?.lines.filter((line) => line.kind !== 'credit_to_balance').map((line) => line.amount)
}

scenario('paused and resumed: what was foreseen is what happens, and the books are sound', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-16')
  const path = `/v1/subscriptions/${subscription.id}`
  const foreseen = await world.post(`${path}/preview_pause`, {})
  expect([amounts(foreseen.invoice), foreseen.next_invoice, foreseen.next_billing_at]).toEqual([[-1500], null, null])
  expect(await subscription.pause()).toMatchObject({
    status: 'paused',
    pause_at: '2027-04-16T00:00:00Z',
    resumes_at: null,
    next_billing_at: null,
  })
  expect(await acme.balance()).toBe(1500)
  expect(await world.audit()).toEqual({ findings: [], drift: [] })

  await world.advanceTo('2027-06-21')
  const back = await world.post(`${path}/preview_resume`, {})
  expect([amounts(back.invoice), back.next_billing_at]).toEqual([[1000], '2027-07-01T00:00:00Z'])
  expect(await subscription.resume()).toMatchObject({ status: 'active', pause_at: null, next_billing_at: '2027-07-01T00:00:00Z' })
  await world.advanceTo('2027-07-02')
  const invoices = await acme.invoices()
  expect(invoices.map((each) => amounts(each))).toEqual([[3000], [-1500], [1000], [3000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
  const { data } = await world.get(`/v1/events?limit=100`)
  const types = data.map((event: { type: string }) => event.type).filter((type: string) => type.startsWith('subscription.'))
  expect(types).toEqual(expect.arrayContaining(['subscription.paused', 'subscription.resumed']))
})

scenario('a pause that lies ahead begins and ends by itself, in the billing run', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  expect(await subscription.pause({ at: '2027-05-11T00:00:00Z', resumes_at: '2027-05-21T00:00:00Z' })).toMatchObject({
    status: 'active',
    pause_at: '2027-05-11T00:00:00Z',
    next_billing_at: '2027-05-01T00:00:00Z',
  })
  await world.advanceTo('2027-05-05')
  expect(await subscription.read()).toMatchObject({ status: 'active', next_billing_at: '2027-05-11T00:00:00Z' })
  expect(amounts((await world.get(`/v1/subscriptions/${subscription.id}/upcoming_invoice`)).next_invoice)).toEqual([-2032])
  await world.advanceTo('2027-05-15')
  expect(await subscription.read()).toMatchObject({ status: 'paused', next_billing_at: '2027-05-21T00:00:00Z' })
  await world.advanceTo('2027-06-01')
  expect((await acme.invoices()).map((each) => amounts(each))).toEqual([[3000], [3000], [-2032], [1065], [3000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario('what is used while it rests is not billed; what was used before is', utc, async (world) => {
  const meter = await world.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'sum', value_property: 'units' })
  const terms = { model: 'per_unit', unit_amount: '10' }
  await world.plan('metered', 3000, { prices: [{ meter: meter.id, terms }] })
  const acme = await world.customer()
  const subscription = await acme.subscribe('metered')
  await world.advanceTo('2027-04-10')
  await subscription.use('calls', 7)
  await world.advanceTo('2027-04-16')
  await subscription.pause()
  await world.advanceTo('2027-04-18')
  await subscription.use('calls', 100)
  await world.advanceTo('2027-04-21')
  await subscription.resume()
  await world.advanceTo('2027-04-25')
  await subscription.use('calls', 3)
  await world.advanceTo('2027-05-01')
  const invoices = await acme.invoices()
  expect(invoices.map((each) => amounts(each)?.toSorted((a, b) => a - b))).toEqual([[3000], [-1500, 70], [1000], [30, 3000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario('its items may change while it rests, and what is new is billed once it goes on', utc, async (world) => {
  await world.plan('basic', 3000)
  await world.plan('pro', 6000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-16')
  await subscription.pause()
  await subscription.change('pro')
  await world.advanceTo('2027-04-21')
  await subscription.resume()
  expect((await acme.invoices()).map((each) => amounts(each))).toEqual([[3000], [-1500], [2000]])
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})

scenario('pause × cancel × uncancel × trial: what makes no sense is refused and changes nothing', utc, async (world) => {
  await world.plan('basic', 3000)
  const acme = await world.customer()
  const trial = await acme.subscribe('basic', { trial_days: 10 })
  expect(await world.refused(`/v1/subscriptions/${trial.id}/pause`)).toMatchObject({ status: 409, code: 'invalid_state' })
  const subscription = await acme.subscribe('basic')
  const path = `/v1/subscriptions/${subscription.id}`
  expect(await world.refused(`${path}/resume`)).toMatchObject({ code: 'invalid_state' })
  await world.advanceTo('2027-04-05')
  await subscription.cancel({ timing: 'period_end' })
  expect(await world.refused(`${path}/pause`, { at: '2027-05-01T00:00:00Z' })).toMatchObject({ code: 'invalid_state' })
  expect(await world.refused(`${path}/pause`, { resumes_at: '2027-05-11T00:00:00Z' })).toMatchObject({ code: 'invalid_state' })
  await subscription.pause()
  await subscription.uncancel()
  expect(await subscription.read()).toMatchObject({ status: 'paused', cancel_at: null, next_billing_at: null })
  expect(await world.refused(`${path}/cancel`, { timing: 'period_end' })).toMatchObject({ code: 'invalid_state' })
  expect(await world.refused(`${path}/pause`)).toMatchObject({ code: 'invalid_state' })
  await subscription.cancel({ timing: 'at', at: '2027-06-01T00:00:00Z' })
  await world.advanceTo('2027-06-02')
  expect(await subscription.read()).toMatchObject({ status: 'canceled', ended_at: '2027-06-01T00:00:00Z' })
  expect(await world.audit()).toEqual({ findings: [], drift: [] })
})
