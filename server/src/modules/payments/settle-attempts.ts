import type { InvoiceId } from '@quarterday/core/id.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { type Answered, type AnsweredQuestion, answerOf } from './answer-of.ts'
import { applyOutcomes, type Outcome } from './apply-outcomes.ts'
import { type Askable, loadAskable } from './due-store.ts'
import { askableOf } from './lock-payable.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import { answerPayments, lockPayments } from './store.ts'

export type AnsweredAttempt = AnsweredQuestion

type Counts = Record<ChargeOutcome['kind'], number>
export type SettledCounts = Readonly<Counts>

export const noneSettled: SettledCounts = { succeeded: 0, declined: 0, needs_customer: 0, pending: 0, canceled: 0, unknown: 0, not_put: 0 }

/**
 * Writes the answers of a slice and all that follows from them, in one transaction and a number of statements that does not grow with the slice. An
 * answer that is written already, by whomever, changes nothing, and so does one that what is known since does not allow. Counts what was new.
 */
export async function settleAttempts(ctx: Context, answered: readonly AnsweredAttempt[]): Promise<SettledCounts> {
  if (answered.length === 0) return noneSettled
  return ctx.transaction((tx) => settleIn(tx, answered))
}

/** The same in a running transaction, which has locked nothing that comes after subscriptions. */
export async function settleIn(tx: Tx, answered: readonly AnsweredAttempt[]): Promise<SettledCounts> {
  const final = answered.filter(({ outcome }) => outcome.kind !== 'unknown' && outcome.kind !== 'not_put')
  const invoiceIds = final.map(({ question }) => question.invoiceId)
  await lockSubscriptions(
    tx,
    final.map(({ question, outcome }) => ({ invoiceId: question.invoiceId, came: outcome.kind === 'succeeded' })),
  )
  const invoices = new Map<InvoiceId, LockedInvoice>((await lockInvoices(tx, invoiceIds)).map((invoice) => [invoice.id, invoice]))
  const known = await lockPayments(
    tx,
    answered.map(({ question }) => question.id),
  )
  const fresh = answered.flatMap((each) => answerOf(each, known.get(each.question.id), tx.now))
  await answerPayments(
    tx,
    fresh.map(({ answer }) => answer),
  )
  const askable = await loadAskable(tx, invoiceIds)
  const outcomes = fresh.flatMap((each) => outcomeOf(each, invoices, askable, tx))
  if (outcomes.length > 0) await applyOutcomes(tx, outcomes, [...invoices.values()])
  const counts: Counts = { ...noneSettled }
  for (const { kind } of fresh) counts[kind] += 1
  return counts
}

export function sumOf(a: SettledCounts, b: SettledCounts): SettledCounts {
  return {
    succeeded: a.succeeded + b.succeeded,
    declined: a.declined + b.declined,
    needs_customer: a.needs_customer + b.needs_customer,
    pending: a.pending + b.pending,
    canceled: a.canceled + b.canceled,
    unknown: a.unknown + b.unknown,
    not_put: a.not_put + b.not_put,
  }
}

function outcomeOf(
  { question, outcome, isFlagged }: Answered,
  invoices: ReadonlyMap<InvoiceId, LockedInvoice>,
  askable: ReadonlyMap<string, Askable>,
  tx: Tx,
): Outcome[] {
  const { id: paymentId, invoiceId, gateway, amount, token, inPerson } = question
  if (isFlagged) return outcome.kind === 'succeeded' ? [{ kind: 'flagged', invoiceId, paymentId, reported: outcome.amount }] : []
  if (outcome.kind === 'succeeded') return [{ kind: 'came', invoiceId, paymentId, gateway, amount: amount.minor }]
  // That a customer is asked to a door of their own is no failure, nor is it when they go.
  const isFailure = outcome.kind === 'declined' || (outcome.kind === 'needs_customer' && !inPerson)
  if (!isFailure) return []
  // A means to pay that came while the answer was awaited has not been tried yet. Ids rise with time, also where a clock stands still.
  const invoice = invoices.get(invoiceId)
  const isCollected = invoice?.collectionMethod === 'charge_automatically' && (invoice.status === 'open' || invoice.status === 'overdue')
  const { method } = askableOf(askable, invoiceId)
  const isNew = method !== null && method.token !== token && isLater(method.id, paymentId)
  const byDefault = method !== null && method.token === token
  const collectAt = isCollected && isNew ? tx.now : null
  const failed = { kind: 'did_not_come', invoiceId, paymentId, collectAt, byDefault, inPerson } as const
  if (outcome.kind === 'declined') return [{ ...failed, reason: outcome.reason, retryable: outcome.retryable, redirectUrl: null }]
  return [{ ...failed, reason: 'authentication_required', retryable: false, redirectUrl: outcome.redirectUrl }]
}

function isLater(id: string, than: string): boolean {
  return id > than
}
