import type { DocumentDiscount } from '@quarterday/core/discount/discount.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { Coverage, Cycle } from '@quarterday/core/subscription/subscription.ts'
import type { DocumentTax, TaxTreatment } from '@quarterday/core/tax/rate.ts'
import { type Column, column } from '../../kit/bulk.ts'
import { storedDiscounts, storedTaxes } from './adjustments-json.ts'
import { documentLineColumns } from './document-line-rows.ts'

/** The rows that almost every decision writes, as the one statement of document-store.ts takes them. */
export interface DocumentRows {
  readonly cycles: CycleRow[]
  readonly invoices: InvoiceRow[]
  readonly lines: LineRow[]
  readonly coverage: CoverageRow[]
  readonly transfers: TransferRow[]
  readonly events: EventRow[]
}

export interface CycleRow {
  readonly subscriptionId: string
  readonly expected: number
  readonly cycle: Cycle
  readonly eventCount: number
}

export interface InvoiceRow {
  readonly id: string
  readonly customerId: string
  readonly subscriptionId: string | null
  readonly status: string
  readonly reason: string
  readonly currency: string
  readonly series: string | null
  readonly number: bigint | null
  readonly sellerPartyId: string
  readonly customerPartyId: string
  readonly timezone: string
  readonly collectionMethod: string
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly discounts: readonly DocumentDiscount[]
  readonly taxes: readonly DocumentTax[]
  readonly taxTreatment: TaxTreatment
  readonly walletApplied: bigint
  readonly creditsApplied: bigint
  readonly amountDue: bigint
  readonly issuedAt: Temporal.Instant | null
  readonly issuedOn: Temporal.PlainDate | null
  readonly dueOn: Temporal.PlainDate | null
  readonly overdueAt: Temporal.Instant | null
  readonly finalizeAt: Temporal.Instant | null
  readonly collectAt: Temporal.Instant | null
  readonly paidAt: Temporal.Instant | null
  readonly netTermsDays: number
  readonly memo: string | null
  /** Hexadecimal. */
  readonly contentHash: string | null
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
  /** The void invoice in whose place it stands. */
  readonly reissueOf?: string | null
}

export interface LineRow {
  readonly invoiceId: string
  readonly position: number
  readonly line: Line
}

export interface CoverageRow {
  readonly subscriptionId: string
  readonly row: Coverage
}

export type TransferKind =
  | 'sale'
  | 'payment'
  | 'credit_granted'
  | 'credit_applied'
  | 'credit_expired'
  | 'credit_note'
  | 'credit_note_voided'
  | 'refund'
  | 'dispute_opened'
  | 'dispute_won'
  | 'dispute_lost'
  | 'void'
  | 'write_off'
  | 'recovery'

/** One movement of the books: `amount` minor units are taken from `credit` and given to `debit`. */
export interface TransferRow {
  readonly id: string
  readonly kind: TransferKind
  readonly debit: string
  readonly credit: string
  readonly amount: bigint
  readonly currency: string
  readonly customerId: string
  readonly invoiceId: string | null
  readonly paymentId: string | null
  readonly grantId: string | null
  readonly creditNoteId?: string | null
  readonly refundId?: string | null
  readonly occurredAt: Temporal.Instant
}

export interface EventRow {
  readonly id: string
  readonly type: string
  readonly aggregateId: string
  readonly sequence: number
  readonly data: unknown
  readonly occurredAt: Temporal.Instant
}

export const cycleColumns: readonly Column<CycleRow>[] = [
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.int('expected', (row) => row.expected),
  column.int('cycle', (row) => row.cycle.cycle),
  column.instant('period_start', (row) => row.cycle.periodStart),
  column.instant('period_end', (row) => row.cycle.periodEnd),
  column.instant('usage_start', (row) => row.cycle.usageStart),
  column.instant('next_at', (row) => row.cycle.nextAt),
  column.int('event_count', (row) => row.eventCount),
]

