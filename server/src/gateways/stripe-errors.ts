import { assert } from '@quarterday/core/assert.ts'
import type { DeclineReason } from '@quarterday/core/payment/payment.ts'
import Stripe from 'stripe'
import type { NotPut } from './gateway.ts'
import { stripeReason } from './stripe-declines.ts'

/** What an error of Stripe's library says about the question. */
export type StripeFailure =
  | NotPut
  | { readonly kind: 'unknown' }
  /** The bank says no. `intent`: the PaymentIntent as it is now. */
  | { readonly kind: 'card'; readonly reason: DeclineReason; readonly intent: unknown }
  /** Stripe says that the question makes no sense: nothing was done. */
  | {
      readonly kind: 'invalid'
      readonly code: string | null
      readonly param: string | null
      readonly isMissing: boolean
      readonly message: string
    }

/** Reads an error: certainly without effect, certainly declined, or nobody knows. The same key with another question is a bug and throws. */
export function failureOf(error: unknown, what: 'charge' | 'refund' | 'setup' = 'charge'): StripeFailure {
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'unknown' }
  const { code = null, param = null, statusCode } = error
  if (error instanceof Stripe.errors.StripeRateLimitError || statusCode === 429)
    return { kind: 'not_put', retryAfterSeconds: retryAfter(error) }
  if (error instanceof Stripe.errors.StripeIdempotencyError || error.rawType === 'idempotency_error') {
    // 409: the first question under the key is still being answered.
    assert(statusCode === 409, `The key was used for another ${what}: ${error.message}`)
    return { kind: 'unknown' }
  }
  if (error instanceof Stripe.errors.StripeCardError) {
    return { kind: 'card', reason: stripeReason(error.decline_code, code), intent: error.payment_intent }
  }
  // A key that is refused: nothing was done, and nothing will be until somebody mends the account.
  if (statusCode === 401 || statusCode === 403) return { kind: 'not_put', retryAfterSeconds: null }
  if (statusCode === 400 || statusCode === 402 || statusCode === 404) {
    return { kind: 'invalid', code, param, isMissing: code === 'resource_missing' || statusCode === 404, message: error.message }
  }
  if (error instanceof Stripe.errors.StripeConnectionError && neverLeft.has(causeOf(error)))
    return { kind: 'not_put', retryAfterSeconds: null }
  return { kind: 'unknown' }
}

/** Nobody was there to take the question. A connection that broke later may have carried it. */
const neverLeft: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function causeOf({ detail }: { readonly detail?: unknown }): string {
  return typeof detail === 'object' && detail !== null && 'code' in detail ? String(detail.code) : ''
}

function retryAfter({ headers }: { readonly headers?: Readonly<Record<string, string>> }): number | null {
  const seconds = Number(headers?.['retry-after'])
  return Number.isFinite(seconds) && seconds >= 0 && headers?.['retry-after'] !== undefined ? Math.min(Math.ceil(seconds), 86_400) : null
}
