import type { Price } from '../catalog/price.ts'
import type { Currency } from '../currency.ts'
import type { Period } from '../subscription/proration.ts'
import type { InvoiceStatus, Line } from './invoice.ts'

/** A line with what its derivation points at. */
export interface ExplainableLine extends Pick<Line, 'kind' | 'description' | 'amount' | 'discount' | 'tax' | 'period' | 'derivation'> {
  /** The price that the derivation names; null where it names none. */
  readonly price: Price | null
  /** The line that a credit gives back a part of. */
  readonly credited: CreditedLine | null
}

export interface CreditedLine {
  readonly amount: bigint
  readonly period: Period
  /** The number of the invoice that billed it; null while it has none. */
  readonly invoice: string | null
}

/** An invoice as somebody wants it explained. Amounts in minor units. */
export interface ExplainableInvoice {
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
  readonly amountPaid: bigint
  readonly amountDue: bigint
  readonly dueOn: Temporal.PlainDate | null
}

export interface ExplainedInvoice {
  readonly lines: readonly ExplainedLine[]
  /** How total, credit, payments and what is due come about. */
  readonly summary: readonly string[]
  /** All of it as one text. */
  readonly text: string
}

export interface ExplainedLine {
  readonly title: string
  readonly amount: bigint
  readonly steps: readonly string[]
}
