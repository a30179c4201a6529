import type { CreditNoteLine, CreditNoteReason, CreditNoteStatus } from '@quarterday/core/credit-note/credit-note.ts'
import type { Settlement } from '@quarterday/core/credit-note/settle.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type {
  CreditGrantId,
  CreditNoteId,
  CustomerId,
  InvoiceId,
  PriceId,
  SubscriptionId,
  SubscriptionItemId,
} from '@quarterday/core/id.ts'

/** A credit note as people read it. Minor units. */
export interface CreditNote extends Settlement {
  readonly id: CreditNoteId
  readonly customerId: CustomerId
  readonly invoiceId: InvoiceId
  readonly subscriptionId: SubscriptionId | null
  readonly status: CreditNoteStatus
  readonly reason: CreditNoteReason
  readonly currency: Currency
  readonly series: string
  readonly number: bigint
  readonly sellerPartyId: string
  readonly customerPartyId: string
  readonly timezone: string
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly grantId: CreditGrantId | null
  readonly issuedAt: Temporal.Instant
  readonly issuedOn: Temporal.PlainDate
  readonly voidedAt: Temporal.Instant | null
  readonly memo: string | null
  /** Hexadecimal. */
  readonly contentHash: string
  /** The sequence of its last event. */
  readonly eventCount: number
}

/** One of its lines, with what the line that it credits was for. */
export interface ShownNoteLine extends CreditNoteLine {
  readonly priceId: PriceId | null
  readonly subscriptionId: SubscriptionId | null
  readonly itemId: SubscriptionItemId | null
}
