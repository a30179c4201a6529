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

/** Writes events in the transaction of what they tell, in one statement. They leave from this table: it is the outbox. */
export async function addEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.query(
    `INSERT INTO events (organization_id, id, type, aggregate_id, sequence, data, occurred_at)
     SELECT $1, e.id, e.type, e.aggregate_id, e.sequence, e.data, $2
     FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::int[], $7::json[]) AS e (id, type, aggregate_id, sequence, data)`,
    [
      tx.organizationId,
      tx.now,
      uuidArray(events.map(() => newId())),
      textArray(events.map((event) => event.type)),
      uuidArray(events.map((event) => event.aggregateId)),
      intArray(events.map((event) => event.sequence)),
      jsonArray(events.map((event) => event.data)),
    ],
    'add-events',
  )
}

/** The same for things that do not count their events themselves. Their rows are locked, or new, in this transaction. */
export async function addNextEvents(tx: Tx, events: readonly Omit<NewEvent, 'sequence'>[]): Promise<void> {
  const { rows } = await tx.query<{ aggregate_id: string; last: number }>(
    `SELECT aggregate_id, max(sequence) AS last FROM events WHERE organization_id = $1 AND aggregate_id = ANY ($2::uuid[])
     GROUP BY aggregate_id ORDER BY aggregate_id`,
    [tx.organizationId, uuidArray(events.map((event) => event.aggregateId))],
  )
  const last = new Map(rows.map((row) => [row.aggregate_id, row.last]))
  await addEvents(
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
