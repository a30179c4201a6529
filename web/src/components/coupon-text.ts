import type { Coupon, Discount } from '@quarterday/sdk/types.gen.ts'
import { formatMoney, formatQuantity } from '../ui/format.ts'

/** What a coupon takes off: `20% off`, `€15.00 off`. */
export function offText({ percent_off, amount_off, currency }: Pick<Coupon, 'percent_off' | 'amount_off' | 'currency'>): string {
  if (percent_off !== null) return `${formatQuantity(percent_off)}% off`
  return amount_off === null || currency === null ? '' : `${formatMoney(amount_off, currency)} off`
}

/** For how long, once it is applied: `one invoice`, `3 months`, `2 invoices`, `forever`. */
export function durationText({ duration, duration_months, duration_periods }: Coupon): string {
  if (duration === 'once') return 'one invoice'
  if (duration === 'forever') return 'forever'
  if (duration_months !== null) return duration_months === 1 ? '1 month' : `${duration_months} months`
  return duration_periods === 1 ? '1 invoice' : `${duration_periods} invoices`
}

/** How much of a limit is used: `3 of 50`, `3`. */
export function usedText(used: number, most: number | null): string {
  return most === null ? String(used) : `${used} of ${most}`
}

/** What is left of a discount that is active: null where nothing but a person ends it. */
export function leftText({ periods_left, remaining_amount, currency }: Discount): string | null {
  if (remaining_amount !== null && currency !== null) return `${formatMoney(remaining_amount, currency)} left`
  if (periods_left !== null) return periods_left === 1 ? 'for one more invoice' : `for ${periods_left} more invoices`
  return null
}
