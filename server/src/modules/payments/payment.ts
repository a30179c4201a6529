import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId, InvoiceId, PaymentId, PaymentMethodId } from '@quarterday/core/id.ts'
import type { Money } from '@quarterday/core/money.ts'
import type { GatewayName, OpenPaymentStatus, PaymentStatus } from '@quarterday/core/payment/payment.ts'

/** One question about an invoice and its answer, or money that staff recorded. */
export interface Payment {
  readonly id: PaymentId
  readonly customerId: CustomerId
  readonly invoiceId: InvoiceId
  /** Null: recorded by staff. */
  readonly paymentMethodId: PaymentMethodId | null
  readonly gateway: GatewayName
  /** The how-manieth about its invoice. */
  readonly attempt: number
  readonly currency: Currency
  readonly amount: bigint
  readonly status: PaymentStatus
  /** What the gateway, or the bank, calls it. */
  readonly reference: string | null
  readonly declineReason: string | null
  readonly retryable: boolean | null
  readonly redirectUrl: string | null
  readonly createdAt: Temporal.Instant
  readonly answeredAt: Temporal.Instant | null
  /** When somebody asks again what became of it. Null: nobody has to, or nobody will by itself. */
  readonly reconcileAt: Temporal.Instant | null
}

/** A question that is written down and not yet answered. */
export interface Attempt {
  readonly id: PaymentId
  readonly invoiceId: InvoiceId
  readonly gateway: GatewayName
  readonly idempotencyKey: string
  readonly token: string
  readonly amount: Money
  readonly status: OpenPaymentStatus
  readonly createdAt: Temporal.Instant
}
