import { type HelpDeskEventId, type HelpDeskId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type DeskEvent, type DeskEventStatus, deskEventStatuses } from './help-desk.ts'

export interface NewDeskEvent
  extends Pick<DeskEvent, 'id' | 'helpDeskId' | 'reference' | 'type' | 'aboutReference' | 'aboutKey' | 'sentAt' | 'receivedAt'> {
  readonly body: Buffer | null
}

/** Keeps what came: to be worked on where it is about a ticket. What has come before is only counted, and worked on anew where it had failed. */
export async function keepEvent(tx: Tx, event: NewDeskEvent): Promise<void> {
  const { id, helpDeskId, reference, type, aboutReference, aboutKey, sentAt, receivedAt, body } = event
  const waits = aboutReference !== null || aboutKey !== null
  await tx.query(
    `INSERT INTO help_desk_events AS e (organization_id, id, help_desk_id, reference, type, about_reference, about_key, sent_at, received_at, body,
       status, next_at, finished_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (organization_id, help_desk_id, reference) DO UPDATE SET deliveries = least(e.deliveries + 1, 1000000),
       status = CASE WHEN e.status = 'failed' THEN 'received' ELSE e.status END,
       attempts = CASE WHEN e.status = 'failed' THEN 0 ELSE e.attempts END,
       next_at = CASE WHEN e.status = 'failed' THEN $9 ELSE e.next_at END,
       finished_at = CASE WHEN e.status = 'failed' THEN NULL ELSE e.finished_at END`,
    [
      ...[tx.organizationId, id, helpDeskId, reference, type, aboutReference, aboutKey, sentAt, receivedAt, body],
      ...[waits ? 'received' : 'ignored', waits ? receivedAt : null, waits ? null : receivedAt],
    ],
    'keep-help-desk-event',
  )
}

/** One that this process has for itself until the lease ends. */
export interface ClaimedEvent {
  readonly id: HelpDeskEventId
  readonly helpDeskId: HelpDeskId
  readonly type: string
  readonly aboutReference: string | null
  readonly aboutKey: string | null
  readonly body: Buffer | null
  /** This one included: what is written about an earlier one moves nothing. */
  readonly attempts: number
}

/** Takes what is due until the lease ends, in the order in which it was sent. What somebody holds is left to them. */
export async function claimEvents(tx: Tx, now: Temporal.Instant, leasedUntil: Temporal.Instant, limit: number): Promise<ClaimedEvent[]> {
  const text = `WITH due AS (
      SELECT id FROM help_desk_events WHERE organization_id = $1 AND next_at <= $2 ORDER BY next_at, id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE help_desk_events e SET attempts = e.attempts + 1, next_at = $3 FROM due WHERE e.organization_id = $1 AND e.id = due.id
      RETURNING e.id, e.help_desk_id, e.type, e.about_reference, e.about_key, e.body, e.attempts, e.sent_at
    )
    SELECT id, help_desk_id, type, about_reference AS "aboutReference", about_key AS "aboutKey", body, attempts FROM claimed ORDER BY sent_at, id`
  type Row = Omit<ClaimedEvent, 'id' | 'helpDeskId'> & { readonly id: string; readonly help_desk_id: string }
  const { rows } = await tx.query<Row>(text, [tx.organizationId, now, leasedUntil, limit], 'claim-help-desk-events')
  return rows.map(({ help_desk_id: desk, ...row }) => ({ ...row, id: idOf('hde', row.id), helpDeskId: idOf('hd', desk) }))
}

/** What came of working on it. */
export interface WorkedOn {
  readonly status: DeskEventStatus
  readonly nextAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly lastError: string | null
}

/** False: somebody else has it by now, and nothing is written. */
export async function settleEvent(tx: Tx, { id, attempts }: Pick<ClaimedEvent, 'id' | 'attempts'>, worked: WorkedOn): Promise<boolean> {
  const text = `UPDATE help_desk_events SET status = $4, next_at = $5, finished_at = $6, last_error = $7
    WHERE organization_id = $1 AND id = $2 AND attempts = $3 AND status = 'received'`
  const { status, nextAt, finishedAt, lastError } = worked
  return (await tx.query(text, [tx.organizationId, id, attempts, status, nextAt, finishedAt, lastError])).rowCount === 1
}

