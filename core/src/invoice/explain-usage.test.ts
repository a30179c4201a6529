import { expect, test } from 'vitest'
import { startOfDay } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import { resolveConventions } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import { priceTermsSchema } from '../pricing/index.ts'
import { statisticsOf } from '../pricing/percentage.ts'
import type { Period } from '../subscription/proration.ts'
import type { UsageGroup } from '../usage/reading.ts'
import type { Charge } from './charge.ts'
import { explainInvoice } from './explain.ts'
import { linesOf } from './line.ts'

const zone = 'Europe/Berlin'
const april = period('2027-04-01', '2027-05-01')

test('usage says what was counted and what it costs', () => {
  const { title, steps } = explained(metered({ model: 'per_unit', unit_amount: '0.02' }), { quantity: decimal('12325') })
  expect(title).toBe('12,325 × Calls, 1–30 April 2027')
  expect(steps).toEqual([
    '12,325 units were counted from 1 to 30 April 2027.',
    'Calls costs the same for each unit. For 12,325 units: 12,325 × 0.0002 = 2.465.',
    'Rounded once, that is 2.47.',
  ])
})

test('what was billed before is taken off', () => {
  const usage = { quantity: decimal(3000000), alreadyBilled: 20000n, group: { region: 'eu', tier: '' } }
  const { title, steps } = explained(metered({ model: 'per_unit', unit_amount: '0.02' }), usage)
  expect(title).toBe('3,000,000 × Calls (eu), 1–30 April 2027')
  expect(steps).toEqual([
    '3,000,000 units were counted for region eu, tier not given from 1 to 30 April 2027.',
    'Calls costs the same for each unit. For 3,000,000 units: 3,000,000 × 0.0002 = 600.00.',
    'Of this, 200.00 was billed before: 600.00 − 200.00 = 400.00.',
  ])
})

test('free units, a discount and the cap stand in their order', () => {
  const terms = { model: 'per_unit', unit_amount: '100', free_units: '5', discount_percent: '10', maximum: '950' }
  expect(explained(metered(terms), { quantity: decimal(16) }).steps).toEqual([
    '16 units were counted from 1 to 30 April 2027.',
    'Calls costs the same for each unit. For 16 units:',
    '– 5 free',
    '– 11 × 1.00 = 11.00',
    '– less 10 % = 9.90',
    'Together: 9.90 EUR.',
    'That is above the maximum of this price, so the maximum of 9.50 EUR applies.',
  ])
})

test('events that are charged by themselves are told by their sorts', () => {
  const terms = { model: 'percentage', rate_percent: '1', fixed_amount: '100', min_per_event: '175', max_per_event: '1200', free_events: 1 }
  const parsed = priceTermsSchema.parse(terms)
  if (parsed.model !== 'percentage') throw new Error('a percentage')
  // Free; 2.00; 11.00; at most 12.00; at least 1.75.
  const values = ['50', '100', '1000', '10000', '10'].map(decimal)
  const { steps } = explained(metered(terms), { quantity: decimal(11160), statistics: statisticsOf(parsed, values, 'EUR') })
  expect(steps).toEqual([
    '5 events of 11,160 together were counted from 1 to 30 April 2027.',
    'Calls is charged for each event: 1 % of its value and 1.00. For these events:',
    '– 1 event: free',
    '– 1 event at the least that an event costs: 1 × 1.75 = 1.75',
    '– 1 event at the most that an event costs: 1 × 12.00 = 12.00',
    '– 2 events: 1 % of 1,100 + 2 × 1.00 = 13.00',
    'Together: 26.75 EUR.',
  ])
})

test('a level is told with the stretches for which it stood', () => {
  const levels = [
    { since: april.start, quantity: decimal(2) },
    { since: startOfDay(Temporal.PlainDate.from('2027-04-12'), zone), quantity: decimal(5) },
  ]
  const { steps } = explained(metered({ model: 'per_unit', unit_amount: '100' }, true), { quantity: decimal(5), levels })
  expect(steps).toEqual([
    'The level from 1 to 30 April 2027 was 3.9, taken over time.',
    'Calls is charged for the time for which each level stood:',
    '– 2 from 1 to 11 April 2027: 2.00 × 11 ÷ 30 = 0.7333…',
    '– 5 from 12 to 30 April 2027: 5.00 × 19 ÷ 30 = 3.1666…',
    'Together that is 3.90.',
  ])
})

