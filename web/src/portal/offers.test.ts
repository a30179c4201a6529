import type { PortalPrice } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { currenciesOf, headlineOf, intervalsOf, isByQuantity, isByUse, keyOf, offerOf, quantityOf } from './offers.ts'

const price = (parts: Partial<PortalPrice>): PortalPrice => ({
  id: 'price_1',
  object: 'price',
  nickname: null,
  currency: 'EUR',
  kind: 'recurring',
  interval: { unit: 'month', count: 1 },
  billing: 'in_advance',
  usage: 'licensed',
  tax_behavior: null,
  terms: { model: 'flat', amount: '4900' },
  ...parts,
})
const year = { unit: 'year', count: 1 } as const
const month = { unit: 'month', count: 1 } as const
const plan = {
  prices: [
    price({}),
    price({ interval: year, terms: { model: 'flat', amount: '49000' } }),
    price({ interval: { unit: 'month', count: 12 }, currency: 'USD' }),
    price({ kind: 'setup_fee', interval: null, terms: { model: 'flat', amount: '1000' } }),
    price({ kind: 'minimum_commitment', terms: { model: 'flat', amount: '5000' } }),
  ],
}

test('plans are told apart by currency and interval, the shortest first; twelve months are a year', () => {
  expect(currenciesOf([plan])).toEqual(['EUR', 'USD'])
  expect(intervalsOf([plan], 'EUR').map(keyOf)).toEqual(['1 month', '1 year'])
  expect(intervalsOf([plan], 'USD').map(keyOf)).toEqual(['1 year'])
})

test('an offer is what is charged in one interval and currency, with what is charged once', () => {
  const offer = offerOf(plan, 'EUR', month)
  expect(offer?.recurring.map(({ terms }) => terms)).toEqual([{ model: 'flat', amount: '4900' }])
  expect([offer?.setupFees.length, offer?.commitments.length]).toEqual([1, 1])
  expect(offerOf(plan, 'EUR', { unit: 'week', count: 1 })).toBeNull()
})

const offered = (...recurring: PortalPrice[]) => ({ recurring, commitments: [], setupFees: [] })

test.each([
  [offered(price({})), { minor: '4900', isFrom: false }],
  [offered(price({ terms: { model: 'per_unit', unit_amount: '12.5' } })), { minor: '12.5', isFrom: true }],
  [offered(price({}), price({ usage: 'metered', terms: { model: 'per_unit', unit_amount: '1' } })), { minor: '4900', isFrom: true }],
  [offered(price({ usage: 'metered' })), null],
  [offered(price({ terms: { model: 'flat', amount: '4900', discount_percent: '10' } })), null],
  [offered(price({ terms: { model: 'volume', tiers: [{ up_to: null, unit_amount: '5' }] } })), null],
  [offered(price({}), price({ terms: { model: 'flat', amount: '100' } })), null],
] as const)('the figure that plans are compared by: %#', (offer, headline) => {
  expect(headlineOf(offer)).toEqual(headline)
})

test('a quantity is asked for where it makes a difference', () => {
  expect(isByQuantity(offered(price({})))).toBe(false)
  expect(isByQuantity(offered(price({ terms: { model: 'per_unit', unit_amount: '5' } })))).toBe(true)
  const metered = price({ usage: 'metered', terms: { model: 'per_unit', unit_amount: '5' } })
  expect([isByQuantity(offered(metered)), isByUse(offered(metered)), isByUse(offered(price({})))]).toEqual([false, true, false])
})

test.each([
  ['3', '3'],
  [' 2,5 ', '2.5'],
  ['007', '7'],
  ['0', null],
  ['', null],
  ['-1', null],
  ['1e3', null],
  ['1.2.3', null],
])('%j is the quantity %j', (typed, quantity) => {
  expect(quantityOf(typed)).toBe(quantity)
})
