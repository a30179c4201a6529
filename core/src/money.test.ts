import { BigNumber } from 'bignumber.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Bug } from './assert.ts'
import { decimal } from './decimal.ts'
import { add, allocate, formatMoney, minorUnits, money, negate, type Rounding, roundDivide, roundShare, subtract, sum } from './money.ts'
import { Refusal } from './refusal.ts'
import { property } from './testing/property.ts'

const total = (parts: readonly bigint[]) => parts.reduce((left, right) => left + right, 0n)
const anyAmount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const anyRounding = fc.constantFrom<Rounding>('half_up', 'half_even')

test('amounts of one currency add and subtract', () => {
  expect(add(money('EUR', 1250n), money('EUR', -50n))).toEqual(money('EUR', 1200n))
  expect(subtract(money('EUR', 1250n), money('EUR', 1300n))).toEqual(money('EUR', -50n))
  expect(negate(money('JPY', 5n))).toEqual(money('JPY', -5n))
  expect(sum('KWD', [])).toEqual(money('KWD', 0n))
  expect(sum('EUR', [money('EUR', 1n), money('EUR', 2n)])).toEqual(money('EUR', 3n))
})

test('I5: currencies never mix', () => {
  for (const mix of [
    () => add(money('EUR', 1n), money('USD', 1n)),
    () => subtract(money('EUR', 1n), money('USD', 1n)),
    () => sum('EUR', [money('USD', 1n)]),
  ]) {
    expect(mix).toThrow(Refusal)
    expect(mix).toThrow('currency_mismatch')
  }
})

describe('rounding', () => {
  test.each<[bigint, bigint, bigint, bigint]>([
    // numerator, denominator, half up, half even
    [5n, 2n, 3n, 2n],
    [-5n, 2n, -3n, -2n],
    [5n, -2n, -3n, -2n],
    [-5n, -2n, 3n, 2n],
    [7n, 2n, 4n, 4n],
    [1n, 2n, 1n, 0n],
    [-1n, 2n, -1n, 0n],
    [1n, 3n, 0n, 0n],
    [2n, 3n, 1n, 1n],
    [-2n, 3n, -1n, -1n],
    [6n, 3n, 2n, 2n],
    [0n, 7n, 0n, 0n],
    [15n, 10n, 2n, 2n],
    [25n, 10n, 3n, 2n],
    [249n, 100n, 2n, 2n],
    [251n, 100n, 3n, 3n],
  ])('%s / %s is %s by half up and %s by half even', (numerator, denominator, up, even) => {
    expect(roundDivide(numerator, denominator, 'half_up')).toBe(up)
    expect(roundDivide(numerator, denominator, 'half_even')).toBe(even)
  })

  test('division by zero is a bug', () => {
    expect(() => roundDivide(1n, 0n, 'half_up')).toThrow(Bug)
  })

  property(
    'I4: agrees with a decimal library and is off by half a unit at most',
    [anyAmount, anyAmount, anyRounding],
    (numerator, denominator, rounding) => {
      fc.pre(denominator !== 0n)
      const rounded = roundDivide(numerator, denominator, rounding)
      const mode = rounding === 'half_up' ? BigNumber.ROUND_HALF_UP : BigNumber.ROUND_HALF_EVEN
      // Sixty places tell an exact half from its neighbours: denominators have eighteen digits at the most.
      const Oracle = BigNumber.clone({ DECIMAL_PLACES: 60, ROUNDING_MODE: BigNumber.ROUND_DOWN })
      expect(rounded.toString()).toBe(
        new Oracle(numerator.toString()).dividedBy(denominator.toString()).decimalPlaces(0, mode).plus(0).toFixed(),
      )
      const error = numerator - rounded * denominator
      expect(2n * (error < 0n ? -error : error) <= (denominator < 0n ? -denominator : denominator)).toBe(true)
    },
  )

  test.each<[string, bigint, bigint, bigint]>([
    ['3000', 15n, 30n, 1500n],
    ['1000', 16n, 31n, 516n], // 516.129…
    ['999', 1n, 2n, 500n], // 499.5
    ['0.02', 12_345n, 1n, 247n], // 246.9
    ['0.5', 1n, 1n, 1n],
    ['-0.5', 1n, 1n, -1n],
    ['33.333333333333', 3n, 1n, 100n], // 99.999999999999
    ['0.004999999999', 100n, 1n, 0n], // rounded once: 0.4999999999
    ['123456789012345678', 1n, 1n, 123_456_789_012_345_678n],
  ])('%s × %s / %s is %s', (amount, numerator, denominator, share) => {
    expect(roundShare(decimal(amount), numerator, denominator, 'half_up')).toBe(share)
  })

  property(
    'a share of a whole amount is a plain quotient',
    [anyAmount, fc.bigInt({ min: -400n, max: 400n }), anyRounding],
    (amount, days, rounding) => {
      expect(roundShare(decimal(amount), days, 366n, rounding)).toBe(roundDivide(amount * days, 366n, rounding))
    },
  )
})

