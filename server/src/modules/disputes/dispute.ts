import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId, DisputeId, InvoiceId, PaymentId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'

export const disputeStatuses = ['open', 'won', 'lost'] as const
export type DisputeStatus = (typeof disputeStatuses)[number]

/** What a gateway says of it can only go on: a dispute that is decided may still be decided anew for us. */
export const disputeMachine: Machine<DisputeStatus, 'win' | 'lose'> = {
  open: { win: 'won', lose: 'lost' },
  won: {},
  lost: { win: 'won' },
}

/** Money of a payment that a bank pulls back. Minor units. */
export interface Dispute {
  readonly id: DisputeId
  readonly customerId: CustomerId
  readonly invoiceId: InvoiceId
  readonly paymentId: PaymentId
  readonly gateway: GatewayName
  /** What the gateway calls it. */
  readonly reference: string
  readonly currency: Currency
  readonly amount: bigint
  readonly status: DisputeStatus
  /** The gateway's word for why. */
  readonly reason: string
  readonly evidenceDueAt: Temporal.Instant | null
  readonly eventCount: number
  readonly openedAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | null
}
