import { type HelpDeskId, idOf, type OrganizationId, type TicketId } from '@quarterday/core/id.ts'
import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type ClaimedSync, deskKinds, seenSchema, syncStatuses, type TicketSyncView } from './help-desk.ts'

/**
 * Marks tickets as changed here, in the transaction of the change; without a connection there is nothing to mark. Who waits after a failure goes on waiting, and
 * who has a ticket for themselves at this moment does it again afterwards.
 */
export async function markChanged(tx: Tx, tickets: readonly TicketId[], at: Temporal.Instant): Promise<void> {
  if (tickets.length === 0) return
  const text = `INSERT INTO help_desk_tickets AS s (organization_id, help_desk_id, ticket_id, wanted, status, next_at, created_at)
    SELECT $1, h.id, t.id, 1, 'waiting', $3, $3 FROM help_desks h CROSS JOIN unnest($2::uuid[]) AS t (id)
    WHERE h.organization_id = $1 AND h.status = 'active' ORDER BY t.id
    ON CONFLICT (organization_id, help_desk_id, ticket_id) DO UPDATE SET wanted = s.wanted + 1, ${woken}`
  await tx.query(text, [tx.organizationId, uuidArray(tickets), at], 'mark-help-desk-tickets')
}

/** Whatever ended, well or not, is begun anew. */
const woken = `status = 'waiting', next_at = coalesce(s.next_at, $3), attempts = CASE WHEN s.status = 'waiting' THEN s.attempts ELSE 0 END`

