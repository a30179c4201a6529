import { type HelpDeskId, idOf, type TicketId, type TicketMessageId } from '@quarterday/core/id.ts'
import { ticketAuthors } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { DeskMessageRow } from './help-desk.ts'

const bookSize = 4000

/** All that is known of a ticket's messages on both sides, in its order; four thousand at most, which is more than there can be. */
export async function messagesOf(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId): Promise<DeskMessageRow[]> {
  const text = `SELECT message_id, reference, origin, status FROM help_desk_messages
    WHERE organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3 ORDER BY id LIMIT ${bookSize}`
  const { rows } = await tx.query<{
    message_id: string | null
    reference: string | null
    origin: DeskMessageRow['origin']
    status: DeskMessageRow['status']
  }>(text, [tx.organizationId, helpDeskId, ticketId])
  return rows.map(({ message_id: id, ...row }) => ({ ...row, messageId: id === null ? null : idOf('tms', id) }))
}

/** Says that a message is about to be sent. Said before, it stays as it is. */
export async function noteAsked(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId, messageId: TicketMessageId): Promise<void> {
  const text = `INSERT INTO help_desk_messages (organization_id, help_desk_id, ticket_id, id, message_id, origin, status, created_at)
    VALUES ($1, $2, $3, $4, $5, 'here', 'asked', $6)
    ON CONFLICT (organization_id, help_desk_id, message_id) WHERE message_id IS NOT NULL DO NOTHING`
  await tx.query(text, [tx.organizationId, helpDeskId, ticketId, newId(), messageId, tx.now])
}

export interface Arrived {
  readonly messageId: TicketMessageId
  /** Null: the help desk does not say what it calls it. */
  readonly reference: string | null
}

/** Says that messages of ours are there, also those of which only the help desk knew; what is no message of the ticket is left out. */
export async function noteArrived(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId, arrived: readonly Arrived[]): Promise<void> {
  if (arrived.length === 0) return
  const text = `INSERT INTO help_desk_messages AS d (organization_id, help_desk_id, ticket_id, id, message_id, reference, origin, status, created_at)
    SELECT $1, $2, $3, a.id, a.message_id, a.reference, 'here', 'done', $7 FROM unnest($4::uuid[], $5::uuid[], $6::text[]) AS a (id, message_id, reference)
    JOIN ticket_messages m ON m.organization_id = $1 AND m.id = a.message_id AND m.ticket_id = $3 ORDER BY a.id
    ON CONFLICT (organization_id, help_desk_id, message_id) WHERE message_id IS NOT NULL
      DO UPDATE SET status = 'done', reference = coalesce(excluded.reference, d.reference)`
  const values = [
    ...[tx.organizationId, helpDeskId, ticketId, uuidArray(arrived.map(() => newId()))],
    ...[uuidArray(arrived.map(({ messageId }) => messageId)), textArray(arrived.map(({ reference }) => reference)), tx.now],
  ]
  await tx.query(text, values)
}

export interface TakenFromThere {
  readonly reference: string
  /** Null: it was left out, for this reason. */
  readonly messageId: TicketMessageId | null
  readonly detail: string | null
}

/** Says that what was written there is here, or why not. What was taken before is taken once. */
export async function noteTaken(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId, taken: readonly TakenFromThere[]): Promise<void> {
  if (taken.length === 0) return
  const text = `INSERT INTO help_desk_messages (organization_id, help_desk_id, ticket_id, id, message_id, reference, origin, status, detail, created_at)
    SELECT $1, $2, $3, a.id, a.message_id, a.reference, 'there', CASE WHEN a.detail IS NULL THEN 'done' ELSE 'left_out' END, a.detail, $8
    FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[]) AS a (id, message_id, reference, detail) ORDER BY a.id`
  const values = [
    ...[tx.organizationId, helpDeskId, ticketId, uuidArray(taken.map(() => newId()))],
    ...[uuidArray(taken.map(({ messageId }) => messageId)), textArray(taken.map(({ reference }) => reference))],
    ...[textArray(taken.map(({ detail }) => detail)), tx.now],
  ]
  await tx.query(text, values)
}

/** A message of a ticket as it is sent. */
export interface OutgoingMessage {
  readonly id: TicketMessageId
  readonly position: number
  readonly author: (typeof ticketAuthors)[number]
  readonly authorName: string
  readonly authorEmail: string | null
  readonly isInternal: boolean
  readonly body: string
  readonly createdAt: Temporal.Instant
}

/** Messages after a position, in their order, with the address of each member who wrote. */
export async function messagesAfter(tx: Tx, ticketId: TicketId, position: number, limit: number): Promise<OutgoingMessage[]> {
  const text = `SELECT m.id, m.position, m.author, m.author_name, m.is_internal, m.body, m.created_at,
      CASE WHEN w.user_id IS NULL THEN NULL ELSE u.email END AS email
    FROM ticket_messages m LEFT JOIN members w ON w.organization_id = m.organization_id AND w.user_id = m.user_id AND m.author = 'staff'
    LEFT JOIN users u ON u.id = w.user_id
    WHERE m.organization_id = $1 AND m.ticket_id = $2 AND m.position > $3 ORDER BY m.position LIMIT $4`
  const { rows } = await tx.query<OutgoingRow>(text, [tx.organizationId, ticketId, position, limit])
  return rows.map((row) => ({
    ...{ id: idOf('tms', row.id), position: row.position, author: z.enum(ticketAuthors).parse(row.author), authorName: row.author_name },
    ...{ authorEmail: row.email, isInternal: row.is_internal, body: row.body, createdAt: row.created_at },
  }))
}

interface OutgoingRow {
  readonly id: string
  readonly position: number
  readonly author: string
  readonly author_name: string
  readonly is_internal: boolean
  readonly body: string
  readonly created_at: Temporal.Instant
  readonly email: string | null
}
