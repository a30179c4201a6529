import type { Price } from '../catalog/price.ts'
import type { CreditNoteLine, CreditNoteStatus } from '../credit-note/credit-note.ts'
import type { Settlement } from '../credit-note/settle.ts'
import type { Currency } from '../currency.ts'
import type { DocumentDiscount } from '../discount/discount.ts'
import type { Period } from '../subscription/proration.ts'
import type { DocumentTax, TaxTreatment } from '../tax/rate.ts'
import type { InvoiceStatus, Line } from './invoice.ts'

/** A line with what its derivation points at. */
export interface ExplainableLine
  extends Pick<Line, 'kind' | 'description' | 'listed' | 'amount' | 'discount' | 'tax' | 'discounts' | 'taxing' | 'period' | 'derivation'> {
  /** The price that the derivation names; null where it names none. */
  readonly price: Price | null
  /** The line that a credit gives back a part of. */
  readonly credited: CreditedLine | null
}

export interface CreditedLine {
  /** As listed. */
  readonly amount: bigint
  readonly period: Period
  /** The number of the invoice that billed it; null while it has none. */
  readonly invoice: string | null
}

/** What of a document its lines were discounted and taxed by. */
export interface ExplainableAdjustments {
  readonly discounts: readonly DocumentDiscount[]
  readonly taxes: readonly DocumentTax[]
  readonly taxTreatment: TaxTreatment
}

/** An invoice as somebody wants it explained. Amounts in minor units. */
export interface ExplainableInvoice extends ExplainableAdjustments {
  readonly number: string | null
  readonly status: InvoiceStatus
  readonly currency: Currency
  readonly zone: string
  readonly lines: readonly ExplainableLine[]
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly creditsApplied: bigint
  /** The part of it that came from wallets. */
  readonly walletApplied: bigint
  readonly amountPaid: bigint
  /** What credit notes took off what was due. */
  readonly amountCredited: bigint
  readonly amountDue: bigint
  readonly dueOn: Temporal.PlainDate | null
}

/** A line of a credit note with the price that its derivation names. */
export interface ExplainableNoteLine
  extends Pick<CreditNoteLine, 'description' | 'quantity' | 'listed' | 'amount' | 'discount' | 'tax' | 'taxing' | 'period' | 'derivation'> {
  readonly price: Price | null
  /** What the line that it gives a part of back was for; null: no stretch of time. */
  readonly billedPeriod: Period | null
}

/** A credit note as somebody wants it explained. Amounts in minor units, above zero. */
export interface ExplainableCreditNote extends Settlement {
  readonly number: string
  readonly status: CreditNoteStatus
  readonly currency: Currency
  readonly zone: string
  /** The number of the invoice that it lowers. */
  readonly invoice: string | null
  readonly lines: readonly ExplainableNoteLine[]
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
}

export interface Explained {
  readonly lines: readonly ExplainedLine[]
  /** How total, credit, payments and what is due, or given back, come about. */
  readonly summary: readonly string[]
  /** All of it as one text. */
  readonly text: string
}

export interface ExplainedLine {
  readonly title: string
  readonly amount: bigint
  readonly steps: readonly string[]
}
