import type { Machine } from '../machine.ts'

export const paymentStatuses = ['created', 'unknown', 'needs_customer', 'succeeded', 'declined'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]
export type PaymentEvent = 'go_unanswered' | 'need_customer' | 'succeed' | 'decline'

/** The life of one question about an invoice. An event that a state does not list is refused with `invalid_state`. */
export const paymentMachine: Machine<PaymentStatus, PaymentEvent> = {
  created: { go_unanswered: 'unknown', need_customer: 'needs_customer', succeed: 'succeeded', decline: 'declined' },
  unknown: { go_unanswered: 'unknown', need_customer: 'needs_customer', succeed: 'succeeded', decline: 'declined' },
  needs_customer: { succeed: 'succeeded', decline: 'declined' },
  succeeded: {},
  declined: {},
}

/** Nobody can say yet how these end: until then no other question about the same invoice is asked. */
export const openPaymentStatuses = ['created', 'unknown'] as const
export type OpenPaymentStatus = (typeof openPaymentStatuses)[number]

/** Who moves the money; `manual` is what staff record, such as a bank transfer. */
export const gatewayNames = ['sandbox', 'manual'] as const
export type GatewayName = (typeof gatewayNames)[number]

/** Why money did not come, in the same few words for every gateway. */
export const declineReasons = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'lost_card',
  'authentication_required',
  'unusable_payment_method',
  'no_payment_method',
] as const
export type DeclineReason = (typeof declineReasons)[number]
