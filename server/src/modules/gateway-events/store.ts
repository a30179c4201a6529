import { type GatewayEventId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Column, column, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type About, type ClaimedEvent, type GatewayEvent, type GatewayEventStatus, gatewayEventStatuses } from './gateway-event.ts'

export interface NewGatewayEvent extends Omit<GatewayEvent, 'body' | 'deliveries' | 'attempts' | 'lastError'> {
  readonly body: Buffer | null
}

/** Keeps what came. What has come before is only counted, and looked into anew where it had failed. True: it is new. */
export async function keepEvent(tx: Tx, event: NewGatewayEvent): Promise<boolean> {
  const { id, gateway, gatewayAccountId, reference, type, about, sentAt, receivedAt, body, status, nextAt, finishedAt } = event
  const { rows } = await tx.query<{ is_new: boolean }>(
    `INSERT INTO gateway_events AS e (organization_id, id, gateway, gateway_account_id, reference, type, about_kind, about_reference, sent_at,
       received_at, body, status, next_at, finished_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (organization_id, gateway, reference) DO UPDATE SET deliveries = least(e.deliveries + 1, 1000000),
       status = CASE WHEN e.status = 'failed' THEN 'received' ELSE e.status END,
       attempts = CASE WHEN e.status = 'failed' THEN 0 ELSE e.attempts END,
       next_at = CASE WHEN e.status = 'failed' THEN $10 ELSE e.next_at END,
       finished_at = CASE WHEN e.status = 'failed' THEN NULL ELSE e.finished_at END
     RETURNING deliveries = 1 AS is_new`,
    [
      ...[tx.organizationId, id, gateway, gatewayAccountId, reference, type, about?.kind ?? null, about?.reference ?? null],
      ...[sentAt, receivedAt, body, status, nextAt, finishedAt],
    ],
    'keep-gateway-event',
  )
  return rows[0]?.is_new ?? false
}

/** Takes what is due, the oldest first, until the lease ends. What somebody holds is left to them. */
export async function claimDue(tx: Tx, now: Temporal.Instant, leasedUntil: Temporal.Instant, limit: number): Promise<ClaimedEvent[]> {
  const text = `WITH due AS (
      SELECT id FROM gateway_events WHERE organization_id = $1 AND next_at <= $2 ORDER BY next_at, id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE gateway_events e SET attempts = e.attempts + 1, next_at = $3 FROM due
      WHERE e.organization_id = $1 AND e.id = due.id RETURNING e.id, e.gateway, e.type, e.about_kind, e.about_reference, e.attempts
    )
    SELECT id, gateway, type, about_kind, about_reference, attempts FROM claimed ORDER BY id`
  const { rows } = await tx.query<ClaimedRow>(text, [tx.organizationId, now, leasedUntil, limit], 'claim-gateway-events')
  return rows.flatMap(({ id, gateway, type, attempts, ...row }) => {
    const about = aboutOf(row)
    return about === null ? [] : [{ id: idOf('gwe', id), gateway: gatewaySchema.parse(gateway), type, about, attempts }]
  })
}

/** What came of a look. */
export interface Looked extends Pick<ClaimedEvent, 'id' | 'attempts'> {
  readonly status: GatewayEventStatus
  readonly nextAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly lastError: string | null
}

/** Writes what came of looks; those that were overtaken by a replay, or by somebody after the lease, write nothing. Answers the ids of those that did. */
export async function settleLooked(tx: Tx, looked: readonly Looked[]): Promise<ReadonlySet<GatewayEventId>> {
  const { rows } = await tx.query<{ id: string }>(
    settle,
    [tx.organizationId, ...parametersOf(lookedColumns, looked)],
    'settle-gateway-events',
  )
  return new Set(rows.map(({ id }) => idOf('gwe', id)))
}

