import type { Interval, Plan, Subscription, SubscriptionChangeCreate } from '@quarterday/sdk/types.gen.ts'
import { lengthInDays } from '../ui/format-date.ts'

export interface Wanted {
  readonly plan: string | null
  readonly interval: Interval
  readonly quantity: string
  /** By item, where there are several and each has its own; empty: `quantity` is that of all. */
  readonly quantities: Readonly<Record<string, string>>
  readonly timing: 'as_usual' | 'now' | 'period_end'
}

/** What to ask the API for so that the subscription becomes what is wanted; null when it is that already. */
export function changeOf(subscription: Subscription, wanted: Wanted): SubscriptionChangeCreate | null {
  const isOtherPlan = wanted.plan !== null && (wanted.plan !== subscription.plan || keyOf(wanted.interval) !== keyOf(subscription.interval))
  const byItem = Object.keys(wanted.quantities).length > 0 && !isOtherPlan
  const isOtherQuantity = !byItem && isQuantity(wanted.quantity) && subscription.items.some(({ quantity }) => quantity !== wanted.quantity)
  const items = byItem
    ? subscription.items.flatMap(({ id, quantity }) => {
        const next = wanted.quantities[id]
        return next !== undefined && isQuantity(next) && next !== quantity ? [{ item: id, quantity: next }] : []
      })
    : []
  if (!isOtherPlan && !isOtherQuantity && items.length === 0) return null
  return {
    ...(isOtherPlan && wanted.plan !== null && { plan: wanted.plan, interval: wanted.interval }),
    ...(isOtherQuantity && { quantity: wanted.quantity }),
    ...(items.length > 0 && { items }),
    ...(wanted.timing !== 'as_usual' && { timing: wanted.timing }),
  }
}

function isQuantity(typed: string): boolean {
  return /^\d+(\.\d+)?$/.test(typed)
}

/** How often the plan can be billed in a currency, the shortest interval first. */
export function intervalsOf({ prices }: Plan, currency: string): readonly Interval[] {
  const found = new Map<string, Interval>()
  for (const price of prices) {
    if (price.interval !== null && price.currency === currency && price.status === 'active')
      found.set(keyOf(price.interval), price.interval)
  }
  return [...found.values()].sort((a, b) => lengthInDays(a) - lengthInDays(b))
}

/** Whether a quantity makes a difference: a flat price costs the same for any. */
export function isByQuantity(plan: Plan | undefined, interval: Interval, currency: string): boolean {
  return (plan?.prices ?? []).some(
    (price) =>
      price.interval !== null && keyOf(price.interval) === keyOf(interval) && price.currency === currency && price.terms.model !== 'flat',
  )
}

export function keyOf({ unit, count }: Interval): string {
  return `${count} ${unit}`
}
