import type { Money } from '@quarterday/core/money.ts'
import type { DeclineReason, GatewayName } from '@quarterday/core/payment/payment.ts'
import type { Context } from '../kit/context.ts'

/** A question to a gateway: take this much from this means to pay. The same key is the same question, however often it arrives. */
export interface ChargeRequest {
  readonly idempotencyKey: string
  /** The gateway's own name for a means to pay; never a card number. */
  readonly token: string
  readonly amount: Money
}

export type ChargeOutcome =
  | { readonly kind: 'succeeded'; readonly reference: string }
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly retryable: boolean }
  /** The customer has to confirm it on a page of the gateway's. */
  | { readonly kind: 'needs_customer'; readonly redirectUrl: string }
  /** No answer came. The reconciler finds out; nobody assumes. */
  | { readonly kind: 'unknown' }

/** A question to a gateway: send this much of a charge back. The same key is the same question, however often it arrives. */
export interface RefundRequest {
  readonly idempotencyKey: string
  /** The gateway's own name for the charge. */
  readonly charge: string
  readonly amount: Money
}

export type RefundOutcome =
  | { readonly kind: 'succeeded'; readonly reference: string }
  /** Nothing goes back, now or later. The reason is the gateway's word for it. */
  | { readonly kind: 'declined'; readonly reason: string }
  /** No answer came. */
  | { readonly kind: 'unknown' }

/** What people recognise a means to pay by. */
export interface MethodDescription {
  readonly brand: string
  readonly last4: string
  readonly expMonth: number
  readonly expYear: number
}

/** Who moves money, for one organization. Nobody is asked anything inside a transaction: between a question and its answer a process may die. */
export interface Gateway {
  readonly name: GatewayName
  /** Takes money, at most once a key. The same key with another amount is a bug and throws; so does whatever makes the outcome doubtful. */
  charge(request: ChargeRequest): Promise<ChargeOutcome>
  /** What became of a question, from the gateway's records of charges, not from its memory of keys. Null: it never arrived. */
  find(idempotencyKey: string): Promise<ChargeOutcome | null>
  /** Sends a part of a charge back, at most once a key and never more than was taken. The same key with another amount or charge is a bug and throws. */
  refund(request: RefundRequest): Promise<RefundOutcome>
  /** What became of a refund, as `find` for a charge. */
  findRefund(idempotencyKey: string): Promise<RefundOutcome | null>
  /** What a token stands for; null: the gateway does not know it. */
  describe(token: string): Promise<MethodDescription | null>
}

/** A gateway before it knows whose money it moves. */
export interface GatewayAdapter {
  readonly name: GatewayName
  connect(ctx: Pick<Context, 'database' | 'organizationId'>): Gateway
}
