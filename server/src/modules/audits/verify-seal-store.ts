import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf } from '@quarterday/core/id.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StatedInvoice, StatementRow } from '../statements/statement.ts'

/** Parties whose rows are not what they were when they were written, in the order of their ids; at most `limit`. */
export async function alteredParties(tx: Tx, limit: number): Promise<{ id: string; stored: string; computed: string }[]> {
  const { rows } = await tx.query<{ id: string; stored: string; computed: string }>(parties, [tx.organizationId, limit], 'verify-parties')
  return rows
}

export interface StatementToVerify extends StatementRow {
  /** Hexadecimal; null: issued before statements had one. */
  readonly contentHash: string | null
  readonly lines: readonly StatedInvoice[]
}

/** These statements, with their lines, in the order of their ids. */
export async function statementsToVerify(tx: Tx, ids: readonly string[]): Promise<StatementToVerify[]> {
  const { rows } = await tx.query<StatementToSeal>(statements, [tx.organizationId, uuidArray(ids)], 'verify-statements')
  const { rows: lines } = await tx.query<LineToSeal>(statementLines, [tx.organizationId, uuidArray(ids)], 'verify-statement-lines')
  const gathered = Map.groupBy(lines, (line) => line.statement_id)
  return rows.map((row) => ({
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
    contentHash: row.content_hash,
    lines: (gathered.get(row.id) ?? []).map((line) => ({
      invoiceId: idOf('inv', line.invoice_id),
      parentId: idOf('cus', line.parent_id),
      childId: idOf('cus', line.child_id),
      currency: currencySchema.parse(line.currency),
      amount: line.amount,
      timezone: line.timezone,
      coversOn: line.covers_on,
    })),
  }))
}

interface StatementToSeal {
  readonly id: string
  readonly customer_id: string
  readonly series: string
  readonly number: bigint
  readonly currency: string
  readonly total: bigint
  readonly covers_on: Temporal.PlainDate
  readonly issued_on: Temporal.PlainDate
  readonly issued_at: Temporal.Instant
  readonly due_on: Temporal.PlainDate
  readonly created_at: Temporal.Instant
  readonly content_hash: string | null
}

interface LineToSeal {
  readonly statement_id: string
  readonly invoice_id: string
  readonly parent_id: string
  readonly child_id: string
  readonly currency: string
  readonly amount: bigint
  readonly timezone: string
  readonly covers_on: Temporal.PlainDate
}

// As parties/store.ts seals them.
const parties = `SELECT id, encode(content_hash, 'hex') AS stored, encode(quarterday_party_hash(id, name, email, address, tax_ids), 'hex') AS computed
  FROM billing_parties WHERE organization_id = $1 AND content_hash <> quarterday_party_hash(id, name, email, address, tax_ids) ORDER BY id LIMIT $2`

const statements = `SELECT id, customer_id, series, number, currency, total, covers_on, issued_on, issued_at, due_on, created_at,
    encode(content_hash, 'hex') AS content_hash
  FROM statements WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`

const statementLines = `SELECT statement_id, invoice_id, parent_id, child_id, currency, amount, timezone, covers_on FROM statement_lines
  WHERE organization_id = $1 AND statement_id = ANY ($2::uuid[]) ORDER BY statement_id, invoice_id`
