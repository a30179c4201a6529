import { assert } from '@quarterday/core/assert.ts'
import { type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { idempotencyKeyOf } from '@quarterday/core/payment/attempt.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { applyOutcomes } from './apply-outcomes.ts'
import { loadAskable } from './due-store.ts'
import { askableOf, lockPayable, owedOn, underWay } from './lock-payable.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import type { Payment } from './payment.ts'
import { insertPayments, type NewPayment } from './store.ts'

export interface RecordPayment {
  /** Minor units. Default: all that is owed. */
  readonly amount?: bigint | undefined
  /** What the bank's statement says. */
  readonly reference: string
}

/**
 * Records money that came another way, such as a bank transfer, in full or in part. Refuses `not_found`, `invalid_state`, `invalid` for more than is
 * owed, `card_data_refused`, and `conflict` while a gateway is being asked for the same money.
 */
export async function recordPayment(ctx: Context, id: InvoiceId, { amount: given, reference }: RecordPayment): Promise<Payment> {
  if (holdsCardNumber(reference)) throw refuse('card_data_refused')
  return ctx.transaction(async (tx) => {
    await lockSubscriptions(tx, [{ invoiceId: id, came: true }])
    const { invoice, askable } = await lockPayable(tx, id)
    const owed = owedOn(invoice)
    const amount = given ?? owed
    if (amount > owed) throw tooMuch(`Only ${owed} minor units are owed on the invoice.`)
    const [payment] = await record(tx, [{ invoice, attempt: askable.lastAttempt + 1, amount }], reference)
    assert(payment, 'One part is one payment')
    return payment
  })
}

/**
 * Records one sum for several invoices: each takes what is due on it, the oldest first. Refuses `invalid_state` when nothing is due on any, `invalid` for
 * more than is due, `card_data_refused`, and `conflict` while a gateway is being asked about one of those that are due.
 */
export async function recordTogether(tx: Tx, ids: readonly InvoiceId[], { amount: given, reference }: RecordPayment): Promise<void> {
  if (holdsCardNumber(reference)) throw refuse('card_data_refused')
  await lockSubscriptions(
    tx,
    ids.map((invoiceId) => ({ invoiceId, came: true })),
  )
  const due = (await lockInvoices(tx, ids)).filter(({ status }) => status === 'open' || status === 'overdue').sort(byIssue)
  if (due.length === 0) throw refuse('invalid_state', { detail: 'Nothing is owed on these invoices.' })
  const askable = await loadAskable(
    tx,
    due.map(({ id }) => id),
  )
  if (due.some(({ id }) => askableOf(askable, id).hasOpenPayment)) throw underWay()
  const owed = due.reduce((sum, invoice) => sum + owedOn(invoice), 0n)
  const amount = given ?? owed
  if (amount > owed) throw tooMuch(`Only ${owed} minor units are owed on these invoices.`)
  const parts: Part[] = []
  let rest = amount
  for (const invoice of due) {
    if (rest === 0n) break
    let part = owedOn(invoice)
    if (part > rest) part = rest
    parts.push({ invoice, attempt: askableOf(askable, invoice.id).lastAttempt + 1, amount: part })
    rest -= part
  }
  await record(tx, parts, reference)
}

interface Part {
  readonly invoice: LockedInvoice
  readonly attempt: number
  readonly amount: bigint
}

async function record(tx: Tx, parts: readonly Part[], reference: string): Promise<Payment[]> {
  const payments = parts.map((part) => paymentOf(part, reference, tx.now))
  await insertPayments(tx, payments)
  await applyOutcomes(
    tx,
    payments.map(({ id: paymentId, invoiceId, amount }) => ({ kind: 'came', invoiceId, paymentId, gateway: 'manual', amount })),
    parts.map(({ invoice }) => invoice),
  )
  return payments
}

function paymentOf({ invoice, attempt, amount }: Part, reference: string, now: Temporal.Instant): NewPayment {
  return {
    id: idOf('pay', newId()),
    customerId: invoice.customerId,
    invoiceId: invoice.id,
    paymentMethodId: null,
    gateway: 'manual',
    gatewayAccountId: null,
    gatewayCustomer: null,
    inPerson: false,
    keepMethod: false,
    attempt,
    idempotencyKey: idempotencyKeyOf(invoice.id, attempt),
    operationId: null,
    currency: invoice.currency,
    amount,
    status: 'succeeded',
    reference,
    declineReason: null,
    retryable: null,
    redirectUrl: null,
    reported: null,
    createdAt: now,
    answeredAt: now,
    reconcileAt: null,
  }
}

/** The oldest first; numbers of one series are in the order of issue. */
function byIssue(a: LockedInvoice, b: LockedInvoice): number {
  assert(a.issuedAt && b.issuedAt, 'What is due was issued')
  return Temporal.Instant.compare(a.issuedAt, b.issuedAt) || Number((a.number ?? 0n) - (b.number ?? 0n)) || (a.id < b.id ? -1 : 1)
}

function tooMuch(detail: string): Refusal {
  return refuse('invalid', { detail, errors: [{ pointer: '/amount', code: 'too_large', detail }] })
}
