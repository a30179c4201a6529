import { expect, test } from 'vitest'
import { formatAmount, formatMoney, formatMoneyShort, formatQuantity, formatUnitAmount } from './format.ts'

test.each([
  [1250, 'EUR', '€12.50'],
  [-500, 'EUR', '−€5.00'],
  [0, 'EUR', '€0.00'],
  [500, 'JPY', '¥500'],
  [1234, 'KWD', 'KWD 1.234'],
  // Intl would say HUF 100.
  [10000, 'HUF', 'Ft 100.00'],
  [9_007_199_254_740_991, 'USD', '$90,071,992,547,409.91'],
] as const)('%s %s is %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency, 'en').replaceAll(/\s/g, ' ')).toBe(text)
})

test('amounts follow the language of the reader', () => {
  expect(formatMoney(123450, 'EUR', 'de').replaceAll(/\s/g, ' ')).toBe('1.234,50 €')
  expect(formatAmount(123450, 'EUR', 'de')).toBe('1.234,50')
})

test('large sums are short, small ones whole', () => {
  expect(formatMoneyShort(123_456_789, 'EUR', 'en')).toBe('€1.2M')
  expect(formatMoneyShort(99_999, 'EUR', 'en')).toBe('€999.99')
  expect(formatMoneyShort(0, 'EUR', 'en')).toBe('€0')
  expect(formatMoneyShort(1000, 'JPY', 'en')).toBe('¥1K')
})

test.each([
  ['1000', 'EUR', '€10.00'],
  ['0.02', 'EUR', '€0.0002'],
  ['0.5', 'JPY', '¥0.5'],
  ['12.345678901234', 'USD', '$0.12345678901234'],
] as const)('a unit price of %s %s is %s', (minor, currency, text) => {
  expect(formatUnitAmount(minor, currency, 'en')).toBe(text)
})

test('a quantity keeps all its places', () => {
  expect(formatQuantity('1250.5', 'en')).toBe('1,250.5')
  expect(formatQuantity('0.000000000001', 'en')).toBe('0.000000000001')
})
