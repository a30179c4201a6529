import { idOf, type WebhookEndpointId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { disabledReasons, endpointStatuses } from '@quarterday/core/webhook/endpoint.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { SealedRow } from '../../kit/seal.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'

export async function addEndpoint(tx: Tx, endpoint: WebhookEndpoint): Promise<void> {
  const { id, apiVersion: api_version, createdAt: created_at } = endpoint
  const row = { organization_id: tx.organizationId, id, api_version, created_at, ...toRow(endpoint) }
  await tx.sql.insertInto('webhook_endpoints').values(row).execute()
}

/** Saves whatever can change of a locked endpoint. */
export async function saveEndpoint(tx: Tx, endpoint: WebhookEndpoint): Promise<void> {
  await tx.sql
    .updateTable('webhook_endpoints')
    .set(toRow(endpoint))
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', endpoint.id)
    .execute()
}

/** Refuses `not_found`, also for one that was deleted. */
export async function getEndpoint(tx: Tx, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  return found(await selectEndpoints(tx).where('id', '=', id).executeTakeFirst())
}

/** The endpoint, kept from others until the transaction ends, and from events that would be handed to it. Refuses `not_found`. */
export async function lockEndpoint(tx: Tx, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  return found(await selectEndpoints(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst())
}

/** The same, whatever has become of it; null when nothing is left of it. */
export async function lockIfThere(tx: Tx, id: WebhookEndpointId): Promise<WebhookEndpoint | null> {
  const row = await selectEndpoints(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

export interface EndpointQuery extends PageQuery {
  readonly status?: 'enabled' | 'disabled' | undefined
}

export async function listEndpoints(tx: Tx, query: EndpointQuery): Promise<Page<WebhookEndpoint>> {
  const select = selectEndpoints(tx).where('status', '<>', 'deleted')
  const wanted = query.status === undefined ? select : select.where('status', '=', query.status)
  const page = await readPage(wanted, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Sealed secrets, for whoever wraps them anew: the present one and the one before, of rows after an id, locked. */
export async function lockSealedEndpoints(tx: Tx, after: string | null, limit: number): Promise<SealedRow[]> {
  const text = `SELECT id, secret, previous_secret FROM webhook_endpoints
    WHERE organization_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3 FOR NO KEY UPDATE`
  const { rows } = await tx.query<{ id: string; secret: Buffer; previous_secret: Buffer | null }>(text, [tx.organizationId, after, limit])
  return rows.map((row) => ({ id: row.id, secrets: [row.secret, row.previous_secret] }))
}

export async function saveSealedEndpoints(tx: Tx, sealed: readonly SealedRow[]): Promise<void> {
  if (sealed.length === 0) return
  const text = `UPDATE webhook_endpoints w SET secret = decode(s.secret, 'hex'), previous_secret = decode(s.previous_secret, 'hex')
    FROM unnest($2::uuid[], $3::text[], $4::text[]) AS s (id, secret, previous_secret) WHERE w.organization_id = $1 AND w.id = s.id`
  const column = (index: number) => textArray(sealed.map(({ secrets }) => secrets[index]?.toString('hex') ?? null))
  await tx.query(text, [tx.organizationId, uuidArray(sealed.map(({ id }) => id)), column(0), column(1)])
}

/** How many there are that were not deleted. */
export async function countEndpoints(tx: Tx): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM webhook_endpoints WHERE organization_id = $1 AND status <> 'deleted'`
  return (await tx.query<{ count: number }>(text, [tx.organizationId])).rows[0]?.count ?? 0
}

/** Those that are told something. Until the transaction ends none of them is disabled. */
export async function holdListening(tx: Tx): Promise<WebhookEndpoint[]> {
  const rows = await selectEndpoints(tx).where('status', '=', 'enabled').orderBy('id').forShare().execute()
  return rows.map(fromRow)
}

/** Removes those that were deleted and of which nothing is in the log any more. */
export async function removeDeleted(tx: Tx): Promise<number> {
  const text = `DELETE FROM webhook_endpoints w WHERE w.organization_id = $1 AND w.status = 'deleted'
    AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.organization_id = $1 AND d.endpoint_id = w.id)`
  return (await tx.query(text, [tx.organizationId])).rowCount
}

function toRow(endpoint: WebhookEndpoint) {
  return {
    url: endpoint.url,
    description: endpoint.description,
    event_filters: [...endpoint.eventFilters],
    status: endpoint.status,
    disabled_reason: endpoint.disabledReason,
    disabled_at: endpoint.disabledAt,
    secret: endpoint.secret,
    previous_secret: endpoint.previousSecret,
    previous_secret_ends_at: endpoint.previousSecretEndsAt,
    listens_after: endpoint.listensAfter,
    failing_since: endpoint.failingSince,
    last_delivered_at: endpoint.lastDeliveredAt,
    updated_at: endpoint.updatedAt,
  }
}

function selectEndpoints(tx: Tx) {
  return tx.sql.selectFrom('webhook_endpoints').selectAll().where('organization_id', '=', tx.organizationId)
}

type EndpointRow = Awaited<ReturnType<ReturnType<typeof selectEndpoints>['executeTakeFirstOrThrow']>>

function found(row: EndpointRow | undefined): WebhookEndpoint {
  if (row === undefined || row.status === 'deleted') throw refuse('not_found')
  return fromRow(row)
}

function fromRow(row: EndpointRow): WebhookEndpoint {
  return {
    id: idOf('we', row.id),
    url: row.url,
    description: row.description,
    eventFilters: row.event_filters,
    apiVersion: row.api_version,
    status: z.enum(endpointStatuses).parse(row.status),
    disabledReason: z.enum(disabledReasons).nullable().parse(row.disabled_reason),
    disabledAt: row.disabled_at,
    secret: row.secret,
    previousSecret: row.previous_secret,
    previousSecretEndsAt: row.previous_secret_ends_at,
    listensAfter: row.listens_after,
    failingSince: row.failing_since,
    lastDeliveredAt: row.last_delivered_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
