import type { Conventions } from '../conventions.ts'
import type { Decimal } from '../decimal.ts'
import type { TaxRateId } from '../id.ts'

/** A dated percentage of a jurisdiction for a category of products. Where several fit, the most specific of each `kind` is charged. */
export interface TaxRate {
  readonly id: TaxRateId
  /** What is printed: `VAT`, `GST`. Rates of different kinds add up, of one kind the most specific counts. */
  readonly kind: string
  readonly name: string
  readonly percent: Decimal
  /** ISO 3166-1 alpha-2; null: everywhere. */
  readonly country: string | null
  readonly region: string | null
  /** Null: every category that has no rate of its own. */
  readonly category: string | null
  /** First and last day; null: without a bound. */
  readonly validFrom: Temporal.PlainDate | null
  readonly validUntil: Temporal.PlainDate | null
  /** No longer found by place and category; prices and lines that name it go on with it. */
  readonly archived: boolean
}

export const taxTreatments = ['taxed', 'exempt', 'reverse_charge'] as const
/** `exempt`: no tax is due; `reverse_charge`: the customer owes it, not the seller. */
export type TaxTreatment = (typeof taxTreatments)[number]

/** Who is taxed, and where. */
export interface TaxSubject {
  readonly country: string | null
  readonly region: string | null
  readonly treatment: TaxTreatment
}

/** All that the tax of a document depends on besides its lines. */
export interface TaxSituation {
  readonly subject: TaxSubject
  /** The seller's rates, whatever their dates. */
  readonly rates: readonly TaxRate[]
  /** The day that decides which rates are valid. */
  readonly on: Temporal.PlainDate
}

/** What of a rate is charged and printed. */
export type ChargedRate = Pick<TaxRate, 'id' | 'name' | 'percent'>

/** How tax becomes whole minor units. */
export type TaxPolicy = Readonly<Pick<Conventions, 'tax_rounding' | 'inclusive_rounding' | 'rounding'>>

/** The tax of one rate over a document. Minor units. */
export interface DocumentTax {
  readonly rateId: TaxRateId
  readonly name: string
  readonly percent: string
  /** What it is charged on: Σ amount − discount of its lines. */
  readonly base: bigint
  readonly amount: bigint
  readonly policy: TaxPolicy
}
