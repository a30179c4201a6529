import type { Price, PriceTax } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Returnable } from '../credit-note/reverse.ts'
import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { InvoiceId, LineItemId, SubscriptionId, SubscriptionItemId } from '../id.ts'
import type { Period } from '../subscription/proration.ts'
import type { CoveringLine } from '../usage/covering-line.ts'
import type { Readings } from '../usage/reading.ts'
import type { InvoiceStatus, LineTaxing } from './invoice.ts'

/** Something to be charged, before it has an amount. */
export type Charge = PriceCharge | CreditCharge | EnteredCharge | UsageCharge | CommitmentCharge

/** A price for a stretch of time (recurring), or once (setup fee, one-off: no period). */
export interface PriceCharge {
  readonly rule: 'price'
  readonly kind: 'recurring' | 'setup_fee' | 'one_off'
  readonly lineId: LineItemId
  readonly subscriptionId: SubscriptionId | null
  readonly itemId: SubscriptionItemId | null
  readonly price: Price
  readonly quantity: Decimal
  readonly period: Period | null
  /** The nominal interval that `period` is a part of. */
  readonly fullPeriod: Period | null
  readonly zone: string
  /** A quantity that an earlier line has billed for the same time: only what exceeds it is charged. */
  readonly above?: { readonly quantity: Decimal; readonly lineId: LineItemId } | undefined
}

/** The unused part of an earlier line. */
export interface CreditCharge {
  readonly rule: 'credit'
  readonly lineId: LineItemId
  readonly subscriptionId: SubscriptionId
  readonly itemId: SubscriptionItemId
  readonly credited: BilledLine
  /** What the unused part is priced with: the line's own price, or today's. */
  readonly price: Price
  readonly period: Period
  readonly fullPeriod: Period
  readonly zone: string
}

/** What a meter has counted for a stretch of time; the quantity comes with the readings. */
export interface UsageCharge {
  readonly rule: 'usage'
  /** Of its first line: a price that groups makes several. */
  readonly lineId: LineItemId
  readonly subscriptionId: SubscriptionId
  readonly itemId: SubscriptionItemId
  readonly price: Price
  readonly period: Period
  readonly fullPeriod: Period
  readonly zone: string
  /** Where the price took the place of another within the period, or gave place to one: what `period` is a part of. A level is charged for that part. */
  readonly stretch?: Period | undefined
}

/** What is missing from a minimum for a stretch of time after everything else that was billed for it. */
export interface CommitmentCharge {
  readonly rule: 'commitment'
  readonly lineId: LineItemId
  readonly subscriptionId: SubscriptionId
  readonly itemId: SubscriptionItemId
  readonly price: Price
  readonly period: Period
  readonly fullPeriod: Period
  readonly zone: string
}

/** What somebody typed. */
export interface EnteredCharge {
  readonly rule: 'entered'
  readonly lineId: LineItemId
  readonly kind?: 'one_off' | 'top_up' | undefined
  readonly subscriptionId?: SubscriptionId | null | undefined
  readonly description: string
  readonly tax?: PriceTax | undefined
  readonly unitAmount: Decimal
  readonly quantity: Decimal
  readonly period: Period | null
}

/** An earlier line as a credit needs to know it. */
export interface BilledLine {
  readonly lineId: LineItemId
  readonly price: Price
  readonly quantity: Decimal
  /** It billed only what exceeds this quantity; null: all of it. */
  readonly above: Decimal | null
  readonly period: Period
  readonly fullPeriod: Period
  /** As listed. */
  readonly amount: bigint
  /** What was given back of it so far, as listed; positive minor units. */
  readonly alreadyCredited: bigint
  /** Null: it still waits for its document, and what is given back of it is an ordinary line below zero. */
  readonly document: CreditedDocument | null
}

/** The document that a credited line stands on, with the line's money. */
export interface CreditedDocument {
  readonly invoiceId: InvoiceId
  readonly status: InvoiceStatus
  /** What can still be paid on it. */
  readonly owed: bigint
  /** What was paid on it, less what was refunded. */
  readonly refundable: bigint
  /** Its total, less what credit notes gave back. */
  readonly creditable: bigint
  /** When a draft will be issued by itself. */
  readonly finalizeAt?: Temporal.Instant | null | undefined
  readonly line: Returnable
  readonly taxing: LineTaxing
}

/** What pricing needs besides the charge. */
export interface Pricing {
  readonly currency: Currency
  readonly conventions: Conventions
  readonly readings: Readings
  /** For further lines of a charge that makes several. */
  readonly newLineId: () => LineItemId
  /** What credit notes of the same decision give back, as lines below zero: a minimum commitment is not covered by it. */
  readonly noted?: readonly CoveringLine[] | undefined
}
