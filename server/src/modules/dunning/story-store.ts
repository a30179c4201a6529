import { type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoryEvent, StoryMessage } from './story-types.ts'

/** What happened to an invoice of these kinds, the oldest first. */
export async function readStory(tx: Tx, invoiceId: InvoiceId, types: readonly string[], limit: number): Promise<StoryEvent[]> {
  const text = `SELECT id, type, data, occurred_at FROM events
    WHERE organization_id = $1 AND aggregate_id = $2 AND type = ANY ($3::text[]) ORDER BY sequence LIMIT $4`
  const { rows } = await tx.query<{ id: string; type: string; data: unknown; occurred_at: Temporal.Instant }>(text, [
    tx.organizationId,
    invoiceId,
    textArray(types),
    limit,
  ])
  return rows.map((row) => ({ id: idOf('evt', row.id), type: row.type, data: row.data, occurredAt: row.occurred_at }))
}

/** What people were told of these events, the oldest first. */
export async function readMessages(tx: Tx, invoiceId: InvoiceId, eventIds: readonly string[], limit: number): Promise<StoryMessage[]> {
  if (eventIds.length === 0) return []
  const text = `SELECT id, event_id, channel, address, subject, status FROM messages
    WHERE organization_id = $1 AND object_id = $2 AND event_id = ANY ($3::uuid[]) ORDER BY id LIMIT $4`
  const { rows } = await tx.query<{
    id: string
    event_id: string
    channel: string
    address: string
    subject: string
    status: string
  }>(text, [tx.organizationId, invoiceId, uuidArray(eventIds), limit])
  return rows.map(({ id, event_id, channel, address: recipient, subject, status }) => {
    return { id, eventId: idOf('evt', event_id), channel, recipient, subject, status }
  })
}
