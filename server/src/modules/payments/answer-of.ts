import { canApply, next } from '@quarterday/core/machine.ts'
import { askAgainAt, nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import { type PaymentEvent, paymentMachine } from '@quarterday/core/payment/payment.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import type { Attempt } from './payment.ts'
import type { LockedPayment, PaymentAnswer } from './store.ts'

export interface AnsweredQuestion {
  readonly question: Attempt
  readonly outcome: ChargeOutcome
}

/** An answer that says something new, and what is written of it. */
export interface Answered extends AnsweredQuestion {
  readonly kind: ChargeOutcome['kind']
  readonly answer: PaymentAnswer
  /** The gateway took something else than was asked for: nothing is applied (F22). */
  readonly isFlagged: boolean
}

/** What an answer makes of a payment that is locked; nothing, if it says nothing new or comes too late. */
export function answerOf({ question, outcome }: AnsweredQuestion, known: LockedPayment | undefined, now: Temporal.Instant): Answered[] {
  if (known === undefined) return []
  const { kind } = outcome
  const { id, createdAt } = question
  const isOpen = known.status === 'created' || known.status === 'unknown'
  const blank = {
    id,
    status: known.status,
    reference: null,
    declineReason: null,
    retryable: null,
    redirectUrl: null,
    reported: null,
  } as const
  if (kind === 'unknown') {
    if (!isOpen || known.isFlagged) return []
    const status = next(paymentMachine, known.status, 'go_unanswered')
    const answer = { ...blank, status, answeredAt: null, reconcileAt: nextReconcileAt(createdAt, now) }
    return [{ question, outcome, kind, answer, isFlagged: false }]
  }
  if (kind === 'not_put') {
    if (!isOpen || known.isFlagged) return []
    const reconcileAt = askAgainAt(createdAt, now, outcome.retryAfterSeconds)
    return [{ question, outcome, kind, answer: { ...blank, answeredAt: null, reconcileAt }, isFlagged: false }]
  }
  if (kind === 'succeeded' && known.status !== 'succeeded' && !isAskedFor(known, outcome.amount)) {
    if (known.isFlagged) return []
    const answer = {
      ...blank,
      status: 'unknown',
      reference: outcome.reference,
      reported: outcome.amount,
      answeredAt: null,
      reconcileAt: null,
    } as const
    return [{ question, outcome, kind: 'unknown', answer, isFlagged: true }]
  }
  // What was never open has no name: a door that got one since, while somebody took it for never opened, is open.
  if (kind === 'canceled' && outcome.reference === null && known.reference !== null) return []
  const event = eventOf[kind]
  if (!canApply(paymentMachine, known.status, event)) return []
  const status = next(paymentMachine, known.status, event)
  const answer: PaymentAnswer = {
    ...blank,
    status,
    reference: outcome.reference,
    declineReason: kind === 'declined' ? outcome.reason : null,
    retryable: kind === 'declined' ? outcome.retryable : null,
    redirectUrl: kind === 'needs_customer' ? outcome.redirectUrl : null,
    answeredAt: now,
    reconcileAt: kind === 'needs_customer' || kind === 'pending' ? nextReconcileAt(createdAt, now) : null,
  }
  return [{ question, outcome, kind, answer, isFlagged: false }]
}

const eventOf: Readonly<Record<Exclude<ChargeOutcome['kind'], 'unknown' | 'not_put'>, PaymentEvent>> = {
  succeeded: 'succeed',
  declined: 'decline',
  needs_customer: 'need_customer',
  pending: 'pend',
  canceled: 'cancel',
}

function isAskedFor({ amount, currency }: LockedPayment, took: { readonly currency: string; readonly minor: bigint }): boolean {
  return took.minor === amount && took.currency === currency
}