/** Marks a ticket as changed there. False: none here has this name there. */
export async function markTold(tx: Tx, helpDeskId: HelpDeskId, reference: string, at: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE help_desk_tickets s SET pull_wanted = s.pull_wanted + 1, ${woken}
    WHERE s.organization_id = $1 AND s.help_desk_id = $2 AND s.reference = $4`
  return (await tx.query(text, [tx.organizationId, helpDeskId, at, reference])).rowCount === 1
}

/** Begins anew what was given up, waits for its next try, or is to be compared again. `busy`: somebody is at it at this moment; `none`: there is nothing to begin. */
export async function beginAnew(
  tx: Tx,
  helpDeskId: HelpDeskId,
  ticketId: TicketId,
  at: Temporal.Instant,
): Promise<'begun' | 'busy' | 'none'> {
  const text = `UPDATE help_desk_tickets SET status = 'waiting', next_at = $4, attempts = 0, pull_wanted = pull_wanted + 1, leased_until = NULL
    WHERE organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3 AND (leased_until IS NULL OR leased_until <= $4)`
  if ((await tx.query(text, [tx.organizationId, helpDeskId, ticketId, at])).rowCount === 1) return 'begun'
  const there = 'SELECT FROM help_desk_tickets WHERE organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3'
  return (await tx.query(there, [tx.organizationId, helpDeskId, ticketId])).rows.length > 0 ? 'busy' : 'none'
}

/** Takes what is due, the longest waiting first, until the lease ends. What somebody holds is left to them. */
export async function claimDue(
  tx: Tx,
  { helpDeskId, now, leasedUntil, limit }: { helpDeskId: HelpDeskId; now: Temporal.Instant; leasedUntil: Temporal.Instant; limit: number },
): Promise<ClaimedSync[]> {
  const text = `WITH due AS (
      SELECT ticket_id FROM help_desk_tickets WHERE organization_id = $1 AND help_desk_id = $2 AND next_at <= $3
        AND (leased_until IS NULL OR leased_until <= $3) ORDER BY next_at, ticket_id LIMIT $5 FOR NO KEY UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE help_desk_tickets s SET fence = s.fence + 1, attempts = s.attempts + 1, leased_until = $4 FROM due
      WHERE s.organization_id = $1 AND s.help_desk_id = $2 AND s.ticket_id = due.ticket_id
      RETURNING s.ticket_id, s.fence, s.attempts, s.wanted, s.pull_wanted, s.reference, s.sent_position
    )
    SELECT * FROM claimed ORDER BY ticket_id`
  const { rows } = await tx.query<ClaimedRow>(text, [tx.organizationId, helpDeskId, now, leasedUntil, limit], 'claim-help-desk-tickets')
  return rows.map(fromClaimed)
}

/** Whether the claim still counts; if so the row is kept from others until the transaction ends. */
export async function holdClaim(tx: Tx, helpDeskId: HelpDeskId, { ticketId, fence }: ClaimedSync): Promise<boolean> {
  const text = `SELECT FROM help_desk_tickets s JOIN help_desks h ON h.organization_id = $1 AND h.id = s.help_desk_id AND h.status = 'active'
    WHERE s.organization_id = $1 AND s.help_desk_id = $2 AND s.ticket_id = $3 AND s.fence = $4 AND s.leased_until IS NOT NULL FOR NO KEY UPDATE OF s`
  return (await tx.query(text, [tx.organizationId, helpDeskId, ticketId, fence])).rows.length === 1
}

/** What is known after a step. The row is held. */
export interface Step {
  readonly reference?: string
  readonly url?: string | null
  readonly sentPosition?: number
  readonly seenHere?: TicketSide
  readonly seenThere?: TicketSide
}

export async function noteStep(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId, step: Step): Promise<void> {
  const { reference, url, sentPosition, seenHere, seenThere } = step
  await tx.sql
    .updateTable('help_desk_tickets')
    .set({
      ...(reference !== undefined && { reference }),
      ...(url !== undefined && { url }),
      ...(sentPosition !== undefined && { sent_position: sentPosition }),
      ...(seenHere !== undefined && { seen_here: JSON.stringify(seenHere) }),
      ...(seenThere !== undefined && { seen_there: JSON.stringify(seenThere) }),
    })
    .where('organization_id', '=', tx.organizationId)
    .where('help_desk_id', '=', helpDeskId)
    .where('ticket_id', '=', ticketId)
    .execute()
}

/** Both sides as they were when they were last compared. Null: they never were. */
export async function readSeen(
  tx: Tx,
  helpDeskId: HelpDeskId,
  ticketId: TicketId,
): Promise<{ readonly here: TicketSide; readonly there: TicketSide } | null> {
  const text = `SELECT seen_here, seen_there FROM help_desk_tickets WHERE organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3`
  const { rows } = await tx.query<{ seen_here: unknown; seen_there: unknown }>(text, [tx.organizationId, helpDeskId, ticketId])
  const [row] = rows
  const here = seenSchema.nullable().parse(row?.seen_here ?? null)
  const there = seenSchema.nullable().parse(row?.seen_there ?? null)
  return here === null || there === null ? null : { here, there }
}

/** How a try ended. */
export type Ended =
  /** Both sides are in step as of what was claimed; what changed since is due at once. */
  | { readonly kind: 'synced' }
  /** It went well as far as it came; the rest is due at once. */
  | { readonly kind: 'more' }
  /** `seconds` null: it is given up. */
  | { readonly kind: 'failed'; readonly error: string; readonly seconds: number | null }

/** Gives a claimed ticket back. False: the claim did not count any more, and nothing is written. */
export async function settle(tx: Tx, helpDeskId: HelpDeskId, claimed: ClaimedSync, ended: Ended, now: Temporal.Instant): Promise<boolean> {
  const { ticketId, fence, wanted, pullWanted } = claimed
  const of = 'organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3 AND fence = $4 AND leased_until IS NOT NULL'
  if (ended.kind === 'synced') {
    const isMore = 'wanted > $5 OR pull_wanted > $6'
    const text = `UPDATE help_desk_tickets SET done = $5, pull_done = $6, attempts = 0, leased_until = NULL, last_error = NULL, synced_at = $7,
        status = CASE WHEN ${isMore} THEN 'waiting' ELSE 'synced' END, next_at = CASE WHEN ${isMore} THEN $7::timestamptz END WHERE ${of}`
    return (await tx.query(text, [tx.organizationId, helpDeskId, ticketId, fence, wanted, pullWanted, now])).rowCount === 1
  }
  if (ended.kind === 'more') {
    const text = `UPDATE help_desk_tickets SET attempts = 0, leased_until = NULL, next_at = $5 WHERE ${of}`
    return (await tx.query(text, [tx.organizationId, helpDeskId, ticketId, fence, now])).rowCount === 1
  }
  const { error, seconds } = ended
  const nextAt = seconds === null ? null : now.add({ seconds })
  const text = `UPDATE help_desk_tickets SET leased_until = NULL, last_error = $5, status = $6, next_at = $7 WHERE ${of}`
  const values = [tx.organizationId, helpDeskId, ticketId, fence, error, nextAt === null ? 'failed' : 'waiting', nextAt]
  return (await tx.query(text, values)).rowCount === 1
}

/** Nothing more is brought into step by a connection that is over. */
export async function stopAll(tx: Tx, helpDeskId: HelpDeskId): Promise<void> {
  const text = `UPDATE help_desk_tickets SET status = CASE WHEN synced_at IS NULL THEN 'failed' ELSE 'synced' END, next_at = NULL, leased_until = NULL,
      last_error = CASE WHEN synced_at IS NULL THEN 'The help desk was disconnected before the ticket was there.' ELSE last_error END
    WHERE organization_id = $1 AND help_desk_id = $2 AND status = 'waiting'`
  await tx.query(text, [tx.organizationId, helpDeskId])
}

/** Up to when the help desk has told of a ticket by itself; the row is kept from others until the transaction ends. Undefined: it is none of its tickets. */
export async function lockTold(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId): Promise<Temporal.Instant | null | undefined> {
  const text = `SELECT told_until FROM help_desk_tickets WHERE organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3 FOR NO KEY UPDATE`
  const { rows } = await tx.query<{ told_until: Temporal.Instant | null }>(text, [tx.organizationId, helpDeskId, ticketId])
  return rows[0]?.told_until
}

export interface Told {
  /** Null: it told of no change. */
  readonly until: Temporal.Instant | null
  readonly reference: string | null
  readonly url: string | null
  readonly seen: { readonly here: TicketSide; readonly there: TicketSide } | null
}

/** What came of a telling. The row is held. */
export async function noteTold(tx: Tx, helpDeskId: HelpDeskId, ticketId: TicketId, { until, reference, url, seen }: Told): Promise<void> {
  const text = `UPDATE help_desk_tickets SET told_until = greatest(told_until, $4), reference = coalesce($5, reference), url = coalesce($6, url),
      seen_here = coalesce($7::jsonb, seen_here), seen_there = coalesce($8::jsonb, seen_there)
    WHERE organization_id = $1 AND help_desk_id = $2 AND ticket_id = $3`
  const json = (side: TicketSide | undefined) => (side === undefined ? null : JSON.stringify(side))
  await tx.query(text, [tx.organizationId, helpDeskId, ticketId, until, reference, url, json(seen?.here), json(seen?.there)])
}

/** Organizations with tickets to bring into step, by real time. */
export async function organizationsWithSync(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT h.organization_id AS id FROM help_desks h WHERE h.status = 'active' AND (h.held_until IS NULL OR h.held_until <= $1)
      AND EXISTS (SELECT FROM help_desk_tickets s
      WHERE s.organization_id = h.organization_id AND s.help_desk_id = h.id AND s.next_at <= $1) ORDER BY 1`
  return (await tx.query<{ id: string }>(text, [now], 'organizations-with-help-desk')).rows.map(({ id }) => idOf('org', id))
}

