import { describe, expect, test } from 'vitest'
import { startOfDay } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import { type ConventionsPatch, resolveConventions } from '../conventions.ts'
import { decimal, decimalText } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { UsageCharge } from '../invoice/charge.ts'
import { amountOf } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import { priceTermsSchema } from '../pricing/index.ts'
import { statisticsOf } from '../pricing/percentage.ts'
import type { Period } from '../subscription/proration.ts'
import type { UsageGroup } from './reading.ts'
import { ratedUsage, usageLines } from './usage-lines.ts'

const zone = 'Europe/Berlin'
const april = period('2027-04-01', '2027-05-01') // 30 days
const tiers = ['500', '400', '300', '200', '100'].map((unit_amount, index) => ({
  up_to: index === 4 ? null : `${(index + 1) * 5}`,
  unit_amount,
}))
const threeTiers = [
  { up_to: '5', unit_amount: '700' },
  { up_to: '10', unit_amount: '650' },
  { up_to: null, unit_amount: '600' },
]

describe('what a quantity comes to', () => {
  test.each<[string, object, string, bigint]>([
    ['flat', { model: 'flat', amount: '1000' }, '3', 1000n],
    ['per unit', { model: 'per_unit', unit_amount: '0.02' }, '1000000', 20000n],
    ['per unit, rounded once', { model: 'per_unit', unit_amount: '0.02' }, '12325', 247n], // 246.5
    ['volume: the whole quantity by one tier', { model: 'volume', tiers }, '6', 2400n],
    ['volume', { model: 'volume', tiers }, '20', 4000n],
    ['volume', { model: 'volume', tiers }, '25', 2500n],
    ['graduated: each unit by its own tier', { model: 'graduated', tiers }, '6', 2900n],
    ['graduated', { model: 'graduated', tiers }, '25', 7500n],
    ['volume with three tiers', { model: 'volume', tiers: threeTiers }, '1', 700n],
    ['volume with three tiers', { model: 'volume', tiers: threeTiers }, '5', 3500n],
    ['volume with three tiers', { model: 'volume', tiers: threeTiers }, '6', 3900n],
    ['volume with three tiers', { model: 'volume', tiers: threeTiers }, '20', 12000n],
    ['volume with three tiers', { model: 'volume', tiers: threeTiers }, '25', 15000n],
    ['packages after free units', { model: 'package', package_size: '2', package_amount: '10000', free_units: '3' }, '4', 10000n],
    ['packages after free units', { model: 'package', package_size: '2', package_amount: '10000', free_units: '3' }, '6', 20000n],
    [
      'free units, then a discount, then the cap',
      { model: 'per_unit', unit_amount: '100', free_units: '5', discount_percent: '10', maximum: '950' },
      '15',
      900n,
    ],
    ['the cap', { model: 'per_unit', unit_amount: '100', free_units: '5', discount_percent: '10', maximum: '950' }, '16', 950n],
  ])('%s: %j × %s', (_name, terms, quantity, amount) => {
    const [line] = lines(terms, { quantity })
    expect(line?.amount).toBe(amount)
    expect(line?.listed).toBe(amount)
  })

  test.each<[string[], string, bigint]>([
    [['100'], '100', 200n],
    [['100', '1000'], '1100', 1300n],
    [['100', '1000', '10000'], '11100', 2500n],
  ])('a percentage looks at each event: %j', (values, quantity, amount) => {
    const terms = { model: 'percentage', rate_percent: '1', fixed_amount: '100', min_per_event: '175', max_per_event: '1200' }
    const parsed = priceTermsSchema.parse(terms)
    if (parsed.model !== 'percentage') throw new Error('a percentage')
    const [line] = lines(terms, { quantity, statistics: statisticsOf(parsed, values.map(decimal), 'EUR') })
    expect(line?.amount).toBe(amount)
    expect(line && decimalText(line.quantity)).toBe(quantity)
  })
})

describe('what was billed before', () => {
  // Thresholds: 1,000,000 and 3,000,000 calls at 0.0002.
  test.each<[string, bigint, bigint | undefined]>([
    ['1000000', 0n, 20000n],
    ['3000000', 20000n, 40000n],
    ['3000000', 60000n, undefined],
    ['2999999', 60000n, undefined], // 59,999.98 rounds to what was billed
    ['2999000', 60000n, -20n],
  ])('%s calls with %s billed come to %s more', (quantity, alreadyBilled, amount) => {
    const [line] = lines({ model: 'per_unit', unit_amount: '0.02' }, { quantity, alreadyBilled })
    expect(line?.amount).toBe(amount)
    if (line) expect(decimalText(line.quantity)).toBe(quantity)
  })

  test('is taken off the rounded charge, so that what documents bill adds up', () => {
    const first = lines({ model: 'per_unit', unit_amount: '0.3' }, { quantity: '5' }) // 1.5 → 2
    const second = lines({ model: 'per_unit', unit_amount: '0.3' }, { quantity: '10', alreadyBilled: 2n }) // 3 − 2
    expect([first[0]?.amount, second[0]?.amount]).toEqual([2n, 1n])
  })
})

