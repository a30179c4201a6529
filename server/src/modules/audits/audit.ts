import type { Currency } from '@quarterday/core/currency.ts'
import type { InvoiceId, LineItemId } from '@quarterday/core/id.ts'
import type { Suspension } from '../organizations/organization.ts'

/** How a document comes about, line by line. */
export interface Explained {
  readonly currency: Currency
  readonly lines: readonly {
    readonly lineId: LineItemId
    readonly title: string
    readonly amount: bigint
    readonly steps: readonly string[]
  }[]
  /** How its total comes about, and what became of it: credit, paid and due, or where the money went. */
  readonly summary: readonly string[]
  /** All of it as one text. */
  readonly text: string
}

/** Why an invoice comes to what it comes to, in the words of its customer's language. */
export interface Explanation extends Explained {
  readonly invoiceId: InvoiceId
  readonly number: string | null
}

/** A stored value that differs from what its sources give when they are computed again. */
export interface Drift {
  /** The public id of what holds the value. */
  readonly object: string
  readonly field: string
  readonly stored: string | null
  readonly computed: string | null
  readonly detail: string
}

export interface Verification {
  readonly verifiedAt: Temporal.Instant
  readonly invoices: number
  readonly creditNotes: number
  readonly lines: number
  readonly creditGrants: number
  /** All that was found, also beyond what is listed. */
  readonly driftCount: number
  readonly drift: readonly Drift[]
}

/** A violation should never exist: stop and repair. Attention: somebody has to decide or to wait, and nothing is wrong with the books. */
export type Severity = 'violation' | 'attention'

export interface Finding {
  readonly check: string
  readonly invariant: string
  readonly severity: Severity
  /** A public id, or the name of a table; null: the organization as a whole. */
  readonly object: string | null
  readonly detail: string
  readonly remedy: string
}

/** What became of one check. */
export interface CheckResult {
  readonly check: string
  readonly title: string
  readonly invariant: string
  readonly severity: Severity
  /** How many findings are listed. */
  readonly found: number
  /** There are more than are listed. */
  readonly more: boolean
}

export interface Diagnosis {
  readonly examinedAt: Temporal.Instant
  /** Null: the organization is open. Else nothing is done for it, and what has waited since then is no finding. */
  readonly suspension: Suspension | null
  readonly checks: readonly CheckResult[]
  readonly findings: readonly Finding[]
}
