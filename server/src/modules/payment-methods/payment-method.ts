import type { CustomerId, PaymentMethodId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'

export const paymentMethodStatuses = ['active', 'removed'] as const
export type PaymentMethodStatus = (typeof paymentMethodStatuses)[number]

export const paymentMethodMachine: Machine<PaymentMethodStatus, 'remove' | 'make_default'> = {
  active: { remove: 'removed', make_default: 'active' },
  removed: {},
}

/** A customer's means to pay: a gateway's token, and what people recognise it by. */
export interface PaymentMethod {
  readonly id: PaymentMethodId
  readonly customerId: CustomerId
  readonly gateway: GatewayName
  readonly token: string
  /** In which account the gateway knows it. Null: that of the installation, or there are none. */
  readonly gatewayAccountId: string | null
  /** What the gateway calls the customer. */
  readonly gatewayCustomer: string | null
  readonly brand: string | null
  readonly last4: string | null
  readonly expMonth: number | null
  readonly expYear: number | null
  readonly status: PaymentMethodStatus
  /** What the customer is charged by. */
  readonly isDefault: boolean
  readonly createdAt: Temporal.Instant
}
