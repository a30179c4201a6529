import type { InvoiceId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { waiveCoverage } from '../billing/agreement-store.ts'
import { notedInvoices } from '../billing/credit-note-store.ts'
import { type DrawRow, insertDraws, lockDrawn, lockGiven } from '../billing/credit-store.ts'
import { lockCycles } from '../billing/cycle-store.ts'
import type { TransferRow } from '../billing/document-rows.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { type LockedInvoice, lockInvoice, saveMoves, withOpenPayment } from '../billing/invoice-store.ts'
import { lossAccount, salesOf } from '../billing/issue-money.ts'
import { loadLines } from '../billing/line-store.ts'
import { returnDiscounts } from '../billing/use-discounts.ts'
import { endRuns } from '../dunning/end-runs.ts'
import { moveSubscriptions } from '../payments/move-subscriptions.ts'
import { abandonTopUp } from '../wallets/top-up-store.ts'

/**
 * Takes an invoice back on which no money was paid. The books are reversed, credit and coupons that it used are the customer's again, credit that it gave is
 * gone, and the time that it billed stays covered but waived. Refuses `not_found`, `invalid_state`.
 */
export async function voidInvoice(ctx: Context, id: InvoiceId): Promise<void> {
  await ctx.transaction(async (tx) => {
    // Locks go subscription first. The lines of what is not a draft do not change, so they may be read before the invoice is locked.
    const lines = (await loadLines(tx, [id])).get(id) ?? []
    await lockCycles(tx, [...new Set(lines.flatMap((line) => line.subscriptionId ?? []))].sort())
    const before = await lockInvoice(tx, id)
    const status = next(invoiceMachine, before.status, 'void')
    if (before.amountPaid > 0n) throw refuse('invalid_state', { detail: 'Money was paid for this invoice, so it cannot be voided.' })
    if ((await notedInvoices(tx, [id])).size > 0) {
      throw refuse('invalid_state', { detail: 'A credit note was issued for this invoice. Void that first, or credit the rest.' })
    }
    if ((await withOpenPayment(tx, [id])).size > 0) {
      throw refuse('invalid_state', { detail: 'A payment for this invoice is under way; its outcome is not known yet.' })
    }
    const { draws, transfers } = await takeBack(tx, before)
    const closed = { creditsApplied: 0n, walletApplied: 0n, amountDue: 0n, collectAt: null, closedAt: tx.now }
    const after = { ...before, ...closed, status, eventCount: before.eventCount + 1 }
    await saveMoves(tx, [{ before, after }])
    await endRuns(tx, [{ before, after }])
    await insertDraws(tx, draws)
    await writeTransfers(tx, transfers)
    await returnDiscounts(tx, [id])
    if (before.reason === 'top_up') await abandonTopUp(tx, id)
    await waiveCoverage(
      tx,
      lines.flatMap(({ id: lineId, itemId }) => (itemId === null ? [] : [{ itemId, lineId }])),
    )
    // Who was behind with this invoice alone is not behind any more.
    const freed = new Set(before.subscriptionId === null ? [] : [before.subscriptionId])
    const recovered = await moveSubscriptions(tx, { paid: freed, failed: new Set() })
    await writeEvents(tx, [...eventsOf(after, ['invoice.voided'], tx.now), ...recovered])
  })
}

/** The counter-entries of an invoice in the books and on its customer's credit. */
async function takeBack(tx: Tx, invoice: LockedInvoice): Promise<{ draws: DrawRow[]; transfers: TransferRow[] }> {
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
