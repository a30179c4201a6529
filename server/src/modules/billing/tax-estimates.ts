import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { TaxQuote } from '@quarterday/core/tax/rate.ts'
import type { Tx } from '../../kit/db.ts'

/** What a preview wants to know of an engine outside: the tax of a document that may never be. */
export interface WantedEstimate {
  readonly customerId: string
  readonly on: Temporal.PlainDate
  readonly lines: readonly Line[]
}

/** What an engine outside is asked for the previews of one request: known answers are given, the others are wanted. */
export interface Estimates {
  quoteOf(wanted: WantedEstimate): TaxQuote | null
}

/** Transactions in which documents are only looked at. */
const estimating = new WeakMap<Tx, Estimates>()

/** What is computed in this transaction takes its tax from these estimates. Nothing that is computed in it may be written. */
export function estimateIn(tx: Tx, estimates: Estimates): void {
  estimating.set(tx, estimates)
}

/** Null: what is computed here is meant to be written, and waits for its tax. */
export function estimatesOf(tx: Tx): Estimates | null {
  return estimating.get(tx) ?? null
}
