import type { PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { blankTerms, type TypedTerms, termsOf, typedTerms } from './terms-of.ts'

const cases: readonly [string, Partial<TypedTerms>, PriceTerms][] = [
  ['flat', { model: 'flat', amount: '29' }, { model: 'flat', amount: '2900' }],
  [
    'per unit, with its bounds',
    { model: 'per_unit', amount: '0.0002', freeUnits: '100', discountPercent: '5', minimum: '10', maximum: '99.90' },
    { model: 'per_unit', unit_amount: '0.02', free_units: '100', discount_percent: '5', minimum: '1000', maximum: '9990' },
  ],
  ['package', { model: 'package', packageSize: '100', amount: '5' }, { model: 'package', package_size: '100', package_amount: '500' }],
  [
    'percentage',
    { model: 'percentage', percent: '2.9', fixed: '0.30', freeEvents: '3', freeValue: '500', leastPerEvent: '0.10', mostPerEvent: '20' },
    {
      model: 'percentage',
      rate_percent: '2.9',
      fixed_amount: '30',
      free_events: 3,
      free_value: '500',
      min_per_event: '10',
      max_per_event: '2000',
    },
  ],
  [
    'graduated; the end of the last tier counts for nothing',
    {
      model: 'graduated',
      tiers: [
        { upTo: '10', each: '1', flat: '' },
        { upTo: '', each: '0.5', flat: '3' },
      ],
    },
    {
      model: 'graduated',
      tiers: [
        { up_to: '10', unit_amount: '100' },
        { up_to: null, unit_amount: '50', flat_amount: '300' },
      ],
    },
  ],
  [
    'graduated percentage',
    { model: 'graduated_percentage', tiers: [{ upTo: '', each: '1.5', flat: '' }] },
    { model: 'graduated_percentage', tiers: [{ up_to: null, rate_percent: '1.5' }] },
  ],
]

test.each(cases)('%s: read, and typed again', (_, typed, terms) => {
  expect(termsOf({ ...blankTerms, ...typed }, 'EUR')).toEqual(terms)
  expect(termsOf(typedTerms(terms, 'EUR'), 'EUR')).toEqual(terms)
})

test.each<[string, Partial<TypedTerms>]>([
  ['no amount', { model: 'flat' }],
  [
    'a tier without an end before the last',
    {
      model: 'volume',
      tiers: [
        { upTo: '', each: '1', flat: '' },
        { upTo: '', each: '1', flat: '' },
      ],
    },
  ],
  ['a minimum that is no number', { model: 'flat', amount: '1', minimum: 'much' }],
  ['no size of a package', { model: 'package', amount: '1' }],
])('%s: nothing to ask for yet', (_, typed) => {
  expect(termsOf({ ...blankTerms, ...typed }, 'EUR')).toBeNull()
})
