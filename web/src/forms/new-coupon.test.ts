import { expect, test } from 'vitest'
import { blankCoupon, newCoupon, type TypedCoupon } from './new-coupon.ts'

const limits = { max_redemptions: null, max_redemptions_per_customer: 1 }

test.each<[string, Partial<TypedCoupon>, object | null]>([
  ['a percentage', { value: '12,5' }, { name: 'Sale', percent_off: '12.5', duration: 'once', ...limits }],
  ['all of it', { value: '100' }, { name: 'Sale', percent_off: '100', duration: 'once', ...limits }],
  ['more than all', { value: '100.1' }, null],
  ['nothing', { value: '0' }, null],
  ['no number', { value: 'ten' }, null],
  ['no name', { name: ' ', value: '10' }, null],
  [
    'an amount',
    { kind: 'amount', value: '15', currency: 'EUR', duration: 'forever' },
    { name: 'Sale', amount_off: 1500, currency: 'EUR', duration: 'forever', ...limits },
  ],
  ['an amount without a currency', { kind: 'amount', value: '15' }, null],
  [
    'months',
    { value: '10', duration: 'months', length: 3 },
    { name: 'Sale', percent_off: '10', duration: 'repeating', duration_months: 3, ...limits },
  ],
  [
    'invoices, of one plan',
    { value: '10', duration: 'periods', length: 2, plans: ['plan_1'], mostInAll: 50, mostPerCustomer: null },
    {
      name: 'Sale',
      percent_off: '10',
      duration: 'repeating',
      duration_periods: 2,
      applies_to: { plans: ['plan_1'] },
      max_redemptions: 50,
      max_redemptions_per_customer: null,
    },
  ],
  [
    'days, a least amount and newcomers',
    {
      kind: 'amount',
      value: '5',
      currency: 'EUR',
      minimum: '50',
      from: '2027-04-10',
      until: '2027-05-01',
      code: ' SPRING ',
      isFirst: true,
    },
    {
      name: 'Sale',
      amount_off: 500,
      currency: 'EUR',
      duration: 'once',
      code: 'SPRING',
      valid_from: '2027-04-09T22:00:00.000Z',
      valid_until: '2027-04-30T22:00:00.000Z',
      minimum_amount: 5000,
      first_purchase_only: true,
      ...limits,
    },
  ],
  ['a least amount that is none', { kind: 'amount', value: '5', currency: 'EUR', minimum: 'much' }, null],
  ['months without their number', { value: '10', duration: 'months' }, null],
])('%s', (_, typed, expected) => {
  expect(newCoupon({ ...blankCoupon, name: 'Sale', ...typed }, 'Europe/Berlin')).toEqual(expected)
})
