import type { InvoiceId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import { type PaymentEvent, paymentMachine } from '@quarterday/core/payment/payment.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { applyOutcomes, type Outcome } from './apply-outcomes.ts'
import { type Askable, loadAskable } from './due-store.ts'
import { askableOf } from './lock-payable.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import type { Attempt } from './payment.ts'
import { answerPayments, type PaymentAnswer } from './store.ts'

export interface AnsweredAttempt {
  readonly question: Attempt
  readonly outcome: ChargeOutcome
}

export type SettledCounts = Readonly<Record<ChargeOutcome['kind'], number>>

/**
 * Writes the answers of a slice and all that follows from them, in one transaction and a number of statements that does not grow with the slice. An
 * answer that is written already, by whomever, changes nothing. Counts what was new.
 */
export async function settleAttempts(ctx: Context, answered: readonly AnsweredAttempt[]): Promise<SettledCounts> {
  if (answered.length === 0) return { succeeded: 0, declined: 0, needs_customer: 0, unknown: 0 }
  return ctx.transaction(async (tx) => {
    const final = answered.filter(({ outcome }) => outcome.kind !== 'unknown')
    const invoiceIds = final.map(({ question }) => question.invoiceId)
    await lockSubscriptions(
      tx,
      final.map(({ question, outcome }) => ({ invoiceId: question.invoiceId, came: outcome.kind === 'succeeded' })),
    )
    const invoices = new Map<InvoiceId, LockedInvoice>((await lockInvoices(tx, invoiceIds)).map((invoice) => [invoice.id, invoice]))
    const settled = await answerPayments(
      tx,
      answered.map((each) => answerOf(each, tx.now)),
    )
    const fresh = answered.filter(({ question }) => settled.has(question.id))
    const askable = await loadAskable(tx, invoiceIds)
    const outcomes = fresh.flatMap((each) => outcomeOf(each, invoices, askable, tx))
    if (outcomes.length > 0) await applyOutcomes(tx, outcomes, [...invoices.values()])
    return countOf(fresh)
  })
}

const eventOf: Readonly<Record<ChargeOutcome['kind'], PaymentEvent>> = {
  succeeded: 'succeed',
  declined: 'decline',
  needs_customer: 'need_customer',
  unknown: 'go_unanswered',
}

function answerOf({ question, outcome }: AnsweredAttempt, now: Temporal.Instant): PaymentAnswer {
  const { kind } = outcome
  return {
    id: question.id,
    status: next(paymentMachine, question.status, eventOf[kind]),
    reference: kind === 'succeeded' ? outcome.reference : null,
    declineReason: kind === 'declined' ? outcome.reason : null,
    retryable: kind === 'declined' ? outcome.retryable : null,
    redirectUrl: kind === 'needs_customer' ? outcome.redirectUrl : null,
    answeredAt: kind === 'unknown' ? null : now,
    reconcileAt: kind === 'unknown' ? nextReconcileAt(question.createdAt, now) : null,
  }
}

function outcomeOf(
  { question, outcome }: AnsweredAttempt,
  invoices: ReadonlyMap<InvoiceId, LockedInvoice>,
  askable: ReadonlyMap<string, Askable>,
  tx: Tx,
): Outcome[] {
  const { id: paymentId, invoiceId, gateway, amount, token } = question
  if (outcome.kind === 'unknown') return []
  if (outcome.kind === 'succeeded') return [{ kind: 'came', invoiceId, paymentId, gateway, amount: amount.minor }]
  // A means to pay that came while the answer was awaited has not been tried yet. Ids rise with time, also where a clock stands still.
  const invoice = invoices.get(invoiceId)
  const isCollected = invoice?.collectionMethod === 'charge_automatically' && (invoice.status === 'open' || invoice.status === 'overdue')
  const { method } = askableOf(askable, invoiceId)
  const isNew = method !== null && method.token !== token && isLater(method.id, paymentId)
  const failed = { kind: 'did_not_come', invoiceId, paymentId, collectAt: isCollected && isNew ? tx.now : null } as const
  if (outcome.kind === 'declined') return [{ ...failed, reason: outcome.reason, retryable: outcome.retryable, redirectUrl: null }]
  return [{ ...failed, reason: 'authentication_required', retryable: false, redirectUrl: outcome.redirectUrl }]
}

function isLater(id: string, than: string): boolean {
  return id > than
}

function countOf(answered: readonly AnsweredAttempt[]): SettledCounts {
  const counts = { succeeded: 0, declined: 0, needs_customer: 0, unknown: 0 }
  for (const { outcome } of answered) counts[outcome.kind] += 1
  return counts
}