export interface TicketSyncQuery extends PageQuery {
  readonly status?: string | undefined
}

/** Of the connection that counts now. */
export async function listSyncs(tx: Tx, query: TicketSyncQuery): Promise<Page<TicketSyncView>> {
  let select = tx.sql
    .selectFrom('help_desk_tickets as s')
    .innerJoin('help_desks as h', (join) => join.onRef('h.organization_id', '=', 's.organization_id').onRef('h.id', '=', 's.help_desk_id'))
    .innerJoin('tickets as t', (join) => join.onRef('t.organization_id', '=', 's.organization_id').onRef('t.id', '=', 's.ticket_id'))
    .select(['t.id', 't.number', 't.subject', 'h.kind', 's.help_desk_id', 's.reference', 's.url', 's.status', 's.attempts'])
    .select(['s.next_at', 's.last_error', 's.synced_at'])
    .where('s.organization_id', '=', tx.organizationId)
    .where('h.status', '=', 'active')
  if (query.status !== undefined) select = select.where('s.status', '=', query.status)
  const id = sql.ref('t.id')
  const page = await readPage(select, query, { id, by: { created_at: { expression: id, type: 'uuid' } } })
  const rows = page.rows.map((row) => ({
    ...{ helpDeskId: idOf('hd', row.help_desk_id), ticketId: idOf('tic', row.id), number: row.number, subject: row.subject },
    ...{ kind: z.enum(deskKinds).parse(row.kind), reference: row.reference, url: row.url, status: z.enum(syncStatuses).parse(row.status) },
    ...{ attempts: row.attempts, nextAt: row.next_at, lastError: row.last_error, syncedAt: row.synced_at },
  }))
  return { ...page, rows }
}

interface ClaimedRow {
  readonly ticket_id: string
  readonly fence: number
  readonly attempts: number
  readonly wanted: number
  readonly pull_wanted: number
  readonly reference: string | null
  readonly sent_position: number
}

function fromClaimed(row: ClaimedRow): ClaimedSync {
  return {
    ...{ ticketId: idOf('tic', row.ticket_id), fence: row.fence, attempts: row.attempts, wanted: row.wanted, pullWanted: row.pull_wanted },
    ...{ reference: row.reference, sentPosition: row.sent_position },
  }
}
