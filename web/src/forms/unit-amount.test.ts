import { expect, test } from 'vitest'
import { decimalText, majorText, minorText } from './unit-amount.ts'

test.each([
  ['12.5', 'EUR', '1250'],
  ['12,50', 'EUR', '1250'],
  ['0.0002', 'EUR', '0.02'],
  ['0', 'EUR', '0'],
  ['007', 'EUR', '700'],
  ['3', 'JPY', '3'],
  ['3.5', 'JPY', '3.5'],
  ['1.2345', 'KWD', '1234.5'],
  ['0.00000000000001', 'EUR', '0.000000000001'],
  ['0.000000000000001', 'EUR', null],
  ['', 'EUR', null],
  ['-1', 'EUR', null],
  ['1 000', 'EUR', null],
  ['1.000,50', 'EUR', null],
] as const)('%s %s is %s minor units', (typed, currency, minor) => {
  expect(minorText(typed, currency)).toBe(minor)
})

test.each([
  ['1250', 'EUR', '12.50'],
  ['5', 'EUR', '0.05'],
  ['0', 'EUR', '0.00'],
  ['0.02', 'EUR', '0.0002'],
  ['3', 'JPY', '3'],
  ['3.5', 'JPY', '3.5'],
] as const)('%s minor units of %s are typed %s, and read back the same', (minor, currency, typed) => {
  expect(majorText(minor, currency)).toBe(typed)
  expect(minorText(typed, currency)).toBe(minor)
})

test.each([
  ['10', '10'],
  ['2,50', '2.5'],
  ['0.0', '0'],
  ['1e3', null],
  ['', null],
])('%s is the decimal %s', (typed, text) => {
  expect(decimalText(typed)).toBe(text)
})
