import { assert } from '../assert.ts'
import { instantText } from '../calendar.ts'
import type { Currency } from '../currency.ts'
import { decimal } from '../decimal.ts'
import { type Rounding, roundShare } from '../money.ts'
import { chargeFor, type PriceTerms } from '../pricing/index.ts'
import type { Period, Share } from '../subscription/proration.ts'

/**
 * Why a line costs what it costs: the complete input of the formula below, as stored beside the amount. Instants are ISO texts, whole
 * numbers of any size are texts. `price` names an immutable price, so its terms are not copied.
 */
export type Derivation = PriceDerivation | CreditDerivation | EnteredDerivation | BalanceDerivation

/** price(quantity) × numerator ÷ denominator, rounded once. */
export interface PriceDerivation {
  readonly rule: 'price'
  readonly price: string
  readonly quantity: string
  readonly quantity_source: 'subscription_item' | 'entered'
  readonly period?: StoredPeriod
  readonly full_period?: StoredPeriod
  readonly zone: string
  readonly share?: StoredShare
  readonly rounding: Rounding
}

/**
 * What is given back of an earlier line: the price of the unused part, never more than is still billed on that line. Giving back all that a line
 * covers gives back all that it still bills.
 */
export interface CreditDerivation {
  readonly rule: 'credit'
  readonly line: string
  readonly price: string
  readonly quantity: string
  readonly period: StoredPeriod
  readonly full_period: StoredPeriod
  readonly zone: string
  readonly share: StoredShare
  /** The line covers nothing but the part that is given back. */
  readonly entire: boolean
  /** What the line billed, less what was given back of it before. */
  readonly still_billed: string
  readonly rounding: Rounding
}

/** quantity × unit amount as somebody entered it, rounded once. */
export interface EnteredDerivation {
  readonly rule: 'entered'
  readonly unit_amount: string
  readonly quantity: string
  readonly rounding: Rounding
}

/** A document cannot be negative: what it would have been below zero is moved to the customer's balance. */
export interface BalanceDerivation {
  readonly rule: 'balance'
  /** Sum of the lines that are moved. */
  readonly moved: string
}

export interface StoredPeriod {
  readonly start: string
  readonly end: string
}

export interface StoredShare {
  readonly numerator: string
  readonly denominator: string
  readonly unit: Share['unit']
}

/** The one formula: minor units of a line, from its derivation and the terms of the price it names. */
export function amountOf(derivation: Derivation, terms: PriceTerms | null, currency: Currency): bigint {
  switch (derivation.rule) {
    case 'price': {
      assert(terms, 'a price derivation needs the terms of its price')
      const { numerator, denominator } = derivation.share ?? unshared
      return roundShare(
        chargeFor(terms, decimal(derivation.quantity), currency),
        BigInt(numerator),
        BigInt(denominator),
        derivation.rounding,
      )
    }
    case 'credit': {
      assert(terms, 'a credit derivation needs the terms of its price')
      const still = BigInt(derivation.still_billed)
      if (derivation.entire) return -still
      const { numerator, denominator } = derivation.share
      const unused = roundShare(
        chargeFor(terms, decimal(derivation.quantity), currency),
        BigInt(numerator),
        BigInt(denominator),
        derivation.rounding,
      )
      return -(unused < still ? unused : still)
    }
    case 'entered': {
      const exact = decimal(derivation.unit_amount).times(decimal(derivation.quantity))
      return roundShare(exact, 1n, 1n, derivation.rounding)
    }
    case 'balance':
      return -BigInt(derivation.moved)
  }
}

export function storedPeriod(period: Period): StoredPeriod {
  return { start: instantText(period.start), end: instantText(period.end) }
}

export function storedShare(share: Share): StoredShare {
  return { numerator: share.numerator.toString(), denominator: share.denominator.toString(), unit: share.unit }
}

const unshared = { numerator: '1', denominator: '1' }
