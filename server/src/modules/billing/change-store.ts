import { refuse } from '@quarterday/core/refusal.ts'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, writeRows } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { pricesIn, type StoredChange } from './change-json.ts'

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
  await holdPrices(tx, [...new Set(rows.flatMap(({ change }) => pricesIn(change)))])
  const text = insertInto('subscription_changes', changeColumns)
  await writeRows(tx, { text, columns: changeColumns, rows: rows.map((row) => ({ ...row, at: tx.now })) })
}

/** Nobody deletes these prices until the transaction ends, and whoever wants to then sees what waits for them. Refuses `concurrent_change`. */
async function holdPrices(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const text = 'SELECT FROM prices WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR KEY SHARE'
  const { rowCount } = await tx.query(text, [tx.organizationId, uuidArray(ids)])
  if (rowCount !== ids.length) throw refuse('concurrent_change', { detail: 'A price that it names was deleted just now.' })
}

/**
 * Whether something that is still to come names one of these prices or the plan: a scheduled change, a fee of a subscription that has not begun or is
 * paused, a line for the next invoice. Asked after they were deleted: then nobody adds any more.
 */
export async function isAwaited(
  tx: Tx,
  { priceIds, planId = null }: { readonly priceIds: readonly string[]; readonly planId?: string | null },
): Promise<boolean> {
  const text = `SELECT EXISTS (SELECT FROM subscription_changes c WHERE c.organization_id = $1 AND c.status = 'scheduled' AND (
        c.change ->> 'plan_id' = $3
        OR EXISTS (SELECT FROM jsonb_array_elements(c.change -> 'items') i WHERE i ->> 'price_id' = ANY ($2::text[]))
        OR jsonb_exists_any(c.change -> 'setup_fees', $2::text[])))
    OR EXISTS (SELECT FROM subscriptions s WHERE s.organization_id = $1 AND s.status IN ('incomplete', 'paused')
        AND jsonb_exists_any(s.setup_prices, $2::text[]))
    OR EXISTS (SELECT FROM pending_lines p WHERE p.organization_id = $1 AND p.line ->> 'price_id' = ANY ($2::text[])) AS awaited`
  const { rows } = await tx.query<{ awaited: boolean }>(text, [tx.organizationId, textArray(priceIds), planId])
  return rows[0]?.awaited ?? false
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
