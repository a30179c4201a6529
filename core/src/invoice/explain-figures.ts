import { type Currency, exponent } from '../currency.ts'
import { type Decimal, decimal, toScaled } from '../decimal.ts'
import { formatMinor, formatMoney, type Rounding, roundDivide } from '../money.ts'
import { amountText } from '../pricing/amount-text.ts'

/** How amounts of one currency are written. */
export interface Figures {
  readonly currency: Currency
  readonly locale: string
  /** `10.00` */
  plain(minor: bigint): string
  /** `10.00 EUR` */
  money(minor: bigint): string
  /** `0.0002`: every digit of an amount that may have a fraction of a minor unit. */
  exact(minor: Decimal): string
}

export const entire: Decimal = decimal(1)

export function figuresOf(currency: Currency, locale: string): Figures {
  return {
    currency,
    locale,
    plain: (minor) => formatMinor(minor, exponent(currency), locale),
    money: (minor) => formatMoney({ currency, minor }, locale),
    exact: (minor) => amountText(minor, currency),
  }
}

/** The result of one rounded computation: what it is exactly, as far as people want to see it, and what it was rounded to. */
export interface Rounded {
  readonly minor: bigint
  /** `3.125`, or `3.3333…` where the digits go on; null: nothing was rounded. */
  readonly exact: string | null
  /** An exact half that went to the even digit, which is down as often as up. */
  readonly isHalfToEven: boolean
}

/** `amount × numerator ÷ denominator` in minor units, as `roundShare` computes it. */
export function rounded(
  amount: Decimal,
  share: { numerator: bigint; denominator: bigint },
  rounding: Rounding,
  currency: Currency,
): Rounded {
  const { units, scale } = toScaled(amount)
  const top = units * share.numerator
  const bottom = share.denominator * 10n ** BigInt(scale)
  const minor = roundDivide(top, bottom, rounding)
  if (top % bottom === 0n) return { minor, exact: null, isHalfToEven: false }
  const isHalfToEven = rounding === 'half_even' && ((top % bottom) * 2n) % bottom === 0n
  return { minor, exact: digitsOf(top, bottom, currency), isHalfToEven }
}

const shownInFull = 4
const shownOfEndless = 2

/** A quotient that is no whole number of minor units: in full where it ends soon, else its first digits. */
function digitsOf(top: bigint, bottom: bigint, currency: Currency): string {
  for (let places = 1; places <= shownInFull; places += 1) {
    const scaled = top * 10n ** BigInt(places)
    if (scaled % bottom === 0n) return amountText(decimal(scaled / bottom).shiftedBy(-places), currency)
  }
  const cut = decimal((top * 10n ** BigInt(shownOfEndless)) / bottom).shiftedBy(-shownOfEndless)
  const places = exponent(currency) + shownOfEndless
  return `${cut.shiftedBy(-exponent(currency)).toFormat(places)}…`
}
