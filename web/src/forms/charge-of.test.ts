import { expect, test } from 'vitest'
import { blankCharge, chargeOf } from './charge-of.ts'

test.each([
  [
    'words and an amount',
    { description: ' Workshop ', amount: '49', quantity: '2' },
    { description: 'Workshop', unit_amount: '4900', quantity: '2' },
  ],
  ['a reduction', { description: 'Goodwill', amount: '−5,50' }, { description: 'Goodwill', unit_amount: '-550', quantity: '1' }],
  ['a price from the catalog', { price: 'price_1', quantity: '1,5' }, { price: 'price_1', quantity: '1.5' }],
  ['no words', { amount: '49' }, null],
  ['no amount', { description: 'Workshop' }, null],
  ['an amount of nothing', { description: 'Workshop', amount: '0' }, null],
  ['none of it', { description: 'Workshop', amount: '49', quantity: '0' }, null],
])('%s', (_, typed, line) => {
  expect(chargeOf({ ...blankCharge, ...typed }, 'EUR')).toEqual(line)
})
