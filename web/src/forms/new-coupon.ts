import { type Currency, isCurrency } from '@quarterday/core/currency.ts'
import type { CouponCreate } from '@quarterday/sdk/types.gen.ts'
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
}

/** The request that a form comes to; null: something is missing or is no number that it could be. */
export function newCoupon(typed: TypedCoupon): CouponCreate | null {
  const off = offOf(typed)
  const { duration, length } = typed
  if (off === null || typed.name.trim() === '') return null
  if ((duration === 'months' || duration === 'periods') && length === null) return null
  return {
    name: typed.name.trim(),
    ...off,
    duration: duration === 'once' || duration === 'forever' ? duration : 'repeating',
    ...(duration === 'months' && { duration_months: length }),
    ...(duration === 'periods' && { duration_periods: length }),
    ...(typed.plans.length > 0 && { applies_to: { plans: [...typed.plans] } }),
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
