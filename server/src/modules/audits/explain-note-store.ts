import type { CreditNoteLine, CreditNoteStatus } from '@quarterday/core/credit-note/credit-note.ts'
import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CreditNoteId, idOf, type LineItemId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import type { DocumentLineRow } from '../billing/document-line-rows.ts'

/** A credit note as an explanation reads it. */
export interface StoredNote {
  readonly status: CreditNoteStatus
  readonly currency: Currency
  readonly series: string
  readonly number: bigint
  readonly invoice_series: string | null
  readonly invoice_number: bigint | null
  readonly timezone: string
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly reduced_due: bigint
  readonly credited: bigint
  readonly refunded: bigint
}

/** Refuses `not_found`. */
export async function getNote(tx: Tx, id: CreditNoteId): Promise<StoredNote> {
  const text = `SELECT n.status, n.currency, n.series, n.number, i.series AS invoice_series, i.number AS invoice_number, n.timezone, n.subtotal,
      n.discount, n.tax, n.total, n.reduced_due, n.credited, n.refunded
    FROM credit_notes n JOIN invoices i ON i.organization_id = n.organization_id AND i.id = n.invoice_id
    WHERE n.organization_id = $1 AND n.id = $2`
  const { rows } = await tx.query<StoredNote & { readonly currency: string }>(text, [tx.organizationId, id])
  const [row] = rows
  if (row === undefined) throw refuse('not_found')
  return { ...row, currency: currencySchema.parse(row.currency) }
}

/** A line of a credit note with the time that the line which it credits was for. */
export interface StoredNoteLine extends Omit<DocumentLineRow, 'id' | 'currency' | 'discounts'> {
  readonly id: LineItemId
  readonly derivation: CreditNoteLine['derivation']
  readonly billed_start: Temporal.Instant | null
  readonly billed_end: Temporal.Instant | null
}

export async function loadNoteLines(tx: Tx, id: CreditNoteId): Promise<StoredNoteLine[]> {
  const { rows } = await tx.query<StoredNoteLine>(lines, [tx.organizationId, id], 'explain-note-lines')
  return rows.map((row) => ({ ...row, id: idOf('il', row.id) }))
}

const lines = `SELECT n.id, n.description, n.quantity, n.period_start, n.period_end, n.listed_amount, n.amount, n.discount, n.tax, n.taxing,
    n.derivation, l.period_start AS billed_start, l.period_end AS billed_end
  FROM credit_note_lines n
  JOIN invoice_lines l ON l.organization_id = n.organization_id AND l.id = n.credited_line_id
  WHERE n.organization_id = $1 AND n.credit_note_id = $2 ORDER BY n.position`
