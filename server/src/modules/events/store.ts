import { type EventId, idOf } from '@quarterday/core/id.ts'
import { sql } from 'kysely'
import { intArray, jsonArray, textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { Event } from './event.ts'
import type { EventType } from './event-types.ts'

/** Something that has happened to one thing, the `sequence`-th since it was made, with the thing as the API showed it then. */
export interface NewEvent {
  readonly type: EventType
  readonly aggregateId: string
  readonly sequence: number
  readonly data: unknown
}

/** Writes events in the transaction of what they tell, in one statement. They leave from this table: it is the outbox. Answers their ids, in order. */
export async function addEvents(tx: Tx, events: readonly NewEvent[]): Promise<EventId[]> {
  if (events.length === 0) return []
  const ids = events.map(() => idOf('evt', newId()))
  await tx.query(
    `INSERT INTO events (organization_id, id, type, aggregate_id, sequence, data, occurred_at)
     SELECT $1, e.id, e.type, e.aggregate_id, e.sequence, e.data, $2
     FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::int[], $7::json[]) AS e (id, type, aggregate_id, sequence, data)`,
    [
      tx.organizationId,
      tx.now,
      uuidArray(ids),
      textArray(events.map((event) => event.type)),
      uuidArray(events.map((event) => event.aggregateId)),
      intArray(events.map((event) => event.sequence)),
      jsonArray(events.map((event) => event.data)),
    ],
    'add-events',
  )
  return ids
}

/** The same for things that do not count their events themselves. Their rows are locked, or new, in this transaction. */
export async function addNextEvents(tx: Tx, events: readonly Omit<NewEvent, 'sequence'>[]): Promise<EventId[]> {
  const { rows } = await tx.query<{ aggregate_id: string; last: number }>(
    `SELECT aggregate_id, max(sequence) AS last FROM events WHERE organization_id = $1 AND aggregate_id = ANY ($2::uuid[])
     GROUP BY aggregate_id ORDER BY aggregate_id`,
    [tx.organizationId, uuidArray(events.map((event) => event.aggregateId))],
  )
  const last = new Map(rows.map((row) => [row.aggregate_id, row.last]))
  return addEvents(
    tx,
    events.map((event) => {
      const sequence = (last.get(event.aggregateId) ?? 0) + 1
      last.set(event.aggregateId, sequence)
      return { ...event, sequence }
    }),
  )
}

export interface EventQuery extends PageQuery {
  readonly type?: string | undefined
  readonly aggregateId?: string | undefined
  readonly from?: Temporal.Instant | undefined
  readonly before?: Temporal.Instant | undefined
}

export async function listEvents(tx: Tx, query: EventQuery): Promise<Page<Event>> {
  let select = tx.sql.selectFrom('events').select(columns).where('organization_id', '=', tx.organizationId)
  if (query.type !== undefined) select = select.where('type', '=', query.type)
  if (query.aggregateId !== undefined) select = select.where('aggregate_id', '=', query.aggregateId)
  if (query.from !== undefined) select = select.where('occurred_at', '>=', query.from)
  if (query.before !== undefined) select = select.where('occurred_at', '<', query.before)
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

export async function findEvent(tx: Tx, id: EventId): Promise<Event | null> {
  const select = tx.sql.selectFrom('events').select(columns).where('organization_id', '=', tx.organizationId).where('id', '=', id)
  const row = await select.executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** These events, in the order of their ids. */
export async function findEvents(tx: Tx, ids: readonly EventId[]): Promise<Event[]> {
  const text = `SELECT id, type, aggregate_id, sequence, data, occurred_at FROM events
    WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`
  return (await tx.query<EventRow>(text, [tx.organizationId, uuidArray(ids)], 'find-events')).rows.map(fromRow)
}

export interface FreshEvent {
  readonly id: EventId
  readonly type: string
  readonly aggregateId: string
}

/**
 * Takes events above an id that were not handed on yet, in the order of their ids, and marks them as handed on with this transaction. Whoever takes some at the
 * same time waits, so that what happened to one thing is handed on in its order.
 */
export async function takeFreshEvents(tx: Tx, after: string, limit: number): Promise<FreshEvent[]> {
  const text = `WITH fresh AS (
      SELECT id FROM events WHERE organization_id = $1 AND NOT fanned_out AND id > $2 ORDER BY id LIMIT $3 FOR NO KEY UPDATE
    ), marked AS (
      UPDATE events e SET fanned_out = true FROM fresh WHERE e.organization_id = $1 AND e.id = fresh.id RETURNING e.id, e.type, e.aggregate_id
    )
    SELECT id, type, aggregate_id FROM marked ORDER BY id`
  const values = [tx.organizationId, after, limit]
  const { rows } = await tx.query<{ id: string; type: string; aggregate_id: string }>(text, values, 'take-fresh-events')
  return rows.map((row) => ({ id: idOf('evt', row.id), type: row.type, aggregateId: row.aggregate_id }))
}

export interface UnannouncedQuery {
  /** Of these types only what has an id below `settledBefore`. */
  readonly settlingTypes: readonly string[]
  readonly settledBefore: string
  readonly after: string
  readonly limit: number
}

/** Takes events that concern people and of which no messages were made yet, in the order of their ids, and marks them with this transaction. What somebody else takes is left to them. */
export async function takeUnannounced(tx: Tx, { settlingTypes, settledBefore, after, limit }: UnannouncedQuery): Promise<EventId[]> {
  const text = `WITH fresh AS (
      SELECT id FROM events WHERE organization_id = $1 AND NOT announced AND quarterday_concerns_people(type)
        AND (type <> ALL ($2::text[]) OR id < $3) AND id > $4
      ORDER BY id LIMIT $5 FOR NO KEY UPDATE SKIP LOCKED
    ), marked AS (
      UPDATE events e SET announced = true FROM fresh WHERE e.organization_id = $1 AND e.id = fresh.id RETURNING e.id
    )
    SELECT id FROM marked ORDER BY id`
  const values = [tx.organizationId, textArray(settlingTypes), settledBefore, after, limit]
  return (await tx.query<{ id: string }>(text, values, 'take-unannounced')).rows.map((row) => idOf('evt', row.id))
}

export interface MissedQuery {
  readonly endpointId: string
  readonly types: readonly string[]
  readonly fromId: string
  readonly beforeId: string
  readonly limit: number
}

/** Events of some types between two ids that were never on their way to an endpoint, the oldest first. */
export async function findMissedEvents(tx: Tx, { endpointId, types, fromId, beforeId, limit }: MissedQuery): Promise<EventId[]> {
  const text = `SELECT e.id FROM events e WHERE e.organization_id = $1 AND e.fanned_out AND e.id >= $3 AND e.id < $4 AND e.type = ANY ($5::text[])
      AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.organization_id = $1 AND d.endpoint_id = $2 AND d.event_id = e.id)
    ORDER BY e.id LIMIT $6`
  const values = [tx.organizationId, endpointId, fromId, beforeId, textArray(types), limit]
  return (await tx.query<{ id: string }>(text, values)).rows.map((row) => idOf('evt', row.id))
}

const columns = ['id', 'type', 'aggregate_id', 'sequence', 'data', 'occurred_at'] as const

interface EventRow {
  readonly id: string
  readonly type: string
  readonly aggregate_id: string
  readonly sequence: number
  readonly data: unknown
  readonly occurred_at: Temporal.Instant
}

function fromRow(row: EventRow): Event {
  const { type, sequence, data } = row
  return { id: idOf('evt', row.id), type, aggregateId: row.aggregate_id, sequence, data, occurredAt: row.occurred_at }
}
