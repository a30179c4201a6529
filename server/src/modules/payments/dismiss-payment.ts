import type { PaymentId } from '@quarterday/core/id.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { paymentMachine } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { invoiceSummary } from '../billing/announce.ts'
import { writeEvents } from '../billing/document-store.ts'
import { lockInvoice, saveMoves } from '../billing/invoice-store.ts'
import type { Payment } from './payment.ts'
import { answerPayments, lockPayments } from './store.ts'
import { getPayment } from './view-store.ts'

/**
 * Calls off a payment that nobody can find out about, or by which a gateway took something else than was asked for, once a person has made sure at the
 * gateway that nothing of it stays there. The invoice can be asked for again. Refuses `not_found`, and `invalid_state` while it is still looked into.
 */
export async function dismissPayment(ctx: Context, id: PaymentId): Promise<Payment> {
  return ctx.transaction(async (tx) => {
    const { invoiceId } = await getPayment(tx, id)
    const invoice = await lockInvoice(tx, invoiceId)
    const known = (await lockPayments(tx, [id])).get(id)
    const payment = await getPayment(tx, id)
    if (known?.status !== 'unknown' || payment.reconcileAt !== null)
      throw refuse('invalid_state', {
        detail: 'Only a payment that is unresolved, and that nobody looks into by itself any more, can be dismissed.',
      })
    const status = next(paymentMachine, 'unknown', 'cancel')
    const { reference, declineReason, retryable, redirectUrl, reported } = payment
    await answerPayments(tx, [
      { id, status, reference, declineReason, retryable, redirectUrl, reported, answeredAt: tx.now, reconcileAt: null },
    ])
    const after = { ...invoice, eventCount: invoice.eventCount + 1 }
    await saveMoves(tx, [{ before: invoice, after }])
    const data = { ...invoiceSummary(after), payment: { id: encodeId('pay', id) } }
    const event = {
      id: newId(),
      type: 'invoice.payment_dismissed',
      aggregateId: invoice.id,
      sequence: after.eventCount,
      data,
      occurredAt: tx.now,
    }
    await writeEvents(tx, [event])
    return getPayment(tx, id)
  })
}
