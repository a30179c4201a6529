import type { CreditScope } from '@quarterday/core/credit/scope.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditGrantId, CustomerId, InvoiceId, WalletId, WalletTopUpId } from '@quarterday/core/id.ts'
import type { GrantTerms } from '../credits/credit.ts'

export const walletStatuses = ['active', 'closed'] as const
export type WalletStatus = (typeof walletStatuses)[number]

/** Prepaid credit of a customer in one currency. Amounts in minor units. */
export interface Wallet {
  readonly id: WalletId
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly name: string
  /** 1 to 50, the smallest is drawn on first. */
  readonly priority: number
  readonly status: WalletStatus
  /** What can be drawn now. */
  readonly balance: bigint
  /** Null: it is topped up by hand only. */
  readonly autoTopUp: AutoTopUp | null
  /** What it pays for; never changes. Null: everything. */
  readonly appliesTo: CreditScope | null
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | null
}

/** Below `threshold` an invoice over `amount` is made; one is always enough. */
export interface AutoTopUp {
  readonly threshold: bigint
  readonly amount: bigint
  /** How long what is put in lasts, in local days. Null: it does not expire. */
  readonly expiresAfterDays: number | null
}

export const topUpStatuses = ['open', 'granted', 'abandoned'] as const
/** Its invoice is not paid yet; its credit is in the wallet; its invoice was voided. */
export type TopUpStatus = (typeof topUpStatuses)[number]

/** Something ordered for a wallet. */
export interface TopUp extends GrantTerms {
  readonly id: WalletTopUpId
  readonly walletId: WalletId
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly amount: bigint
  readonly status: TopUpStatus
  readonly automatic: boolean
  /** The caller's own name for it. */
  readonly reference: string | null
  /** Null: it was not sold but given. */
  readonly invoiceId: InvoiceId | null
  readonly grantId: CreditGrantId | null
  readonly expiresAfterDays: number | null
  readonly memo: string | null
  readonly createdAt: Temporal.Instant
}

/** What a wallet holds, and what it is going to hold. */
export interface WalletBalance {
  readonly wallet: Wallet
  /** Given, and not to be used yet. */
  readonly upcoming: bigint
  /** Bought, and neither spent nor expired. */
  readonly withdrawable: bigint
  /** Ordered, and not paid yet. */
  readonly awaitingPayment: bigint
  readonly nextExpiry: { readonly at: Temporal.Instant; readonly amount: bigint } | null
}
