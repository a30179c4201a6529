import { type DeliveryId, type EventId, idOf, type WebhookEndpointId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { type DeliveryStatus, deliveryStatuses } from '@quarterday/core/webhook/delivery.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Attempt, attemptOutcomes, type Delivery } from './delivery-types.ts'

export interface DeliveryQuery extends PageQuery {
  readonly endpointId?: WebhookEndpointId | undefined
  readonly eventId?: EventId | undefined
  readonly status?: DeliveryStatus | undefined
  readonly eventType?: string | undefined
  readonly from?: Temporal.Instant | undefined
  readonly before?: Temporal.Instant | undefined
}

export async function listDeliveries(tx: Tx, query: DeliveryQuery): Promise<Page<Delivery>> {
  let select = selectDeliveries(tx)
  if (query.endpointId !== undefined) select = select.where('endpoint_id', '=', query.endpointId)
  if (query.eventId !== undefined) select = select.where('event_id', '=', query.eventId)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.eventType !== undefined) select = select.where('event_type', '=', query.eventType)
  if (query.from !== undefined) select = select.where('created_at', '>=', query.from)
  if (query.before !== undefined) select = select.where('created_at', '<', query.before)
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Refuses `not_found`. */
export async function getDelivery(tx: Tx, id: DeliveryId): Promise<Delivery> {
  const row = await selectDeliveries(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The last attempts of each, twenty at most, in their order. */
export async function attemptsOf(tx: Tx, ids: readonly DeliveryId[]): Promise<ReadonlyMap<DeliveryId, readonly Attempt[]>> {
  const text = `SELECT delivery_id, number, url, started_at, outcome, failure, detail, status_code, duration_ms, response FROM (
      SELECT a.*, row_number() OVER (PARTITION BY delivery_id ORDER BY number DESC) AS place FROM webhook_attempts a
      WHERE organization_id = $1 AND delivery_id = ANY ($2::uuid[])) x
    WHERE place <= 20 ORDER BY delivery_id, number`
  const { rows } = await tx.query<AttemptRow>(text, [tx.organizationId, uuidArray(ids)])
  const byDelivery = Map.groupBy(rows, ({ delivery_id: id }) => id)
  return new Map(ids.map((id) => [id, (byDelivery.get(id) ?? []).map(attemptFromRow)]))
}

function selectDeliveries(tx: Tx) {
  return tx.sql.selectFrom('webhook_deliveries').selectAll().where('organization_id', '=', tx.organizationId)
}

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof selectDeliveries>['executeTakeFirstOrThrow']>>

function fromRow(row: DeliveryRow): Delivery {
  return {
    id: idOf('del', row.id),
    endpointId: idOf('we', row.endpoint_id),
    eventId: idOf('evt', row.event_id),
    eventType: row.event_type,
    status: z.enum(deliveryStatuses).parse(row.status),
    attempts: row.attempts,
    nextAt: row.next_at,
    finishedAt: row.finished_at,
    createdAt: row.created_at,
  }
}

interface AttemptRow {
  readonly delivery_id: string
  readonly number: number
  readonly url: string
  readonly started_at: Temporal.Instant
  readonly outcome: string | null
  readonly failure: string | null
  readonly detail: string | null
  readonly status_code: number | null
  readonly duration_ms: number | null
  readonly response: string | null
}

function attemptFromRow(row: AttemptRow): Attempt {
  return {
    number: row.number,
    url: row.url,
    startedAt: row.started_at,
    outcome: z.enum(attemptOutcomes).nullable().parse(row.outcome),
    failure: row.failure,
    detail: row.detail,
    statusCode: row.status_code,
    durationMs: row.duration_ms,
    response: row.response,
  }
}
