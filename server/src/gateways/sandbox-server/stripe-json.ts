import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import { sandboxExpiry } from '../sandbox-cards.ts'
import type { SandboxAccount } from './account.ts'
import type { SandboxAnswer } from './http.ts'
import {
  methodOf,
  type StripeCustomer,
  type StripeDispute,
  type StripeIntent,
  type StripeMethod,
  type StripeRefund,
  type StripeSetup,
} from './stripe-state.ts'

/** An answer of Stripe's that something is wrong. */
export class StripeProblem extends Error {
  readonly answer: SandboxAnswer

  constructor(status: number, error: Readonly<Record<string, unknown>>) {
    super(String(error.message ?? 'Stripe says no'))
    this.answer = { status, body: { error } }
  }
}

export function missing(what: string, id: string, param = 'id'): StripeProblem {
  return new StripeProblem(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param })
}

export function invalid(message: string, fields: { readonly code?: string; readonly param?: string } = {}): StripeProblem {
  return new StripeProblem(400, { type: 'invalid_request_error', message, ...fields })
}

export function declined(reason: DeclineReason, subject: Readonly<Record<string, unknown>>): StripeProblem {
  return new StripeProblem(402, { ...cardError(reason), ...subject })
}

export function cardError(reason: DeclineReason) {
  const [code, declineCode] = codes[reason] ?? ['card_declined', 'generic_decline']
  return { type: 'card_error', code, decline_code: declineCode, message: 'Your card was declined.' }
}

const codes: Readonly<Partial<Record<DeclineReason, readonly [string, string]>>> = {
  insufficient_funds: ['card_declined', 'insufficient_funds'],
  limit_exceeded: ['card_declined', 'card_velocity_exceeded'],
  processing_error: ['processing_error', 'processing_error'],
  expired_card: ['expired_card', 'expired_card'],
  authentication_required: ['authentication_required', 'authentication_required'],
  lost_card: ['card_declined', 'lost_card'],
  stolen_card: ['card_declined', 'stolen_card'],
  fraudulent: ['card_declined', 'fraudulent'],
  incorrect_details: ['incorrect_cvc', 'incorrect_cvc'],
}

export function customerJson({ id, name, email, metadata, created }: StripeCustomer) {
  return { id, object: 'customer', name, email, metadata, created: secondsOf(created), livemode: false }
}

export function methodJson({ id, card, customer, created }: StripeMethod) {
  const { brand } = card
  return {
    ...{ id, object: 'payment_method', type: 'card', customer, created: secondsOf(created), livemode: false, metadata: {} },
    card: { brand, last4: card.number.slice(-4), exp_month: sandboxExpiry.month, exp_year: sandboxExpiry.year, funding: 'credit' },
  }
}

export function intentJson(account: SandboxAccount, baseUrl: string, intent: StripeIntent) {
  const { id, amount, currency, customer, metadata, description, status, method, received, lastError, charge } = intent
  const known = methodOf(account, method)
  return {
    ...{
      id,
      object: 'payment_intent',
      amount: Number(amount),
      amount_received: Number(received),
      currency,
      customer,
      metadata,
      description,
      status,
    },
    client_secret: intent.clientSecret,
    capture_method: 'automatic',
    created: secondsOf(intent.created),
    livemode: false,
    payment_method: method,
    payment_method_types: ['card'],
    setup_future_usage: intent.isKept ? 'off_session' : null,
    latest_charge: charge,
    last_payment_error:
      lastError === null ? null : { ...cardError(lastError), ...(known === null ? {} : { payment_method: methodJson(known) }) },
    next_action:
      status === 'requires_action'
        ? { type: 'redirect_to_url', redirect_to_url: { url: `${baseUrl}/_sandbox/authenticate/${id}`, return_url: null } }
        : null,
  }
}

export function setupJson(account: SandboxAccount, baseUrl: string, setup: StripeSetup, expands: boolean) {
  const { id, customer, metadata, status, method, lastError } = setup
  const known = methodOf(account, method)
  return {
    ...{ id, object: 'setup_intent', customer, metadata, status, client_secret: setup.clientSecret, created: secondsOf(setup.created) },
    livemode: false,
    usage: 'off_session',
    payment_method: expands && known !== null ? methodJson(known) : method,
    last_setup_error: lastError === null ? null : cardError(lastError),
    next_action:
      status === 'requires_action'
        ? { type: 'redirect_to_url', redirect_to_url: { url: `${baseUrl}/_sandbox/authenticate/${id}`, return_url: null } }
        : null,
  }
}

export function refundJson({ id, intent, amount, currency, metadata, created }: StripeRefund) {
  return {
    ...{ id, object: 'refund', amount: Number(amount), currency, metadata, payment_intent: intent, status: 'succeeded' },
    created: secondsOf(created),
  }
}

export function disputeJson({ id, intent, amount, currency, reason, status, created }: StripeDispute) {
  return {
    ...{ id, object: 'dispute', amount: Number(amount), currency, reason, status, payment_intent: intent, created: secondsOf(created) },
    evidence_details: { due_by: secondsOf(created.add({ hours: 24 * 30 })), has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: false,
  }
}

export function secondsOf(moment: Temporal.Instant): number {
  return Math.floor(moment.epochMilliseconds / 1000)
}
