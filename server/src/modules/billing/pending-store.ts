import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { toStoredLine } from './line-json.ts'

export interface WaitingLine {
  readonly customerId: string
  readonly line: Line
}

export async function insertWaiting(tx: Tx, rows: readonly WaitingLine[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<WaitingLine>[] = [...waitingColumns, column.instant('created_at', () => tx.now)]
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

const waitingColumns: readonly Column<WaitingLine>[] = [
  column.uuid('id', ({ line }) => line.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('subscription_id', ({ line }) => line.subscriptionId),
  column.text('currency', ({ line }) => line.currency),
  column.bigint('amount', ({ line }) => line.amount),
  column.json('line', ({ line }) => toStoredLine(line)),
]
