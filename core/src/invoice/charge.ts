import type { Price, PriceTax } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { LineItemId, SubscriptionId, SubscriptionItemId } from '../id.ts'
import type { Period } from '../subscription/proration.ts'
import type { Readings } from '../usage/reading.ts'

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
  readonly period: Period
  readonly fullPeriod: Period
  readonly amount: bigint
  /** What was given back of it so far; positive minor units. */
  readonly alreadyCredited: bigint
}

/** What pricing needs besides the charge. */
export interface Pricing {
  readonly currency: Currency
  readonly conventions: Conventions
  readonly readings: Readings
  /** For further lines of a charge that makes several. */
  readonly newLineId: () => LineItemId
}
