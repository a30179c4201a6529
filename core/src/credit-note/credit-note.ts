import type { AvailableCredit } from '../credit/draw.ts'
import type { Currency } from '../currency.ts'
import type { CreditNoteId, InvoiceId } from '../id.ts'
import type { CreditDerivation } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import type { Machine } from '../machine.ts'
import type { Rounding } from '../money.ts'
import type { Settlement } from './settle.ts'
import type { StoredReversal } from './stored-reversal.ts'

export const creditNoteStatuses = ['issued', 'void'] as const
export type CreditNoteStatus = (typeof creditNoteStatuses)[number]

/** The life of a credit note. It is final from its first moment; taking it back is possible while nobody has used it. */
export const creditNoteMachine: Machine<CreditNoteStatus, 'void'> = { issued: { void: 'void' }, void: {} }

/** Why people issue one. */
export const creditNoteReasonsByHand = ['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory', 'other'] as const
/**
 * `change`, `cancel` and `pause`: what a subscription had paid in advance and does not use. `withdrawal`: credit of a wallet that was bought and not used.
 */
export const creditNoteReasons = ['change', 'cancel', 'pause', 'withdrawal', ...creditNoteReasonsByHand] as const
export type CreditNoteReason = (typeof creditNoteReasons)[number]

/** How much of a line somebody wants returned. */
export type WantedReturn =
  | { readonly kind: 'whole' }
  /** So much of what was listed: before tax, or with it where the price includes it. */
  | { readonly kind: 'listed'; readonly amount: string }
  /** So much in the end, after discount and with tax. */
  | { readonly kind: 'total'; readonly amount: string }
  | { readonly kind: 'quantity'; readonly quantity: string; readonly of: string }
  | { readonly kind: 'share'; readonly share: string }

/** What is returned of a line because somebody wants it, with all that is needed to compute it again. */
export interface ReturnDerivation {
  readonly rule: 'return'
  readonly line: string
  readonly wanted: WantedReturn
  readonly reverses: StoredReversal
  readonly rounding: Rounding
}

/** One row of a credit note; amounts are positive where the credited line is. `proration`: time that was paid for and not used. */
export interface CreditNoteLine
  extends Pick<
    Line,
    'id' | 'description' | 'quantity' | 'period' | 'currency' | 'listed' | 'amount' | 'discount' | 'tax' | 'discounts' | 'taxing'
  > {
  readonly kind: 'proration' | 'return'
  readonly creditedLineId: Line['id']
  readonly derivation: (CreditDerivation & { readonly reverses: StoredReversal }) | ReturnDerivation
}

/** A credit note as computed, whatever brought it about and whether or not it is written: a preview is this very value. */
export interface ComputedCreditNote {
  readonly id: CreditNoteId
  readonly invoiceId: InvoiceId
  readonly currency: Currency
  readonly reason: CreditNoteReason
  readonly lines: readonly CreditNoteLine[]
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly settlement: Settlement
  /** What is credited, as the customer can use it. */
  readonly grant: AvailableCredit | null
}
