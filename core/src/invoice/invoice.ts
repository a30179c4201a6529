import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { DiscountId, LineItemId, PriceId, SubscriptionId, SubscriptionItemId, TaxRateId } from '../id.ts'
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

export const invoiceReasons = ['start', 'renewal', 'change', 'cancel', 'pause', 'usage', 'top_up', 'consolidated', 'one_off'] as const
/** What brought it about. */
export type InvoiceReason = (typeof invoiceReasons)[number]

export const lineKinds = [
  'recurring',
  'usage',
  'minimum_commitment',
  'proration_credit',
  'setup_fee',
  'one_off',
  'top_up',
  'credit_to_balance',
] as const
export type LineKind = (typeof lineKinds)[number]

/** What one discount takes off a line; minor units, before tax. */
export interface LineDiscount {
  readonly discountId: DiscountId
  readonly amount: bigint
}

/** How a line is to be taxed, and how it was. */
export interface LineTaxing {
  /** `listed` includes the tax. */
  readonly inclusive: boolean
  readonly category: string | null
  /** This rate and no other. */
  readonly rateId: TaxRateId | null
  readonly applied: readonly AppliedTax[]
  /** Absent: what is applied follows from the rates. */
  readonly quoted?: LineQuote | undefined
}

/** Taxes that an engine outside has stated, in the order of those that were applied. */
export interface LineQuote {
  readonly provider: string
  readonly reference: string
  /** Minor units. */
  readonly amounts: readonly bigint[]
}

export interface AppliedTax {
  readonly rateId: TaxRateId
  /** As a decimal: `19`, `7.7`. */
  readonly percent: string
  readonly amount: bigint
  /** Of what an engine outside has stated: whoever gives it back knows no rate by that id. */
  readonly name?: string | undefined
}

/**
 * One row of an invoice. `amount` is before discount and tax, in minor units of the invoice's currency; `listed` is what the derivation gives: the same,
 * or where the price includes tax the amount together with its tax.
 */
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
  readonly listed: bigint
  readonly amount: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly discounts: readonly LineDiscount[]
  readonly taxing: LineTaxing
  readonly derivation: Derivation
}
