import type { Interval } from '@quarterday/core/calendar.ts'
import { inLanguage, type Price } from '@quarterday/core/catalog/price.ts'
import type { CustomerId, PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { ItemsChange, TargetItem } from '@quarterday/core/subscription/decision.ts'
import { hasSameRole, matchItems } from '@quarterday/core/subscription/match.ts'
import type { SubscriptionItem } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { loadOverrides, loadSetupFees, type PriceMemory } from '../billing/price-store.ts'
import { intervalOf, offerOf, pricesOf, quantityFor, type WantedItem, type WantedItems, wrongItem } from './resolve-items.ts'

/** The complete list of items after a change that names only what changes. Refuses `invalid`, `currency_mismatch`, `no_matching_price`. */
export async function targetOf(
  tx: Tx,
  now: ItemsNow,
  wanted: WantedItems & { readonly planId?: PlanId | undefined },
  memory: PriceMemory,
): Promise<ItemsChange> {
  const prices = await pricesOf(tx, wanted.items ?? [], memory, now.customerId)
  const base = wanted.planId ? await toPlan(tx, now, { ...wanted, planId: wanted.planId }, prices) : stay(now, wanted)
  const items = [...base.items]
  for (const [index, each] of (wanted.items ?? []).entries()) {
    if (base.said.has(each)) continue
    const price = each.price === undefined ? undefined : prices.get(each.price)
    if (each.item === undefined) {
      if (!price) throw wrongItem(index, 'price', 'required', 'A new item needs a price.')
      items.push({ itemId: null, price, quantity: quantityFor(price, each.quantity) })
      continue
    }
    const at = items.findIndex((item) => item.itemId === each.item)
    const existing = items[at]
    if (!existing) throw wrongItem(index, 'item', 'not_found', 'The subscription has no such item.')
    if (each.remove) items.splice(at, 1)
    else {
      const next = price ?? existing.price
      items[at] = { ...existing, price: next, quantity: quantityFor(next, each.quantity ?? existing.quantity) }
    }
  }
  const change = {
    kind: 'items' as const,
    planId: base.planId,
    interval: intervalOf(items, base.interval),
    items: goingOn(items, now.items),
  }
  return withFees(tx, checked(change, now.currency), now, memory)
}

/** What is changed. */
interface ItemsNow {
  readonly customerId: CustomerId
  readonly planId: PlanId | null
  readonly interval: Interval
  readonly currency: string
  readonly items: readonly SubscriptionItem[]
  readonly locale: string | null
}

/** Before what is said of single items. */
interface Base extends Omit<ItemsChange, 'kind'> {
  /** What is accounted for already. */
  readonly said: ReadonlySet<WantedItem>
}

/**
 * Each price of the new plan takes the place of an item, and with it its id and, if it is licensed, its quantity: of the one that names it, else of the one
 * most like it. What is named otherwise stays beside the plan, what is not ends.
 */
async function toPlan(
  tx: Tx,
  now: ItemsNow,
  wanted: WantedItems & { readonly planId: PlanId },
  named: ReadonlyMap<string, Price>,
): Promise<Base> {
  const offer = await offerOf(tx, wanted.planId, now.currency, wanted.interval).catch((error: unknown) => {
    if (wanted.interval) throw error
    return offerOf(tx, wanted.planId, now.currency, now.interval)
  })
  const own = await loadOverrides(
    tx,
    now.customerId,
    offer.recurring.map((price) => price.id),
  )
  const offered = offer.recurring.map((price) => own.get(price.id) ?? price)
  const said = new Set<WantedItem>()
  const say = (price: Price, test: (each: WantedItem) => boolean): WantedItem | undefined => {
    const found = (wanted.items ?? []).find(
      (each) => !said.has(each) && test(each) && each.price !== undefined && named.get(each.price)?.id === price.id,
    )
    if (found) said.add(found)
    return found
  }
  const mapped = offered.map((price) =>
    say(price, ({ item, remove }) => item !== undefined && !remove && now.items.some(({ id }) => id === item)),
  )
  const quantities = offered.map((price) => say(price, ({ item }) => item === undefined))
  const claimed = new Set((wanted.items ?? []).flatMap(({ item, price, remove }) => (item && (price || remove) ? [item] : [])))
  const free = now.items.filter(({ id }) => !claimed.has(id))
  const open = offered.filter((_, index) => !mapped[index])
  const matched = matchItems(free, open, now.planId)
  const items = offered.map((price, index): TargetItem => {
    const item = mapped[index]?.item ?? matched[open.indexOf(price)]?.id
    const old = now.items.find(({ id }) => id === item)
    const quantity = mapped[index]?.quantity ?? quantities[index]?.quantity ?? wanted.quantity ?? old?.quantity
    return { itemId: old?.id ?? null, price, quantity: quantityFor(price, quantity) }
  })
  const taken = new Set(items.map(({ itemId }) => itemId))
  const kept = now.items.filter(({ id }) => !taken.has(id) && (wanted.items ?? []).some(({ item }) => item === id))
  const beside = kept.map(({ id: itemId, price, quantity }) => ({ itemId, price, quantity }))
  return { planId: offer.planId, interval: offer.interval, items: [...items, ...beside], said }
}

function stay(now: ItemsNow, { quantity }: WantedItems): Base {
  const items = now.items.map(
    ({ id, price, quantity: old }): TargetItem => ({ itemId: id, price, quantity: quantityFor(price, quantity ?? old) }),
  )
  return { planId: now.planId, interval: now.interval, items, said: new Set() }
}

/** One price of a meter in the place of another is the same item, however it is asked for: what the meter has counted goes on. */
function goingOn(items: readonly TargetItem[], before: readonly SubscriptionItem[]): readonly TargetItem[] {
  const left = new Set(items.map(({ itemId }) => itemId))
  return items.map((target): TargetItem => {
    if (target.itemId !== null || target.price.usage !== 'metered') return target
    const same = before.find(({ id, price }) => !left.has(id) && hasSameRole(price, target.price))
    if (!same) return target
    left.add(same.id)
    return { ...target, itemId: same.id }
  })
}

/** With what the plans of its items charge once, and the names that the customer reads. */
async function withFees(
  tx: Tx,
  change: ItemsChange,
  { customerId, currency, locale }: ItemsNow,
  memory: PriceMemory,
): Promise<ItemsChange> {
  const plans = [change.planId, ...change.items.map(({ price }) => price.planId)].filter((id) => id !== null)
  const fees = await loadSetupFees(tx, [...new Set(plans)], currency)
  const own = await loadOverrides(
    tx,
    customerId,
    fees.map((fee) => fee.id),
  )
  const charged = fees.map((fee) => own.get(fee.id) ?? fee)
  for (const fee of charged) memory.set(fee.id, fee)
  const items = change.items.map((target) => ({ ...target, price: inLanguage(target.price, locale) }))
  return { ...change, items, setupFees: charged.map((fee) => inLanguage(fee, locale)) }
}

function checked(change: ItemsChange, currency: string): ItemsChange {
  if (change.items.length === 0) throw refuse('invalid', { detail: 'A subscription keeps at least one item; cancel it instead.' })
  for (const [index, { price }] of change.items.entries()) {
    if (price.currency !== currency) {
      const errors = [{ pointer: `/items/${index}/price`, code: 'currency_mismatch', detail: `The price is in ${price.currency}.` }]
      throw refuse('currency_mismatch', { detail: `The subscription is billed in ${currency}.`, errors })
    }
  }
  return change
}
