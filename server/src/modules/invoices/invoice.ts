import type { Currency } from '@quarterday/core/currency.ts'
import type { DocumentDiscount } from '@quarterday/core/discount/discount.ts'
import type { CreditNoteId, CustomerId, InvoiceId, SubscriptionId } from '@quarterday/core/id.ts'
import type { InvoiceReason, InvoiceStatus, Line } from '@quarterday/core/invoice/invoice.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import type { DocumentTax, TaxTreatment } from '@quarterday/core/tax/rate.ts'
import type { PartyDetails } from '../parties/party.ts'

/** A credit note, as its invoice names it. */
export interface NoteOfInvoice {
  readonly id: CreditNoteId
  readonly series: string
  readonly number: bigint
  readonly total: bigint
}

/** How the question about the tax of a document stands. */
export interface TaxQuoteState {
  /** As it names itself; null: it has not answered yet. */
  readonly provider: string | null
  readonly reference: string | null
  readonly attempts: number
  /** Why the last question had no usable answer. */
  readonly failure: string | null
  readonly waitingSince: Temporal.Instant
  /** Null: it is answered. */
  readonly askAt: Temporal.Instant | null
  readonly answeredAt: Temporal.Instant | null
}

/** An invoice as people look at it. Amounts in minor units of its currency. */
export interface Invoice {
  readonly id: InvoiceId
  readonly status: InvoiceStatus
  readonly reason: InvoiceReason
  readonly series: string | null
  readonly number: bigint | null
  readonly customerId: CustomerId
  readonly subscriptionId: SubscriptionId | null
  readonly currency: Currency
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly discounts: readonly DocumentDiscount[]
  readonly taxes: readonly DocumentTax[]
  readonly taxTreatment: TaxTreatment
  /** What an engine outside is asked, or has said; null: nobody outside taxes it. */
  readonly taxQuote: TaxQuoteState | null
  readonly creditsApplied: bigint
  /** The part of it that came from wallets. */
  readonly walletApplied: bigint
  readonly amountPaid: bigint
  /** What credit notes took off what was due. */
  readonly amountCredited: bigint
  readonly amountDue: bigint
  /** Whom it names. On a draft this may still change with the customer. */
  readonly seller: PartyDetails
  readonly customer: PartyDetails
  readonly timezone: string
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number
  readonly memo: string | null
  readonly issuedAt: Temporal.Instant | null
  readonly issuedOn: Temporal.PlainDate | null
  readonly dueOn: Temporal.PlainDate | null
  readonly finalizeAt: Temporal.Instant | null
  readonly collectAt: Temporal.Instant | null
  readonly paidAt: Temporal.Instant | null
  /** When it was voided or marked as uncollectible. */
  readonly closedAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
  /** The void invoice in whose place it stands. */
  readonly reissueOf: InvoiceId | null
  /** What stands in its place. */
  readonly reissuedAs: InvoiceId | null
  /** From the first to the last moment that its recurring lines are for. */
  readonly period: { readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null
  readonly lineCount: number
  /** Those that stand, the oldest first. */
  readonly creditNotes: readonly NoteOfInvoice[]
  /** Null: they were not asked for. */
  readonly lines: readonly Line[] | null
}
