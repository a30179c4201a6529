import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type InvoiceId, idOf, type LineItemId } from '@quarterday/core/id.ts'
import type { Derivation } from '@quarterday/core/invoice/derivation.ts'
import type { InvoiceStatus, LineKind } from '@quarterday/core/invoice/invoice.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { TaxTreatment } from '@quarterday/core/tax/rate.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredDiscounts, StoredTaxes } from '../billing/adjustments-json.ts'
import type { DocumentLineRow } from '../billing/document-line-rows.ts'

/** An invoice as an explanation reads it. */
export interface StoredInvoice {
  readonly status: InvoiceStatus
  readonly currency: Currency
  readonly series: string | null
  readonly number: bigint | null
  readonly timezone: string
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly discounts: StoredDiscounts
  readonly taxes: StoredTaxes
  readonly tax_treatment: TaxTreatment
  readonly credits_applied: bigint
  readonly wallet_applied: bigint
  readonly amount_paid: bigint
  readonly amount_credited: bigint
  readonly amount_due: bigint
  readonly due_on: Temporal.PlainDate | null
}

/** Refuses `not_found`. */
export async function getInvoice(tx: Tx, id: InvoiceId): Promise<StoredInvoice> {
  const text = `SELECT status, currency, series, number, timezone, subtotal, discount, tax, total, discounts, taxes, tax_treatment, credits_applied,
      wallet_applied, amount_paid, amount_credited, amount_due, due_on FROM invoices WHERE organization_id = $1 AND id = $2`
  const { rows } = await tx.query<StoredInvoice & { readonly currency: string }>(text, [tx.organizationId, id])
  const [row] = rows
  if (row === undefined) throw refuse('not_found')
  return { ...row, currency: currencySchema.parse(row.currency) }
}

/** A line with what it gives back a part of, if it does. */
export interface StoredLine extends Omit<DocumentLineRow, 'id' | 'quantity' | 'currency'> {
  readonly id: LineItemId
  readonly kind: LineKind
  readonly derivation: Derivation
  readonly credited_amount: bigint | null
  readonly credited_start: Temporal.Instant | null
  readonly credited_end: Temporal.Instant | null
  readonly credited_series: string | null
  readonly credited_number: bigint | null
}

export async function loadLines(tx: Tx, id: InvoiceId): Promise<StoredLine[]> {
  const { rows } = await tx.query<StoredLine>(lines, [tx.organizationId, id], 'explain-lines')
  return rows.map((row) => ({ ...row, id: idOf('il', row.id) }))
}

const lines = `SELECT l.id, l.kind, l.description, l.period_start, l.period_end, l.listed_amount, l.amount, l.discount, l.tax, l.discounts, l.taxing,
    l.derivation, c.listed_amount AS credited_amount, c.period_start AS credited_start, c.period_end AS credited_end,
    i.series AS credited_series, i.number AS credited_number
  FROM invoice_lines l
  LEFT JOIN invoice_lines c ON c.organization_id = l.organization_id AND c.id = l.credited_line_id
  LEFT JOIN invoices i ON i.organization_id = c.organization_id AND i.id = c.invoice_id
  WHERE l.organization_id = $1 AND l.invoice_id = $2 ORDER BY l.position`
