import type { Price } from '../catalog/price.ts'
import type { SubscriptionItem } from './subscription.ts'

type Item = Pick<SubscriptionItem, 'id' | 'price'>

/**
 * Which item each price takes the place of, by the place of the price; undefined: of none. Most alike first: the very price, then one of the same product,
 * then one that is paid at the same time, then any; those of the plan that is left before others. Never one of another role: a fee does not take the place
 * of usage, nor one meter that of another.
 */
export function matchItems(items: readonly Item[], prices: readonly Price[], planId: string | null): readonly (Item | undefined)[] {
  const taken = new Set<Item>()
  const found = new Map<number, Item>()
  const ownFirst = [...items.filter(({ price }) => price.planId === planId), ...items.filter(({ price }) => price.planId !== planId)]
  for (const isAlike of likenesses) {
    prices.forEach((price, index) => {
      if (found.has(index)) return
      const item = ownFirst.find((each) => !taken.has(each) && hasSameRole(each.price, price) && isAlike(each.price, price))
      if (!item) return
      taken.add(item)
      found.set(index, item)
    })
  }
  return prices.map((_, index) => found.get(index))
}

/** Both are fees, both minimums, or both usage of one meter. */
export function hasSameRole(a: Price, b: Price): boolean {
  return a.kind === b.kind && a.usage === b.usage && a.meter?.meterId === b.meter?.meterId
}

const likenesses: readonly ((a: Price, b: Price) => boolean)[] = [
  (a, b) => a.id === b.id,
  (a, b) => a.productId === b.productId && isCountedAlike(a, b) && a.billing === b.billing,
  (a, b) => isCountedAlike(a, b) && a.billing === b.billing,
  (a, b) => isCountedAlike(a, b),
  () => true,
]

function isCountedAlike(a: Price, b: Price): boolean {
  return filtersOf(a) === filtersOf(b)
}

function filtersOf({ meter }: Price): string {
  const filters = Object.entries(meter?.filters ?? {}).map(([name, values]) => [name, values.toSorted()] as const)
  return JSON.stringify(filters.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
