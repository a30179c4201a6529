import type { CreditNoteLine } from '@quarterday/core/credit-note/credit-note.ts'
import { type Column, column } from '../../kit/bulk.ts'
import { documentLineColumns } from './document-line-rows.ts'

export interface CreditNoteRow {
  readonly id: string
  readonly customerId: string
  readonly invoiceId: string
  readonly subscriptionId: string | null
  readonly status: string
  readonly reason: string
  readonly currency: string
  readonly series: string
  readonly number: bigint
  readonly sellerPartyId: string
  readonly customerPartyId: string
  readonly timezone: string
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly reducedDue: bigint
  readonly credited: bigint
  readonly refunded: bigint
  readonly grantId: string | null
  readonly issuedAt: Temporal.Instant
  readonly issuedOn: Temporal.PlainDate
  readonly memo: string | null
  /** Hexadecimal. */
  readonly contentHash: string
  readonly eventCount: number
  /** The withdrawal from a wallet that it is for. */
  readonly withdrawalId?: string | null
}

export interface CreditNoteLineRow {
  readonly creditNoteId: string
  readonly position: number
  readonly line: CreditNoteLine
}

export const creditNoteColumns: readonly Column<CreditNoteRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.text('status', (row) => row.status),
  column.text('reason', (row) => row.reason),
  column.text('currency', (row) => row.currency),
  column.text('series', (row) => row.series),
  column.bigint('number', (row) => row.number),
  column.uuid('seller_party_id', (row) => row.sellerPartyId),
  column.uuid('customer_party_id', (row) => row.customerPartyId),
  column.text('timezone', (row) => row.timezone),
  column.bigint('subtotal', (row) => row.subtotal),
  column.bigint('discount', (row) => row.discount),
  column.bigint('tax', (row) => row.tax),
  column.bigint('total', (row) => row.total),
  column.bigint('reduced_due', (row) => row.reducedDue),
  column.bigint('credited', (row) => row.credited),
  column.bigint('refunded', (row) => row.refunded),
  column.uuid('grant_id', (row) => row.grantId),
  column.instant('issued_at', (row) => row.issuedAt),
  column.date('issued_on', (row) => row.issuedOn),
  column.text('memo', (row) => row.memo),
  column.bytea('content_hash', (row) => row.contentHash),
  column.int('event_count', (row) => row.eventCount),
  column.uuid('withdrawal_id', (row) => row.withdrawalId ?? null),
]

export const creditNoteLineColumns: readonly Column<CreditNoteLineRow>[] = [
  ...documentLineColumns,
  column.uuid('credit_note_id', (row) => row.creditNoteId),
  column.int('position', (row) => row.position),
  column.text('kind', ({ line }) => line.kind),
  column.uuid('credited_line_id', ({ line }) => line.creditedLineId),
  column.json('derivation', ({ line }) => line.derivation),
]
