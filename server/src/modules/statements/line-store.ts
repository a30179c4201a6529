import { type ConventionsPatch, conventionsPatchSchema } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, type InvoiceId, idOf, type StatementId } from '@quarterday/core/id.ts'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import type { StatedInvoice } from './statement.ts'

/** An invoice on its way to a statement. */
export interface StatementLine extends StatedInvoice {
  /** The first moment after its day. */
  readonly closesAt: Temporal.Instant
}

/** Who is above a customer, as far as it matters who pays. */
export interface Parent {
  readonly id: CustomerId
  readonly timezone: string | null
  readonly conventions: ConventionsPatch
}

/** The parents of these customers, by child; those that have none are missing. */
export async function loadParents(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, Parent>> {
  const text = `SELECT c.id AS child_id, p.id, p.timezone, p.conventions FROM customers c
    JOIN customers p ON p.organization_id = c.organization_id AND p.id = c.parent_id
    WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id`
  const { rows } = await tx.query<{ child_id: string; id: string; timezone: string | null; conventions: unknown }>(
    text,
    [tx.organizationId, uuidArray(childIds)],
    'load-parents',
  )
  return new Map(
    rows.map(({ child_id, id, timezone, conventions }) => [
      child_id,
      { id: idOf('cus', id), timezone, conventions: conventionsPatchSchema.parse(conventions) },
    ]),
  )
}

/** Lines that wait for the day to end. */
export async function insertLines(tx: Tx, lines: readonly StatementLine[]): Promise<void> {
  if (lines.length > 0) await tx.query(insert, [tx.organizationId, ...parametersOf(columns, lines)], 'insert-statement-lines')
}

/** Parents for whom lines wait whose day is over, the earliest first. */
export async function parentsToState(tx: Tx, limit: number): Promise<string[]> {
  const text = `SELECT parent_id FROM statement_lines WHERE organization_id = $1 AND statement_id IS NULL AND closes_at <= $2
    GROUP BY parent_id ORDER BY min(closes_at), parent_id LIMIT $3`
  const { rows } = await tx.query<{ parent_id: string }>(text, [tx.organizationId, tx.now, limit])
  return rows.map((row) => row.parent_id)
}

/** A line whose day is over, with what its statement needs of the invoice. */
export interface DueLine extends StatementLine {
  readonly isVoid: boolean
  readonly dueOn: Temporal.PlainDate
}

/** Lines of these parents that wait and whose day is over, day by day. The parents are locked, so nobody else takes them. */
export async function loadDueLines(tx: Tx, parentIds: readonly string[], limit: number): Promise<DueLine[]> {
  const { rows } = await tx.query<DueLineRow>(dueLines, [tx.organizationId, tx.now, uuidArray(parentIds), limit], 'load-statement-lines')
  return rows.map((row) => ({
    invoiceId: idOf('inv', row.invoice_id),
    parentId: idOf('cus', row.parent_id),
    childId: idOf('cus', row.child_id),
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    timezone: row.timezone,
    coversOn: row.covers_on,
    closesAt: row.closes_at,
    isVoid: row.is_void,
    dueOn: row.due_on,
  }))
}

/** Puts waiting lines on their statements. Answers how many were still waiting. */
export async function assignLines(tx: Tx, lines: readonly Assignment[]): Promise<number> {
  const { rowCount } = await tx.query(assign, [tx.organizationId, ...parametersOf(assignColumns, lines)])
  return rowCount ?? 0
}

export interface Assignment {
  readonly invoiceId: InvoiceId
  readonly statementId: StatementId
}

/** Takes away waiting lines: their invoices are void. */
export async function removeLines(tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return
  const text = 'DELETE FROM statement_lines WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[]) AND statement_id IS NULL'
  await tx.query(text, [tx.organizationId, uuidArray(invoiceIds)])
}

const columns: readonly Column<StatementLine>[] = [
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('parent_id', (row) => row.parentId),
  column.uuid('child_id', (row) => row.childId),
  column.text('currency', (row) => row.currency),
  column.bigint('amount', (row) => row.amount),
  column.text('timezone', (row) => row.timezone),
  column.date('covers_on', (row) => row.coversOn),
  column.instant('closes_at', (row) => row.closesAt),
]

const insert = insertInto('statement_lines', columns)

const assignColumns: readonly Column<Assignment>[] = [
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('statement_id', (row) => row.statementId),
]

const assign = `UPDATE statement_lines l SET statement_id = d.statement_id FROM unnest($2::uuid[], $3::uuid[]) AS d (invoice_id, statement_id)
  WHERE l.organization_id = $1 AND l.invoice_id = d.invoice_id AND l.statement_id IS NULL`

const dueLines = `SELECT l.invoice_id, l.parent_id, l.child_id, l.currency, l.amount, l.timezone, l.covers_on, l.closes_at,
    i.status = 'void' AS is_void, i.due_on
  FROM statement_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
  WHERE l.organization_id = $1 AND l.statement_id IS NULL AND l.closes_at <= $2 AND l.parent_id = ANY ($3::uuid[])
  ORDER BY l.closes_at, l.parent_id, l.currency, l.invoice_id LIMIT $4`

interface DueLineRow {
  readonly invoice_id: string
  readonly parent_id: string
  readonly child_id: string
  readonly currency: string
  readonly amount: bigint
  readonly timezone: string
  readonly covers_on: Temporal.PlainDate
  readonly closes_at: Temporal.Instant
  readonly is_void: boolean
  readonly due_on: Temporal.PlainDate
}
