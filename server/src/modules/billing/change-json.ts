import { assert } from '@quarterday/core/assert.ts'
import type { Interval } from '@quarterday/core/calendar.ts'
import type { Price } from '@quarterday/core/catalog/price.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { Change, ChangeProration } from '@quarterday/core/subscription/decision.ts'
import type { PriceReader } from './price-store.ts'

/** A scheduled change as its row keeps it; prices by id. */
export type StoredChange = StoredItemsChange | { readonly kind: 'anchor'; readonly day: number }

interface StoredItemsChange {
  readonly kind: 'items'
  readonly plan_id: string | null
  readonly interval: Interval
  readonly items: readonly { readonly item_id: string | null; readonly price_id: string; readonly quantity: string }[]
  readonly proration?: ChangeProration
  /** Prices that are charged once, where the plans of the items are sold from then on. Absent: what a start will charge stays as it is. */
  readonly setup_fees?: readonly string[]
}

export function toStoredChange(change: Change): StoredChange {
  if (change.kind === 'anchor') return change
  const items = change.items.map(({ itemId, price, quantity }) => ({
    item_id: itemId,
    price_id: price.id,
    quantity: decimalText(quantity),
  }))
  const { planId, interval, proration, setupFees } = change
  const fees = setupFees ? { setup_fees: setupFees.map((fee) => fee.id) } : {}
  return { kind: 'items', plan_id: planId, interval, items, ...(proration && { proration }), ...fees }
}

export function fromStoredChange(stored: StoredChange, prices: PriceReader): Change {
  if (stored.kind === 'anchor') return stored
  const priceOf = (id: string): Price => {
    const price = prices.get(id)
    assert(price, 'the prices of scheduled changes are loaded before them')
    return price
  }
  const items = stored.items.map(({ item_id, price_id, quantity }) => {
    return { itemId: item_id === null ? null : idOf('si', item_id), price: priceOf(price_id), quantity: decimal(quantity) }
  })
  const { plan_id, interval, proration, setup_fees } = stored
  const planId = plan_id === null ? null : idOf('plan', plan_id)
  return { kind: 'items', planId, interval, items, proration, setupFees: setup_fees?.map(priceOf) }
}

export function pricesIn(stored: StoredChange): readonly string[] {
  return stored.kind === 'anchor' ? [] : [...stored.items.map((item) => item.price_id), ...feesIn(stored)]
}

/** What a stored change may charge once. */
export function feesIn(stored: StoredChange): readonly string[] {
  return stored.kind === 'anchor' ? [] : (stored.setup_fees ?? [])
}
