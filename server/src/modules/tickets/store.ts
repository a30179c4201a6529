import { idOf, type MemberId, type TicketId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { closedAfterDays } from '@quarterday/core/ticket/ticket.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { fromRow, toRow } from './ticket-rows.ts'
import type { Ticket } from './ticket-types.ts'

/** The next number of the organization; its row is locked until the transaction ends, so that numbers have no gap. */
export async function takeNumber(tx: Tx): Promise<number> {
  const text = `INSERT INTO ticket_series AS s (organization_id, next_number) VALUES ($1, 2)
    ON CONFLICT (organization_id) DO UPDATE SET next_number = s.next_number + 1 RETURNING next_number - 1 AS number`
  const { rows } = await tx.query<{ number: number }>(text, [tx.organizationId])
  return rows[0]?.number ?? 1
}

export async function addTicket(tx: Tx, ticket: Ticket): Promise<void> {
  const { id, number, customerId, createdAt } = ticket
  const row = { organization_id: tx.organizationId, id, number, customer_id: customerId, created_at: createdAt, ...toRow(ticket) }
  await tx.sql.insertInto('tickets').values(row).execute()
}

/** The ticket is locked. */
export async function saveTicket(tx: Tx, ticket: Ticket): Promise<void> {
  const update = tx.sql.updateTable('tickets').set(toRow(ticket)).where('organization_id', '=', tx.organizationId)
  await update.where('id', '=', ticket.id).execute()
}

/** Refuses `not_found`. */
export async function getTicket(tx: Tx, id: TicketId): Promise<Ticket> {
  const row = await selectTickets(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The ticket, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockTicket(tx: Tx, id: TicketId): Promise<Ticket> {
  const row = await selectTickets(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The same; null where there is none. */
export async function lockIfThere(tx: Tx, id: TicketId): Promise<Ticket | null> {
  const row = await selectTickets(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/**
 * Of what a ticket is to be about, the fields that name nothing of this customer; a line has to be on its invoice. Of others nothing is told, not even what
 * belongs together.
 */
export async function foreignTo(
  tx: Tx,
  customerId: string,
  about: Partial<Pick<Ticket, 'subscriptionId' | 'invoiceId' | 'lineId'>>,
): Promise<string[]> {
  const text = `SELECT
      $3::uuid IS NULL OR EXISTS (SELECT FROM subscriptions s WHERE s.organization_id = $1 AND s.id = $3 AND s.customer_id = $2) AS subscription,
      $4::uuid IS NULL OR EXISTS (SELECT FROM invoices i WHERE i.organization_id = $1 AND i.id = $4 AND i.customer_id = $2) AS invoice,
      $5::uuid IS NULL OR EXISTS (SELECT FROM invoice_lines l JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
        WHERE l.organization_id = $1 AND l.id = $5 AND l.invoice_id = $4 AND i.customer_id = $2) AS line`
  const values = [tx.organizationId, customerId, about.subscriptionId ?? null, about.invoiceId ?? null, about.lineId ?? null]
  const { rows } = await tx.query<{ subscription: boolean; invoice: boolean; line: boolean }>(text, values)
  const [fits] = rows
  return [fits?.subscription ? [] : ['subscription'], fits?.invoice ? [] : ['invoice'], fits?.line ? [] : ['line_item']].flat()
}

export async function isMember(tx: Tx, id: MemberId): Promise<boolean> {
  const { rows } = await tx.query('SELECT FROM members WHERE organization_id = $1 AND id = $2', [tx.organizationId, id])
  return rows.length > 0
}

/** The address of a member, in lower case. Null: there is no such member. */
export async function emailOfMember(tx: Tx, id: MemberId): Promise<string | null> {
  const text = `SELECT lower(u.email) AS email FROM members m JOIN users u ON u.id = m.user_id WHERE m.organization_id = $1 AND m.id = $2`
  return (await tx.query<{ email: string }>(text, [tx.organizationId, id])).rows[0]?.email ?? null
}

/** The member with this address. Null: nobody here has it. */
export async function memberWithEmail(tx: Tx, email: string): Promise<MemberId | null> {
  const text = `SELECT m.id FROM members m JOIN users u ON u.id = m.user_id WHERE m.organization_id = $1 AND u.email = lower($2) ORDER BY m.id`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, email])
  return rows[0] ? idOf('mem', rows[0].id) : null
}

/** Solved tickets whose time to be opened again is over, locked; those that others hold are left out. */
export async function claimSolved(tx: Tx, limit: number): Promise<Ticket[]> {
  const before = tx.now.subtract({ hours: 24 * closedAfterDays })
  const select = selectTickets(tx).where('status', '=', 'solved').where('solved_at', '<=', before)
  const rows = await select.orderBy('solved_at').orderBy('id').limit(limit).forUpdate().skipLocked().execute()
  return rows.map(fromRow)
}

/** Closes these tickets, which are locked, in one statement. */
export async function closeAll(tx: Tx, tickets: readonly Ticket[]): Promise<void> {
  const ids = tickets.map(({ id }) => id)
  const text = `UPDATE tickets SET status = 'closed', event_count = event_count + 1, updated_at = $3 WHERE organization_id = $1 AND id = ANY ($2::uuid[])`
  await tx.query(text, [tx.organizationId, ids, tx.now])
}

/** Organizations with solved tickets to close, by their own clock. */
export async function organizationsWithSolved(tx: DispatcherTx, now: Temporal.Instant): Promise<string[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM tickets t WHERE t.organization_id = o.id AND t.status = 'solved'
      AND t.solved_at <= coalesce(o.clock_at, $1) - $2 * interval '1 day') ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now, closedAfterDays])
  return rows.map((row) => row.id)
}

/** When the first solved ticket is closed. The days are `closedAfterDays`, as a test says. */
export const nextCloseAt = `SELECT t.solved_at + interval '14 days' FROM tickets t WHERE t.organization_id = $1 AND t.status = 'solved' ORDER BY t.solved_at LIMIT 1`

function selectTickets(tx: Tx) {
  return tx.sql.selectFrom('tickets').selectAll().where('organization_id', '=', tx.organizationId)
}