test('a commitment says what covered it', () => {
  const whole = explained(commitment(april), {}, [4000n, 1500n, -500n])
  expect(whole.title).toBe('Minimum, 1–30 April 2027')
  expect(whole.steps).toEqual([
    'Minimum is the least that a period comes to: 100.00 EUR from 1 to 30 April 2027.',
    'For it, 40.00 + 15.00 − 5.00 = 50.00 was billed already; what is missing is charged: 100.00 − 50.00 = 50.00.',
  ])
  expect(explained(commitment(period('2027-04-21', '2027-05-01')), {}, []).steps).toEqual([
    'Minimum is the least that a period comes to: 100.00 EUR.',
    'This covers 10 of the 30 days from 1 to 30 April 2027: 100.00 × 10 ÷ 30 = 33.3333…, rounded to 33.33.',
    'Nothing else was billed for it, so all of it is charged: 33.33 EUR.',
  ])
})

const lineId = idOf('il', '01890000-0000-7000-8000-000000000001')
const of = {
  lineId,
  subscriptionId: idOf('sub', '01890000-0000-7000-8000-000000000003'),
  itemId: idOf('si', '01890000-0000-7000-8000-000000000002'),
}

function metered(terms: object, prorated = false): Charge {
  const meter = { meterId: idOf('mtr', '01890000-0000-7000-8000-000000000006'), filters: {}, groupBy: [], recurring: prorated, prorated }
  return { rule: 'usage', ...of, price: { ...price('Calls', terms), usage: 'metered', meter }, period: april, fullPeriod: april, zone }
}

function commitment(part: Period): Charge {
  const least = price('Minimum', { model: 'flat', amount: '10000' })
  return { rule: 'commitment', ...of, price: { ...least, kind: 'minimum_commitment' }, period: part, fullPeriod: april, zone }
}

function explained(charge: Charge, group: Partial<UsageGroup>, covered: readonly bigint[] = []) {
  const usage = new Map([[lineId, [{ group: null, quantity: decimal(0), alreadyBilled: 0n, ...group }]]])
  const readings = { usage, covered: new Map([[lineId, covered]]) }
  const [line] = linesOf([charge], { currency: 'EUR', conventions: resolveConventions(), readings, newLineId: () => lineId })
  if (!line || !('price' in charge)) throw new Error('one line of a price')
  const lines = [{ ...line, price: charge.price, credited: null }]
  const sums = {
    subtotal: line.amount,
    discount: 0n,
    tax: 0n,
    total: line.amount,
    creditsApplied: 0n,
    walletApplied: 0n,
    amountPaid: 0n,
    amountCredited: 0n,
    amountDue: line.amount,
    ...({ discounts: [], taxes: [], taxTreatment: 'taxed' } as const),
  }
  const [first] = explainInvoice({ number: 'INV-1', status: 'open', currency: 'EUR', zone, lines, ...sums, dueOn: null }).lines
  if (!first) throw new Error('a line has its explanation')
  return first
}

function price(name: string, terms: object): Price {
  const id = idOf('price', '01890000-0000-7000-8000-000000000004')
  const productId = idOf('prod', '01890000-0000-7000-8000-000000000005')
  const shared = { id, productId, planId: null, name, names: {}, currency: 'EUR', kind: 'recurring', billing: 'in_arrears' } as const
  const rest = { usage: 'licensed', meter: null, tax: { behavior: null, category: null, rateId: null } } as const
  return { ...shared, ...rest, interval: { unit: 'month', count: 1 }, terms: priceTermsSchema.parse(terms) }
}

function period(from: string, until: string): Period {
  return { start: startOfDay(Temporal.PlainDate.from(from), zone), end: startOfDay(Temporal.PlainDate.from(until), zone) }
}
