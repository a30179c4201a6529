import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { fromStoredLine, type StoredLine, toStoredLine } from './line-json.ts'
import type { WaitingView } from './waiting-types.ts'

export interface WaitingLine {
  readonly customerId: string
  readonly line: Line
  /** Null: for the next invoice of its subscription. */
  readonly shared: SharedTerms | null
}

/** How the document is collected that the subscriptions of a customer share. */
export interface SharedTerms {
  readonly collectionMethod: CollectionMethod
  /** Null: as the conventions say. */
  readonly netTermsDays: number | null
}

export async function insertWaiting(tx: Tx, rows: readonly WaitingLine[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<WaitingLine>[] = [
    ...waitingColumns,
    column.instant('created_at', () => tx.now),
    column.instant('consolidate_at', ({ shared }) => (shared ? tx.now : null)),
  ]
  await tx.query(insertInto('pending_lines', columns), [tx.organizationId, ...parametersOf(columns, rows)])
}

/** Takes lines away that now stand on an invoice. Each must still have waited: a line is invoiced once. */
export async function removeWaiting(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rowCount } = await tx.query('DELETE FROM pending_lines WHERE organization_id = $1 AND id = ANY ($2::uuid[])', [
    tx.organizationId,
    ids,
  ])
  if (rowCount !== ids.length) throw new Error('a waiting line was invoiced by somebody else')
}

/** Customers with lines for a document that their subscriptions share, and of whom nothing else is due at this moment. */
export async function customersToConsolidate(tx: Tx, limit: number, except: readonly string[]): Promise<string[]> {
  const text = `SELECT p.customer_id FROM pending_lines p
    WHERE p.organization_id = $1 AND p.consolidate_at <= $2 AND p.customer_id <> ALL ($4::uuid[])
      AND NOT EXISTS (SELECT FROM subscriptions s
        JOIN subscription_cycles c ON c.organization_id = s.organization_id AND c.subscription_id = s.id
        WHERE s.organization_id = p.organization_id AND s.customer_id = p.customer_id AND c.next_at <= $2 AND c.parked_at IS NULL)
    GROUP BY p.customer_id ORDER BY min(p.consolidate_at), p.customer_id LIMIT $3`
  const { rows } = await tx.query<{ customer_id: string }>(text, [tx.organizationId, tx.now, limit, uuidArray(except)])
  return rows.map((row) => row.customer_id)
}

/** What these customers' subscriptions share, in the order in which it came about. The lock on the customers covers it. */
export async function loadShared(tx: Tx, customerIds: readonly string[]): Promise<SharedRow[]> {
  const text = `SELECT customer_id, currency, collection_method, net_terms_days, consolidate_at, line FROM pending_lines
    WHERE organization_id = $1 AND customer_id = ANY ($2::uuid[]) AND consolidate_at <= $3 ORDER BY customer_id, consolidate_at, id`
  return (await tx.query<SharedRow>(text, [tx.organizationId, uuidArray(customerIds), tx.now])).rows
}

/** What waits for the next invoice of a subscription, in the order in which it came about: the first thousand. */
export async function listWaiting(tx: Tx, subscriptionId: string): Promise<WaitingView[]> {
  const text = `${selectWaiting} AND subscription_id = $2 ORDER BY id LIMIT 1000`
  return (await tx.query<WaitingRow>(text, [tx.organizationId, subscriptionId])).rows.map(toWaiting)
}

export async function findWaiting(tx: Tx, subscriptionId: string, id: string): Promise<WaitingView | null> {
  const text = `${selectWaiting} AND subscription_id = $2 AND id = $3`
  const [row] = (await tx.query<WaitingRow>(text, [tx.organizationId, subscriptionId, id])).rows
  return row ? toWaiting(row) : null
}

interface WaitingRow {
  readonly subscription_id: string
  readonly line: StoredLine
  readonly created_at: Temporal.Instant
}

const selectWaiting = 'SELECT subscription_id, line, created_at FROM pending_lines WHERE organization_id = $1 AND consolidate_at IS NULL'

function toWaiting({ subscription_id: subscriptionId, line, created_at: createdAt }: WaitingRow): WaitingView {
  return { line: fromStoredLine(line), subscriptionId, createdAt }
}

export interface SharedRow {
  readonly customer_id: string
  readonly currency: string
  readonly collection_method: CollectionMethod
  readonly net_terms_days: number | null
  readonly consolidate_at: Temporal.Instant
  readonly line: StoredLine
}

export async function organizationsToConsolidate(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM pending_lines p
      WHERE p.organization_id = o.id AND p.consolidate_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now])
  return rows.map((row) => idOf('org', row.id))
}

export const nextConsolidateAt =
  'SELECT consolidate_at FROM pending_lines WHERE organization_id = $1 AND consolidate_at IS NOT NULL ORDER BY consolidate_at LIMIT 1'

const waitingColumns: readonly Column<WaitingLine>[] = [
  column.uuid('id', ({ line }) => line.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('subscription_id', ({ line }) => line.subscriptionId),
  column.text('currency', ({ line }) => line.currency),
  column.bigint('amount', ({ line }) => line.amount),
  column.json('line', ({ line }) => toStoredLine(line)),
  column.text('collection_method', ({ shared }) => shared?.collectionMethod ?? null),
  column.int('net_terms_days', ({ shared }) => shared?.netTermsDays ?? null),
]
