import { expect, test } from 'vitest'
import { deedOf, fieldTitle, kindOf, partsOf, valueText } from './audit-text.ts'

const member = { kind: 'member', id: 'mem_1' } as const

test.each([
  ['finalizeInvoice', 'finalized invoice'],
  ['voidInvoice', 'voided invoice'],
  ['createApiKey', 'created API key'],
  ['payInvoice', 'charged invoice'],
  ['updateCustomer', 'changed customer'],
  ['applyCouponToCustomer', 'applied coupon to customer'],
  ['stopInvoiceDunning', 'stopped invoice dunning'],
  ['withdrawFromWallet', 'withdrew from wallet'],
  ['topUpWallet', 'topped up wallet'],
  ['unarchivePlan', 'took back plan'],
  ['markInvoiceUncollectible', 'wrote off invoice'],
])('%s is told as: %s', (action, told) => {
  expect(deedOf({ action, outcome: 'done', actor: member })).toBe(told)
})

test('what was not done is told as such', () => {
  expect(deedOf({ action: 'refundPayment', outcome: 'denied', actor: member })).toBe('was denied: refund payment')
  expect(deedOf({ action: 'refundPayment', outcome: 'begun', actor: member })).toBe('began: refund payment')
})

test('a job is named, whoever has no name is told by what they are', () => {
  expect(kindOf({ kind: 'job', id: 'billing-run' })).toBe('The job billing run')
  expect(deedOf({ action: 'job.billing-run', outcome: 'done', actor: { kind: 'job', id: 'billing-run' } })).toBe('ran')
  expect(kindOf({ kind: 'operator', id: null })).toBe('The operator')
})

test.each([
  [null, '–'],
  [true, 'yes'],
  [1200, '1200'],
  [['a', 'b'], 'a, b'],
  [[], '–'],
  [{ city: 'Kiel' }, '{\n "city": "Kiel"\n}'],
])('%j is shown as %j', (value, shown) => {
  expect(valueText(value)).toBe(shown)
})

test('a field is named for people', () => {
  expect(fieldTitle('collection_method')).toBe('Collection method')
})

test('of a field with parts only those are shown that differ', () => {
  const before = { name: 'Anna', address: { city: null, country: 'DE', line1: null } }
  const after = { name: 'Anna Ruiz', address: { city: 'Kiel', country: 'DE', line1: null } }
  expect(partsOf(['address', 'name'], before, after)).toEqual([
    { path: ['address', 'city'], was: null, is: 'Kiel' },
    { path: ['name'], was: 'Anna', is: 'Anna Ruiz' },
  ])
  expect(partsOf(['address'], null, after)).toEqual([{ path: ['address'], was: undefined, is: after.address }])
})
