import { assert } from '@quarterday/core/assert.ts'
import type { Interval } from '@quarterday/core/calendar.ts'
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
}

export function toStoredChange(change: Change): StoredChange {
  if (change.kind === 'anchor') return change
  const items = change.items.map(({ itemId, price, quantity }) => ({
    item_id: itemId,
    price_id: price.id,
    quantity: decimalText(quantity),
  }))
  const { planId, interval, proration } = change
  return { kind: 'items', plan_id: planId, interval, items, ...(proration && { proration }) }
}

export function fromStoredChange(stored: StoredChange, prices: PriceReader): Change {
  if (stored.kind === 'anchor') return stored
  const items = stored.items.map(({ item_id, price_id, quantity }) => {
    const price = prices.get(price_id)
    assert(price, 'the prices of scheduled changes are loaded before them')
    return { itemId: item_id === null ? null : idOf('si', item_id), price, quantity: decimal(quantity) }
  })
  const { plan_id, interval, proration } = stored
  return { kind: 'items', planId: plan_id === null ? null : idOf('plan', plan_id), interval, items, proration }
}

export function pricesIn(stored: StoredChange): readonly string[] {
  return stored.kind === 'anchor' ? [] : stored.items.map((item) => item.price_id)
}
