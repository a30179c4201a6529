import type { PaymentId, RefundId } from '@quarterday/core/id.ts'
import { idOf } from '@quarterday/core/id.ts'
import { formatMoney } from '@quarterday/core/money.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { refundsOfPayment } from '../billing/refund-store.ts'
import { issueCreditNote } from '../credit-notes/issue-credit-note.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import { getPayment } from './view-store.ts'

export interface RefundPayment {
  /** Minor units. Default: all that is left of it. */
  readonly amount?: bigint | undefined
  /** What the lines of the credit note say. */
  readonly description: string | null
}

/**
 * Sends a payment back, in full or in part, by a credit note over its invoice: what was billed is corrected with it, taxes included. Refuses `not_found`,
 * `invalid_state` for a payment that did not come or an invoice on which something is still due, `invalid` for more than is left.
 */
export async function refundPayment(ctx: Context, id: PaymentId, { amount: given, description }: RefundPayment): Promise<RefundId> {
  return ctx.transaction(async (tx) => {
    const { invoiceId } = await getPayment(tx, id)
    await lockSubscriptions(tx, [{ invoiceId, came: true }])
    const [invoice] = await lockInvoices(tx, [invoiceId])
    const payment = await getPayment(tx, id)
    if (payment.status !== 'succeeded') throw refuse('invalid_state', { detail: 'Only money that came can be sent back.' })
    if (invoice?.status !== 'paid')
      throw refuse('invalid_state', {
        detail: 'Something is still due on the invoice: a credit note lowers that first. Issue one with `settle`.',
      })
    const before = await refundsOfPayment(tx, id)
    const left = before.reduce((sum, refund) => (refund.status === 'failed' ? sum : sum - refund.amount), payment.amount)
    if (left <= 0n) throw refuse('invalid_state', { detail: 'All of it was sent back, or is on its way.' })
    const amount = given ?? left
    if (amount > left) {
      const detail = `Only ${formatMoney({ currency: payment.currency, minor: left })} of the payment are left.`
      throw refuse('invalid', { detail, errors: [{ pointer: '/amount', code: 'too_large', detail }] })
    }
    const wanted = [{ lineId: null, unit: 'total', amount, description } as const]
    const note = { invoiceId, settle: 'refund', reason: 'other', memo: null, wanted, pointer: () => '/amount' } as const
    await issueCreditNote(ctx, note, { paymentFirst: id })
    const known = new Set(before.map((refund) => refund.id))
    const made = (await refundsOfPayment(tx, id)).find((refund) => !known.has(refund.id))
    // A surplus became credit of the customer: a credit note gives back what was billed and no more.
    if (made?.amount !== amount)
      throw refuse('invalid_state', { detail: 'So much of it became credit of the customer; what is billed is less.' })
    return idOf('re', made.id)
  })
}
