import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import type { MethodDescription } from './gateway.ts'

export interface SandboxCard {
  readonly description: MethodDescription
  readonly answer:
    | { readonly kind: 'succeeded' }
    | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly retryable: boolean }
    | { readonly kind: 'needs_customer' }
  /** The first answer never arrives, though the charge was made. */
  readonly answerIsLost: boolean
}

/** The test cards, by the names and with the last digits that Stripe gave them. There are no numbers: a token is all that anyone ever sends. */
export const sandboxCards: ReadonlyMap<string, SandboxCard> = new Map([
  ['pm_card_visa', card('visa', '4242', { kind: 'succeeded' })],
  ['pm_card_mastercard', card('mastercard', '4444', { kind: 'succeeded' })],
  ['pm_card_amex', card('amex', '0005', { kind: 'succeeded' })],
  ['pm_card_chargeDeclined', card('visa', '0002', declined('card_declined', true))],
  ['pm_card_chargeDeclinedInsufficientFunds', card('visa', '9995', declined('insufficient_funds', true))],
  ['pm_card_chargeDeclinedExpiredCard', card('visa', '0069', declined('expired_card', true))],
  // The one that no bank will ever honour again.
  ['pm_card_chargeDeclinedLostCard', card('visa', '9987', declined('lost_card', false))],
  ['pm_card_threeDSecureRequired', card('visa', '3063', { kind: 'needs_customer' })],
  ['pm_card_timeout', { ...card('visa', '0119', { kind: 'succeeded' }), answerIsLost: true }],
])

function card(brand: string, last4: string, answer: SandboxCard['answer']): SandboxCard {
  return { description: { brand, last4, expMonth: 12, expYear: 2050 }, answer, answerIsLost: false }
}

function declined(reason: DeclineReason, retryable: boolean): SandboxCard['answer'] {
  return { kind: 'declined', reason, retryable }
}
