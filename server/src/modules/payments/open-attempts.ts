import { assert } from '@quarterday/core/assert.ts'
import { type CustomerId, type InvoiceId, idOf, type PaymentMethodId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { canApply } from '@quarterday/core/machine.ts'
import { idempotencyKeyOf, nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { claimCollectable } from '../billing/invoice-due-store.ts'
import { type Move, saveMoves } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { findChargeable } from '../payment-methods/store.ts'
import { type Chargeable, loadAskable } from './due-store.ts'
import { askableOf, lockPayable, owedOn } from './lock-payable.ts'
import type { Attempt } from './payment.ts'
import { insertPayments, type NewPayment } from './store.ts'

export interface OpenedSlice {
  readonly attempts: readonly Attempt[]
  /** Due, but their customers have nothing to charge. */
  readonly withoutMethod: readonly InvoiceId[]
  /** How many invoices were due; fewer than the limit: nothing is left that nobody else holds. */
  readonly claimed: number
}

/** Writes down the questions about the next invoices to collect. From the commit on each of them will be asked, by whomever. */
export async function openDueAttempts(ctx: Context, limit: number): Promise<OpenedSlice> {
  return ctx.transaction(async (tx) => {
    const invoices = await claimCollectable(tx, limit)
    if (invoices.length === 0) return { attempts: [], withoutMethod: [], claimed: 0 }
    const askable = await loadAskable(
      tx,
      invoices.map(({ id }) => id),
    )
    const questions: Question[] = []
    const withoutMethod: InvoiceId[] = []
    const waiting: LockedInvoice[] = []
    for (const invoice of invoices) {
      const { method, lastAttempt, hasOpenPayment } = askableOf(askable, invoice.id)
      if (hasOpenPayment) waiting.push(invoice)
      else if (method === null) withoutMethod.push(invoice.id)
      else questions.push({ invoice, method, attempt: lastAttempt + 1, operationId: null })
    }
    await saveMoves(tx, [...questions.map(({ invoice }) => invoice), ...waiting].map(notCollected))
    return { attempts: await write(tx, questions), withoutMethod, claimed: invoices.length }
  })
}

export interface AttemptOptions {
  /** Default: the customer's default. */
  readonly method?: PaymentMethodId | undefined
  readonly operationId: string | null
}

/** Writes down the question about one invoice. Refuses `not_found`, `invalid_state`, `no_payment_method`, `invalid`, and `conflict` while one is open. */
export async function openAttempt(tx: Tx, id: InvoiceId, options: AttemptOptions): Promise<Attempt> {
  const { invoice, askable } = await lockPayable(tx, id)
  const method = options.method === undefined ? askable.method : await chosen(tx, [askable.payerId, invoice.customerId], options.method)
  if (method === null) throw refuse('no_payment_method')
  await saveMoves(tx, [notCollected(invoice)])
  const [attempt] = await write(tx, [{ invoice, method, attempt: askable.lastAttempt + 1, operationId: options.operationId }])
  assert(attempt, 'One question was written')
  return attempt
}

interface Question {
  readonly invoice: LockedInvoice
  readonly method: Chargeable
  readonly attempt: number
  readonly operationId: string | null
}

async function write(tx: Tx, questions: readonly Question[]): Promise<Attempt[]> {
  const payments = questions.map((question) => newPayment(question, tx.now))
  await insertPayments(tx, payments)
  return payments.map((payment, index) => {
    const question = questions[index]
    assert(question, 'Each payment is one question')
    return attemptOf(payment, question.invoice, question.method.token)
  })
}

/** The question that a payment just written stands for. `token`: null for a door. */
export function attemptOf(
  { currency, amount, ...payment }: NewPayment,
  { series, number, status }: Pick<LockedInvoice, 'series' | 'number' | 'status'>,
  token: string | null,
): Attempt {
  const description = invoiceNumber(series, number) ?? 'Invoice'
  return { ...payment, token, amount: { currency, minor: amount }, description, isPayable: canApply(invoiceMachine, status, 'pay') }
}

function newPayment({ invoice, method, attempt, operationId }: Question, now: Temporal.Instant): NewPayment {
  const { id: invoiceId, customerId, currency } = invoice
  return {
    id: idOf('pay', newId()),
    customerId,
    invoiceId,
    paymentMethodId: method.id,
    gateway: method.gateway,
    gatewayAccountId: method.gatewayAccountId,
    gatewayCustomer: method.gatewayCustomer,
    inPerson: false,
    keepMethod: false,
    attempt,
    idempotencyKey: idempotencyKeyOf(invoiceId, attempt),
    operationId,
    currency,
    amount: owedOn(invoice),
    status: 'created',
    reference: null,
    declineReason: null,
    retryable: null,
    redirectUrl: null,
    reported: null,
    createdAt: now,
    answeredAt: null,
    // Should this process die before the answer is written, somebody looks into it then.
    reconcileAt: nextReconcileAt(now, now),
  }
}

function notCollected(before: LockedInvoice): Move {
  return { before, after: { ...before, collectAt: null } }
}

async function chosen(tx: Tx, payers: readonly [CustomerId, CustomerId], id: PaymentMethodId): Promise<Chargeable> {
  const method = (await findChargeable(tx, payers[0], id)) ?? (await findChargeable(tx, payers[1], id))
  if (method !== null) return method
  const detail = 'Neither the customer of the invoice nor who pays for them has such a payment method.'
  throw refuse('invalid', { detail, errors: [{ pointer: '/payment_method', code: 'not_found', detail }] })
}
