import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, idOf, type OrganizationId, type StatementId } from '@quarterday/core/id.ts'
import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Statement, type StatementInvoice, type StatementRow, statementOf } from './statement.ts'

/** A statement with the seal of what it says, hexadecimal. */
export interface SealedStatement extends StatementRow {
  readonly contentHash: string
}

export async function insertStatements(tx: Tx, statements: readonly SealedStatement[]): Promise<void> {
  await tx.query(insert, [tx.organizationId, ...parametersOf(columns, statements)])
}

/** Refuses `not_found`. */
export async function getStatement(tx: Tx, id: StatementId): Promise<Statement> {
  const [statement] = await getStatements(tx, [id])
  if (!statement) throw refuse('not_found')
  return statement
}

/** These statements as they stand now, in the order of their ids. */
export async function getStatements(tx: Tx, ids: readonly StatementId[]): Promise<Statement[]> {
  const rows = await selectStatements(tx)
    .where('s.id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('s.id')
    .execute()
  return withInvoices(tx, rows.map(fromRow))
}

export interface StatementQuery extends PageQuery {
  readonly customerId?: CustomerId | undefined
}

export async function listStatements(tx: Tx, query: StatementQuery): Promise<Page<Statement>> {
  let select = selectStatements(tx)
  if (query.customerId !== undefined) select = select.where('s.customer_id', '=', query.customerId)
  const id = sql.ref('s.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: await withInvoices(tx, page.rows.map(fromRow)) }
}

/**
 * Marks statements on which nothing is owed any more as closed, and answers them; those that somebody holds are left to them. What is paid at this very
 * moment by somebody else is seen the next time.
 */
export async function closeSettled(tx: Tx, limit: number): Promise<StatementId[]> {
  const text = `UPDATE statements SET closed_at = $2 WHERE organization_id = $1 AND closed_at IS NULL AND id IN (
      SELECT s.id FROM statements s WHERE s.organization_id = $1 AND ${settled} ORDER BY s.id LIMIT $3 FOR UPDATE SKIP LOCKED)
    RETURNING id`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, tx.now, limit], 'close-statements')
  return rows.map(({ id }) => idOf('stm', id))
}

const settled = `s.closed_at IS NULL AND NOT EXISTS (SELECT FROM statement_lines l
  JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
  WHERE l.organization_id = s.organization_id AND l.statement_id = s.id AND i.status IN ('open', 'overdue'))`

/** When the next day is over of which invoices wait, or a moment in the past where a statement is settled and nobody has said so. */
export const nextStatementAt = `SELECT min(x.at) FROM (
    (SELECT closes_at AS at FROM statement_lines WHERE organization_id = $1 AND statement_id IS NULL ORDER BY closes_at LIMIT 1)
    UNION ALL (SELECT s.issued_at FROM statements s WHERE s.organization_id = $1 AND ${settled} ORDER BY s.id LIMIT 1)) x`

const dueText = `SELECT o.id FROM organizations o
  WHERE EXISTS (SELECT FROM statement_lines l WHERE l.organization_id = o.id AND l.statement_id IS NULL AND l.closes_at <= coalesce(o.clock_at, $1))
    OR EXISTS (SELECT FROM statements s WHERE s.organization_id = o.id AND ${settled}) ORDER BY o.id`

/** Organizations with statements to make or to close, each by its own clock; `now` is real time. */
export async function organizationsWithStatements(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const { rows } = await tx.query<{ id: string }>(dueText, [now], 'organizations-with-statements')
  return rows.map(({ id }) => idOf('org', id))
}

function selectStatements(tx: Tx) {
  return tx.sql.selectFrom('statements as s').selectAll('s').where('s.organization_id', '=', tx.organizationId)
}

async function withInvoices(tx: Tx, rows: readonly StatementRow[]): Promise<Statement[]> {
  const text = `SELECT l.statement_id, l.child_id, c.name AS child_name, l.invoice_id, i.series, i.number, i.status, l.amount, i.amount_due
    FROM statement_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
    JOIN customers c ON c.organization_id = l.organization_id AND c.id = l.child_id
    WHERE l.organization_id = $1 AND l.statement_id = ANY ($2::uuid[]) ORDER BY l.child_id, i.issued_at, i.number, l.invoice_id`
  const { rows: lines } = await tx.query<LineRow>(text, [tx.organizationId, uuidArray(rows.map(({ id }) => id))], 'load-stated-invoices')
  const byStatement = Map.groupBy(lines.map(invoiceOf), ({ statementId }) => statementId)
  return rows.map((row) => statementOf(row, byStatement.get(row.id) ?? []))
}

interface LineRow {
  readonly statement_id: string
  readonly child_id: string
  readonly child_name: string
  readonly invoice_id: string
  readonly series: string | null
  readonly number: bigint | null
  readonly status: string
  readonly amount: bigint
  readonly amount_due: bigint
}

const statusSchema = z.enum(invoiceStatuses)

function invoiceOf(row: LineRow): StatementInvoice {
  return {
    statementId: idOf('stm', row.statement_id),
    childId: idOf('cus', row.child_id),
    childName: row.child_name,
    invoiceId: idOf('inv', row.invoice_id),
    number: invoiceNumber(row.series, row.number),
    status: statusSchema.parse(row.status),
    amount: row.amount,
    amountDue: row.amount_due,
  }
}

function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectStatements>['executeTakeFirstOrThrow']>>): StatementRow {
  return {
    id: idOf('stm', row.id),
    customerId: idOf('cus', row.customer_id),
    series: row.series,
    number: row.number,
    currency: currencySchema.parse(row.currency),
    total: row.total,
    coversOn: row.covers_on,
    issuedOn: row.issued_on,
    issuedAt: row.issued_at,
    dueOn: row.due_on,
    createdAt: row.created_at,
  }
}

const columns: readonly Column<SealedStatement>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.text('series', (row) => row.series),
  column.bigint('number', (row) => row.number),
  column.text('currency', (row) => row.currency),
  column.bigint('total', (row) => row.total),
  column.date('covers_on', (row) => row.coversOn),
  column.date('issued_on', (row) => row.issuedOn),
  column.instant('issued_at', (row) => row.issuedAt),
  column.date('due_on', (row) => row.dueOn),
  column.instant('created_at', (row) => row.createdAt),
  column.bytea('content_hash', (row) => row.contentHash),
]

const insert = insertInto('statements', columns)
