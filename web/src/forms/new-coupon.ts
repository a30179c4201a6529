import { type Currency, isCurrency } from '@quarterday/core/currency.ts'
import type { CouponCreate } from '@quarterday/sdk/types.gen.ts'
import { midnightIn } from './local-midnight.ts'
import { minorUnits } from './minor-units.ts'

/** What stands in the form of a coupon, as typed. */
export interface TypedCoupon {
  readonly name: string
  readonly kind: 'percent' | 'amount'
  readonly value: string
  readonly currency: string
  readonly duration: 'once' | 'months' | 'periods' | 'forever'
  /** Months or invoices. */
  readonly length: number | null
  readonly plans: readonly string[]
  readonly mostInAll: number | null
  readonly mostPerCustomer: number | null
  /** Your own name for it; empty: none. */
  readonly code: string
  /** Days; empty: at once, and without an end. */
  readonly from: string
  readonly until: string
  /** What an invoice must come to, in major units of the currency; only of an amount. */
  readonly minimum: string
  readonly isFirst: boolean
}

export const blankCoupon: TypedCoupon = {
  name: '',
  kind: 'percent',
  value: '',
  currency: '',
  duration: 'once',
  length: null,
  plans: [],
  mostInAll: null,
  mostPerCustomer: 1,
  code: '',
  from: '',
  until: '',
  minimum: '',
  isFirst: false,
}

/** The request that a form comes to; null: something is missing or is no number that it could be. */
export function newCoupon(typed: TypedCoupon, timezone: string): CouponCreate | null {
  const off = offOf(typed)
  const { duration, length, code, from, until, isFirst } = typed
  const minimum = minimumOf(typed)
  if (off === null || minimum === null || typed.name.trim() === '') return null
  if ((duration === 'months' || duration === 'periods') && length === null) return null
  return {
    name: typed.name.trim(),
    ...off,
    duration: duration === 'once' || duration === 'forever' ? duration : 'repeating',
    ...(duration === 'months' && { duration_months: length }),
    ...(duration === 'periods' && { duration_periods: length }),
    ...(typed.plans.length > 0 && { applies_to: { plans: [...typed.plans] } }),
    ...(code.trim() !== '' && { code: code.trim() }),
    ...(from !== '' && { valid_from: midnightIn(from, timezone) }),
    ...(until !== '' && { valid_until: midnightIn(until, timezone) }),
    ...minimum,
    ...(isFirst && { first_purchase_only: true }),
    max_redemptions: typed.mostInAll,
    max_redemptions_per_customer: typed.mostPerCustomer,
  }
}

function offOf({ kind, value, currency }: TypedCoupon): { percent_off: string } | { amount_off: number; currency: Currency } | null {
  if (kind === 'amount') {
    if (!isCurrency(currency)) return null
    const minor = minorUnits(value, currency)
    return minor === null ? null : { amount_off: minor, currency }
  }
  const percent = value.trim().replace(',', '.')
  return /^(100(\.0{1,6})?|(0|[1-9]\d?)(\.\d{1,6})?)$/.test(percent) && Number(percent) > 0 ? { percent_off: percent } : null
}

/** Null: what is typed is no amount. */
function minimumOf({ kind, minimum, currency }: TypedCoupon): { minimum_amount?: number } | null {
  if (kind !== 'amount' || minimum.trim() === '' || !isCurrency(currency)) return {}
  const minor = minorUnits(minimum, currency)
  return minor === null ? null : { minimum_amount: minor }
}
