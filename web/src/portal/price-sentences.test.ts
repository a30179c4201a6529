import type { PortalPrice, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { formatsIn } from './formats.ts'
import { priceSaid } from './price-sentences.ts'
import { priceTexts } from './texts/prices.ts'

const price = (terms: PriceTerms, parts: Partial<PortalPrice> = {}): PortalPrice => ({
  id: 'price_1',
  object: 'price',
  nickname: null,
  currency: 'EUR',
  kind: 'recurring',
  interval: { unit: 'month', count: 1 },
  billing: 'in_advance',
  usage: 'licensed',
  tax_behavior: null,
  terms,
  ...parts,
})
const said = (terms: PriceTerms, parts?: Partial<PortalPrice>) => priceSaid(price(terms, parts), priceTexts.en, formatsIn('en-GB', 'UTC'))

test.each<[PriceTerms, Partial<PortalPrice>, string[]]>([
  [{ model: 'flat', amount: '4900' }, {}, ['€49.00 a month.']],
  [{ model: 'flat', amount: '4900' }, { interval: { unit: 'month', count: 3 } }, ['€49.00 every 3 months.']],
  [
    { model: 'per_unit', unit_amount: '1000', minimum: '5000', discount_percent: '10' },
    {},
    ['€10.00 each a month.', 'Less 10 %.', 'At least €50.00.'],
  ],
  [
    { model: 'per_unit', unit_amount: '0.2', free_units: '1000' },
    { usage: 'metered', billing: 'in_arrears' },
    ['€0.002 for each unit that you use.', 'The first 1,000 are free.', 'Billed afterwards.'],
  ],
  [{ model: 'package', package_amount: '500', package_size: '100' }, {}, ['€5.00 for every 100 begun a month.']],
  [
    {
      model: 'percentage',
      rate_percent: '1.5',
      fixed_amount: '25',
      free_events: 10,
      free_value: '12.5',
      min_per_event: '10',
      max_per_event: '500',
    },
    { usage: 'metered' },
    [
      '1.5 % of the amount and €0.25 each time.',
      'The first 10 times are free.',
      'Nothing is charged on the first €12.50.',
      'Each time at least €0.10 and at most €5.00.',
      'Billed afterwards.',
    ],
  ],
])('%j is said as sentences', (terms, parts, sentences) => {
  expect(said(terms, parts)).toEqual({ sentences, tiers: null, isShare: false })
})

test('tiers are a table, with what comes once', () => {
  const tiers = [
    { up_to: '10', unit_amount: '500', flat_amount: '1000' },
    { up_to: null, unit_amount: '400' },
  ]
  expect(said({ model: 'graduated', tiers }).tiers).toEqual([
    { range: 'up to 10', cost: '€5.00', once: '€10.00' },
    { range: 'above', cost: '€4.00', once: null },
  ])
  expect(said({ model: 'volume', tiers }).sentences).toEqual(['By number: all units cost what the row of their number says.'])
})

test('of shares the steps are amounts in major units', () => {
  const tiers = [
    { up_to: '1000', rate_percent: '2.9' },
    { up_to: null, rate_percent: '1.9' },
  ]
  expect(said({ model: 'graduated_percentage', tiers })).toEqual({
    sentences: ['In steps: of each part of the amount the share in its row.'],
    tiers: [
      { range: 'up to €1,000.00', cost: '2.9 %', once: null },
      { range: 'above', cost: '1.9 %', once: null },
    ],
    isShare: true,
  })
})

test('a German reads it in German', () => {
  const words = priceTexts.de
  expect(priceSaid(price({ model: 'per_unit', unit_amount: '1250' }), words, formatsIn('de-DE', 'UTC')).sentences).toEqual([
    'je 12,50\u00a0€ im Monat.',
  ])
})
