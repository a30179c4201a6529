import type { CreditDraw } from '@quarterday/core/invoice/compute.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

export interface GrantRow {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly reason: 'granted' | 'negative_invoice' | 'overpayment'
  readonly memo: string | null
  readonly invoiceId: string | null
}

export interface DrawRow extends CreditDraw {
  readonly id: string
  readonly invoiceId: string
}

export async function insertGrants(tx: Tx, rows: readonly GrantRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<GrantRow>[] = [...grantColumns, column.instant('created_at', () => tx.now)]
  await tx.query(insertInto('credit_grants', columns), [tx.organizationId, ...parametersOf(columns, rows)])
}

/** Books what invoices draw on grants. A grant that would fall below zero fails the check of its row, and with it the transaction. */
export async function insertDraws(tx: Tx, rows: readonly DrawRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<DrawRow>[] = [...drawColumns, column.instant('created_at', () => tx.now)]
  const values = [tx.organizationId, ...parametersOf(columns, rows)]
  const text = `WITH drawn AS (${insertInto('credit_entries', columns)} RETURNING grant_id, amount),
      summed AS (SELECT grant_id, sum(amount) AS amount FROM drawn GROUP BY grant_id)
    UPDATE credit_grants g SET remaining = g.remaining - summed.amount FROM summed WHERE g.organization_id = $1 AND g.id = summed.grant_id`
  const { rowCount } = await tx.query(text, values)
  if (rowCount !== new Set(rows.map((row) => row.grantId)).size) throw new Error('a grant that was drawn on does not exist')
}

const grantColumns: readonly Column<GrantRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.text('currency', (row) => row.currency),
  column.bigint('amount', (row) => row.amount),
  column.bigint('remaining', (row) => row.amount),
  column.text('reason', (row) => row.reason),
  column.text('memo', (row) => row.memo),
  column.uuid('invoice_id', (row) => row.invoiceId),
]

const drawColumns: readonly Column<DrawRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('grant_id', (row) => row.grantId),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.bigint('amount', (row) => row.amount),
]
