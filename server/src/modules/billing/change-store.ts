import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, writeRows } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredChange } from './change-json.ts'

export interface NewChange {
  readonly id: string
  readonly subscriptionId: string
  readonly effectiveAt: Temporal.Instant
  readonly change: StoredChange
  readonly phase: number | null
  /** The customer asked for it, and may take it back. */
  readonly byCustomer?: boolean
}

/** Lets changes wait for their moment. */
export async function insertChanges(tx: Tx, rows: readonly NewChange[]): Promise<void> {
  const text = insertInto('subscription_changes', changeColumns)
  await writeRows(tx, { text, columns: changeColumns, rows: rows.map((row) => ({ ...row, at: tx.now })) })
}

/** How many were still scheduled. */
export async function closeChanges(tx: Tx, ids: readonly string[], status: 'applied' | 'withdrawn'): Promise<number> {
  if (ids.length === 0) return 0
  const text = `UPDATE subscription_changes SET status = $3, closed_at = $4 WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND status = 'scheduled'`
  const { rowCount } = await tx.query(text, [tx.organizationId, uuidArray(ids), status, tx.now])
  return rowCount
}

/** What still waits for subscriptions that have ended never happens. */
export async function withdrawChanges(tx: Tx, subscriptionIds: readonly string[]): Promise<void> {
  if (subscriptionIds.length === 0) return
  const text = `UPDATE subscription_changes SET status = 'withdrawn', closed_at = $3
    WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) AND status = 'scheduled'`
  await tx.query(text, [tx.organizationId, uuidArray(subscriptionIds), tx.now])
}

const changeColumns: readonly Column<NewChange & { readonly at: Temporal.Instant }>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.instant('effective_at', (row) => row.effectiveAt),
  column.jsonb('change', (row) => row.change),
  column.int('phase', (row) => row.phase),
  column.boolean('by_customer', (row) => row.byCustomer ?? false),
  column.text('status', () => 'scheduled'),
  column.instant('created_at', ({ at }) => at),
]
