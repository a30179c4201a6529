import type { Interval, SubscriptionCreate } from '@quarterday/sdk/types.gen.ts'
import { midnightIn } from './local-midnight.ts'

export interface WantedStart {
  readonly plan: string | null
  readonly interval: Interval | null
  readonly quantity: string
  /** A day; empty: today. */
  readonly day: string
  /** Days; empty: as the plan says. */
  readonly trialDays: string
  readonly collection: 'as_usual' | 'charge_automatically' | 'send_invoice'
  /** A promotion code; empty: none. */
  readonly code: string
}

/** What to ask the API for; null while there is no plan yet. */
export function startOf(
  customer: { readonly id: string; readonly currency: SubscriptionCreate['currency']; readonly timezone: string },
  wanted: WantedStart,
): SubscriptionCreate | null {
  const { plan, interval, quantity, day, trialDays, collection, code } = wanted
  if (plan === null || interval === null) return null
  return {
    customer: customer.id,
    plan,
    interval,
    ...(customer.currency && { currency: customer.currency }),
    ...(/^\d+(\.\d+)?$/.test(quantity) && { quantity }),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && { start_at: midnightIn(day, customer.timezone) }),
    ...(/^\d+$/.test(trialDays) && { trial_days: Number(trialDays) }),
    ...(collection !== 'as_usual' && { collection_method: collection }),
    ...(code.trim() !== '' && { promotion_code: code.trim() }),
  }
}
