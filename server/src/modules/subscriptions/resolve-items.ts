import type { Interval } from '@quarterday/core/calendar.ts'
import type { Price } from '@quarterday/core/catalog/price.ts'
import { type Decimal, decimal } from '@quarterday/core/decimal.ts'
import type { CustomerId, PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { TargetItem } from '@quarterday/core/subscription/decision.ts'
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

export function wrongItem(index: number, field: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: `/items/${index}/${field}`, code, detail }] })
}
