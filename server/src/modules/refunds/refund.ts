import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditNoteId, CustomerId, InvoiceId, PaymentId, RefundId } from '@quarterday/core/id.ts'

export const refundStatuses = ['created', 'unknown', 'pending', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** Money on its way back to a customer, or sent: a part of a payment, for a credit note. Minor units. */
export interface Refund {
  readonly id: RefundId
  readonly customerId: CustomerId
  readonly paymentId: PaymentId
  /** Null: sent back at the gateway itself, more than a credit note could give back. */
  readonly creditNoteId: CreditNoteId | null
  readonly invoiceId: InvoiceId
  readonly currency: Currency
  readonly amount: bigint
  readonly gateway: string
  readonly status: RefundStatus
  readonly reference: string | null
  readonly declineReason: string | null
  readonly reconcileAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
  readonly answeredAt: Temporal.Instant | null
}
