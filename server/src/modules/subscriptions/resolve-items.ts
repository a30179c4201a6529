import type { Interval } from '@quarterday/core/calendar.ts'
import type { Price } from '@quarterday/core/catalog/price.ts'
import { type Decimal, decimal } from '@quarterday/core/decimal.ts'
import type { CustomerId, PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { ItemsChange, TargetItem } from '@quarterday/core/subscription/decision.ts'
import type { SubscriptionItem } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { loadOverrides, loadPrices, loadPricesOfPlan, type PriceMemory, pricesOfOthers } from '../billing/price-store.ts'

/** What somebody asks for: a plan (at an interval, where it has several), or prices by name. */
export interface WantedItems {
  readonly plan?: string | undefined
  readonly interval?: Interval | undefined
  /** Of each item that comes from the plan. */
  readonly quantity?: Decimal | undefined
  readonly items?: readonly WantedItem[] | undefined
}

export interface WantedItem {
  /** An item that exists. */
  readonly item?: string | undefined
  readonly price?: string | undefined
  readonly quantity?: Decimal | undefined
  readonly remove?: boolean | undefined
}

export interface PlanOffer {
  readonly planId: PlanId
  readonly interval: Interval
  readonly recurring: readonly Price[]
  readonly setupFees: readonly Price[]
}

/** The prices of a plan in a currency at an interval. Refuses `no_matching_price`, also when several intervals fit and none was named. */
export async function offerOf(tx: Tx, planId: PlanId, currency: string | null, interval: Interval | undefined): Promise<PlanOffer> {
  const prices = (await loadPricesOfPlan(tx, planId)).filter((price) => currency === null || price.currency === currency)
  const recurring = prices.filter((price) => recurs(price))
  const intervals = [...new Set(recurring.map((price) => intervalText(price.interval)))]
  const wanted = interval ? intervalText(interval) : intervals.length === 1 ? intervals[0] : undefined
  const chosen = recurring.filter((price) => intervalText(price.interval) === wanted)
  const first = chosen[0]
  if (!first?.interval || new Set(chosen.map((price) => price.currency)).size > 1) {
    const offered =
      [...new Set(recurring.map((price) => `${price.currency} every ${intervalText(price.interval)}`))].join(', ') || 'nothing'
    const errors = [
      { pointer: '/plan', code: 'no_matching_price', detail: `The plan offers: ${offered}. Name a currency and an interval that it has.` },
    ]
    throw refuse('no_matching_price', { detail: 'The plan has no single set of prices for this currency and interval.', errors })
  }
  const setupFees = prices.filter((price) => price.kind === 'setup_fee' && price.currency === first.currency)
  return { planId, interval: first.interval, recurring: chosen, setupFees }
}

/** The recurring prices that a list of items names, or what the customer has in their place. Refuses `invalid` for one that does not exist or does not recur. */
export async function pricesOf(
  tx: Tx,
  wanted: readonly WantedItem[],
  memory: PriceMemory,
  customerId: CustomerId,
): Promise<Map<string, Price>> {
  const named = wanted.flatMap((item) => (item.price === undefined ? [] : [item.price]))
  await loadPrices(tx, named, memory)
  const own = await loadOverrides(tx, customerId, named)
  const others = await pricesOfOthers(tx, customerId, named)
  const result = new Map<string, Price>()
  wanted.forEach(({ price: id }, index) => {
    if (id === undefined) return
    const price = memory.get(id)
    if (!price || others.has(id)) throw wrongItem(index, 'price', 'not_found', 'There is no such price.')
    if (!recurs(price)) throw wrongItem(index, 'price', 'not_recurring', 'Only a recurring price can be an item of a subscription.')
    result.set(id, own.get(id) ?? price)
  })
  return result
}

/** The complete list of items after a change that names only what changes. Refuses `invalid`, `currency_mismatch`, `no_matching_price`. */
export async function targetOf(
  tx: Tx,
  now: {
    readonly customerId: CustomerId
    readonly planId: PlanId | null
    readonly interval: Interval
    readonly currency: string
    readonly items: readonly SubscriptionItem[]
  },
  wanted: WantedItems & { readonly planId?: PlanId | undefined },
  memory: PriceMemory,
): Promise<ItemsChange> {
  const base = wanted.planId ? await fromPlan(tx, now, { ...wanted, planId: wanted.planId }) : stay(now, wanted)
  const prices = await pricesOf(tx, wanted.items ?? [], memory, now.customerId)
  const items = [...base.items]
  for (const [index, each] of (wanted.items ?? []).entries()) {
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
  return checked({ kind: 'items', planId: base.planId, interval: intervalOf(items, base.interval), items }, now.currency)
}

/** An item of the new plan takes the place of one of the old in their order, and with it its id; what is left over ends or is new. */
async function fromPlan(
  tx: Tx,
  now: Parameters<typeof targetOf>[1],
  wanted: WantedItems & { readonly planId: PlanId },
): Promise<ItemsChange> {
  const offer = await offerOf(tx, wanted.planId, now.currency, wanted.interval).catch((error: unknown) => {
    if (wanted.interval) throw error
    return offerOf(tx, wanted.planId, now.currency, now.interval)
  })
  const own = await loadOverrides(
    tx,
    now.customerId,
    offer.recurring.map((price) => price.id),
  )
  const items = offer.recurring.map((offered, index): TargetItem => {
    const price = own.get(offered.id) ?? offered
    const old = now.items[index]
    return { itemId: old?.id ?? null, price, quantity: quantityFor(price, wanted.quantity ?? old?.quantity) }
  })
  return { kind: 'items', planId: offer.planId, interval: offer.interval, items }
}

function stay(now: Parameters<typeof targetOf>[1], { quantity }: WantedItems): ItemsChange {
  const items = now.items.map(
    ({ id, price, quantity: old }): TargetItem => ({ itemId: id, price, quantity: quantityFor(price, quantity ?? old) }),
  )
  return { kind: 'items', planId: now.planId, interval: now.interval, items }
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

/** The one interval that all items share. */
export function intervalOf(items: readonly Pick<TargetItem, 'price'>[], fallback?: Interval): Interval {
  const intervals = new Map(items.flatMap(({ price }) => (price.interval ? [[intervalText(price.interval), price.interval]] : [])))
  const [first] = intervals.values()
  if (intervals.size > 1) {
    const detail = `All items of a subscription share one interval; these have ${[...intervals.keys()].join(' and ')}. Use two subscriptions.`
    throw refuse('invalid', { detail, errors: [{ pointer: '/items', code: 'mixed_intervals', detail }] })
  }
  if (first) return first
  if (fallback) return fallback
  throw refuse('invalid', {
    detail: 'A subscription needs a plan or at least one item.',
    errors: [{ pointer: '/items', code: 'required', detail: 'Name a plan or items.' }],
  })
}

/** Whether it is an item of subscriptions: a fee, usage, or a minimum. */
function recurs({ kind }: Price): boolean {
  return kind === 'recurring' || kind === 'minimum_commitment'
}

/** What a meter counts has no quantity of its own. */
export function quantityFor(price: Price, wanted: Decimal | undefined): Decimal {
  return price.usage === 'metered' || wanted === undefined ? decimal(1) : wanted
}

function intervalText(interval: Interval | null): string {
  if (!interval) return 'once'
  return interval.count === 1 ? interval.unit : `${interval.count} ${interval.unit}s`
}

function wrongItem(index: number, field: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: `/items/${index}/${field}`, code, detail }] })
}
