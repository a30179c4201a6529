import type { LineKind } from '@quarterday/core/invoice/invoice.ts'
import type { TaxTreatment } from '@quarterday/core/tax/rate.ts'
import type { Endpoint } from '../kit/config.ts'
import type { Context } from '../kit/context.ts'

/** A question about the tax of one document: plain JSON, as it is kept and as it travels. Amounts are whole minor units. */
export interface TaxQuestion {
  /** `estimate`: for a preview, of a document that may never be. */
  readonly kind: 'quote' | 'estimate'
  /** The same key is the same question, however often it arrives: of a document, its id and the revision of what is asked. */
  readonly idempotency_key: string
  readonly organization: string
  /** Null: of an estimate. */
  readonly document: string | null
  readonly currency: string
  /** The day for which the tax is asked, where the document's days begin. */
  readonly date: string
  readonly seller: TaxParty
  readonly customer: TaxParty & { readonly id: string; readonly region: string | null }
  readonly lines: readonly TaxQuestionLine[]
}

export interface TaxParty {
  readonly name: string
  readonly address: Readonly<Record<'line1' | 'line2' | 'city' | 'postal_code' | 'state' | 'country', string | null>>
  readonly tax_ids: readonly { readonly type: string; readonly value: string }[]
}

export interface TaxQuestionLine {
  /** A name within the question: the answer uses it. */
  readonly id: string
  readonly kind: LineKind
  readonly description: string
  /** What it comes to after its discount. Below zero: a reduction. */
  readonly amount: number
  /** Whether `amount` includes the tax. */
  readonly inclusive: boolean
  /** The tax category of its product. */
  readonly category: string | null
}

/** What an engine says: each line of the question once. */
export interface TaxAnswer {
  /** The engine's own name for it. */
  readonly reference: string
  readonly tax_treatment: TaxTreatment
  readonly lines: readonly { readonly id: string; readonly taxes: readonly TaxAnswerTax[] }[]
}

export interface TaxAnswerTax {
  readonly name: string
  /** On the whole of the line, as a decimal: `19`, `7.25`. */
  readonly percent: string
  readonly country: string | null
  readonly region: string | null
  readonly jurisdiction: string | null
  readonly amount: number
}

export type TaxOutcome =
  | { readonly kind: 'quoted'; readonly answer: TaxAnswer }
  /** The engine has understood the question and gives no tax for it. The reason is its own word. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No answer that can be read came. It is asked again under the same key; nobody assumes. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** Who states the tax of documents. Nobody is asked anything inside a transaction: an answer may take its time, or never come. */
export interface TaxProvider {
  /** What invoices name it by. */
  readonly name: string
  quote(question: TaxQuestion): Promise<TaxOutcome>
}

/** An engine before it knows for whom it works. */
export interface TaxProviderAdapter {
  readonly protocol: string
  connect(ctx: Pick<Context, 'database'>, endpoint: Endpoint): TaxProvider
}
