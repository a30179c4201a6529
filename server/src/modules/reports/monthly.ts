import type { Interval, IntervalUnit } from '@quarterday/core/calendar.ts'
import type { Decimal } from '@quarterday/core/decimal.ts'
import { roundShare } from '@quarterday/core/money.ts'

/** Months in a unit, as a fraction: a year has 365 days and 52 weeks here, so that figures do not move with the calendar. */
const months: Readonly<Record<IntervalUnit, readonly [over: bigint, under: bigint]>> = {
  day: [12n, 365n],
  week: [12n, 52n],
  month: [1n, 1n],
  year: [12n, 1n],
}

/** What an amount for each interval comes to in a month, in whole minor units, half up: 1200.00 a year is 100.00, 10.00 a week is 43.33. */
export function monthlyAmount(amount: Decimal, { unit, count }: Interval): bigint {
  const [over, under] = months[unit]
  return roundShare(amount, under, over * BigInt(count), 'half_up')
}
