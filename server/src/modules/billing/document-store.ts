import { insertInto, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import {
  type CycleRow,
  coverageColumns,
  cycleColumns,
  type DocumentRows,
  type EventRow,
  eventColumns,
  invoiceColumns,
  lineColumns,
  type TransferRow,
  transferColumns,
} from './document-rows.ts'

/**
 * Writes a slice of decisions: invoices, their lines, the coverage, the books, the events and the cycles, in one statement. Answers how many cycles
 * moved: fewer than were sent means that somebody else decided first, and the transaction must not commit.
 */
export async function writeDocuments(tx: Tx, rows: DocumentRows): Promise<number> {
  const values = [
    tx.organizationId,
    ...parametersOf(cycleColumns, rows.cycles),
    ...parametersOf(invoiceColumns, rows.invoices),
    ...parametersOf(lineColumns, rows.lines),
    ...parametersOf(coverageColumns, rows.coverage),
    ...parametersOf(transferColumns, rows.transfers),
    ...parametersOf(eventColumns, rows.events),
  ]
  const result = await tx.query<{ moved: number }>(statement, values, 'write-documents')
  return result.rows[0]?.moved ?? 0
}

/** Numbers taken from a series: `first` and the ones after it, issued at `issuedAt`. */
export interface TakenNumbers {
  readonly first: bigint
  readonly issuedAt: Temporal.Instant
}

/**
 * Takes the next `count` numbers of a series. The row stays locked until the transaction ends, so the series has no gap and no double. The moment of
 * issue is now, or that of the number before if that was later: a transaction that began earlier may take its number after one that began later.
 */
export async function takeNumbers(tx: Tx, series: string, count: number): Promise<TakenNumbers> {
  const text = `INSERT INTO number_series AS s (organization_id, series, next_number, last_issued_at) VALUES ($1, $2, 1 + $3::bigint, $4)
    ON CONFLICT (organization_id, series) DO UPDATE
      SET next_number = s.next_number + $3::bigint, last_issued_at = greatest(s.last_issued_at, excluded.last_issued_at)
    RETURNING next_number - $3::bigint AS first, last_issued_at AS "issuedAt"`
  const { rows } = await tx.query<TakenNumbers>(text, [tx.organizationId, series, count, tx.now], 'take-numbers')
  const [row] = rows
  if (!row) throw new Error('a number series answers')
  return row
}

/** Books and events of what is not a decision about a subscription: payments, voids, grants. */
export async function writeTransfers(tx: Tx, rows: readonly TransferRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(insertTransfers, [tx.organizationId, ...parametersOf(transferColumns, rows)], 'write-transfers')
}

export async function writeEvents(tx: Tx, rows: readonly EventRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(insertEvents, [tx.organizationId, ...parametersOf(eventColumns, rows)], 'write-events')
}

/** The cycles of new subscriptions. */
export async function insertCycles(tx: Tx, rows: readonly CycleRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = cycleColumns.filter((each) => each.name !== 'expected')
  await tx.query(insertInto('subscription_cycles', columns), [tx.organizationId, ...parametersOf(columns, rows)])
}

const insertTransfers = insertInto('ledger_transfers', transferColumns)
const insertEvents = insertInto('events', eventColumns)

/** Where each part's parameters begin; `$1` is the organization. */
const first = (() => {
  const cycles = 2
  const invoices = cycles + cycleColumns.length
  const lines = invoices + invoiceColumns.length
  const coverage = lines + lineColumns.length
  const transfers = coverage + coverageColumns.length
  return { cycles, invoices, lines, coverage, transfers, events: transfers + transferColumns.length }
})()

const statement = `WITH moved AS (
    UPDATE subscription_cycles c
    SET cycle = d.cycle, period_start = d.period_start, period_end = d.period_end, usage_start = d.usage_start, next_at = d.next_at, event_count = d.event_count
    FROM ${rowsFrom(cycleColumns, first.cycles)}
    WHERE c.organization_id = $1 AND c.subscription_id = d.subscription_id AND c.cycle = d.expected
    RETURNING 1
  ), invoiced AS (${insertInto('invoices', invoiceColumns, first.invoices)}
  ), lined AS (${insertInto('invoice_lines', lineColumns, first.lines)}
  ), covered AS (${insertInto('coverage', coverageColumns, first.coverage)}
  ), booked AS (${insertInto('ledger_transfers', transferColumns, first.transfers)}
  ), announced AS (${insertInto('events', eventColumns, first.events)}
  )
  SELECT count(*)::int AS moved FROM moved`
