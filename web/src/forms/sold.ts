import type { Currency, Interval, Plan } from '@quarterday/sdk/types.gen.ts'
import { lengthInDays } from '../ui/format-date.ts'
import { decimalText } from './unit-amount.ts'

/** What is sold, as typed: a plan at one of its intervals, and prices beside it. */
export interface TypedSale {
  readonly plan: string | null
  readonly interval: Interval | null
  /** Of the plan's items; empty: one. */
  readonly quantity: string
  readonly beside: readonly TypedItem[]
}

/** A price beside what the plan brings. */
export interface TypedItem {
  readonly price: string
  readonly quantity: string
}

export const nothingSold: TypedSale = { plan: null, interval: null, quantity: '', beside: [] }

/** What to ask the API for; null while there is no plan yet, or a quantity that is none. */
export function saleOf({ plan, interval, quantity, beside }: TypedSale) {
  if (plan === null || interval === null) return null
  const count = quantity.trim() === '' ? undefined : decimalText(quantity)
  const items = itemsOf(beside)
  if (count === null || items === null) return null
  return { plan, interval, ...(count !== undefined && { quantity: count }), ...(items.length > 0 && { items }) }
}

/** One without a price is not chosen yet and left out; null: a quantity is none. */
export function itemsOf(beside: readonly TypedItem[]): { price: string; quantity: string }[] | null {
  const items = beside.filter(({ price }) => price !== '').map(({ price, quantity }) => ({ price, quantity: decimalText(quantity) }))
  return items.every((item): item is { price: string; quantity: string } => item.quantity !== null) ? items : null
}

/** How often the plan can be billed in a currency, the shortest interval first. */
export function intervalsOf({ prices }: Plan, currency: Currency): readonly Interval[] {
  const found = new Map<string, Interval>()
  for (const price of prices) {
    if (price.interval !== null && price.currency === currency && price.status === 'active')
      found.set(keyOf(price.interval), price.interval)
  }
  return [...found.values()].sort((a, b) => lengthInDays(a) - lengthInDays(b))
}

/** Whether a quantity makes a difference: a flat price costs the same for any, and what a meter counts has none. */
export function isByQuantity(plan: Plan | undefined, interval: Interval, currency: Currency): boolean {
  return (plan?.prices ?? []).some(
    (price) =>
      price.interval !== null &&
      keyOf(price.interval) === keyOf(interval) &&
      price.currency === currency &&
      price.usage === 'licensed' &&
      price.terms.model !== 'flat',
  )
}

export function keyOf({ unit, count }: Interval): string {
  return `${count} ${unit}`
}
