import { assert } from '@quarterday/core/assert.ts'
import { uuidArray } from '../../kit/arrays.ts'
import { insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { type CreditNoteLineRow, type CreditNoteRow, creditNoteColumns, creditNoteLineColumns } from './credit-note-rows.ts'

export async function insertCreditNotes(tx: Tx, notes: readonly CreditNoteRow[], lines: readonly CreditNoteLineRow[]): Promise<void> {
  if (notes.length === 0) return
  await tx.query(insertInto('credit_notes', creditNoteColumns), [tx.organizationId, ...parametersOf(creditNoteColumns, notes)])
  await tx.query(insertInto('credit_note_lines', creditNoteLineColumns), [tx.organizationId, ...parametersOf(creditNoteLineColumns, lines)])
}

/** Takes an issued credit note back. */
export async function voidNote(tx: Tx, { id, eventCount }: { readonly id: string; readonly eventCount: number }): Promise<void> {
  const text = `UPDATE credit_notes SET status = 'void', voided_at = $3, event_count = $4
    WHERE organization_id = $1 AND id = $2 AND status = 'issued' AND event_count = $4 - 1`
  const { rowCount } = await tx.query(text, [tx.organizationId, id, tx.now, eventCount])
  assert(rowCount === 1, 'A credit note stays as it was read while its invoice is locked')
}

/** Those of these invoices for which a credit note stands. Read after the invoices are locked. */
export async function notedInvoices(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `SELECT DISTINCT invoice_id FROM credit_notes WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[]) AND status <> 'void'
    ORDER BY invoice_id`
  const { rows } = await tx.query<{ invoice_id: string }>(text, [tx.organizationId, uuidArray(ids)])
  return new Set(rows.map((row) => row.invoice_id))
}
