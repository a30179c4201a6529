import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditEntryId, CreditGrantId, CustomerId, InvoiceId } from '@quarterday/core/id.ts'

export const grantReasons = ['granted', 'negative_invoice', 'overpayment'] as const
/** Staff gave it; an invoice was below zero; a customer paid more than was due. */
export type GrantReason = (typeof grantReasons)[number]

/** One addition to a customer's credit, and what is left of it. Minor units. */
export interface CreditGrant {
  readonly id: CreditGrantId
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly amount: bigint
  readonly remaining: bigint
  readonly reason: GrantReason
  readonly memo: string | null
  /** The invoice that it came from. */
  readonly invoiceId: InvoiceId | null
  readonly createdAt: Temporal.Instant
}

/** What an invoice took from a grant; below zero: gave back. */
export interface CreditEntry {
  readonly id: CreditEntryId
  readonly grantId: CreditGrantId
  readonly invoiceId: InvoiceId
  readonly amount: bigint
  readonly createdAt: Temporal.Instant
}
