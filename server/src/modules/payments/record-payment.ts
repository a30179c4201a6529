import { type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { idempotencyKeyOf } from '@quarterday/core/payment/attempt.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { applyOutcomes } from './apply-outcomes.ts'
import { lockPayable, owedOn } from './lock-payable.ts'
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
    if (amount > owed) {
      const detail = `Only ${owed} minor units are owed on the invoice.`
      throw refuse('invalid', { detail, errors: [{ pointer: '/amount', code: 'too_large', detail }] })
    }
    const attempt = askable.lastAttempt + 1
    const payment: NewPayment = {
      id: idOf('pay', newId()),
      customerId: invoice.customerId,
      invoiceId: id,
      paymentMethodId: null,
      gateway: 'manual',
      attempt,
      idempotencyKey: idempotencyKeyOf(id, attempt),
      operationId: null,
      currency: invoice.currency,
      amount,
      status: 'succeeded',
      reference,
      declineReason: null,
      retryable: null,
      redirectUrl: null,
      createdAt: tx.now,
      answeredAt: tx.now,
      reconcileAt: null,
    }
    await insertPayments(tx, [payment])
    await applyOutcomes(tx, [{ kind: 'came', invoiceId: id, paymentId: payment.id, gateway: 'manual', amount }], [invoice])
    return payment
  })
}
