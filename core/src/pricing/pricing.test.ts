import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Bug } from '../assert.ts'
import { type Decimal, decimal, decimalText } from '../decimal.ts'
import { property } from '../testing/property.ts'
import {
  chargeFor,
  chargeForEvents,
  chargeWithoutBounds,
  explainCharge,
  type PriceTerms,
  priceTermsSchema,
  pricingModels,
} from './index.ts'
import { chargeStatistics, chargesOf, needsEachEvent, percentage, statisticsOf, statisticsOfTotals } from './percentage.ts'

const read = (terms: z.input<typeof priceTermsSchema>): PriceTerms => priceTermsSchema.parse(terms)
const cost = (terms: PriceTerms, quantity: string) => decimalText(chargeFor(terms, decimal(quantity), 'USD'))
const steps = (terms: PriceTerms, quantity: string) => explainCharge(terms, decimal(quantity), 'USD')

const samples: Record<keyof typeof pricingModels, z.input<typeof priceTermsSchema>> = {
  flat: { model: 'flat', amount: '1000' },
  per_unit: { model: 'per_unit', unit_amount: '0.02', minimum: '100', maximum: '5000' },
  graduated: {
    model: 'graduated',
    tiers: [
      { up_to: '5', unit_amount: '500', flat_amount: '100' },
      { up_to: null, unit_amount: '400' },
    ],
  },
  volume: {
    model: 'volume',
    tiers: [
      { up_to: '5', unit_amount: '700', flat_amount: '100' },
      { up_to: null, unit_amount: '600' },
    ],
  },
  package: { model: 'package', package_size: '100', package_amount: '500', free_units: '10' },
  percentage: { model: 'percentage', rate_percent: '2.9', fixed_amount: '30', free_events: 3, free_value: '500' },
  graduated_percentage: {
    model: 'graduated_percentage',
    tiers: [
      { up_to: '1000', rate_percent: '2', flat_amount: '50' },
      { up_to: null, rate_percent: '1' },
    ],
  },
}

describe.each(Object.entries(samples))('%s', (_name, wire) => {
  test('is stored as it travels', () => {
    expect(z.encode(priceTermsSchema, read(wire))).toEqual(wire)
    expect(read(JSON.parse(JSON.stringify(wire)))).toEqual(read(wire))
  })

  test('refuses what it does not know', () => {
    expect(priceTermsSchema.safeParse({ ...wire, colour: 'red' }).success).toBe(false)
    expect(priceTermsSchema.safeParse({ ...wire, minimum: '2', maximum: '1' }).success).toBe(false)
    expect(priceTermsSchema.safeParse({ ...wire, minimum: '-1' }).success).toBe(false)
  })

  property('never costs less than nothing, and is exact', [fc.integer({ min: -1_000, max: 1_000_000 })], (thousandths) => {
    const charge = chargeFor(read(wire), decimal(thousandths).shiftedBy(-3), 'USD')
    expect(charge.isFinite() && charge.isGreaterThanOrEqualTo(0)).toBe(true)
  })

  test('has terms that the API can describe', () => {
    expect(z.toJSONSchema(priceTermsSchema, { io: 'input' })).toHaveProperty('oneOf')
  })
})

test('an unknown model is refused', () => {
  expect(priceTermsSchema.safeParse({ model: 'guess', amount: '5' }).success).toBe(false)
  expect(Object.keys(samples)).toEqual(Object.keys(pricingModels))
})

test.each(['0', '1', '1000000'])('flat: %s units cost 10.00', (quantity) => {
  expect(cost(read(samples.flat), quantity)).toBe('1000')
  expect(steps(read(samples.flat), quantity)).toEqual(['10.00'])
})

test.each([
  ['5', '3500'],
  ['0', '0'],
  ['0.5', '350'],
  ['2.125', '1487.5'],
  ['-3', '0'],
])('per unit: %s at 7.00 cost %s', (quantity, charge) => {
  expect(cost(read({ model: 'per_unit', unit_amount: '700' }), quantity)).toBe(charge)
})

test('per unit: a price below the minor unit stays exact', () => {
  const terms = read({ model: 'per_unit', unit_amount: '0.02' })
  expect(cost(terms, '12345')).toBe('246.9')
  expect(steps(terms, '12345')).toEqual(['12,345 × 0.0002 = 2.469'])
})

