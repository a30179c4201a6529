import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Bug } from './assert.ts'
import {
  ceilDivide,
  decimal,
  decimalString,
  decimalText,
  nonNegativeDecimal,
  positiveDecimal,
  positiveQuantity,
  quantityDecimal,
  toScaled,
  zero,
} from './decimal.ts'
import { property } from './testing/property.ts'

const digits = '123456789012345.123456789012'

test.each([
  ['0', '0'],
  ['-0', '0'],
  ['0.10', '0.1'],
  ['0.000000000001', '0.000000000001'],
  ['-1000000000000000000000', '-1000000000000000000000'],
  [digits, digits],
])('%s is written %s', (read, written) => {
  expect(decimalText(decimal(read))).toBe(written)
})

test('numbers and bigints are read exactly, fractions as numbers are a bug', () => {
  expect(decimalText(decimal(Number.MAX_SAFE_INTEGER))).toBe('9007199254740991')
  expect(decimalText(decimal(-(2n ** 80n)))).toBe('-1208925819614629174706176')
  for (const wrong of [0.1, 2 ** 53, Number.NaN, '1e3', '', ' 1', '1.', '.5', '+1', 'NaN', '0x1'])
    expect(() => decimal(wrong), `${wrong}`).toThrow(Bug)
})

test('sums and products never round', () => {
  expect(decimalText(decimal('0.1').plus(decimal('0.2')))).toBe('0.3')
  expect(decimalText(decimal('100000000000000000000').plus(decimal('0.000000000001')))).toBe('100000000000000000000.000000000001')
  // 999999999999999.999999999999 squared, by (10^15 − 10^-12)^2 = 10^30 − 2000 + 10^-24
  const large = decimal('999999999999999.999999999999')
  expect(decimalText(large.times(large))).toBe('999999999999999999999999998000.000000000000000000000001')
})

test.each([
  ['101', '100', '2'],
  ['100', '100', '1'],
  ['0', '100', '0'],
  ['0.1', '0.3', '1'],
  ['0.3', '0.1', '3'],
  ['1', '0.3', '4'],
  ['-5', '2', '-2'],
  ['1000000000000000000001', '1', '1000000000000000000001'],
])('%s over %s needs %s', (dividend, divisor, quotient) => {
  expect(decimalText(ceilDivide(decimal(dividend), decimal(divisor)))).toBe(quotient)
})

test('nothing is divided by zero or less', () => {
  expect(() => ceilDivide(decimal(1), zero)).toThrow(Bug)
  expect(() => ceilDivide(decimal(1), decimal(-1))).toThrow(Bug)
})

test.each([
  ['12.50', 125n, 1],
  ['0', 0n, 0],
  ['-0.02', -2n, 2],
  ['99999999999999', 99_999_999_999_999n, 0],
  ['100000000000000', 100_000_000_000_000n, 0],
  ['-100000000000000.5', -1_000_000_000_000_005n, 1],
  ['0.000000000001', 1n, 12],
])('%s is %s over ten to the %s', (text, units, scale) => {
  expect(toScaled(decimal(text))).toEqual({ units, scale })
})

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => decimal(units).shiftedBy(-scale))

property('a decimal is its units over ten to its scale', [anyDecimal], (value) => {
  const { units, scale } = toScaled(value)
  expect(decimal(units).shiftedBy(-scale).isEqualTo(value)).toBe(true)
})

describe('on the wire', () => {
  test.each(['0', '-0.5', '12', digits])('%s is a decimal', (text) => {
    expect(z.encode(decimalString, decimalString.parse(text))).toBe(text)
  })

  test.each(['', '1.', '.5', '+1', '01', '1e3', '1,5', ' 1', '1\n', '٣', '1.1234567890123', '1234567890123456', 'Infinity', 5, null])(
    '%s is none',
    (text) => {
      expect(decimalString.safeParse(text).success).toBe(false)
    },
  )

  test('S41: of nothing more is sold than 12 digits can say', () => {
    for (const text of ['0', '0.000000000001', '999999999999.999999999999']) expect(quantityDecimal.safeParse(text).success).toBe(true)
    for (const text of ['1000000000000', '-1', '1e3', '']) expect(quantityDecimal.safeParse(text).success).toBe(false)
    expect(['0', '1', '1000000000000'].map((text) => positiveQuantity.safeParse(text).success)).toEqual([false, true, false])
  })

  test('signs are refused where they make no sense', () => {
    expect(nonNegativeDecimal.safeParse('0').success).toBe(true)
    expect(nonNegativeDecimal.safeParse('-1').success).toBe(false)
    expect(positiveDecimal.safeParse('0.000000000001').success).toBe(true)
    expect(positiveDecimal.safeParse('0.0').success).toBe(false)
    expect(positiveDecimal.safeParse('-1').success).toBe(false)
  })

  property('what is written reads the same', [anyDecimal.filter((value) => value.abs().isLessThan(1e15))], (value) => {
    expect(decimalString.parse(z.encode(decimalString, value)).isEqualTo(value)).toBe(true)
  })
})
