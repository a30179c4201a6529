import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { LineItemId, PriceId, SubscriptionId, SubscriptionItemId } from '../id.ts'
import type { Machine } from '../machine.ts'
import type { Period } from '../subscription/proration.ts'
import type { Derivation } from './derivation.ts'

export const invoiceStatuses = ['draft', 'open', 'overdue', 'paid', 'void', 'uncollectible'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]
export type InvoiceEvent = 'finalize' | 'pay' | 'fall_overdue' | 'void' | 'write_off'

/** The life of an invoice. An event that a state does not list is refused with `invalid_state`. */
export const invoiceMachine: Machine<InvoiceStatus, InvoiceEvent> = {
  draft: { finalize: 'open' },
  open: { pay: 'paid', fall_overdue: 'overdue', void: 'void', write_off: 'uncollectible' },
  overdue: { pay: 'paid', void: 'void', write_off: 'uncollectible' },
  uncollectible: { pay: 'paid', void: 'void' },
  paid: {},
  void: {},
}

export const invoiceReasons = ['start', 'renewal', 'change', 'cancel', 'one_off'] as const
/** What brought it about. */
export type InvoiceReason = (typeof invoiceReasons)[number]

export const lineKinds = ['recurring', 'proration_credit', 'setup_fee', 'one_off', 'credit_to_balance'] as const
export type LineKind = (typeof lineKinds)[number]

/** One row of an invoice. `amount` is before discount and tax, in minor units of the invoice's currency. */
export interface Line {
  readonly id: LineItemId
  readonly kind: LineKind
  readonly description: string
  readonly subscriptionId: SubscriptionId | null
  readonly itemId: SubscriptionItemId | null
  readonly priceId: PriceId | null
  readonly creditedLineId: LineItemId | null
  readonly quantity: Decimal
  readonly period: Period | null
  readonly currency: Currency
  readonly amount: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly derivation: Derivation
}
