import { expect, test } from 'vitest'
import { expiryOf, methodName, monthText } from './method-name.ts'

const words = { card: 'Card', endingIn: (brand: string, digits: string) => `${brand} ending in ${digits}` }

test.each([
  [{ brand: 'visa', last4: '4242', gateway: 'stripe' }, 'Visa ending in 4242'],
  [{ brand: 'amex', last4: '0005', gateway: 'sandbox' }, 'American Express ending in 0005'],
  [{ brand: null, last4: null, gateway: 'paypal' }, 'PayPal'],
  [{ brand: null, last4: '1111', gateway: 'sandbox' }, 'Card ending in 1111'],
] as const)('%j is known as %s', (method, name) => {
  expect(methodName(method, words)).toBe(name)
})

test.each([
  [{ exp_month: 4, exp_year: 2027 }, '2027-05-01T00:00:00Z', 'expired'],
  [{ exp_month: 4, exp_year: 2027 }, '2027-04-30T23:59:59Z', 'soon'],
  [{ exp_month: 4, exp_year: 2027 }, '2027-03-17T00:00:00Z', 'soon'],
  [{ exp_month: 4, exp_year: 2027 }, '2027-03-16T23:59:59Z', 'good'],
  [{ exp_month: 12, exp_year: 2027 }, '2027-12-31T12:00:00Z', 'soon'],
  [{ exp_month: null, exp_year: null }, '2099-01-01T00:00:00Z', 'good'],
] as const)('a card good until %j is on %s %s', (card, now, expiry) => {
  expect(expiryOf(card, new Date(now))).toBe(expiry)
})

test('its month is written as the reader writes it', () => {
  expect(monthText({ exp_month: 12, exp_year: 2027 }, 'de')).toBe('Dezember 2027')
})
