import type { InvoiceId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { getInvoice } from '../invoices/store.ts'
import { findRunOf } from './run-view-store.ts'
import { readMessages, readStory } from './story-store.ts'
import type { Story } from './story-types.ts'

/** Of one invoice: more than any policy can bring about. */
const mostEvents = 500
const mostMessages = 1000

const told = [
  'invoice.finalized',
  'invoice.due_soon',
  'invoice.overdue',
  'invoice.overdue_reminder',
  'invoice.payment_failed',
  'invoice.payment_flagged',
  'invoice.payment_succeeded',
  'invoice.credited',
  'invoice.credit_applied',
  'invoice.dunning_reminder',
  'invoice.dunning_retried',
  'invoice.dunning_skipped',
  'invoice.dunning_paused',
  'invoice.dunning_resumed',
  'invoice.dunning_stopped',
  'invoice.dunning_exhausted',
  'invoice.marked_uncollectible',
  'invoice.voided',
  'invoice.paid',
]

/** All that was asked, answered, said and decided about the money for an invoice, the oldest first. Refuses `not_found`. */
export async function tellStory(tx: Tx, invoiceId: InvoiceId): Promise<Story> {
  await getInvoice(tx, invoiceId)
  const run = await findRunOf(tx, invoiceId)
  const events = await readStory(tx, invoiceId, told, mostEvents)
  const ids = events.map(({ id }) => id)
  const messages = Map.groupBy(await readMessages(tx, invoiceId, ids, mostMessages), ({ eventId }) => eventId)
  return { invoiceId, run, entries: events.map((event) => ({ ...event, messages: messages.get(event.id) ?? [] })) }
}
