import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId, InvoiceId, PaymentId, PaymentMethodId } from '@quarterday/core/id.ts'
import type { Money } from '@quarterday/core/money.ts'
import type { GatewayName, PaymentStatus } from '@quarterday/core/payment/payment.ts'

/** One question about an invoice and its answer, or money that staff recorded. */
export interface Payment {
  readonly id: PaymentId
  readonly customerId: CustomerId
  readonly invoiceId: InvoiceId
  /** Null: recorded by staff. */
  readonly paymentMethodId: PaymentMethodId | null
  readonly gateway: GatewayName
  /** The organization's account at the gateway that it was begun in. Null: that of the installation, or there are none. */
  readonly gatewayAccountId: string | null
  /** What the gateway calls the customer. */
  readonly gatewayCustomer: string | null
  /** A door: the customer pays in person. */
  readonly inPerson: boolean
  /** The customer of a door wants to be charged by the same means next time. */
  readonly keepMethod: boolean
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
  /** What the gateway says it took, where that is not what was asked for: nothing was applied. */
  readonly reported: Money | null
  readonly createdAt: Temporal.Instant
  readonly answeredAt: Temporal.Instant | null
  /** When somebody asks again what became of it. Null: nobody has to, or nobody will by itself. */
  readonly reconcileAt: Temporal.Instant | null
}

/** A question that is written down, as far as asking it, and asking about it, needs. */
export interface Attempt
  extends Pick<
    Payment,
    | 'id'
    | 'customerId'
    | 'invoiceId'
    | 'gateway'
    | 'gatewayAccountId'
    | 'gatewayCustomer'
    | 'inPerson'
    | 'keepMethod'
    | 'reference'
    | 'status'
    | 'createdAt'
  > {
  readonly idempotencyKey: string
  /** Null: a door. */
  readonly token: string | null
  readonly amount: Money
  /** What people see at the gateway: the number of the invoice. */
  readonly description: string
  /** The invoice can still take money. */
  readonly isPayable: boolean
}

/** A door by which a customer pays an invoice in person. */
export interface Door {
  readonly payment: Payment
  readonly publicKey: string | null
  /** What the customer has to do. Null where the payment needs nothing of them any more: look at its status. */
  readonly waits: { readonly clientSecret: string | null; readonly redirectUrl: string | null; readonly instructions?: string } | null
}

/** When a payment or refund was begun in real time, also where the organization's clock is moved: its id says so. */
export function begunAt(id: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
