import type { Interval } from '@quarterday/core/calendar.ts'
import { inLanguage, type Price } from '@quarterday/core/catalog/price.ts'
import type { Decimal } from '@quarterday/core/decimal.ts'
import { idOf, type PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import type { BilledCustomer } from '../billing/customer-store.ts'
import { loadOverrides, loadSetupFees } from '../billing/price-store.ts'
import type { RunMemory } from '../billing/run-memory-types.ts'
import { intervalOf, offerOf, pricesOf, quantityFor, type WantedItem } from './resolve-items.ts'
import { findPlan, type PlanTerms } from './store.ts'

/** What somebody wants to sell: a plan, prices by name, or both. */
export interface WantedSale {
  readonly plan?: PlanId | undefined
  readonly interval?: Interval | undefined
  readonly currency?: string | undefined
  /** Of each item that comes from the plan. */
  readonly quantity?: Decimal | undefined
  /** Prices besides; one that comes from the plan is not sold twice, its quantity is said. */
  readonly items?: readonly WantedItem[] | undefined
}

export interface Sale {
  readonly items: readonly { readonly price: Price; readonly quantity: Decimal }[]
  readonly interval: Interval
  readonly currency: Price['currency']
  readonly planId: PlanId | null
  readonly plan: PlanTerms | null
  readonly setupFees: readonly Price[]
}

/**
 * The prices that a sale comes to for a customer: those of the plan in the customer's currency, those that are named, and instead of any of them the one
 * that the customer has to itself. Fees charged once are those of the plan and of the plans that named prices belong to. `at` points at what was wrong.
 */
export async function resolveSale(tx: Tx, wanted: WantedSale, customer: BilledCustomer, memory: RunMemory, at = ''): Promise<Sale> {
  const customerId = idOf('cus', customer.id)
  const prices = await pricesOf(tx, wanted.items ?? [], memory.prices, customerId)
  const named = (wanted.items ?? []).map((item, index) => {
    const price = item.price === undefined ? undefined : prices.get(item.price)
    if (!price) throw wrong(`${at}/items/${index}/price`, 'required', 'A new item needs a price.')
    return { price, quantity: quantityFor(price, item.quantity) }
  })
  const plan = wanted.plan === undefined ? null : await findPlan(tx, wanted.plan)
  if (wanted.plan !== undefined && plan?.status !== 'active')
    throw wrong(`${at}/plan`, plan ? 'archived' : 'not_found', plan ? 'The plan is archived.' : 'There is no such plan.')
  const wantedCurrency = wanted.currency ?? customer.currency ?? memory.seller.currency
  const offer = wanted.plan === undefined ? null : await offerOf(tx, wanted.plan, wantedCurrency, wanted.interval)
  const brought = new Set<string>((offer?.recurring ?? []).map((price) => price.id))
  const said = new Map((wanted.items ?? []).flatMap((item) => (item.price && item.quantity ? [[item.price, item.quantity] as const] : [])))
  const fromPlan = (offer?.recurring ?? []).map((price) => ({ price, quantity: quantityFor(price, said.get(price.id) ?? wanted.quantity) }))
  const extra = named.filter((_, index) => !brought.has(wanted.items?.[index]?.price ?? ''))
  const currency = oneCurrency([...fromPlan, ...extra].map((item) => item.price))
  const others = extra.flatMap(({ price }) => (price.planId === null || price.planId === wanted.plan ? [] : [price.planId]))
  const fees = [...(offer?.setupFees ?? []), ...(await loadSetupFees(tx, [...new Set(others)], currency))]
  const offered = [...fromPlan.map(({ price }) => price.id), ...fees.map((price) => price.id)]
  const own = await loadOverrides(tx, customerId, offered)
  const sold = (price: Price): Price => inLanguage(own.get(price.id) ?? price, customer.locale)
  const items = [...fromPlan, ...extra].map(({ price, quantity }) => ({ price: sold(price), quantity }))
  return { items, interval: intervalOf(items), currency, planId: wanted.plan ?? null, plan, setupFees: fees.map(sold) }
}

function oneCurrency(prices: readonly Price[]): Price['currency'] {
  const [first] = prices
  if (!first)
    throw refuse('invalid', {
      detail: 'A subscription needs a plan or at least one item.',
      errors: [{ pointer: '/items', code: 'required', detail: 'Name a plan or items.' }],
    })
  if (prices.every((price) => price.currency === first.currency)) return first.currency
  throw refuse('currency_mismatch', {
    detail: 'All items of a subscription are in one currency.',
    errors: [{ pointer: '/items', code: 'currency_mismatch', detail: 'The prices are in several currencies.' }],
  })
}

export function wrong(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
