import { assert } from '@quarterday/core/assert.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import type { ChargeReport, RefundOutcome } from '../../gateways/gateway.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { refundSummary } from '../billing/announce.ts'
import { writeEvents } from '../billing/document-store.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { insertRefunds, type KnownRefund, refundsOfPayment } from '../billing/refund-store.ts'
import { issueCreditNote } from '../credit-notes/issue-credit-note.ts'
import { getInvoice } from '../invoices/store.ts'
import { settleRefunds } from '../refunds/settle-refunds.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import type { Payment } from './payment.ts'

type ReportedRefund = ChargeReport['refunds'][number]

/**
 * Brings our refunds of a payment to what its gateway says now. One that somebody made at the gateway itself gets its credit note here; where no note can
 * give that much back the books say so on `refunds_unasked` (F23).
 */
export async function takeRefunds(ctx: Context, payment: Payment, reports: readonly ReportedRefund[]): Promise<void> {
  if (reports.length === 0) return
  const known = await ctx.transaction((tx) => refundsOfPayment(tx, payment.id))
  const outcomes = new Map<string, RefundOutcome>()
  const unasked: ReportedRefund[] = []
  for (const report of reports) {
    const ours = known.find((refund) => isSame(refund, report))
    if (ours) outcomes.set(ours.id, report.outcome)
    // One under a key of ours that we do not know is of another installation's books; one that came to nothing is no refund.
    else if (report.outcome.kind === 'succeeded' && report.idempotencyKey === null) unasked.push(report)
  }
  if (outcomes.size > 0) await ctx.transaction((tx) => settleRefunds(tx, outcomes))
  for (const report of unasked) {
    if (report.amount.currency !== payment.currency) {
      ctx.log.error(
        { payment_id: payment.id, refund: report.reference },
        'a refund that nobody asked for is in another currency: a person has to look',
      )
    } else await takeUnasked(ctx, payment, report)
  }
}

/**
 * In a transaction each: the note is issued, the refund is there and has been sent. Whoever looks at the same moment waits at the invoice, and finds it told:
 * what is known is read after the lock, or a second note would send the money again.
 */
async function takeUnasked(ctx: Context, payment: Payment, { reference, amount }: ReportedRefund): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockSubscriptions(tx, [{ invoiceId: payment.invoiceId, came: true }])
    await lockInvoices(tx, [payment.invoiceId])
    if ((await refundsOfPayment(tx, payment.id)).some((refund) => refund.reference === reference)) return
    const id = (await noted(ctx, payment, amount.minor)) ?? newId()
    const isNoted = (await refundsOfPayment(tx, payment.id)).some((refund) => refund.id === id)
    if (!isNoted) {
      const { id: paymentId, customerId, invoiceId, currency, gateway } = payment
      const row = { id, customerId, paymentId, creditNoteId: null, invoiceId, currency, amount: amount.minor, gateway }
      await insertRefunds(tx, [{ ...row, idempotencyKey: encodeId('re', id), reconcileAt: null }])
      const data = refundSummary({ ...row, status: 'created' })
      await writeEvents(tx, [{ id: newId(), type: 'refund.created', aggregateId: id, sequence: 1, data, occurredAt: tx.now }])
    }
    await settleRefunds(tx, new Map([[id, { kind: 'succeeded', reference }]]))
  })
}

/** The refund of the credit note that stands for it. Null: no note can give exactly that much of this payment back. */
async function noted(ctx: Context, payment: Payment, amount: bigint): Promise<string | null> {
  return ctx.transaction(async (tx) => {
    const invoice = await getInvoice(tx, payment.invoiceId)
    const refunds = await refundsOfPayment(tx, payment.id)
    const left = refunds.reduce((sum, refund) => (refund.status === 'failed' ? sum : sum - refund.amount), payment.amount)
    if (invoice.status !== 'paid' || amount > left) return null
    const before = new Set(refunds.map(({ id }) => id))
    try {
      const wanted = [{ lineId: null, unit: 'total', amount, description: null } as const]
      const note = {
        invoiceId: payment.invoiceId,
        settle: 'refund',
        reason: 'other',
        memo: null,
        wanted,
        pointer: () => '/amount',
      } as const
      await issueCreditNote(ctx, note, { paymentFirst: payment.id })
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
    const [made] = (await refundsOfPayment(tx, payment.id)).filter(({ id }) => !before.has(id))
    assert(made?.amount === amount, 'A note over a paid invoice sends all of it back by the payment that is named')
    return made.id
  })
}

function isSame({ reference, idempotencyKey }: KnownRefund, report: ReportedRefund): boolean {
  return reference === report.reference || idempotencyKey === report.idempotencyKey
}
