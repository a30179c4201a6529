import { chanceOf } from './chance.ts'
import { drawSetting } from './draw-setting.ts'
import type { Deed, Step, Trace } from './trace.ts'

const intervals = [
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'week', count: 1 },
  { unit: 'day', count: 30 },
] as const

const tiers = [
  { up_to: '3', unit_amount: '333' },
  { up_to: null, unit_amount: '77.5', flat_amount: '101' },
]

/** A subscription that is changed at random moments from one plan to another that costs the same, sometimes there and back at once. */
export function drawSameness(seed: number): Trace {
  const chance = chanceOf(seed)
  const drawn = drawSetting(chance)
  // Where nothing is given back, or money waits, or quantities are paid beside each other, there is nothing to compare.
  const conventions = {
    ...drawn.conventions,
    proration: chance.pick(['day', 'second'] as const),
    credit_policy: chance.pick(['credit_note', 'customer_balance', 'invoice_line', 'refund'] as const),
    quantity_increase: 'bill_now' as const,
    quantity_decrease: 'credit' as const,
    grace_period_days: 0,
    consolidation: 'none' as const,
  }
  const interval = chance.pick(intervals)
  const { currency } = drawn
  const terms = chance.pick([
    { model: 'per_unit', unit_amount: chance.pick(['1000', '2995', '333', '10007.5']) },
    { model: 'graduated', tiers },
    { model: 'flat', amount: chance.pick(['990', '120000', '1']) },
  ])
  const taxed = chance.percent(50)
  const plan = (index: number): Deed => {
    const prices = [{ currency, interval, terms }]
    return { method: 'POST', url: '/v1/plans', body: { code: `plan${index}`, name: `Plan ${index}`, prices }, as: `plan${index}` }
  }
  const opening: Deed[] = [
    ...(taxed ? [{ method: 'POST', url: '/v1/tax_rates', body: { name: 'VAT', percent: chance.pick(['19', '8.875']) } } as const] : []),
    plan(0),
    plan(1),
    { method: 'POST', url: '/v1/customers', body: { name: 'Customer', currency }, as: 'cus0' },
    { method: 'POST', url: '/v1/payment_methods', body: { customer: '@cus0', gateway: 'sandbox', token: 'pm_card_visa' } },
  ]
  const quantity = String(chance.int(1, 9))
  const start: Deed = { method: 'POST', url: '/v1/subscriptions', body: { customer: '@cus0', plan: '@plan0', quantity }, as: 'sub0' }
  let current = 0
  const change = (): Step => {
    current = 1 - current
    const body = { plan: `@plan${current}`, timing: 'now', proration: 'invoice_now' }
    return { method: 'POST', url: '/v1/subscriptions/@sub0/change', body }
  }
  const steps = Array.from({ length: chance.int(4, 9) }, (): Step[] => [
    { hours: chance.int(1, 700) },
    change(),
    ...(chance.percent(40) ? [change()] : []),
  ])
  return { seed, setting: { ...drawn, conventions }, opening, steps: [start, ...steps.flat()] }
}
