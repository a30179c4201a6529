import { encodeId, type InvoiceId } from '../id.ts'
import type { OpenPaymentStatus } from './payment.ts'

/** What a gateway knows a question by: the invoice and the how-manieth question about it this is, nothing else. */
export function idempotencyKeyOf(invoiceId: InvoiceId, attempt: number): string {
  return `${encodeId('inv', invoiceId)}:${attempt}`
}

const minutesUntilAskedAgain = [5, 60, ...[1, 2, 3, 4, 5].map((days) => days * 24 * 60)]

/**
 * When to find out what became of a question that got no answer: 5 minutes, an hour, then 1 to 5 days after it was put. Null: that was the last
 * time, somebody has to look.
 */
export function nextReconcileAt(askedAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant | null {
  const moments = minutesUntilAskedAgain.map((minutes) => askedAt.add({ minutes }))
  return moments.find((moment) => Temporal.Instant.compare(moment, now) > 0) ?? null
}

/**
 * Whether a question that the gateway has no trace of may be put again under its key. One that perhaps never left us, always; one that we know left,
 * while gateways remember keys for certain, which is a day.
 */
export function mayAskAgain(status: OpenPaymentStatus, askedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return status === 'created' || Temporal.Instant.compare(now, askedAt.add({ hours: 24 })) < 0
}
