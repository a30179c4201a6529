import { expect, test } from 'vitest'
import { blankPrice, priceOf } from './price-of.ts'

const blank = blankPrice('EUR')
const monthly = { ...blank, terms: { ...blank.terms, amount: '29' } }
const terms = { model: 'flat', amount: '2900' }

test('what is left as it is, is left to the API', () => {
  expect(priceOf(blank)).toBeNull()
  expect(priceOf(monthly)).toEqual({ currency: 'EUR', kind: 'recurring', interval: { unit: 'month', count: 1 }, terms })
  expect(priceOf({ ...monthly, count: '0' })).toBeNull()
})

test('a fee has no interval, no meter and no time to be billed at', () => {
  const fee = { ...monthly, kind: 'setup_fee', meter: 'mtr_a', billing: 'in_arrears', nickname: ' Setup ' } as const
  expect(priceOf(fee)).toEqual({ currency: 'EUR', kind: 'setup_fee', nickname: 'Setup', terms })
})

test('what a meter counts says how', () => {
  expect(
    priceOf({ ...monthly, meter: 'mtr_a', isCarried: true, groupBy: ['region'], taxBehavior: 'inclusive', taxRate: 'txr_a' }),
  ).toMatchObject({
    meter: 'mtr_a',
    metering: { recurring: true, prorated: false, group_by: ['region'] },
    tax_behavior: 'inclusive',
    tax_rate: 'txr_a',
  })
})
