import type { DeclineReason } from '@quarterday/core/payment/payment.ts'

export type DeclineKind = 'funds' | 'limit' | 'expired' | 'details' | 'confirmation' | 'trouble' | 'other'

/** What a customer can do something about, of why a bank declined; of lost, stolen and suspicious cards nobody is told on a screen. */
export function declineKind(reason: string | null): DeclineKind {
  return reason !== null && isTold(reason) ? told[reason] : 'other'
}

const told = {
  insufficient_funds: 'funds',
  limit_exceeded: 'limit',
  expired_card: 'expired',
  incorrect_details: 'details',
  invalid_account: 'details',
  unusable_payment_method: 'details',
  currency_not_supported: 'details',
  authentication_required: 'confirmation',
  processing_error: 'trouble',
} as const satisfies Partial<Record<DeclineReason, DeclineKind>>

function isTold(reason: string): reason is keyof typeof told {
  return Object.hasOwn(told, reason)
}
