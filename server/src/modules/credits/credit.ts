import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditEntryId, CreditGrantId, CustomerId, InvoiceId, WalletId } from '@quarterday/core/id.ts'
import type { GrantReason, StoredRollover } from '../billing/credit-rows.ts'

/** When a grant can be used, and in which order. */
export interface GrantTerms {
  readonly priority: number
  readonly availableAt: Temporal.Instant | null
  readonly expiresAt: Temporal.Instant | null
  readonly rollover: StoredRollover | null
}

/** One addition to a customer's credit, and what is left of it. Minor units. */
export interface CreditGrant {
  readonly id: CreditGrantId
  readonly customerId: CustomerId
  /** Null: plain customer credit. */
  readonly walletId: WalletId | null
  readonly currency: Currency
  readonly amount: bigint
  readonly remaining: bigint
  /** What was written off or rolled over. */
  readonly expired: bigint
  /** What was taken out of its wallet again, and not by an invoice. */
  readonly withdrawn: bigint
  readonly reason: GrantReason
  readonly memo: string | null
  /** The invoice that it came from. */
  readonly invoiceId: InvoiceId | null
  readonly priority: number
  readonly availableAt: Temporal.Instant | null
  readonly expiresAt: Temporal.Instant | null
  readonly rollover: StoredRollover | null
  readonly rolledOverFrom: CreditGrantId | null
  readonly createdAt: Temporal.Instant
}

export const entryKinds = ['application', 'expiry', 'rollover', 'withdrawal'] as const
export type EntryKind = (typeof entryKinds)[number]

/** What an invoice took from a grant; below zero: gave back. Or what was written off, went on in another grant, or was taken out of the wallet. */
export interface CreditEntry {
  readonly id: CreditEntryId
  readonly kind: EntryKind
  readonly grantId: CreditGrantId
  /** Of an application. */
  readonly invoiceId: InvoiceId | null
  readonly amount: bigint
  readonly createdAt: Temporal.Instant
}
