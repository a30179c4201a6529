import type { Currency } from '@quarterday/core/currency.ts'
import { expect, test } from 'vitest'
import { fromStripe, toStripe } from './stripe-money.ts'

// By hand, from docs.stripe.com/currencies: what one pays, our minor units, Stripe's.
test.each<[string, Currency, bigint, number]>([
  ['10.00 dollars', 'USD', 1000n, 1000],
  ['500 yen', 'JPY', 500n, 500],
  ['5 krónur', 'ISK', 5n, 500],
  ['7 Ugandan shillings', 'UGX', 7n, 700],
  ['10.45 forint', 'HUF', 1045n, 1045],
  ['5.120 dinars', 'KWD', 5120n, 5120],
  ['3 ariary, which have no hundredths there', 'MGA', 300n, 3],
])('%s', (_, currency, minor, amount) => {
  expect(toStripe({ currency, minor })).toEqual({ amount, currency: currency.toLowerCase() })
  expect(fromStripe(amount, currency.toLowerCase())).toEqual({ currency, minor })
})

test('what Stripe cannot take exactly is not rounded', () => {
  expect(toStripe({ currency: 'KWD', minor: 5124n })).toBeNull()
  expect(toStripe({ currency: 'MGA', minor: 350n })).toBeNull()
})

test('an amount in a currency that we do not know, or that we do not count in, is nobody’s', () => {
  expect(fromStripe(100, 'usdc')).toBeNull()
  expect(fromStripe(550, 'isk')).toBeNull()
  expect(fromStripe(1.5, 'usd')).toBeNull()
})
