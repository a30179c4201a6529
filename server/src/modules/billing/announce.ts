import { instantText } from '@quarterday/core/calendar.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import type { Cycle, Subscription } from '@quarterday/core/subscription/subscription.ts'

/** Event types of an invoice and of the money for it. */
export type InvoiceEventType =
  | 'invoice.created'
  | 'invoice.updated'
  | 'invoice.deleted'
  | 'invoice.finalized'
  | 'invoice.credit_applied'
  | 'invoice.credited'
  | 'invoice.credit_withdrawn'
  | 'invoice.paid'
  | 'invoice.overdue'
  | 'invoice.voided'
  | 'invoice.reissued'
  | 'invoice.marked_uncollectible'
  | 'invoice.payment_succeeded'
  | 'invoice.payment_failed'
  | 'invoice.payment_flagged'

/** What an event says of an invoice: the state that is committed with it, without its lines. */
export interface AnnouncedInvoice {
  readonly id: string
  readonly series: string | null
  readonly number: bigint | null
  readonly status: string
  readonly reason: string
  readonly customerId: string
  readonly subscriptionId: string | null
  readonly currency: string
  readonly total: bigint
  readonly amountDue: bigint
  readonly dueOn: Temporal.PlainDate | null
  /** The void invoice in whose place it stands. */
  readonly reissueOf?: string | null
}

export function invoiceSummary(invoice: AnnouncedInvoice) {
  const { subscriptionId, status, reason, currency, dueOn, reissueOf } = invoice
  return {
    object: 'invoice',
    id: encodeId('inv', invoice.id),
    number: invoiceNumber(invoice.series, invoice.number),
    status,
    reason,
    customer: encodeId('cus', invoice.customerId),
    subscription: subscriptionId === null ? null : encodeId('sub', subscriptionId),
    currency,
    total: Number(invoice.total),
    amount_due: Number(invoice.amountDue),
    due_on: dueOn?.toString() ?? null,
    ...(reissueOf && { reissue_of: encodeId('inv', reissueOf) }),
  }
}

export function subscriptionSummary(
  { id, customerId, status, cancelAt }: Pick<Subscription, 'id' | 'customerId' | 'status' | 'cancelAt'>,
  cycle: Pick<Cycle, 'periodStart' | 'periodEnd'>,
) {
  return {
    object: 'subscription',
    id: encodeId('sub', id),
    customer: encodeId('cus', customerId),
    status,
    current_period_start: instantText(cycle.periodStart),
    current_period_end: instantText(cycle.periodEnd),
    cancel_at: cancelAt?.toString() ?? null,
  }
}

/** What an event says of a credit note: without its lines. */
export function creditNoteSummary(note: {
  readonly id: string
  readonly series: string
  readonly number: bigint
  readonly status: string
  readonly reason: string
  readonly customerId: string
  readonly invoiceId: string
  readonly currency: string
  readonly total: bigint
  readonly reducedDue: bigint
  readonly credited: bigint
  readonly refunded: bigint
}) {
  const { status, reason, currency } = note
  return {
    object: 'credit_note',
    id: encodeId('cn', note.id),
    number: invoiceNumber(note.series, note.number),
    status,
    reason,
    customer: encodeId('cus', note.customerId),
    invoice: encodeId('inv', note.invoiceId),
    currency,
    total: Number(note.total),
    reduced_due: Number(note.reducedDue),
    credited: Number(note.credited),
    refunded: Number(note.refunded),
  }
}

export function refundSummary(refund: {
  readonly id: string
  readonly status: string
  readonly customerId: string
  readonly paymentId: string
  readonly creditNoteId: string | null
  readonly invoiceId: string
  readonly currency: string
  readonly amount: bigint
}) {
  const { status, currency } = refund
  return {
    object: 'refund',
    id: encodeId('re', refund.id),
    status,
    customer: encodeId('cus', refund.customerId),
    payment: encodeId('pay', refund.paymentId),
    credit_note: refund.creditNoteId === null ? null : encodeId('cn', refund.creditNoteId),
    invoice: encodeId('inv', refund.invoiceId),
    currency,
    amount: Number(refund.amount),
  }
}
