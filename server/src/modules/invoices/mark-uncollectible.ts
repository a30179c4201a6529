import type { InvoiceId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { lockInvoice, saveMoves } from '../billing/invoice-store.ts'
import { lossAccount } from '../billing/issue-money.ts'
import { endRuns } from '../dunning/end-runs.ts'

/**
 * Writes off what is due on an invoice: it is a loss from now on and nobody is asked for it again. A customer may still pay it. Refuses
 * `not_found`, `invalid_state`.
 */
export async function markUncollectible(ctx: Context, id: InvoiceId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const before = await lockInvoice(tx, id)
    const status = next(invoiceMachine, before.status, 'write_off')
    const after = { ...before, status, amountDue: 0n, collectAt: null, closedAt: tx.now, eventCount: before.eventCount + 1 }
    const { amountDue: amount, currency, customerId } = before
    const of = { currency, customerId, invoiceId: id, paymentId: null, grantId: null, occurredAt: tx.now }
    await saveMoves(tx, [{ before, after }])
    await endRuns(tx, [{ before, after }])
    await writeTransfers(tx, [{ id: newId(), kind: 'write_off', debit: lossAccount(before.reason), credit: 'receivable', amount, ...of }])
    await writeEvents(tx, eventsOf(after, ['invoice.marked_uncollectible'], tx.now))
  })
}
