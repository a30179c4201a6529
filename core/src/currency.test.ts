import { expect, test } from 'vitest'
import { currencies, currencySchema, exponent, isCurrency } from './currency.ts'

test('minor units are those of ISO 4217, also where Intl shows fewer', () => {
  const zeros = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF']
  const threes = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']
  const fours = ['CLF', 'UYW']
  const codes = Object.keys(currencies).filter(isCurrency)
  expect(codes.filter((code) => exponent(code) === 0)).toEqual(zeros)
  expect(codes.filter((code) => exponent(code) === 3)).toEqual(threes)
  expect(codes.filter((code) => exponent(code) === 4)).toEqual(fours)
  expect(codes.filter((code) => exponent(code) === 2)).toHaveLength(codes.length - 26)
  expect(exponent('HUF')).toBe(2)
})

test('Intl agrees about all others', () => {
  const differing = Object.keys(currencies)
    .filter(isCurrency)
    .filter(
      (currency) =>
        exponent(currency) !== new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits,
    )
  // The locale data follows what people pay in cash; ISO gives all of these two decimals, and the Iraqi dinar three.
  const cashWithoutDecimals = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER'.split(' ')
  expect(differing.filter((code) => !cashWithoutDecimals.includes(code))).toEqual([])
})

test('what is no currency in use is refused, lower case too', () => {
  for (const code of ['eur', 'EU', 'EURO', 'XXX', 'XTS', 'XAU', 'DEM', 'HRK', 'ANG', 'BGN', 'toString', '']) {
    expect(isCurrency(code), code).toBe(false)
    expect(currencySchema.safeParse(code).success, code).toBe(false)
  }
  expect(currencySchema.parse('EUR')).toBe('EUR')
})

test('the list is in order and complete', () => {
  const codes = Object.keys(currencies)
  expect(codes).toEqual([...codes].sort())
  expect(codes).toHaveLength(165)
  for (const [code, { name }] of Object.entries(currencies)) {
    expect(code).toMatch(/^[A-Z]{3}$/)
    expect(name.trim()).toBe(name)
  }
})