describe('tiers', () => {
  const fives = [
    { up_to: '5', unit_amount: '500' },
    { up_to: '10', unit_amount: '400' },
    { up_to: '15', unit_amount: '300' },
    { up_to: '20', unit_amount: '200' },
    { up_to: null, unit_amount: '100' },
  ]

  test.each([
    ['0', '0'],
    ['5', '2500'],
    ['5.5', '2700'], // 25.00 + 0.5 × 4.00
    ['6', '2900'],
    ['20', '7000'], // 5 × (5 + 4 + 3 + 2)
    ['25', '7500'],
  ])('graduated: %s units cost %s', (quantity, charge) => {
    expect(cost(read({ model: 'graduated', tiers: fives }), quantity)).toBe(charge)
  })

  test.each([
    ['0', '0'],
    ['5', '2500'],
    ['5.5', '2200'], // 5.5 × 4.00
    ['6', '2400'],
    ['20', '4000'],
    ['25', '2500'],
  ])('volume: %s units cost %s', (quantity, charge) => {
    expect(cost(read({ model: 'volume', tiers: fives }), quantity)).toBe(charge)
  })

  test.each([
    ['1', '700'],
    ['5', '3500'],
    ['6', '3900'],
    ['20', '12000'],
    ['25', '15000'],
  ])('volume with three tiers: %s units cost %s', (quantity, charge) => {
    const tiers = [
      { up_to: '5', unit_amount: '700' },
      { up_to: '10', unit_amount: '650' },
      { up_to: null, unit_amount: '600' },
    ]
    expect(cost(read({ model: 'volume', tiers }), quantity)).toBe(charge)
  })

  const withFees = [
    { up_to: '10', unit_amount: '10', flat_amount: '200' },
    { up_to: '20', unit_amount: '5', flat_amount: '50' },
    { up_to: null, unit_amount: '0', flat_amount: '7' },
  ]

  test.each([
    ['0', '200', '200'], // the first tier's flat amount is due for none
    ['10', '300', '300'],
    ['10.1', '350.5', '100.5'], // the second tier is entered
    ['20', '400', '150'],
    ['21', '407', '7'],
  ])('flat amounts: %s units cost %s graduated and %s by volume', (quantity, graduated, volume) => {
    expect(cost(read({ model: 'graduated', tiers: withFees }), quantity)).toBe(graduated)
    expect(cost(read({ model: 'volume', tiers: withFees }), quantity)).toBe(volume)
  })

  test('are explained tier by tier', () => {
    expect(steps(read({ model: 'graduated', tiers: withFees }), '21')).toEqual([
      '0 to 10: 2.00 + 10 × 0.10 = 3.00',
      '10 to 20: 0.50 + 10 × 0.05 = 1.00',
      'above 20: 0.07 + 1 × 0.00 = 0.07',
    ])
    expect(steps(read({ model: 'volume', tiers: fives }), '6')).toEqual(['6 × 4.00 = 24.00'])
  })

  test.each([
    ['none', []],
    ['an end on the last', [{ up_to: '5', unit_amount: '1' }]],
    [
      'no end before the last',
      [
        { up_to: null, unit_amount: '1' },
        { up_to: null, unit_amount: '1' },
      ],
    ],
    [
      'one end twice',
      [
        { up_to: '5', unit_amount: '1' },
        { up_to: '5.0', unit_amount: '1' },
        { up_to: null, unit_amount: '1' },
      ],
    ],
    [
      'falling ends',
      [
        { up_to: '5', unit_amount: '1' },
        { up_to: '4', unit_amount: '1' },
        { up_to: null, unit_amount: '1' },
      ],
    ],
    [
      'an end at zero',
      [
        { up_to: '0', unit_amount: '1' },
        { up_to: null, unit_amount: '1' },
      ],
    ],
  ])('with %s are refused', (_name, tiers) => {
    for (const model of ['graduated', 'volume'] as const) expect(priceTermsSchema.safeParse({ model, tiers }).success).toBe(false)
  })

  test('ends that are no decimals are refused like any other', () => {
    const tiers = [
      { up_to: 'five', unit_amount: '1' },
      { up_to: null, unit_amount: '-1' },
    ]
    const issues = priceTermsSchema
      .safeParse({ model: 'volume', tiers, minimum: 'x', maximum: 'y' })
      .error?.issues.map(({ path }) => path.join('.'))
    expect(issues).toEqual(['tiers.0.up_to', 'tiers.1.unit_amount', 'minimum', 'maximum'])
  })

  test('a fault points at its tier', () => {
    const tiers = [
      { up_to: '5', unit_amount: '1' },
      { up_to: '4', unit_amount: '1' },
      { up_to: null, unit_amount: '1' },
    ]
    expect(priceTermsSchema.safeParse({ model: 'volume', tiers }).error?.issues[0]?.path).toEqual(['tiers', 1, 'up_to'])
  })

  const anyTiers = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 7, maxLength: 7 }),
    )
    .map(([ends, amounts]) => {
      const upTo = [...ends.sort((a, b) => a - b).map(String), null]
      return upTo.map((up_to, index) => ({ up_to, unit_amount: `${amounts[index] ?? 0}` }))
    })

  property('graduated: unit by unit adds up to the whole', [anyTiers, fc.integer({ min: 0, max: 1_200 })], (tiers, quantity) => {
    let unitByUnit = 0
    for (let unit = 1; unit <= quantity; unit += 1)
      unitByUnit += Number(tiers.find(({ up_to }) => up_to === null || unit <= Number(up_to))?.unit_amount)
    expect(cost(read({ model: 'graduated', tiers }), `${quantity}`)).toBe(`${unitByUnit}`)
  })
})

