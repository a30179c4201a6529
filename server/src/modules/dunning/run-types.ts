import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId, DunningPolicyId, DunningRunId, InvoiceId, SubscriptionId } from '@quarterday/core/id.ts'
import type { InvoiceStatus } from '@quarterday/core/invoice/invoice.ts'
import type { Dunning } from '@quarterday/core/payment/dunning.ts'
import type { FinalAction } from '@quarterday/core/payment/dunning-terms.ts'

/** What is done about the money for one invoice that did not come. Its invoice's row is its lock. */
export interface DunningRun extends Dunning {
  readonly id: DunningRunId
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  /** Null: the standard terms. */
  readonly policyId: DunningPolicyId | null
  /** How often a gateway was to be asked again by itself. */
  readonly retries: number
  /** The failure of the step has not been told yet. */
  readonly owesMessage: boolean
  /** Of the last failure. */
  readonly reason: string
  readonly redirectUrl: string | null
  readonly finalResult: FinalAction | 'refused' | null
  readonly finalDetail: string | null
  /** Those that the end paused. */
  readonly pausedSubscriptions: readonly SubscriptionId[]
  /** The money came after the end: since when what the end paused is to go on. */
  readonly resumeAt: Temporal.Instant | null
  readonly startedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
}

/** A run with what people know its invoice by. */
export interface RunView extends DunningRun {
  readonly customerName: string
  readonly invoiceNumber: string | null
  readonly invoiceStatus: InvoiceStatus
  readonly currency: Currency
  readonly amountDue: bigint
}
