import { expect, test } from 'vitest'
import { methodTitle, setupChoices } from './method-text.ts'

test.each([
  ['visa', '4242', 'stripe', 'Visa ending in 4242'],
  ['amex', '8431', 'stripe', 'American Express ending in 8431'],
  [null, null, 'paypal', 'PayPal'],
  [null, '4242', 'sandbox', 'Card ending in 4242'],
] as const)('%s, %s at %s is “%s”', (brand, last4, gateway, title) => {
  expect(methodTitle({ brand, last4, gateway })).toBe(title)
})

test('what is connected comes first, and the sandbox gateway only in a sandbox', () => {
  const values = (...given: Parameters<typeof setupChoices>) => setupChoices(...given).map(({ value }) => value)
  expect(values('sandbox', [])).toEqual(['sandbox', 'paypal', 'stripe'])
  expect(values('sandbox', ['stripe'])).toEqual(['stripe', 'sandbox', 'paypal'])
  expect(values('live', ['stripe', 'manual'])).toEqual(['stripe', 'paypal'])
})