describe('levels that are charged by time', () => {
  const february = period('2024-02-01', '2024-03-01') // 29 days
  const before = period('2024-02-01', '2024-02-12')
  const after = period('2024-02-12', '2024-03-01')
  const seats = { model: 'per_unit', unit_amount: '100' }

  test('five seats for 11 and for 18 of 29 days: 189.66 and 310.34', () => {
    const levels = [{ since: at('2024-01-02T00:00:00Z'), quantity: decimal(5) }]
    const old = lines(seats, { quantity: '5', levels }, {}, { period: before, fullPeriod: february, prorated: true })
    const rest = lines(seats, { quantity: '5', levels }, {}, { period: after, fullPeriod: february, prorated: true })
    expect([old[0]?.amount, rest[0]?.amount]).toEqual([190n, 310n])
    expect(old.map((line) => decimalText(line.quantity))).toEqual(['5'])
  })

  test('the day of a change counts for the new level; the quantity is the mean', () => {
    const levels = [
      { since: at('2027-03-01T00:00:00Z'), quantity: decimal(2) },
      { since: at('2027-04-11T12:00:00Z'), quantity: decimal(5) },
    ]
    const [line] = lines(seats, { quantity: '5', levels }, {}, { prorated: true })
    expect(line?.amount).toBe(400n) // 2.00 × 10 ÷ 30 + 5.00 × 20 ÷ 30
    expect(line && decimalText(line.quantity)).toBe('4')
    expect(line?.derivation).toMatchObject({
      levels: [
        { since: '2027-03-31T22:00:00Z', quantity: '2', share: { numerator: '10', denominator: '30', unit: 'day' } },
        { since: '2027-04-10T22:00:00Z', quantity: '5', share: { numerator: '20', denominator: '30', unit: 'day' } },
      ],
    })
  })

  describe('in advance', () => {
    // 2 from the start, 1 from the 6th, 2 again from the 11th, 3 from the 16th; 30.00 a month.
    const steps = ['2027-04-01', '2027-04-06', '2027-04-11', '2027-04-16']
    const levels = steps.map((on, index) => ({
      since: startOfDay(Temporal.PlainDate.from(on), zone),
      quantity: decimal([2, 1, 2, 3][index] ?? 0),
    }))
    const dear = { model: 'per_unit', unit_amount: '3000' }
    const timing = { prorated: true, billing: 'in_advance' } as const

    test('what is paid stays paid: only what exceeds the largest quantity is billed', () => {
      const [line] = lines(dear, { quantity: '3', levels, alreadyBilled: 6000n }, { quantity_decrease: 'no_credit_until_renewal' }, timing)
      expect(line?.amount).toBe(1500n) // 30.00 × 15 ÷ 30
    })

    test('a level that fell and what was billed before give nothing back', () => {
      for (const conventions of [{ quantity_decrease: 'no_credit_until_renewal' }, { credit_policy: 'none' }] as const) {
        expect(lines(dear, { quantity: '1', levels: levels.slice(0, 2), alreadyBilled: 6000n }, conventions, timing)).toEqual([])
      }
    })

    test('otherwise a fall is given back', () => {
      const [line] = lines(dear, { quantity: '1', levels: levels.slice(0, 2), alreadyBilled: 6000n }, {}, timing)
      expect(line?.amount).toBe(-2500n) // 30.00 × 25 ÷ 30
    })
  })

  test('there and back within a day, and the same level again, are nothing', () => {
    const moments = ['2027-04-01T00:00:00Z', '2027-04-10T06:00:00Z', '2027-04-10T07:00:00Z', '2027-04-20T07:00:00Z']
    const levels = moments.map((moment, index) => ({ since: at(moment), quantity: decimal(index === 1 ? 50 : 3) }))
    const [line] = lines(seats, { quantity: '3', levels }, {}, { prorated: true })
    expect(line?.amount).toBe(300n)
    expect(line?.derivation).toMatchObject({ quantity: '3', levels: [{ quantity: '3' }] })
  })

  test('each level goes through the tiers by itself', () => {
    const levels = [
      { since: april.start, quantity: decimal(4) }, // 20.00 a month
      { since: at('2027-04-15T22:00:00Z'), quantity: decimal(6) }, // 29.00 a month, from the 16th
    ]
    const [line] = lines({ model: 'graduated', tiers }, { quantity: '6', levels }, {}, { prorated: true })
    expect(line?.amount).toBe(2450n)
  })

  test('by seconds where all is measured by seconds', () => {
    const levels = [{ since: at('2027-04-15T22:00:00Z').add({ hours: 12 }), quantity: decimal(2) }] // half a day after half the month
    const day = lines(seats, { quantity: '2', levels }, {}, { prorated: true })
    const second = lines(seats, { quantity: '2', levels }, { proration: 'second' }, { prorated: true })
    expect([day[0]?.amount, second[0]?.amount]).toEqual([100n, 97n]) // 2.00 × 14.5 ÷ 30 = 0.9667
  })

  test('nothing before the first level', () => {
    const levels = [{ since: at('2027-04-20T22:00:00Z'), quantity: decimal(3) }] // 10 days of 30
    const [line] = lines(seats, { quantity: '3', levels }, {}, { prorated: true })
    expect(line?.amount).toBe(100n)
    expect(line && decimalText(line.quantity)).toBe('1')
  })
})

