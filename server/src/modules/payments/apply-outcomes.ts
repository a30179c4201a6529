import { assert } from '@quarterday/core/assert.ts'
import { encodeId, type InvoiceId, type PaymentId, type SubscriptionId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Money } from '@quarterday/core/money.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { type InvoiceEventType, invoiceSummary } from '../billing/announce.ts'
import { type GrantRow, insertGrants } from '../billing/credit-store.ts'
import type { EventRow, TransferRow } from '../billing/document-rows.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { type Move, saveMoves } from '../billing/invoice-store.ts'
import { lossAccount } from '../billing/issue-money.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import type { DunningNote } from '../dunning/dunning-note.ts'
import { endRuns } from '../dunning/end-runs.ts'
import { noteFailures } from '../dunning/note-failures.ts'
import { grantTopUps } from '../wallets/grant-top-ups.ts'
import { owedOn } from './lock-payable.ts'
import { moveSubscriptions } from './move-subscriptions.ts'
import { loadStatuses } from './standing-store.ts'

/** What became of the money for one invoice. */
export type Outcome = MoneyCame | MoneyDidNotCome | OtherMoneyCame

export interface MoneyCame {
  readonly kind: 'came'
  readonly invoiceId: InvoiceId
  readonly paymentId: PaymentId
  readonly gateway: string
  readonly amount: bigint
}

/** The gateway took another amount or currency than was asked for: nothing is applied, a person has to look (F22). */
export interface OtherMoneyCame {
  readonly kind: 'flagged'
  readonly invoiceId: InvoiceId
  readonly paymentId: PaymentId
  readonly reported: Money
}

export interface MoneyDidNotCome {
  readonly kind: 'did_not_come'
  readonly invoiceId: InvoiceId
  /** Null: nobody was asked. */
  readonly paymentId: PaymentId | null
  readonly reason: string
  readonly retryable: boolean
  readonly redirectUrl: string | null
  /** When the collector asks again; null: not until dunning says so. */
  readonly collectAt: Temporal.Instant | null
  /** What the customer is charged by was asked, or there was nothing. */
  readonly byDefault: boolean
  /** The customer was there and saw it. */
  readonly inPerson: boolean
}

/**
 * Books outcomes, one an invoice: what was paid and is due, the ledger, credit for what was paid too much, the standing of the subscriptions, the
 * events. The invoices are locked, and before them the subscriptions that may move; `payments` are written already.
 */
export async function applyOutcomes(tx: Tx, outcomes: readonly Outcome[], invoices: readonly LockedInvoice[]): Promise<void> {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const rows: Rows = { moves: [], transfers: [], grants: [], events: [] }
  const paid = new Set<SubscriptionId>()
  const failed = new Set<SubscriptionId>()
  const consolidated = invoices.filter(({ reason }) => reason === 'consolidated').map(({ id }) => id)
  const shared: Awaited<ReturnType<typeof loadStatuses>> = consolidated.length === 0 ? new Map() : await loadStatuses(tx, consolidated)
  const failures = outcomes.filter((outcome) => outcome.kind === 'did_not_come')
  const notes = await noteFailures(tx, failures, byId)
  for (const outcome of outcomes) {
    const before = byId.get(outcome.invoiceId)
    assert(before, 'Each outcome has its invoice')
    const after = apply(rows, before, outcome, notes, tx.now)
    const { collectionMethod, status } = after
    const billed = shared.get(after.id)?.map(({ id }) => id) ?? (after.subscriptionId === null ? [] : [after.subscriptionId])
    if (status === 'paid' && before.status !== 'paid') for (const id of billed) paid.add(id)
    // Who pays by hand is not behind because a card was declined: the due date decides.
    const isUnpaid = status === 'open' || status === 'overdue'
    if (outcome.kind === 'did_not_come' && isUnpaid && collectionMethod === 'charge_automatically') for (const id of billed) failed.add(id)
  }
  await saveMoves(tx, rows.moves)
  await endRuns(tx, rows.moves)
  const paidTopUps = rows.moves.filter(
    ({ before, after }) => after.reason === 'top_up' && after.status === 'paid' && before.status !== 'paid',
  )
  await insertGrants(tx, rows.grants)
  await writeTransfers(tx, rows.transfers)
  rows.events.push(...(await moveSubscriptions(tx, { paid, failed })))
  await writeEvents(tx, rows.events)
  await grantTopUps(
    tx,
    paidTopUps.map(({ after }) => after.id),
  )
}

