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
  /** With another plan, by item: the price that it becomes, that it stays beside the plan, or that it ends. Absent: what the API finds most alike. */
  readonly becomes: Readonly<Record<string, string>>
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
  // With another plan each item keeps its quantity unless somebody types one: the field begins with that of the first.
  const compared = isOtherPlan ? subscription.items.slice(0, 1) : subscription.items
  const isOtherQuantity = quantity !== null && compared.some((item) => item.quantity !== quantity)
  const items = isOtherPlan ? mappedItems(subscription, wanted) : changedItems(subscription, wanted, byItem)
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

/** What an item of the present plan becomes, where somebody says so; nothing where that is left to the API. */
function mappedItems({ items }: Subscription, { becomes }: Wanted): Items {
  return items.flatMap(({ id, price }): Items => {
    const what = becomes[id] ?? ''
    if (what === '') return []
    if (what === itemEnds) return [{ item: id, remove: true }]
    // At its own price: without one it stays only if no price of the plan takes its place.
    return [{ item: id, price: what === itemStays ? price : what }]
  })
}

/** Beside the ids of prices. */
export const itemStays = 'stays'
export const itemEnds = 'ends'

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
