import type { Conventions } from '../conventions.ts'
import type { Decimal } from '../decimal.ts'
import type { LineItemId, TaxRateId } from '../id.ts'
import type { Line } from '../invoice/invoice.ts'

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
  /**
   * What an engine outside says of lines that name no rate of their own; null: it has not answered yet. Absent: nobody is asked, the rates say it.
   */
  readonly quoteOf?: ((lines: readonly Line[]) => TaxQuote | null) | undefined
}

/** The answer of an engine outside about one document. */
export interface TaxQuote {
  /** Its name here, and its own name for the answer. */
  readonly provider: string
  readonly reference: string
  readonly treatment: TaxTreatment
  /** Lines without an entry are not taxed. */
  readonly taxes: ReadonlyMap<LineItemId, readonly QuotedTax[]>
}

/** A tax of one line as it was quoted: the rate on the whole of the line, and what it comes to in minor units. */
export interface QuotedTax extends ChargedRate {
  readonly amount: bigint
}

/** What of a rate is charged and printed. */
export type ChargedRate = Pick<TaxRate, 'id' | 'name' | 'percent'>

/** How tax becomes whole minor units. */
export type TaxPolicy = Readonly<Pick<Conventions, 'tax_rounding' | 'inclusive_rounding' | 'rounding'>>

/** All that the conventions decide of a document whose lines and discounts are settled, and whose tax is not. */
export type TaxTerms = TaxPolicy & Readonly<Pick<Conventions, 'credit_policy'>>

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