interface Rows {
  readonly moves: Move[]
  readonly transfers: TransferRow[]
  readonly grants: GrantRow[]
  readonly events: EventRow[]
}

function apply(
  rows: Rows,
  before: LockedInvoice,
  outcome: Outcome,
  notes: ReadonlyMap<InvoiceId, DunningNote>,
  now: Temporal.Instant,
): LockedInvoice {
  switch (outcome.kind) {
    case 'came':
      return takeMoney(rows, before, outcome, now)
    case 'did_not_come':
      return missMoney(rows, before, outcome, notes.get(before.id) ?? null, now)
    case 'flagged':
      return flagMoney(rows, before, outcome, now)
  }
}

function takeMoney(rows: Rows, before: LockedInvoice, { amount, gateway, paymentId }: MoneyCame, now: Temporal.Instant): LockedInvoice {
  const owed = owedOn(before)
  const taken = amount < owed ? amount : owed
  const surplus = amount - taken
  const isPaid = owed > 0n && taken === owed
  const shared = { currency: before.currency, customerId: before.customerId, invoiceId: before.id, paymentId, occurredAt: now }
  const debit = `cash:${gateway}`
  if (taken > 0n) {
    // What was written off is no receivable any more: money that comes after all takes the loss back.
    const isRecovery = before.status === 'uncollectible'
    const [kind, credit] = isRecovery ? (['recovery', lossAccount(before.reason)] as const) : (['payment', 'receivable'] as const)
    rows.transfers.push({ id: newId(), kind, debit, credit, amount: taken, grantId: null, ...shared })
  }
  if (surplus > 0n) {
    // An invoice never takes more than is owed on it; what is left belongs to the customer.
    const { customerId, currency, id: invoiceId } = before
    const grantId = newId()
    rows.grants.push({ id: grantId, customerId, currency, amount: surplus, reason: 'overpayment', memo: null, invoiceId })
    rows.transfers.push({ id: newId(), kind: 'payment', debit, credit: 'customer_credit', amount: surplus, grantId, ...shared })
  }
  const after: LockedInvoice = {
    ...before,
    status: isPaid ? next(invoiceMachine, before.status, 'pay') : before.status,
    amountPaid: before.amountPaid + taken,
    amountDue: before.status === 'open' || before.status === 'overdue' ? before.amountDue - taken : before.amountDue,
    collectAt: isPaid ? null : before.collectAt,
    paidAt: isPaid ? now : before.paidAt,
    eventCount: before.eventCount + (isPaid ? 2 : 1),
  }
  const payment = { id: encodeId('pay', paymentId), amount: Number(amount), gateway }
  const types: InvoiceEventType[] = isPaid ? ['invoice.payment_succeeded', 'invoice.paid'] : ['invoice.payment_succeeded']
  announce(rows, after, types, payment, now)
  rows.moves.push({ before, after })
  return after
}

function missMoney(
  rows: Rows,
  before: LockedInvoice,
  outcome: MoneyDidNotCome,
  dunning: DunningNote | null,
  now: Temporal.Instant,
): LockedInvoice {
  const { paymentId, reason, retryable, redirectUrl, byDefault } = outcome
  // What a card of one evening did leaves what is planned as it is.
  const collectAt = outcome.collectAt ?? (byDefault ? null : before.collectAt)
  const after = { ...before, collectAt, eventCount: before.eventCount + 1 }
  const id = paymentId === null ? null : encodeId('pay', paymentId)
  announce(rows, after, ['invoice.payment_failed'], { id, reason, retryable, redirect_url: redirectUrl }, now, { dunning })
  rows.moves.push({ before, after })
  return after
}

function flagMoney(rows: Rows, before: LockedInvoice, { paymentId, reported }: OtherMoneyCame, now: Temporal.Instant): LockedInvoice {
  const after = { ...before, collectAt: null, eventCount: before.eventCount + 1 }
  const payment = { id: encodeId('pay', paymentId), reported_amount: Number(reported.minor), reported_currency: reported.currency }
  announce(rows, after, ['invoice.payment_flagged'], payment, now)
  rows.moves.push({ before, after })
  return after
}

function announce(
  rows: Rows,
  after: LockedInvoice,
  types: readonly InvoiceEventType[],
  payment: object,
  now: Temporal.Instant,
  more: object = {},
): void {
  const data = { ...invoiceSummary(after), payment, ...more }
  types.forEach((type, index) => {
    const sequence = after.eventCount - types.length + index + 1
    rows.events.push({ id: newId(), type, aggregateId: after.id, sequence, data, occurredAt: now })
  })
}
