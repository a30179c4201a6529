import { assert } from '../assert.ts'
import type { Price } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import { type Decimal, decimal, decimalText } from '../decimal.ts'
import type { LineItemId, SubscriptionId, SubscriptionItemId } from '../id.ts'
import { type Period, type Share, shareOf, whole } from '../subscription/proration.ts'
import { amountOf, type Derivation, storedPeriod, storedShare } from './derivation.ts'
import type { Line, LineKind } from './invoice.ts'

/** Something to be charged, before it has an amount. */
export type Charge = PriceCharge | CreditCharge | EnteredCharge

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

/** What somebody typed. */
export interface EnteredCharge {
  readonly rule: 'entered'
  readonly lineId: LineItemId
  readonly description: string
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

/** Gives a charge its amount and the derivation that proves it. Here, and only here, money is rounded. */
export function lineOf(charge: Charge, currency: Currency, conventions: Conventions): Line {
  switch (charge.rule) {
    case 'price':
      return priceLine(charge, currency, conventions)
    case 'credit':
      return creditLine(charge, currency, conventions)
    case 'entered': {
      const { unitAmount, quantity } = charge
      const derivation = {
        rule: 'entered' as const,
        unit_amount: decimalText(unitAmount),
        quantity: decimalText(quantity),
        rounding: conventions.rounding,
      }
      const { lineId, description, period } = charge
      return {
        ...blank,
        id: lineId,
        kind: 'one_off',
        description,
        quantity,
        period,
        currency,
        amount: amountOf(derivation, null, currency),
        derivation,
      }
    }
  }
}

/** The line that keeps a document from going below zero: `moved` (negative) becomes customer credit. */
export function balanceLine(lineId: LineItemId, moved: bigint, currency: Currency): Line {
  assert(moved < 0n, 'only a negative sum moves to the balance')
  const derivation: Derivation = { rule: 'balance', moved: moved.toString() }
  const amount = amountOf(derivation, null, currency)
  return {
    ...blank,
    id: lineId,
    kind: 'credit_to_balance',
    description: 'Added to your credit balance',
    quantity: one,
    currency,
    amount,
    derivation,
  }
}

function priceLine(charge: PriceCharge, currency: Currency, conventions: Conventions): Line {
  const { price, quantity, period, fullPeriod, zone } = charge
  assert(price.currency === currency, 'a line and its invoice share the currency')
  assert((period === null) === (fullPeriod === null), 'a period is a part of a full one')
  const timed = period && fullPeriod ? timing(period, fullPeriod, shareOf(period, fullPeriod, zone, conventions)) : {}
  const derivation: Derivation = {
    rule: 'price',
    price: price.id,
    quantity: decimalText(quantity),
    quantity_source: charge.itemId ? 'subscription_item' : 'entered',
    ...timed,
    zone,
    rounding: conventions.rounding,
  }
  const amount = amountOf(derivation, price.terms, currency)
  const { kind, subscriptionId, itemId } = charge
  return line({
    id: charge.lineId,
    kind,
    description: price.name,
    subscriptionId,
    itemId,
    price,
    quantity,
    period,
    currency,
    amount,
    derivation,
  })
}

function creditLine(charge: CreditCharge, currency: Currency, conventions: Conventions): Line {
  const { credited, price, period, fullPeriod, zone } = charge
  const entire = period.start.equals(credited.period.start) && period.end.equals(credited.period.end)
  const derivation: Derivation = {
    rule: 'credit',
    line: credited.lineId,
    price: price.id,
    quantity: decimalText(credited.quantity),
    period: storedPeriod(period),
    full_period: storedPeriod(fullPeriod),
    zone,
    share: storedShare(shareOf(period, fullPeriod, zone, conventions)),
    entire,
    still_billed: (credited.amount - credited.alreadyCredited).toString(),
    rounding: conventions.rounding,
  }
  const amount = amountOf(derivation, price.terms, currency)
  const { lineId: id, subscriptionId, itemId } = charge
  const { name: description } = credited.price
  const shared = { id, description, subscriptionId, itemId, price, quantity: credited.quantity, period, currency, amount, derivation }
  return { ...line({ ...shared, kind: 'proration_credit' }), creditedLineId: credited.lineId }
}

function timing(period: Period, fullPeriod: Period, share: Share) {
  if (share === whole) return { period: storedPeriod(period) }
  return { period: storedPeriod(period), full_period: storedPeriod(fullPeriod), share: storedShare(share) }
}

function line(
  parts: Pick<Line, 'id' | 'description' | 'subscriptionId' | 'itemId' | 'quantity' | 'period' | 'currency' | 'amount' | 'derivation'> & {
    kind: LineKind
    price: Price
  },
): Line {
  const { price, ...rest } = parts
  return { ...rest, priceId: price.id, creditedLineId: null, discount: 0n, tax: 0n }
}

const one = decimal('1')
const blank = { subscriptionId: null, itemId: null, priceId: null, creditedLineId: null, period: null, discount: 0n, tax: 0n } as const