describe('allocate', () => {
  test.each<[bigint, bigint[], bigint[]]>([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [101n, [1n, 1n, 1n], [34n, 34n, 33n]],
    [10n, [0n, 3n, 7n], [0n, 3n, 7n]],
    [5n, [3n, 7n], [2n, 3n]], // 1.5 and 3.5: of equal remainders the earlier gains
    [10n, [1n, 2n, 3n], [2n, 3n, 5n]], // 1.67, 3.33, 5
    [1n, [1n, 100n], [0n, 1n]],
    [100n, [-1n, -3n], [25n, 75n]],
    [7n, [0n, 0n], [7n, 0n]],
    [0n, [0n, 5n], [0n, 0n]],
    [0n, [], []],
  ])('%s over %s gives %s', (amount, weights, parts) => {
    expect(allocate(amount, weights)).toEqual(parts)
  })

  test('weights of two signs, or none at all, are a bug', () => {
    expect(() => allocate(10n, [1n, -2n])).toThrow(Bug)
    expect(() => allocate(10n, [2n, -1n])).toThrow(Bug)
    expect(() => allocate(10n, [])).toThrow(Bug)
  })

  const anyWeights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 })

  property('I4: parts add up to the whole, each less than a unit from its share', [anyAmount, anyWeights], (amount, weights) => {
    const parts = allocate(amount, weights)
    expect(total(parts)).toBe(amount)
    const whole = total(weights)
    if (whole === 0n) return
    for (const [index, part] of parts.entries()) {
      const weight = weights[index] ?? 0n
      const error = part * whole - amount * weight
      expect((error < 0n ? -error : error) < whole).toBe(true)
      expect(part === 0n || part < 0n === amount < 0n).toBe(true)
      if (weight === 0n) expect(part).toBe(0n)
    }
  })

  property('a larger weight never gets less', [fc.bigInt({ min: 0n, max: 10n ** 9n }), anyWeights], (amount, weights) => {
    const sorted = [...weights].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0))
    const parts = allocate(amount, sorted)
    for (const [index, part] of parts.entries()) expect(index === 0 || (parts[index - 1] ?? 0n) >= part || total(sorted) === 0n).toBe(true)
  })
})

test.each([
  [money('EUR', 123_450n), 'en', '1,234.50 EUR'],
  [money('EUR', -500n), 'en', '−5.00 EUR'],
  [money('EUR', -5n), 'en', '−0.05 EUR'],
  [money('JPY', 1_234_567n), 'en', '1,234,567 JPY'],
  [money('KWD', 5n), 'en', '0.005 KWD'],
  [money('HUF', 0n), 'en', '0.00 HUF'],
  [money('EUR', 123_450n), 'de', '1.234,50 EUR'],
  [money('USD', 12_345_678_901_234_567_890n), 'en', '123,456,789,012,345,678.90 USD'],
])('%o in %s reads %s', (amount, locale, text) => {
  expect(formatMoney(amount, locale)).toBe(text)
})

test('minor units travel as whole numbers that every JSON reader holds exactly', () => {
  expect(minorUnits.parse(-1250)).toBe(-1250n)
  expect(z.encode(minorUnits, 9_007_199_254_740_991n)).toBe(9_007_199_254_740_991)
  expect(z.safeEncode(minorUnits, 9_007_199_254_740_992n).success).toBe(false)
  for (const wrong of [0.5, 2 ** 53, '5', null, Number.NaN]) expect(minorUnits.safeParse(wrong).success).toBe(false)
})
