import { assert } from '../assert.ts'
import type { StoredReversal } from '../credit-note/stored-reversal.ts'
import type { Currency } from '../currency.ts'
import { decimal } from '../decimal.ts'
import { fractionOf, roundFraction } from '../fraction.ts'
import { type Rounding, roundShare } from '../money.ts'
import { chargeFor, type PriceTerms } from '../pricing/index.ts'
import { type MeasuredUsage, shareFrom, usageCharge } from '../usage/measured.ts'
import type { StoredPeriod, StoredShare } from './stored-time.ts'

/**
 * Why a line costs what it costs: the complete input of the formula below, as stored beside the amount. Instants are ISO texts, whole
 * numbers of any size are texts. `price` names an immutable price, so its terms are not copied.
 */
export type Derivation = PriceDerivation | UsageDerivation | CommitmentDerivation | CreditDerivation | EnteredDerivation | BalanceDerivation

/** price(quantity) × numerator ÷ denominator, rounded once; less the same for `above`, so that the lines of one stretch add up to that of the whole quantity. */
export interface PriceDerivation {
  readonly rule: 'price'
  readonly price: string
  readonly quantity: string
  readonly quantity_source: 'subscription_item' | 'entered'
  /** A quantity that is paid for already, by the line `beside` this one: only what exceeds it is charged. */
  readonly above?: string
  readonly beside?: string
  readonly period?: StoredPeriod
  readonly full_period?: StoredPeriod
  readonly zone: string
  readonly share?: StoredShare
  readonly rounding: Rounding
}

/** What the usage of the whole period so far comes to, rounded once, less what earlier documents billed of it. */
export interface UsageDerivation extends MeasuredUsage {
  readonly rule: 'usage'
  readonly price: string
  readonly quantity_source: 'meter'
  readonly meter: StoredMeter
  /** Values of the properties that the price groups by; null: it does not group. */
  readonly group: Readonly<Record<string, string>> | null
  readonly period: StoredPeriod
  /** Only where the charge depends on it: levels that are charged by time, and bounds of a part period. */
  readonly full_period?: StoredPeriod
  /** What the part of a level is a part of, where that is not `full_period`: the price was not the same for all of it. */
  readonly stretch?: StoredPeriod
  readonly zone: string
  readonly already_billed: string
  /** Only where the subscription's spending cap lowers the line. */
  readonly cap?: StoredCap
  readonly rounding: Rounding
}

/** What a spending cap leaves for the usage lines of a period on a document, in minor units. */
export interface StoredCap {
  /** The cap, and what earlier documents billed of the period's usage. */
  readonly amount: string
  readonly billed: string
  /** What is left for the lines of this document, what they would come to, and what those before this one would. */
  readonly left: string
  readonly of: string
  readonly before: string
}

/** Which usage a price charged for. */
export interface StoredMeter {
  readonly id: string
  readonly filters?: Readonly<Record<string, readonly string[]>>
  readonly recurring?: true
}

/** What a minimum for a stretch of time is above everything that was billed for it; never below zero. */
export interface CommitmentDerivation {
  readonly rule: 'commitment'
  readonly price: string
  readonly quantity: string
  readonly period: StoredPeriod
  readonly full_period?: StoredPeriod
  readonly zone: string
  readonly share?: StoredShare
  /** Each as listed; what was given back is negative. */
  readonly covered: readonly string[]
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
  /** As of the line that is credited. */
  readonly above?: string
  readonly period: StoredPeriod
  readonly full_period: StoredPeriod
  readonly zone: string
  readonly share: StoredShare
  /** The line covers nothing but the part that is given back. */
  readonly entire: boolean
  /** What the line billed, less what was given back of it before; both as listed. */
  readonly still_billed: string
  /** What discount and tax are given back in proportion to. Absent: the line had no document yet, so this is a line like any other. */
  readonly reverses?: StoredReversal
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

/** The one formula: minor units of a line, from its derivation and the terms of the price it names. */
export function amountOf(derivation: Derivation, terms: PriceTerms | null, currency: Currency): bigint {
  switch (derivation.rule) {
    case 'price': {
      assert(terms, 'a price derivation needs the terms of its price')
      const { numerator, denominator } = derivation.share ?? unshared
      return sharedCharge(derivation, { numerator, denominator }, terms, currency)
    }
    case 'usage': {
      assert(terms, 'a usage derivation needs the terms of its price')
      const own = roundFraction(usageCharge(derivation, terms, currency), derivation.rounding) - BigInt(derivation.already_billed)
      return derivation.cap ? cappedPart(own, derivation.cap) : own
    }
    case 'commitment': {
      assert(terms, 'a commitment derivation needs the terms of its price')
      const least = roundFraction(
        fractionOf(chargeFor(terms, decimal(derivation.quantity), currency), shareFrom(derivation.share ?? unshared)),
        derivation.rounding,
      )
      const missing = derivation.covered.reduce((left, amount) => left - BigInt(amount), least)
      return missing > 0n ? missing : 0n
    }
    case 'credit': {
      assert(terms, 'a credit derivation needs the terms of its price')
      const still = BigInt(derivation.still_billed)
      if (derivation.entire) return -still
      const { numerator, denominator } = derivation.share
      const unused = sharedCharge(derivation, { numerator, denominator }, terms, currency)
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

/** What a cap leaves of a line: what of the part that is left the running sum reaches with it, less what it reached before; so that the parts add up. */
export function cappedPart(own: bigint, { left, of, before }: Pick<StoredCap, 'left' | 'of' | 'before'>): bigint {
  const reached = (sum: bigint): bigint => (BigInt(left) * sum) / BigInt(of)
  return reached(BigInt(before) + own) - reached(BigInt(before))
}

function sharedCharge(
  { quantity, above, rounding }: Pick<PriceDerivation, 'quantity' | 'above' | 'rounding'>,
  { numerator, denominator }: Pick<StoredShare, 'numerator' | 'denominator'>,
  terms: PriceTerms,
  currency: Currency,
): bigint {
  const of = (text: string): bigint =>
    roundShare(chargeFor(terms, decimal(text), currency), BigInt(numerator), BigInt(denominator), rounding)
  return above === undefined ? of(quantity) : of(quantity) - of(above)
}

const unshared = { numerator: '1', denominator: '1', unit: 'whole' } as const
