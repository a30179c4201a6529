import type { Currency } from '@quarterday/core/currency.ts'
import { expect, test } from 'vitest'
import { fromPaypal, toPaypal } from './paypal-money.ts'

// By hand, from developer.paypal.com/reference/currency-codes: what one pays, our minor units, how PayPal writes it.
test.each<[string, Currency, bigint, string]>([
  ['10.00 dollars', 'USD', 1000n, '10.00'],
  ['5 cents', 'EUR', 5n, '0.05'],
  ['1,234,567.89 pesos', 'MXN', 123456789n, '1234567.89'],
  ['500 yen', 'JPY', 500n, '500'],
  ['1,200 forint, of which ISO has hundredths', 'HUF', 120000n, '1200'],
  ['30 Taiwan dollars', 'TWD', 3000n, '30'],
])('%s', (_, currency, minor, value) => {
  expect(toPaypal({ currency, minor })).toEqual({ currency_code: currency, value })
  expect(fromPaypal({ currency_code: currency, value })).toEqual({ currency, minor })
})

test.each<[string, Currency, bigint]>([
  ['half a forint', 'HUF', 50n],
  ['dinars of three decimals', 'KWD', 5120n],
  ['roubles, which PayPal no longer moves', 'RUB', 1000n],
  ['nothing', 'EUR', 0n],
  ['less than nothing', 'EUR', -1n],
])('PayPal takes no %s, and nothing is rounded', (_, currency, minor) => {
  expect(toPaypal({ currency, minor })).toBeNull()
})

test.each([
  ['EUR', '10,00'],
  ['EUR', '1e3'],
  ['EUR', '-1.00'],
  ['EUR', '10.005'],
  ['EUR', ''],
  ['KWD', '5.120'],
  ['eur', '1.00'],
])('an amount that we do not know how to count is nobody’s: %s %s', (currency_code, value) => {
  expect(fromPaypal({ currency_code, value })).toBeNull()
})

test('decimals that are left out or are zeros count', () => {
  expect(fromPaypal({ currency_code: 'EUR', value: '10' })).toEqual({ currency: 'EUR', minor: 1000n })
  expect(fromPaypal({ currency_code: 'EUR', value: '10.5' })).toEqual({ currency: 'EUR', minor: 1050n })
  expect(fromPaypal({ currency_code: 'JPY', value: '500.00' })).toEqual({ currency: 'JPY', minor: 500n })
})
