import { decimalText } from '@quarterday/core/decimal.ts'
import type { SubscriptionItem } from '@quarterday/core/subscription/subscription.ts'
import { type Column, column, insertInto, rowsFrom, writeRows } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

export interface NewItem {
  readonly subscriptionId: string
  readonly item: SubscriptionItem
}

export async function insertItems(tx: Tx, rows: readonly NewItem[]): Promise<void> {
  const text = insertInto('subscription_items', itemColumns)
  await writeRows(tx, { text, columns: itemColumns, rows: rows.map((row) => ({ ...row, at: tx.now })) })
}

/** Writes what can change on items: price, quantity, since when, until when. */
export async function saveItems(tx: Tx, items: readonly SubscriptionItem[]): Promise<void> {
  await writeRows(tx, { text: updateItems, columns: itemUpdateColumns, rows: items })
}

const itemColumns: readonly Column<NewItem & { readonly at: Temporal.Instant }>[] = [
  column.uuid('id', ({ item }) => item.id),
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.uuid('price_id', ({ item }) => item.price.id),
  column.numeric('quantity', ({ item }) => decimalText(item.quantity)),
  column.instant('starts_at', ({ item }) => item.startsAt),
  column.instant('since', ({ item }) => item.since),
  column.instant('ends_at', ({ item }) => item.endsAt),
  column.instant('created_at', ({ at }) => at),
]

const itemUpdateColumns: readonly Column<SubscriptionItem>[] = [
  column.uuid('id', (item) => item.id),
  column.uuid('price_id', (item) => item.price.id),
  column.numeric('quantity', (item) => decimalText(item.quantity)),
  column.instant('since', (item) => item.since),
  column.instant('ends_at', (item) => item.endsAt),
]

const updateItems = `UPDATE subscription_items i SET price_id = d.price_id, quantity = d.quantity, since = d.since, ends_at = d.ends_at
  FROM ${rowsFrom(itemUpdateColumns, 2)} WHERE i.organization_id = $1 AND i.id = d.id`