/** Works on it anew from now on. False: it waits for that already, or there is nothing to work on. */
export async function replay(tx: Tx, id: HelpDeskEventId, at: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE help_desk_events SET status = 'received', attempts = 0, next_at = $3, finished_at = NULL, last_error = NULL
    WHERE organization_id = $1 AND id = $2 AND status <> 'received' AND (about_reference IS NOT NULL OR about_key IS NOT NULL)`
  return (await tx.query(text, [tx.organizationId, id, at])).rowCount === 1
}

/** Drops bodies of what ended before a moment, a batch of them. Answers how many. */
export async function dropBodies(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `UPDATE help_desk_events SET body = NULL WHERE organization_id = $1 AND id IN (
    SELECT id FROM help_desk_events WHERE organization_id = $1 AND finished_at < $2 AND body IS NOT NULL ORDER BY finished_at, id LIMIT $3)`
  return (await tx.query(text, [tx.organizationId, before, limit])).rowCount
}

/** Forgets what ended before a moment, a batch of it. Answers how much. What failed stays: a person has to look. */
export async function forgetFinished(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `DELETE FROM help_desk_events WHERE organization_id = $1 AND id IN (
    SELECT id FROM help_desk_events WHERE organization_id = $1 AND finished_at < $2 AND status <> 'failed' ORDER BY finished_at, id LIMIT $3)`
  return (await tx.query(text, [tx.organizationId, before, limit])).rowCount
}

/** Organizations with something to work on, by real time. */
export async function organizationsWithEvents(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (
    SELECT FROM help_desk_events e WHERE e.organization_id = o.id AND e.next_at <= $1) ORDER BY o.id`
  return (await tx.query<{ id: string }>(text, [now], 'organizations-with-help-desk-events')).rows.map(({ id }) => idOf('org', id))
}

export async function organizationsToCleanUp(tx: DispatcherTx, before: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (
    SELECT FROM help_desk_events e WHERE e.organization_id = o.id AND e.finished_at < $1) ORDER BY o.id`
  return (await tx.query<{ id: string }>(text, [before])).rows.map(({ id }) => idOf('org', id))
}

export interface DeskEventQuery extends PageQuery {
  readonly status?: DeskEventStatus | undefined
}

/** Without their bodies. */
export async function listEvents(tx: Tx, query: DeskEventQuery): Promise<Page<DeskEvent>> {
  const events = query.status === undefined ? selectEvents(tx) : selectEvents(tx).where('status', '=', query.status)
  const id = sql.ref('id')
  const page = await readPage(events, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map((row) => fromRow(row, null)) }
}

/** Refuses `not_found`. */
export async function getEvent(tx: Tx, id: HelpDeskEventId): Promise<DeskEvent> {
  const row = await selectEvents(tx).select('body').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row, row.body)
}

function selectEvents(tx: Tx) {
  return tx.sql
    .selectFrom('help_desk_events')
    .select(['id', 'help_desk_id', 'reference', 'type', 'about_reference', 'about_key', 'sent_at', 'received_at'])
    .select(['deliveries', 'status', 'attempts', 'next_at', 'finished_at', 'last_error'])
    .where('organization_id', '=', tx.organizationId)
}

type EventRow = Awaited<ReturnType<ReturnType<typeof selectEvents>['executeTakeFirstOrThrow']>>

function fromRow(row: EventRow, body: Buffer | null): DeskEvent {
  return {
    ...{ id: idOf('hde', row.id), helpDeskId: idOf('hd', row.help_desk_id), reference: row.reference, type: row.type },
    ...{ aboutReference: row.about_reference, aboutKey: row.about_key, sentAt: row.sent_at, receivedAt: row.received_at },
    ...{ deliveries: row.deliveries, body: body?.toString('utf8') ?? null, status: z.enum(deskEventStatuses).parse(row.status) },
    ...{ attempts: row.attempts, nextAt: row.next_at, finishedAt: row.finished_at, lastError: row.last_error },
  }
}
