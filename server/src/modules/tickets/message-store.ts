import { idOf, type TicketId } from '@quarterday/core/id.ts'
import { ticketAuthors } from '@quarterday/core/ticket/ticket.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { TicketMessage } from './ticket-types.ts'

export async function addMessage(tx: Tx, ticketId: TicketId, message: TicketMessage): Promise<void> {
  await addMessages(tx, ticketId, [message])
}

/** Several at once, whose positions follow one another. */
export async function addMessages(tx: Tx, ticketId: TicketId, messages: readonly TicketMessage[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ id, position, author, userId, authorName, isInternal, body, createdAt }) => ({
    ...{ organization_id: tx.organizationId, id, ticket_id: ticketId, position, author, user_id: userId },
    ...{ author_name: authorName, is_internal: isInternal, body, created_at: createdAt },
  }))
  await tx.sql.insertInto('ticket_messages').values(rows).execute()
}

/** In the order in which they were written. */
export async function listMessages(
  tx: Tx,
  ticketId: TicketId,
  query: PageQuery & { readonly withInternal: boolean },
): Promise<Page<TicketMessage>> {
  const of = tx.sql
    .selectFrom('ticket_messages')
    .selectAll()
    .where('organization_id', '=', tx.organizationId)
    .where('ticket_id', '=', ticketId)
  const id = sql.ref('id')
  const page = await readPage(query.withInternal ? of : of.where('is_internal', '=', false), query, {
    id,
    by: { created_at: byCreation(id) },
  })
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: idOf('tms', row.id),
      position: row.position,
      author: z.enum(ticketAuthors).parse(row.author),
      userId: row.user_id === null ? null : idOf('usr', row.user_id),
      authorName: row.author_name,
      isInternal: row.is_internal,
      body: row.body,
      createdAt: row.created_at,
    })),
  }
}

/** What the person is called, where an organization may know it. */
export async function nameOfUser(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx.sql.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name ?? null
}
