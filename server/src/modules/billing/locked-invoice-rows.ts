import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, type InvoiceId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { type InvoiceReason, type InvoiceStatus, invoiceReasons, invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { type CollectionMethod, collectionMethods } from '@quarterday/core/subscription/subscription.ts'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../kit/tables.gen.ts'

/** An invoice as those who move it read it: locked until the transaction ends. What is owed is 0 once it is void or uncollectible. */
export interface LockedInvoice {
  readonly id: InvoiceId
  readonly customerId: CustomerId
  readonly subscriptionId: SubscriptionId | null
  readonly status: InvoiceStatus
  readonly reason: InvoiceReason
  readonly currency: Currency
  readonly series: string | null
  readonly number: bigint | null
  readonly sellerPartyId: string
  readonly customerPartyId: string
  readonly timezone: string
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly creditsApplied: bigint
  readonly walletApplied: bigint
  readonly amountPaid: bigint
  /** What credit notes took off what was due. */
  readonly amountCredited: bigint
  readonly amountDue: bigint
  readonly issuedAt: Temporal.Instant | null
  readonly issuedOn: Temporal.PlainDate | null
  readonly dueOn: Temporal.PlainDate | null
  readonly overdueAt: Temporal.Instant | null
  readonly finalizeAt: Temporal.Instant | null
  readonly collectAt: Temporal.Instant | null
  readonly paidAt: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly memo: string | null
  readonly contentHash: string | null
  /** The sequence of its last event. */
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
  /** The void invoice in whose place it stands. */
  readonly reissueOf: InvoiceId | null
}

/** Reads the invoices that a condition after it names, as `i`. */
export const selectInvoices = `SELECT i.id, i.customer_id, i.subscription_id, i.status, i.reason, i.currency, i.series, i.number, i.seller_party_id, i.customer_party_id,
    i.timezone, i.collection_method, i.net_terms_days, i.subtotal, i.discount, i.tax, i.total, i.credits_applied, i.wallet_applied, i.amount_paid,
    i.amount_credited, i.amount_due,
    i.issued_at, i.issued_on, i.due_on, i.overdue_at, i.finalize_at, i.collect_at, i.paid_at, i.closed_at, i.memo,
    encode(i.content_hash, 'hex') AS content_hash, i.event_count, i.created_at, i.reissue_of
  FROM invoices i`

export type LockedInvoiceRow = Omit<Selectable<Tables['invoices']>, 'content_hash'> & { readonly content_hash: string | null }

const statusSchema = z.enum(invoiceStatuses)
const reasonSchema = z.enum(invoiceReasons)
const collectionMethodSchema = z.enum(collectionMethods)

export function lockedInvoice(row: LockedInvoiceRow): LockedInvoice {
  return {
    id: idOf('inv', row.id),
    customerId: idOf('cus', row.customer_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    status: statusSchema.parse(row.status),
    reason: reasonSchema.parse(row.reason),
    currency: currencySchema.parse(row.currency),
    series: row.series,
    number: row.number,
    sellerPartyId: row.seller_party_id,
    customerPartyId: row.customer_party_id,
    timezone: row.timezone,
    collectionMethod: collectionMethodSchema.parse(row.collection_method),
    netTermsDays: row.net_terms_days,
    subtotal: row.subtotal,
    discount: row.discount,
    tax: row.tax,
    total: row.total,
    creditsApplied: row.credits_applied,
    walletApplied: row.wallet_applied,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    amountDue: row.amount_due,
    issuedAt: row.issued_at,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    overdueAt: row.overdue_at,
    finalizeAt: row.finalize_at,
    collectAt: row.collect_at,
    paidAt: row.paid_at,
    closedAt: row.closed_at,
    memo: row.memo,
    contentHash: row.content_hash,
    eventCount: row.event_count,
    createdAt: row.created_at,
    reissueOf: row.reissue_of === null ? null : idOf('inv', row.reissue_of),
  }
}
