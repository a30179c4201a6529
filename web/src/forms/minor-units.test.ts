import { expect, test } from 'vitest'
import { minorUnits } from './minor-units.ts'

test.each([
  ['12.5', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['12', 'EUR', 1200],
  [' 0.01 ', 'EUR', 1],
  ['500', 'JPY', 500],
  ['1.234', 'KWD', 1234],
  ['0', 'EUR', null],
  ['12.505', 'EUR', null],
  ['5.5', 'JPY', null],
  ['-1', 'EUR', null],
  ['1e3', 'EUR', null],
  ['1.234,50', 'EUR', null],
  ['', 'EUR', null],
  ['999999999999999', 'EUR', null],
] as const)('%j in %s is %s minor units', (typed, currency, minor) => {
  expect(minorUnits(typed, currency)).toBe(minor)
})
