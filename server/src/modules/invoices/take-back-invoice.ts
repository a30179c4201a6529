import type { InvoiceId } from '@quarterday/core/id.ts'
import { invoiceMachine, type Line } from '@quarterday/core/invoice/invoice.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { InvoiceEventType } from '../billing/announce.ts'
import { notedInvoices } from '../billing/credit-note-store.ts'
import { type DrawRow, insertDraws, lockDrawn, lockGiven } from '../billing/credit-store.ts'
import { lockCycles } from '../billing/cycle-store.ts'
import type { TransferRow } from '../billing/document-rows.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { lockInvoice, saveMoves, withOpenPayment } from '../billing/invoice-store.ts'
import { lossAccount, salesOf } from '../billing/issue-money.ts'
import { loadLines } from '../billing/line-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { returnDiscounts } from '../billing/use-discounts.ts'
import { endRuns } from '../dunning/end-runs.ts'
import { moveSubscriptions } from '../payments/move-subscriptions.ts'

/**
 * Voids a locked invoice on which no money was paid, but for what becomes of the time that it billed and of a top-up: the books are reversed, credit and
 * coupons that it used are the customer's again, credit that it gave is gone. `last`: what is said of it after `invoice.voided`.
 */
export async function takeBackInvoice(tx: Tx, before: LockedInvoice, last: readonly InvoiceEventType[] = []): Promise<void> {
  await refuseUnlessVoidable(tx, before)
  const { draws, transfers } = await counterEntries(tx, before)
  const closed = { creditsApplied: 0n, walletApplied: 0n, amountDue: 0n, collectAt: null, closedAt: tx.now }
  const types = ['invoice.voided', ...last] as const
  const after = { ...before, ...closed, status: next(invoiceMachine, before.status, 'void'), eventCount: before.eventCount + types.length }
  await saveMoves(tx, [{ before, after }])
  await endRuns(tx, [{ before, after }])
  await insertDraws(tx, draws)
  await writeTransfers(tx, transfers)
  await returnDiscounts(tx, [before.id])
  // Who was behind with this invoice alone is not behind any more.
  const freed = new Set(before.subscriptionId === null ? [] : [before.subscriptionId])
  const recovered = await moveSubscriptions(tx, { paid: freed, failed: new Set() })
  await writeEvents(tx, [...eventsOf(after, types, tx.now), ...recovered])
}

/** An invoice and its lines, locked as taking it back needs it. Refuses `not_found`. */
export async function lockWithLines(tx: Tx, id: InvoiceId): Promise<{ readonly before: LockedInvoice; readonly lines: readonly Line[] }> {
  // Locks go subscription first. The lines of what is not a draft do not change, so they may be read before the invoice is locked.
  const lines = (await loadLines(tx, [id])).get(id) ?? []
  await lockCycles(tx, [...new Set(lines.flatMap((line) => line.subscriptionId ?? []))].sort())
  return { before: await lockInvoice(tx, id), lines }
}

/** Refuses `invalid_state` for what was paid, credited or is being paid. */
export async function refuseUnlessVoidable(tx: Tx, { id, status, amountPaid }: LockedInvoice): Promise<void> {
  next(invoiceMachine, status, 'void')
  if (amountPaid > 0n) throw refuse('invalid_state', { detail: 'Money was paid for this invoice, so it cannot be voided.' })
  if ((await notedInvoices(tx, [id])).size > 0) {
    throw refuse('invalid_state', { detail: 'A credit note was issued for this invoice. Void that first, or credit the rest.' })
  }
  if ((await withOpenPayment(tx, [id])).size > 0) {
    throw refuse('invalid_state', { detail: 'A payment for this invoice is under way; its outcome is not known yet.' })
  }
}

/** The counter-entries of an invoice in the books and on its customer's credit. */
async function counterEntries(tx: Tx, invoice: LockedInvoice): Promise<{ draws: DrawRow[]; transfers: TransferRow[] }> {
  const { id: invoiceId, customerId, currency, total, creditsApplied } = invoice
  const draws: DrawRow[] = []
  const transfers: TransferRow[] = []
  const of = { kind: 'void' as const, currency, customerId, invoiceId, paymentId: null, occurredAt: tx.now }
  const book = (transfer: Pick<TransferRow, 'debit' | 'credit' | 'amount' | 'grantId'>): void => {
    if (transfer.amount > 0n) transfers.push({ id: newId(), ...transfer, ...of })
  }
  if (invoice.status === 'uncollectible') {
    book({ debit: 'receivable', credit: lossAccount(invoice.reason), amount: total - creditsApplied, grantId: null })
  }
  for (const { debit, credit, amount } of salesOf(invoice)) book({ debit: credit, credit: debit, amount, grantId: null })
  const drawn = await lockDrawn(tx, invoiceId)
  for (const { grantId, amount } of drawn) {
    draws.push({ id: newId(), invoiceId, grantId, amount: -amount })
    book({ debit: 'receivable', credit: 'customer_credit', amount, grantId })
  }
  for (const grant of await lockGiven(tx, customerId, invoiceId)) {
    const returned = drawn.find((draw) => draw.grantId === grant.id)?.amount ?? 0n
    if (grant.remaining + returned !== grant.amount) {
      throw refuse('invalid_state', { detail: 'Credit that this invoice gave has paid for other invoices. Void those first.' })
    }
    draws.push({ id: newId(), invoiceId, grantId: grant.id, amount: grant.amount })
    book({ debit: 'customer_credit', credit: 'revenue', amount: grant.amount, grantId: grant.id })
  }
  return { draws, transfers }
}
