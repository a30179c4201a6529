import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditGrantId, CreditNoteId, WalletId, WithdrawalId } from '@quarterday/core/id.ts'

export const withdrawalDestinations = ['customer_balance', 'refund', 'forfeit'] as const
/** The customer's credit beside wallets; back by the payments that bought it; the seller, who keeps it. */
export type WithdrawalDestination = (typeof withdrawalDestinations)[number]

/** Bought credit that was taken out of a wallet without paying for anything. Minor units. */
export interface Withdrawal {
  readonly id: WithdrawalId
  readonly walletId: WalletId
  readonly currency: Currency
  readonly amount: bigint
  readonly destination: WithdrawalDestination
  /** The customer credit that it became. */
  readonly grantId: CreditGrantId | null
  /** Of the top-ups that it goes back of. */
  readonly creditNotes: readonly CreditNoteId[]
  readonly memo: string | null
  readonly createdAt: Temporal.Instant
}
