import { type CustomerId, idOf, type MeterId } from '@quarterday/core/id.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Column, column, namesOf, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { MeasuredEvent, UsageEvent } from './usage-event-types.ts'

/** The class of the advisory lock that whoever accepts events holds shared, from before the first number is drawn until the commit. */
export const ingestLock = 4242

/** Keeps new events out until the transaction ends, and waits for those under way. */
export async function lockIngest(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [ingestLock, tx.organizationId])
}

/**
 * Writes those events whose keys are new and says how many they were. The keys differ, and are in order: batches that overlap then wait for each other
 * and never in a circle. The transaction holds the ingest lock.
 */
export async function addUsageEvents(tx: Tx, events: readonly UsageEvent[], receivedAt: Temporal.Instant): Promise<number> {
  const parameters = [tx.organizationId, receivedAt, ...parametersOf(columns, events)]
  const { rowCount } = await tx.query(insert, parameters, 'add-usage-events')
  return rowCount
}

const columns: readonly Column<UsageEvent>[] = [
  column.uuid('id', ({ id }) => id),
  column.text('key', ({ key }) => key),
  column.uuid('meter_id', ({ meterId }) => meterId),
  column.uuid('customer_id', ({ customerId }) => customerId),
  column.uuid('subject_id', ({ subscriptionId, customerId }) => subscriptionId ?? customerId),
  column.instant('occurred_at', ({ occurredAt }) => occurredAt),
  column.numeric('value', ({ value }) => value),
  column.text('item', ({ item }) => item),
  column.jsonb('dimensions', ({ dimensions }) => dimensions),
  column.boolean('counted', ({ counted }) => counted),
  column.jsonb('properties', ({ properties }) => properties),
]

const insert = `WITH told AS MATERIALIZED (SELECT d.* FROM ${rowsFrom(columns, 3)}), fresh AS (
    INSERT INTO usage_event_keys (organization_id, key, seq) SELECT $1, key, nextval('usage_events_seq') FROM told
    ON CONFLICT DO NOTHING RETURNING key, seq)
  INSERT INTO usage_events (organization_id, received_at, seq, ${namesOf(columns)}) SELECT $1, $2, fresh.seq, told.* FROM told JOIN fresh USING (key)`

/**
 * Does all of it in one statement that needs no transaction around it, look-ups, lock and numbers included. Null: something that the events name is not there,
 * is archived or lies too far ahead, and nothing is stored. The keys differ, and are in order.
 */
export async function recordMeasuredEvents(
  tx: Tx,
  organizationId: string,
  events: readonly MeasuredEvent[],
  receivedAt: Temporal.Instant,
): Promise<number | null> {
  const { rows } = await tx.query<{ accepted: number | null }>(
    'SELECT quarterday_record_usage($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS accepted',
    [organizationId, receivedAt, ...parametersOf(measuredColumns, events)],
    'record-usage',
  )
  return rows[0]?.accepted ?? null
}

const measuredColumns: readonly Column<MeasuredEvent>[] = [
  column.uuid('ids', ({ id }) => id),
  column.text('keys', ({ key }) => key),
  column.uuid('meter_ids', ({ meterId }) => meterId),
  column.uuid('customers', ({ told }) => told.customer ?? null),
  column.text('external_ids', ({ told }) => told.external_customer_id ?? null),
  column.uuid('subscription_ids', ({ told }) => told.subscription ?? null),
  column.instant('moments', ({ told }) => told.occurred_at ?? null),
  column.numeric('amounts', ({ measured }) => measured.value),
  column.text('things', ({ measured }) => measured.item),
  column.jsonb('dimension_lines', ({ measured }) => measured.dimensions),
  column.boolean('counts', ({ measured }) => measured.counted),
  column.jsonb('property_lines', ({ told }) => told.properties ?? {}),
]

/** Removes keys of events that were dropped, oldest first; answers how many. */
export async function removeOldKeys(tx: Tx, limit: number): Promise<number> {
  const { rowCount } = await tx.query(removal, [tx.organizationId, limit])
  return rowCount
}

const removal = `DELETE FROM usage_event_keys WHERE organization_id = $1 AND key IN (SELECT k.key FROM usage_event_keys k
  WHERE k.organization_id = $1 AND k.seq < coalesce((SELECT e.seq FROM usage_events e WHERE e.organization_id = $1 ORDER BY e.seq LIMIT 1),
    (SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = $1))
  ORDER BY k.seq LIMIT $2)`

/** Whether a customer without subscriptions has used something: who has a subscription is not deleted anyway. */
export async function hasEventsOfCustomer(tx: Tx, id: CustomerId): Promise<boolean> {
  const { rows } = await tx.query('SELECT FROM usage_events WHERE organization_id = $1 AND subject_id = $2 LIMIT 1', [
    tx.organizationId,
    id,
  ])
  return rows.length > 0
}

export async function hasEventsOfMeter(tx: Tx, id: MeterId): Promise<boolean> {
  const { rows } = await tx.query('SELECT FROM usage_events WHERE organization_id = $1 AND meter_id = $2 LIMIT 1', [tx.organizationId, id])
  return rows.length > 0
}

export interface UsageEventQuery extends PageQuery {
  readonly meterId?: string | undefined
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
  readonly from?: Temporal.Instant | undefined
  readonly before?: Temporal.Instant | undefined
}

/** Events in the order in which they were accepted, or in which they happened. */
export async function listUsageEvents(tx: Tx, query: UsageEventQuery): Promise<Page<UsageEvent>> {
  let select = tx.sql.selectFrom('usage_events').selectAll().where('organization_id', '=', tx.organizationId)
  if (query.meterId !== undefined) select = select.where('meter_id', '=', query.meterId)
  if (query.customerId !== undefined) {
    const { customerId } = query
    // By the index of subjects: the customer's subscriptions, and the customer.
    const subjects = sql<string>`SELECT s.id FROM subscriptions s WHERE s.organization_id = ${tx.organizationId} AND s.customer_id = ${customerId}
      UNION ALL SELECT ${customerId}::uuid`
    select = select.where(sql<boolean>`subject_id = ANY (ARRAY(${subjects}))`).where('customer_id', '=', customerId)
  }
  if (query.subscriptionId !== undefined) select = select.where('subject_id', '=', query.subscriptionId)
  if (query.from !== undefined) select = select.where('occurred_at', '>=', query.from)
  if (query.before !== undefined) select = select.where('occurred_at', '<', query.before)
  const page = await readPage(select, query, {
    id: sql.ref('id'),
    by: {
      accepted: { expression: sql.ref('seq'), type: 'bigint' },
      occurred_at: { expression: sql.ref('occurred_at'), type: 'timestamptz' },
    },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

interface EventRow {
  readonly id: string
  readonly key: string
  readonly meter_id: string
  readonly customer_id: string
  readonly subject_id: string
  readonly occurred_at: Temporal.Instant
  readonly value: string
  readonly item: string | null
  readonly dimensions: unknown
  readonly counted: boolean
  readonly properties: unknown
}

function fromRow(row: EventRow): UsageEvent {
  return {
    id: idOf('use', row.id),
    key: row.key,
    meterId: idOf('mtr', row.meter_id),
    customerId: idOf('cus', row.customer_id),
    subscriptionId: row.subject_id === row.customer_id ? null : idOf('sub', row.subject_id),
    occurredAt: row.occurred_at,
    value: row.value,
    item: row.item,
    dimensions: dimensionsSchema.parse(row.dimensions),
    counted: row.counted,
    properties: propertiesSchema.parse(row.properties),
  }
}

const dimensionsSchema = z.record(z.string(), z.string()).nullable()
const propertiesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