export const invoiceColumns: readonly Column<InvoiceRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.text('status', (row) => row.status),
  column.text('reason', (row) => row.reason),
  column.text('currency', (row) => row.currency),
  column.text('series', (row) => row.series),
  column.bigint('number', (row) => row.number),
  column.uuid('seller_party_id', (row) => row.sellerPartyId),
  column.uuid('customer_party_id', (row) => row.customerPartyId),
  column.text('timezone', (row) => row.timezone),
  column.text('collection_method', (row) => row.collectionMethod),
  column.bigint('subtotal', (row) => row.subtotal),
  column.bigint('discount', (row) => row.discount),
  column.bigint('tax', (row) => row.tax),
  column.bigint('total', (row) => row.total),
  column.json('discounts', (row) => storedDiscounts(row.discounts)),
  column.json('taxes', (row) => storedTaxes(row.taxes)),
  column.text('tax_treatment', (row) => row.taxTreatment),
  column.bigint('wallet_applied', (row) => row.walletApplied),
  column.bigint('credits_applied', (row) => row.creditsApplied),
  column.bigint('amount_due', (row) => row.amountDue),
  column.instant('issued_at', (row) => row.issuedAt),
  column.date('issued_on', (row) => row.issuedOn),
  column.date('due_on', (row) => row.dueOn),
  column.instant('overdue_at', (row) => row.overdueAt),
  column.instant('finalize_at', (row) => row.finalizeAt),
  column.instant('collect_at', (row) => row.collectAt),
  column.instant('paid_at', (row) => row.paidAt),
  column.int('net_terms_days', (row) => row.netTermsDays),
  column.text('memo', (row) => row.memo),
  column.bytea('content_hash', (row) => row.contentHash),
  column.int('event_count', (row) => row.eventCount),
  column.instant('created_at', (row) => row.createdAt),
  column.uuid('reissue_of', (row) => row.reissueOf ?? null),
]

export const lineColumns: readonly Column<LineRow>[] = [
  ...documentLineColumns,
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.int('position', (row) => row.position),
  column.text('kind', (row) => row.line.kind),
  column.uuid('subscription_id', (row) => row.line.subscriptionId),
  column.uuid('item_id', (row) => row.line.itemId),
  column.uuid('price_id', (row) => row.line.priceId),
  column.uuid('credited_line_id', (row) => row.line.creditedLineId),
  column.json('derivation', (row) => row.line.derivation),
]

export const coverageColumns: readonly Column<CoverageRow>[] = [
  column.uuid('item_id', ({ row }) => row.itemId),
  column.instant('starts_at', ({ row }) => row.startsAt),
  column.instant('ends_at', ({ row }) => row.endsAt),
  column.instant('previous_end', ({ row }) => row.previousEnd),
  column.uuid('subscription_id', (row) => row.subscriptionId),
  column.text('kind', ({ row }) => row.kind),
  column.uuid('line_id', ({ row }) => row.lineId),
]

export const transferColumns: readonly Column<TransferRow>[] = [
  column.uuid('id', (row) => row.id),
  column.text('kind', (row) => row.kind),
  column.text('debit', (row) => row.debit),
  column.text('credit', (row) => row.credit),
  column.bigint('amount', (row) => row.amount),
  column.text('currency', (row) => row.currency),
  column.uuid('customer_id', (row) => row.customerId),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('payment_id', (row) => row.paymentId),
  column.uuid('grant_id', (row) => row.grantId),
  column.uuid('credit_note_id', (row) => row.creditNoteId ?? null),
  column.uuid('refund_id', (row) => row.refundId ?? null),
  column.instant('occurred_at', (row) => row.occurredAt),
]

export const eventColumns: readonly Column<EventRow>[] = [
  column.uuid('id', (row) => row.id),
  column.text('type', (row) => row.type),
  column.uuid('aggregate_id', (row) => row.aggregateId),
  column.int('sequence', (row) => row.sequence),
  column.json('data', (row) => row.data),
  column.instant('occurred_at', (row) => row.occurredAt),
]
