import { type Currency, exponent } from '@quarterday/core/currency.ts'
import type { Money } from '@quarterday/core/money.ts'

/**
 * The currencies of PayPal accounts (developer.paypal.com/reference/currency-codes) and in how many decimals PayPal writes them. It follows PayPal and not
 * ISO 4217: the forint and the New Taiwan dollar have none there.
 */
const decimals: ReadonlyMap<string, number> = new Map([
  ...[
    'AUD',
    'BRL',
    'CAD',
    'CHF',
    'CNY',
    'CZK',
    'DKK',
    'EUR',
    'GBP',
    'HKD',
    'ILS',
    'MXN',
    'MYR',
    'NOK',
    'NZD',
    'PHP',
    'PLN',
    'SEK',
    'SGD',
    'THB',
    'USD',
  ].map((code): [string, number] => [code, 2]),
  ...['HUF', 'JPY', 'TWD'].map((code): [string, number] => [code, 0]),
])

export interface PaypalMoney {
  readonly currency_code: string
  readonly value: string
}

/** The amount as PayPal writes it; null: PayPal does not take this currency, or not exactly this much of it. */
export function toPaypal({ currency, minor }: Money): PaypalMoney | null {
  const places = decimals.get(currency)
  if (places === undefined || minor <= 0n) return null
  const scale = 10n ** BigInt(exponent(currency) - places)
  if (minor % scale !== 0n) return null
  const digits = String(minor / scale).padStart(places + 1, '0')
  const value = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return { currency_code: currency, value }
}

/** What PayPal says it moved, in minor units; null: a currency or an amount that is none of PayPal's. */
export function fromPaypal({ currency_code: code, value }: PaypalMoney): Money | null {
  if (!isPaypalCurrency(code)) return null
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,3}))?$/.exec(value) ?? []
  const places = exponent(code)
  if (whole === undefined || /[1-9]/.test(fraction.slice(places))) return null
  return { currency: code, minor: BigInt(whole + fraction.slice(0, places).padEnd(places, '0')) }
}

function isPaypalCurrency(code: string): code is Currency {
  return decimals.has(code)
}
