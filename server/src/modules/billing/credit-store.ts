import type { CreditGrantId } from '@quarterday/core/id.ts'
import type { AvailableCredit, CreditDraw } from '@quarterday/core/invoice/compute.ts'
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

/** What a customer could draw on, oldest first. Not locked: for previews. */
export async function availableCredit(tx: Tx, customerId: string, currency: string): Promise<AvailableCredit[]> {
  const text = `SELECT id AS "grantId", remaining FROM credit_grants
    WHERE organization_id = $1 AND customer_id = $2 AND currency = $3 AND remaining > 0 ORDER BY id`
  return (await tx.query<AvailableCredit>(text, [tx.organizationId, customerId, currency])).rows
}

export interface LockedGrant {
  readonly id: CreditGrantId
  readonly amount: bigint
  readonly remaining: bigint
}

/** What an invoice has drawn on each grant, less what was given back, in the order of the grants' ids. The grants are locked. */
export async function lockDrawn(tx: Tx, invoiceId: string): Promise<CreditDraw[]> {
  const text = `SELECT g.id, (SELECT sum(e.amount) FROM credit_entries e WHERE e.organization_id = $1 AND e.invoice_id = $2 AND e.grant_id = g.id)::bigint AS drawn
    FROM credit_grants g
    WHERE g.organization_id = $1 AND g.id IN (SELECT grant_id FROM credit_entries WHERE organization_id = $1 AND invoice_id = $2)
    ORDER BY g.id FOR UPDATE OF g`
  const { rows } = await tx.query<{ id: CreditGrantId; drawn: bigint }>(text, [tx.organizationId, invoiceId])
  return rows.filter(({ drawn }) => drawn > 0n).map(({ id: grantId, drawn: amount }) => ({ grantId, amount }))
}

/** The grants that the negative part of an invoice became, locked. */
export async function lockGiven(tx: Tx, customerId: string, invoiceId: string): Promise<LockedGrant[]> {
  const text = `SELECT id, amount, remaining FROM credit_grants
    WHERE organization_id = $1 AND customer_id = $2 AND invoice_id = $3 AND reason = 'negative_invoice' ORDER BY id FOR UPDATE`
  const { rows } = await tx.query<LockedGrant>(text, [tx.organizationId, customerId, invoiceId])
  return rows
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
