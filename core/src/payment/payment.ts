import type { Machine } from '../machine.ts'

export const paymentStatuses = ['created', 'unknown', 'needs_customer', 'pending', 'succeeded', 'declined', 'canceled'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]
export type PaymentEvent = 'go_unanswered' | 'need_customer' | 'pend' | 'succeed' | 'decline' | 'cancel'

/**
 * The life of one question about an invoice. An event that a state does not list is refused with `invalid_state`. Money that came after all counts
 * whatever was believed before: only what has succeeded is final.
 */
export const paymentMachine: Machine<PaymentStatus, PaymentEvent> = {
  created: {
    go_unanswered: 'unknown',
    need_customer: 'needs_customer',
    pend: 'pending',
    succeed: 'succeeded',
    decline: 'declined',
    cancel: 'canceled',
  },
  unknown: {
    go_unanswered: 'unknown',
    need_customer: 'needs_customer',
    pend: 'pending',
    succeed: 'succeeded',
    decline: 'declined',
    cancel: 'canceled',
  },
  needs_customer: { pend: 'pending', succeed: 'succeeded', decline: 'declined', cancel: 'canceled' },
  pending: { succeed: 'succeeded', decline: 'declined', cancel: 'canceled' },
  succeeded: {},
  declined: { succeed: 'succeeded' },
  canceled: { succeed: 'succeeded' },
}

/** Nobody can say yet how these end: until then no other question about the same invoice is asked. */
export const openPaymentStatuses = ['created', 'unknown', 'pending'] as const
export type OpenPaymentStatus = (typeof openPaymentStatuses)[number]

/** Who moves the money; `manual` is what staff record, such as a bank transfer. */
export const gatewayNames = ['sandbox', 'stripe', 'paypal', 'manual'] as const
export type GatewayName = (typeof gatewayNames)[number]

/** Why money did not come, in the same few words for every gateway, and whether asking the same means to pay again can help. */
const reasons = {
  /** The bank gave no reason, or one that may pass. */
  card_declined: true,
  insufficient_funds: true,
  /** A limit of the bank's on how much or how often. */
  limit_exceeded: true,
  /** The bank or the gateway had trouble of its own. */
  processing_error: true,
  /** Often renewed by the bank under the same number. */
  expired_card: true,
  /** The customer has to take part, which asking again does not bring about. */
  authentication_required: false,
  lost_card: false,
  stolen_card: false,
  /** The bank wants the card taken away. */
  pick_up_card: false,
  fraudulent: false,
  do_not_try_again: false,
  /** The customer has told the bank to let nothing through, once or for good. */
  revoked: false,
  invalid_account: false,
  incorrect_details: false,
  currency_not_supported: false,
  /** The gateway does not know it, or knows that it cannot be charged. */
  unusable_payment_method: false,
  no_payment_method: false,
} as const

export type DeclineReason = keyof typeof reasons

export const declineReasons = Object.keys(reasons).filter((reason): reason is DeclineReason => Object.hasOwn(reasons, reason))

/** Whether the same means to pay may work another day (field 2.4: no retry of a stolen card). */
export function isRetryable(reason: DeclineReason): boolean {
  return reasons[reason]
}