describe('package', () => {
  const aHundredFor500 = read({ model: 'package', package_size: '100', package_amount: '500' })

  test.each([
    ['0', '0'],
    ['1', '500'],
    ['100', '500'],
    ['100.5', '1000'],
    ['101', '1000'],
    ['10000000000', '50000000000'],
  ])('%s units cost %s', (quantity, charge) => {
    expect(cost(aHundredFor500, quantity)).toBe(charge)
  })

  test.each([
    ['3', '0'],
    ['4', '10000'],
    ['5', '10000'],
    ['6', '20000'],
  ])('in twos after three free units, %s units cost %s', (quantity, charge) => {
    expect(cost(read({ model: 'package', package_size: '2', package_amount: '10000', free_units: '3' }), quantity)).toBe(charge)
  })

  test('is explained', () => {
    expect(steps(aHundredFor500, '101')).toEqual(['packages of 100: 2 × 5.00 = 10.00'])
    expect(steps(read(samples.package), '111')).toEqual(['10 free', 'packages of 100: 2 × 5.00 = 10.00'])
  })

  test('a package has a size', () => {
    expect(priceTermsSchema.safeParse({ model: 'package', package_size: '0', package_amount: '500' }).success).toBe(false)
  })
})

describe('percentage', () => {
  const events = (terms: PriceTerms, ...values: string[]) =>
    decimalText(
      chargeForEvents(
        terms,
        values.map((value) => decimal(value)),
        'USD',
      ),
    )

  test('one percent of 250.00 is 2.50, of 251 yen 2.51 yen, of 1.000 dinar 10 fils', () => {
    const terms = read({ model: 'percentage', rate_percent: '1' })
    const value = (text: string): Decimal => decimal(text)
    expect(decimalText(chargeFor(terms, value('250'), 'USD'))).toBe('250')
    expect(decimalText(chargeFor(terms, value('251'), 'JPY'))).toBe('2.51')
    expect(decimalText(chargeFor(terms, value('1'), 'KWD'))).toBe('10')
  })

  test('without the currency it cannot be known', () => {
    expect(() => chargeFor(read({ model: 'percentage', rate_percent: '1' }), decimal(1))).toThrow(Bug)
    expect(() => chargeFor(read(samples.graduated_percentage), decimal(1))).toThrow(Bug)
  })

  const between = read({ model: 'percentage', rate_percent: '1', fixed_amount: '100', min_per_event: '175', max_per_event: '1200' })

  test.each([
    [['100'], '200'],
    [['100', '1000'], '1300'],
    [['100', '1000', '10000'], '2500'],
    [['10'], '175'],
    [[], '0'],
  ])('one in a hundred plus 1.00, from 1.75 to 12.00 an event: %j cost %s', (values, charge) => {
    expect(events(between, ...values)).toBe(charge)
  })

  test.each([
    // 10 % plus 1.00 an event; three events or 500.00 are free, whichever ends first
    [['100', '100', '100', '50'], '600'], // the fourth event: 5.00 + 1.00
    [['400', '300', '50'], '2700'], // 200.00 of the second are paid: 20.00 + 1.00; the third: 5.00 + 1.00
    [['500', '1'], '110'], // all of it used up by the first
    [['500', '0'], '100'],
    [['-20', '500'], '0'], // below zero counts as zero
  ])('free allowances: %j cost %s', (values, charge) => {
    expect(
      events(read({ model: 'percentage', rate_percent: '10', fixed_amount: '100', free_events: 3, free_value: '500' }), ...values),
    ).toBe(charge)
  })

  test.each([
    [{ free_events: 1 }, '1100'], // 100.00 is free, 100.00 is paid with 1.00
    [{ free_value: '150' }, '600'], // 50.00 is paid with 1.00
    [{ free_events: 0 }, '2200'],
    [{ free_value: '0' }, '2200'],
    [{}, '2200'],
  ])('two events of 100.00 with %o cost %s', (free, charge) => {
    expect(events(read({ model: 'percentage', rate_percent: '10', fixed_amount: '100', ...free }), '100', '100')).toBe(charge)
  })

  test('the least of a period comes after the least of an event', () => {
    const terms = read({ model: 'percentage', rate_percent: '1', min_per_event: '50', minimum: '200' })
    expect(events(terms, '1')).toBe('200')
    expect(events(terms)).toBe('200')
    expect(events(terms, '1', '1', '1', '1', '1')).toBe('250')
  })

  test('sums and counts are enough where no event is treated by itself', () => {
    const terms = percentage.terms.parse({ model: 'percentage', rate_percent: '2.9', fixed_amount: '30' })
    expect(needsEachEvent(terms)).toBe(false)
    // 2.9 % of 150.00 is 4.35, and twice 0.30
    const totals = statisticsOfTotals({ count: 2, value: decimal('150') })
    expect(decimalText(chargeStatistics(terms, totals, 'EUR'))).toBe('495')
    expect(statisticsOf(terms, [decimal('100'), decimal('50')], 'EUR')).toEqual(totals)
    expect(decimalText(chargeForEvents(terms, [decimal('100'), decimal('50')], 'EUR'))).toBe('495')
    for (const each of [{ free_events: 1 }, { free_value: '1' }, { min_per_event: '1' }, { max_per_event: '1' }]) {
      expect(needsEachEvent(percentage.terms.parse({ model: 'percentage', rate_percent: '1', ...each }))).toBe(true)
    }
  })

  test('each event has its own charge where usage is paid as it happens', () => {
    const terms = percentage.terms.parse({ model: 'percentage', rate_percent: '1', free_events: 1, min_per_event: '50' })
    expect(chargesOf(terms, [decimal(100), decimal(10), decimal(100)], 'USD').map(decimalText)).toEqual(['0', '50', '100'])
  })

  test('is explained with its limits', () => {
    expect(steps(between, '100')).toEqual(['1 % of 100 + 1.00 = 2.00'])
    expect(steps(between, '10')).toEqual(['1 % of 10 + 1.00 = 1.10, at least 1.75 an event'])
    expect(steps(between, '10000')).toEqual(['1 % of 10,000 + 1.00 = 101.00, at most 12.00 an event'])
  })

  test('limits of an event are in order', () => {
    expect(priceTermsSchema.safeParse({ model: 'percentage', rate_percent: '1', min_per_event: '2', max_per_event: '1' }).success).toBe(
      false,
    )
  })
})

