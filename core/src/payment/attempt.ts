import { encodeId, type InvoiceId } from '../id.ts'
import type { PaymentStatus } from './payment.ts'

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
export function mayAskAgain(status: PaymentStatus, askedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return status === 'created' || Temporal.Instant.compare(now, askedAt.add({ hours: 24 })) < 0
}

/**
 * When to put a question again that certainly had no effect: when the gateway said, else after as long as it has been tried for by now, from half a
 * minute to an hour.
 */
export function askAgainAt(askedAt: Temporal.Instant, now: Temporal.Instant, retryAfterSeconds: number | null): Temporal.Instant {
  const tried = Math.floor(askedAt.until(now).total('seconds'))
  const seconds = retryAfterSeconds ?? Math.min(Math.max(tried, 30), 3600)
  return now.add({ seconds: Math.min(Math.max(seconds, 1), 86_400) })
}