describe('minimum and maximum of a part period', () => {
  const half = period('2027-04-01', '2027-04-16') // 15 of 30 days
  const terms = { model: 'per_unit', unit_amount: '100', minimum: '1001', maximum: '4000' }

  test.each<[ConventionsPatch, string, bigint]>([
    [{}, '3', 501n], // 10.01 × 15 ÷ 30 = 5.005
    [{ rounding: 'half_even' }, '3', 500n],
    [{ minimum_proration: 'none' }, '3', 1001n],
    [{}, '12', 1200n],
    [{}, '30', 2000n],
    [{ minimum_proration: 'none' }, '30', 3000n],
  ])('%j: %s units cost %s', (conventions, quantity, amount) => {
    const [line] = lines(terms, { quantity }, conventions, { period: half, fullPeriod: april })
    expect(line?.amount).toBe(amount)
  })

  test('a whole period has them whole', () => {
    const [line] = lines(terms, { quantity: '3' })
    expect(line?.amount).toBe(1001n)
    expect(line?.derivation).not.toHaveProperty('bounds_share')
  })
})

describe('groups', () => {
  const groups = [
    { group: { region: 'eu', size: 'large' }, quantity: decimal(3), alreadyBilled: 0n },
    { group: { region: 'us', size: '' }, quantity: decimal(0), alreadyBilled: 0n },
    { group: { region: 'asia', size: '' }, quantity: decimal(1), alreadyBilled: 0n },
  ]

  test('have a line each, those that come to nothing none', () => {
    const made = usageLines(charge({ model: 'per_unit', unit_amount: '100' }), pricing(groups))
    expect(made.map((line) => [line.description, line.amount])).toEqual([
      ['Calls (eu, large)', 300n],
      ['Calls (asia)', 100n],
    ])
    expect(new Set(made.map((line) => line.id)).size).toBe(2)
  })

  test('all of them are there while the period runs', () => {
    expect(ratedUsage(charge({ model: 'per_unit', unit_amount: '100' }), pricing(groups)).map((line) => line.listed)).toEqual([
      300n,
      0n,
      100n,
    ])
  })
})

interface Wanted {
  readonly quantity: string
  readonly statistics?: UsageGroup['statistics']
  readonly levels?: UsageGroup['levels']
  readonly alreadyBilled?: bigint
}

/** Every line is computed again from what it stores. */
function lines(
  terms: object,
  { quantity, alreadyBilled = 0n, ...rest }: Wanted,
  conventions: ConventionsPatch = {},
  timing: Timing = {},
): readonly Line[] {
  const wanted = charge(terms, timing)
  const made = usageLines(wanted, pricing([{ group: null, quantity: decimal(quantity), alreadyBilled, ...rest }], conventions))
  for (const line of made) {
    expect(amountOf(JSON.parse(JSON.stringify(line.derivation)), wanted.price.terms, 'EUR')).toBe(line.listed)
  }
  return made
}

interface Timing {
  readonly period?: Period
  readonly fullPeriod?: Period
  readonly prorated?: boolean
  readonly billing?: Price['billing']
}

function charge(
  terms: object,
  { period: part = april, fullPeriod = april, prorated = false, billing = 'in_arrears' }: Timing = {},
): UsageCharge {
  const shared = {
    id: idOf('price', uuid(4)),
    productId: idOf('prod', uuid(5)),
    planId: null,
    names: {},
    name: 'Calls',
    currency: 'EUR',
  } as const
  const kind = { kind: 'recurring', billing, usage: 'metered', interval: { unit: 'month', count: 1 } } as const
  const meter = { meterId: idOf('mtr', uuid(6)), filters: {}, groupBy: [], recurring: prorated, prorated }
  const price: Price = {
    ...shared,
    ...kind,
    meter,
    tax: { behavior: null, category: null, rateId: null },
    terms: priceTermsSchema.parse(terms),
  }
  const of = { lineId: idOf('il', uuid(1)), subscriptionId: idOf('sub', uuid(3)), itemId: idOf('si', uuid(2)) }
  return { rule: 'usage', ...of, price, period: part, fullPeriod, zone }
}

function pricing(groups: readonly UsageGroup[], conventions: ConventionsPatch = {}) {
  let next = 100
  const newLineId = () => {
    next += 1
    return idOf('il', uuid(next))
  }
  const readings = { usage: new Map([[idOf('il', uuid(1)), groups]]), covered: new Map() }
  return { currency: 'EUR', conventions: resolveConventions(conventions), readings, newLineId } as const
}

function period(from: string, until: string): Period {
  return { start: startOfDay(Temporal.PlainDate.from(from), zone), end: startOfDay(Temporal.PlainDate.from(until), zone) }
}

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

function uuid(n: number): string {
  return `01890000-0000-7000-8000-${n.toString().padStart(12, '0')}`
}
