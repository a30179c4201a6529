import { type Currency, currencies } from '@quarterday/core/currency.ts'
import type { Money } from '@quarterday/core/money.ts'

/**
 * How many decimals Stripe counts a currency in, where that is not two. It follows docs.stripe.com/currencies and not ISO 4217: the ariary counts as
 * whole, and the króna and the Ugandan shilling in hundredths although they have none.
 */
const decimals = new Map<Currency, number>([
  ...(['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'] as const).map(
    (code): [Currency, number] => [code, 0],
  ),
  ...(['BHD', 'JOD', 'KWD', 'OMR', 'TND'] as const).map((code): [Currency, number] => [code, 3]),
])

/** Amounts have to be multiples of this in Stripe's units. */
const steps = new Map<Currency, bigint>([
  ...(['BHD', 'JOD', 'KWD', 'OMR', 'TND'] as const).map((code): [Currency, bigint] => [code, 10n]),
  ...(['ISK', 'UGX'] as const).map((code): [Currency, bigint] => [code, 100n]),
])

/** The amount as Stripe counts it; null: Stripe cannot take exactly this much. */
export function toStripe({ currency, minor }: Money): { readonly amount: number; readonly currency: string } | null {
  const shift = (decimals.get(currency) ?? 2) - currencies[currency].exponent
  const scale = 10n ** BigInt(Math.abs(shift))
  if (shift < 0 && minor % scale !== 0n) return null
  const amount = shift < 0 ? minor / scale : minor * scale
  if (amount % (steps.get(currency) ?? 1n) !== 0n || amount > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return { amount: Number(amount), currency: currency.toLowerCase() }
}

/** What Stripe says it moved, in minor units; null: a currency or an amount that we do not count in. */
export function fromStripe(amount: number, code: string): Money | null {
  const upper = code.toUpperCase()
  if (!isCurrency(upper) || !Number.isSafeInteger(amount)) return null
  const shift = currencies[upper].exponent - (decimals.get(upper) ?? 2)
  const scale = 10n ** BigInt(Math.abs(shift))
  if (shift < 0 && BigInt(amount) % scale !== 0n) return null
  return { currency: upper, minor: shift < 0 ? BigInt(amount) / scale : BigInt(amount) * scale }
}

function isCurrency(code: string): code is Currency {
  return Object.hasOwn(currencies, code)
}
