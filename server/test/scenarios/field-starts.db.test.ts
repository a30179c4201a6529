import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

// Starts at the edges: on the last day of each month, and again with a date that has passed.

const scenario = scenarios()
const quiet = { findings: [], drift: [] }
const lines = { credit_policy: 'invoice_line' }

scenario(
  'field 2.1.2: begun on the last day of each of fourteen months: no period is odd and none is missing',
  { timezone: 'America/Los_Angeles', now: '2027-01-31', currency: 'USD' },
  async (world) => {
    await world.plan('basic', 1000)
    const begun: { readonly first: Temporal.PlainDate; readonly customer: Awaited<ReturnType<typeof world.customer>> }[] = []
    for (let month = 0; month < 14; month += 1) {
      const first = Temporal.PlainYearMonth.from('2027-01')
        .add({ months: month })
        .add({ months: 1 })
        .toPlainDate({ day: 1 })
        .subtract({ days: 1 })
      await world.advanceTo(first.toString())
      const customer = await world.customer({ name: first.toString() })
      await customer.subscribe('basic')
      begun.push({ first, customer })
    }
    await world.advanceTo('2028-03-31')
    for (const { first, customer } of begun) {
      const periods = (await customer.invoices()).map(({ lines: [line] }) => [line?.period?.start_on, line?.period?.end_on, line?.amount])
      const months = (2028 - first.year) * 12 + 3 - first.month
      // Whoever began on the 28th, 29th, 30th or 31st is billed on that day, or on the last of a shorter month.
      const on = (k: number): string => first.add({ months: k }).toString()
      const due = Array.from({ length: months + 1 }, (_, k) => [on(k), on(k + 1), 1000])
      expect(periods, first.toString()).toEqual(due)
    }
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.1.9: subscribed again with a start that has passed: time that is billed is not billed twice',
  { conventions: lines },
  async (world) => {
    await world.plan('basic', 1000)
    const acme = await world.customer()
    const first = await acme.subscribe('basic')
    await world.advanceTo('2027-04-20')
    await first.cancel({ timing: 'period_end' })
    await world.advanceTo('2027-05-05')
    const again = { customer: acme.id, plan: world.planId('basic') }
    // 1 April to 1 May is paid for by the one before.
    const refusal = await world.refused('/v1/subscriptions', { ...again, start_at: world.moment('2027-04-01') })
    expect(refusal).toMatchObject({ status: 409, code: 'already_billed_time' })
    expect(await world.refused('/v1/subscriptions', { ...again, start_at: world.moment('2027-04-30') })).toMatchObject(refusal)
    expect(await acme.invoices()).toHaveLength(1)
    // From 1 May on nothing is.
    await acme.subscribe('basic', { start_at: world.moment('2027-05-01') })
    expect(await acme.prints()).toEqual([
      told('Basic, 1–30 Apr 2027  10.00\nTotal  10.00 EUR'),
      told('Basic, 1–31 May 2027  10.00\nTotal  10.00 EUR'),
    ])
    await world.advanceTo('2027-06-02')
    expect(await acme.lastInvoice()).toBe(told('Basic, 1–30 Jun 2027  10.00\nTotal  10.00 EUR'))
    expect(await acme.invoices()).toHaveLength(3)
    expect(await world.audit()).toEqual(quiet)
  },
)

scenario(
  'field 2.1.9: what was given back may be sold again; more than that only if one says so',
  { conventions: lines },
  async (world) => {
    await world.plan('basic', 3000)
    const acme = await world.customer()
    const first = await acme.subscribe('basic')
    await world.advanceTo('2027-04-21')
    await first.cancel({ timing: 'now' })
    // 10 of 30 days come back: 10.00.
    expect(await acme.balance()).toBe(1000)
    await world.advanceTo('2027-04-25')
    const start_at = world.moment('2027-04-21')
    await acme.subscribe('basic', { start_at })
    // 21 April to 20 May, of which credit pays 10.00.
    expect(await acme.lastInvoice()).toBe(told('Basic, 21 Apr – 20 May 2027  30.00\nTotal  30.00 EUR\nFrom credit  −10.00'))
    expect(await world.refused('/v1/subscriptions', { customer: acme.id, plan: world.planId('basic'), start_at })).toMatchObject({
      code: 'already_billed_time',
    })
    await acme.subscribe('basic', { start_at, allow_overlap: true })
    expect(await acme.lastInvoice()).toBe(told('Basic, 21 Apr – 20 May 2027  30.00\nTotal  30.00 EUR'))
    expect(await world.audit()).toEqual(quiet)
  },
)
