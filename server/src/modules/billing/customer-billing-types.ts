import type { Currency } from '@quarterday/core/currency.ts'
import type { InvoiceId } from '@quarterday/core/id.ts'
import type { PaymentStatus } from '@quarterday/core/payment/payment.ts'

/** What came of billing one customer by hand. */
export interface CustomerBilling {
  /** Periods that were billed now. */
  readonly billed: number
  /** Invoices that came of it. */
  readonly invoices: number
  /** Subscriptions that could not be billed, and wait for a person. */
  readonly parked: number
  /** What became of each open invoice that is charged automatically. */
  readonly collected: readonly CollectedInvoice[]
}

export interface CollectedInvoice {
  readonly invoiceId: InvoiceId
  readonly number: string | null
  readonly currency: Currency
  /** What was due before. */
  readonly amount: bigint
  /** `not_asked`: the reason says why. */
  readonly status: PaymentStatus | 'not_asked'
  readonly reason: string | null
}
