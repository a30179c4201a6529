import { newId } from '../../kit/ids.ts'
import { type AnnouncedInvoice, type InvoiceEventType, invoiceSummary } from './announce.ts'
import type { EventRow } from './document-rows.ts'

/** The rows of what has just happened to an invoice; the last of these events is the one that its `eventCount` counted last. */
export function eventsOf(
  invoice: AnnouncedInvoice & { readonly eventCount: number },
  types: readonly InvoiceEventType[],
  now: Temporal.Instant,
): EventRow[] {
  const data = invoiceSummary(invoice)
  const before = invoice.eventCount - types.length
  return types.map((type, index) => ({ id: newId(), type, aggregateId: invoice.id, sequence: before + index + 1, data, occurredAt: now }))
}