/** Looks into it anew from now on. False: it is being looked into already, or there is nothing to look into. */
export async function replay(tx: Tx, id: GatewayEventId, at: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE gateway_events SET status = 'received', attempts = 0, next_at = $3, finished_at = NULL, last_error = NULL
    WHERE organization_id = $1 AND id = $2 AND status <> 'received' AND about_kind IS NOT NULL`
  return (await tx.query(text, [tx.organizationId, id, at])).rowCount === 1
}

/** Drops bodies of what ended before a moment, a batch of them. Answers how many. */
export async function dropBodies(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `UPDATE gateway_events SET body = NULL WHERE organization_id = $1 AND id IN (
    SELECT id FROM gateway_events WHERE organization_id = $1 AND finished_at < $2 AND body IS NOT NULL ORDER BY finished_at, id LIMIT $3)`
  return (await tx.query(text, [tx.organizationId, before, limit])).rowCount
}

/** Forgets what ended before a moment, a batch of it. Answers how much. What failed stays: a person has to look. */
export async function forgetFinished(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `DELETE FROM gateway_events WHERE organization_id = $1 AND id IN (
    SELECT id FROM gateway_events WHERE organization_id = $1 AND finished_at < $2 AND status <> 'failed' ORDER BY finished_at, id LIMIT $3)`
  return (await tx.query(text, [tx.organizationId, before, limit])).rowCount
}

export async function organizationsWithDue(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (
    SELECT FROM gateway_events e WHERE e.organization_id = o.id AND e.next_at <= $1) ORDER BY o.id`
  return (await tx.query<{ id: string }>(text, [now], 'organizations-with-gateway-events')).rows.map(({ id }) => idOf('org', id))
}

export async function organizationsToCleanUp(tx: DispatcherTx, before: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (
    SELECT FROM gateway_events e WHERE e.organization_id = o.id AND e.finished_at < $1) ORDER BY o.id`
  return (await tx.query<{ id: string }>(text, [before])).rows.map(({ id }) => idOf('org', id))
}

export interface GatewayEventQuery extends PageQuery {
  readonly gateway?: string | undefined
  readonly status?: GatewayEventStatus | undefined
  readonly type?: string | undefined
  readonly about?: string | undefined
}

/** Without their bodies. */
export async function listEvents(tx: Tx, query: GatewayEventQuery): Promise<Page<GatewayEvent>> {
  const { gateway, status, type, about } = query
  let select = selectEvents(tx)
  if (gateway !== undefined) select = select.where('gateway', '=', gateway)
  if (status !== undefined) select = select.where('status', '=', status)
  if (type !== undefined) select = select.where('type', '=', type)
  if (about !== undefined) select = select.where('about_reference', '=', about)
  const id = sql.ref('id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map((row) => fromRow(row, null)) }
}

/** Refuses `not_found`. */
export async function getEvent(tx: Tx, id: GatewayEventId): Promise<GatewayEvent> {
  const row = await selectEvents(tx).select('body').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row, row.body)
}

function selectEvents(tx: Tx) {
  return tx.sql
    .selectFrom('gateway_events')
    .select(['id', 'gateway', 'gateway_account_id', 'reference', 'type', 'about_kind', 'about_reference', 'sent_at', 'received_at'])
    .select(['deliveries', 'status', 'attempts', 'next_at', 'finished_at', 'last_error'])
    .where('organization_id', '=', tx.organizationId)
}

type EventRow = Awaited<ReturnType<ReturnType<typeof selectEvents>['executeTakeFirstOrThrow']>>

const gatewaySchema = z.enum(gatewayNames)
const kindSchema = z.enum(['charge', 'setup', 'method'])

function fromRow(row: EventRow, body: Buffer | null): GatewayEvent {
  return {
    id: idOf('gwe', row.id),
    gateway: gatewaySchema.parse(row.gateway),
    gatewayAccountId: row.gateway_account_id,
    reference: row.reference,
    type: row.type,
    about: aboutOf(row),
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    deliveries: row.deliveries,
    body: body?.toString('utf8') ?? null,
    status: z.enum(gatewayEventStatuses).parse(row.status),
    attempts: row.attempts,
    nextAt: row.next_at,
    finishedAt: row.finished_at,
    lastError: row.last_error,
  }
}

function aboutOf({ about_kind: kind, about_reference: reference }: Pick<EventRow, 'about_kind' | 'about_reference'>): About | null {
  return kind === null || reference === null ? null : { kind: kindSchema.parse(kind), reference }
}

interface ClaimedRow {
  readonly id: string
  readonly gateway: string
  readonly type: string
  readonly about_kind: string | null
  readonly about_reference: string | null
  readonly attempts: number
}

const lookedColumns: readonly Column<Looked>[] = [
  column.uuid('id', (row) => row.id),
  column.int('attempts', (row) => row.attempts),
  column.text('status', (row) => row.status),
  column.instant('next_at', (row) => row.nextAt),
  column.instant('finished_at', (row) => row.finishedAt),
  column.text('last_error', (row) => row.lastError),
]

const settle = `UPDATE gateway_events e SET status = d.status, next_at = d.next_at, finished_at = d.finished_at, last_error = d.last_error
  FROM ${rowsFrom(lookedColumns, 2)}
  WHERE e.organization_id = $1 AND e.id = d.id AND e.status = 'received' AND e.attempts = d.attempts RETURNING e.id`