test.each([
  ['0', '50'],
  ['500', '1050'], // 2 % of 500.00 + 0.50
  ['1000', '2050'],
  ['1500', '2550'], // and 1 % of 500.00
])('graduated percentage: %s cost %s', (value, charge) => {
  expect(cost(read(samples.graduated_percentage), value)).toBe(charge)
})

test('graduated percentage is explained', () => {
  expect(steps(read(samples.graduated_percentage), '1500')).toEqual([
    '0 to 1,000: 0.50 + 2 % of 1,000 = 20.50',
    'above 1,000: 1 % of 500 = 5.00',
  ])
})

test.each([
  ['0', '100'],
  ['5000', '100'],
  ['10000', '200'],
  ['250000', '5000'],
  ['900000', '5000'],
])('minimum 1.00, maximum 50.00: %s units at 0.0002 cost %s', (quantity, charge) => {
  expect(cost(read(samples.per_unit), quantity)).toBe(charge)
})

test('a limit that decides is the last step', () => {
  expect(steps(read(samples.per_unit), '0')).toEqual(['0 × 0.0002 = 0.00', 'at least 1.00'])
  expect(steps(read(samples.per_unit), '900000')).toEqual(['900,000 × 0.0002 = 180.00', 'at most 50.00'])
  expect(decimalText(chargeWithoutBounds(read(samples.per_unit), decimal(0)))).toBe('0')
})

