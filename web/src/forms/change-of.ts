import type { Interval, Subscription, SubscriptionChangeCreate } from '@quarterday/sdk/types.gen.ts'
import { midnightIn } from './local-midnight.ts'
import { itemsOf, keyOf, type TypedItem } from './sold.ts'
import { decimalText } from './unit-amount.ts'

export interface Wanted {
  readonly plan: string | null
  readonly interval: Interval
  readonly quantity: string
  /** By item, where there are several and each has its own; empty: `quantity` is that of all. */
  readonly quantities: Readonly<Record<string, string>>
  /** Items that end. */
  readonly removed: readonly string[]
  /** Prices that come beside the others. */
  readonly added: readonly TypedItem[]
  readonly timing: 'as_usual' | 'now' | 'period_end' | 'at'
  /** With the timing `at`. */
  readonly day: string
  readonly proration: 'as_usual' | NonNullable<SubscriptionChangeCreate['proration']>
}

/** What to ask the API for so that the subscription becomes what is wanted; null when it is that already, or a day is missing. */
export function changeOf(subscription: Subscription, wanted: Wanted): SubscriptionChangeCreate | null {
  const isOtherPlan = wanted.plan !== null && (wanted.plan !== subscription.plan || keyOf(wanted.interval) !== keyOf(subscription.interval))
  const byItem = Object.keys(wanted.quantities).length > 0 && !isOtherPlan
  const quantity = byItem ? null : decimalText(wanted.quantity)
  const isOtherQuantity = quantity !== null && subscription.items.some((item) => item.quantity !== quantity)
  const items = isOtherPlan ? [] : changedItems(subscription, wanted, byItem)
  if (items === null || (!isOtherPlan && !isOtherQuantity && items.length === 0)) return null
  if (wanted.timing === 'at' && wanted.day === '') return null
  return {
    ...(isOtherPlan && wanted.plan !== null && { plan: wanted.plan, interval: wanted.interval }),
    ...(isOtherQuantity && { quantity }),
    ...(items.length > 0 && { items }),
    ...(wanted.timing !== 'as_usual' && { timing: wanted.timing }),
    ...(wanted.timing === 'at' && { at: midnightIn(wanted.day, subscription.timezone) }),
    ...(wanted.proration !== 'as_usual' && { proration: wanted.proration }),
    ...(hasPhasesToCome(subscription) && { release_schedule: true }),
  }
}

/** Phases that a change of the items gives up. */
export function hasPhasesToCome({ scheduled_changes }: Pick<Subscription, 'scheduled_changes'>): boolean {
  return scheduled_changes.some(({ phase, status }) => phase !== null && status === 'scheduled')
}

type Items = NonNullable<SubscriptionChangeCreate['items']>

function changedItems(subscription: Subscription, wanted: Wanted, byItem: boolean): Items | null {
  const added = itemsOf(wanted.added)
  if (added === null) return null
  const kept = subscription.items.flatMap(({ id, quantity }): Items => {
    if (wanted.removed.includes(id)) return [{ item: id, remove: true }]
    const next = byItem ? decimalText(wanted.quantities[id] ?? '') : null
    return next !== null && next !== quantity ? [{ item: id, quantity: next }] : []
  })
  return [...kept, ...added]
}