test('usage of other models is summed', () => {
  expect(decimalText(chargeForEvents(read(samples.flat), [], 'USD'))).toBe('1000')
  expect(decimalText(chargeForEvents(read({ model: 'per_unit', unit_amount: '7' }), [decimal('1.5'), decimal('2.5')]))).toBe('28')
})

describe("a price's own allowance and discount", () => {
  // Free units go first, then the model, then the discount, then minimum and maximum.
  test.each([
    ['2', '0'],
    ['3', '0'],
    ['4', '90'], // 1 × 1.00 less 10 %
    ['13', '900'], // 10.00 less 10 %
    ['14.5', '1035'],
    ['23', '1800'], // 20.00 less 10 % is just the maximum
    ['24', '1800'],
  ])('per unit: %s units, 3 free, less 10 %%, at most 18.00, cost %s', (quantity, charge) => {
    const terms = read({ model: 'per_unit', unit_amount: '100', free_units: '3', discount_percent: '10', maximum: '1800' })
    expect(cost(terms, quantity)).toBe(charge)
  })

  test('the discount comes before the cap: 30.00 less 40 % is 18.00, below the cap of 20.00', () => {
    const terms = read({ model: 'per_unit', unit_amount: '100', discount_percent: '40', maximum: '2000' })
    expect(cost(terms, '30')).toBe('1800')
    expect(cost(terms, '40')).toBe('2000')
    expect(steps(terms, '40')).toEqual(['40 × 1.00 = 40.00', 'less 40 % = 24.00', 'at most 20.00'])
  })

  test('tiers count from the first unit that is not free', () => {
    const tiers = [
      { up_to: '5', unit_amount: '500' },
      { up_to: null, unit_amount: '400' },
    ]
    expect(cost(read({ model: 'graduated', tiers, free_units: '2' }), '8')).toBe('2900') // 5 × 5.00 + 1 × 4.00
    expect(cost(read({ model: 'volume', tiers, free_units: '2' }), '7')).toBe('2500') // 5 × 5.00
    expect(steps(read({ model: 'graduated', tiers, free_units: '2' }), '3')).toEqual(['2 free', '0 to 5: 1 × 5.00 = 5.00'])
  })

  test.each([
    ['3', '0'],
    ['4', '10000'],
    ['5', '10000'],
    ['6', '20000'],
  ])('packages of two after three free units: %s cost %s', (quantity, charge) => {
    expect(cost(read({ model: 'package', package_size: '2', package_amount: '10000', free_units: '3' }), quantity)).toBe(charge)
  })

  test('more than all cannot be taken off', () => {
    expect(priceTermsSchema.safeParse({ model: 'flat', amount: '10', discount_percent: '100.1' }).success).toBe(false)
    expect(cost(read({ model: 'flat', amount: '10', discount_percent: '100' }), '1')).toBe('0')
  })
})

describe('statistics of events', () => {
  const terms = percentage.terms.parse({
    model: 'percentage',
    rate_percent: '1',
    fixed_amount: '100',
    min_per_event: '175',
    max_per_event: '1200',
  })

  // 1 % and 1.00 of 100.00 is 2.00; of 1,000.00 it is 11.00; of 10,000.00 it would be 101.00; of 10.00 1.10.
  test.each([
    [['100'], '200'],
    [['100', '1000'], '1300'],
    [['100', '1000', '10000'], '2500'],
    [['100', '1000', '10000', '10'], '2675'],
  ])('%j cost %s', (values, charge) => {
    const statistics = statisticsOf(terms, values.map(decimal), 'USD')
    expect(decimalText(chargeStatistics(terms, statistics, 'USD'))).toBe(charge)
  })

  test('say how many there were of which sort', () => {
    const free = percentage.terms.parse({
      model: 'percentage',
      rate_percent: '1',
      free_events: 1,
      min_per_event: '175',
      max_per_event: '1200',
    })
    const statistics = statisticsOf(free, ['500', '10', '200', '300.5', '99999'].map(decimal), 'USD')
    const sorted = { count: 5, freeCount: 1, atMinimum: 1, atMaximum: 1, chargedCount: 2 }
    expect(statistics).toEqual({ ...sorted, chargedValue: decimal('500.5') })
  })
})
