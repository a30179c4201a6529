import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { type CustomerId, type EntitlementId, type FeatureId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Override, type OverrideStatus, overrideStatuses } from './entitlement-types.ts'

/** The customer is locked, and has no active one of this feature. */
export async function addOverride(tx: Tx, override: Override): Promise<void> {
  const { id, customerId, feature, hasAccess, limit, reason, expiresAt, status, createdAt, closedAt } = override
  await tx.sql
    .insertInto('entitlements')
    .values({
      organization_id: tx.organizationId,
      id,
      customer_id: customerId,
      feature_id: feature.id,
      has_access: hasAccess,
      allowance: limit === null ? null : decimalText(limit),
      reason,
      expires_at: expiresAt,
      status,
      created_at: createdAt,
      closed_at: closedAt,
    })
    .execute()
}

/** Refuses `not_found`. */
export async function getOverride(tx: Tx, id: EntitlementId): Promise<Override> {
  const row = await selectOverrides(tx).where('e.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The one that is active, whether or not its time is over. */
export async function findActive(tx: Tx, customerId: CustomerId, featureId: FeatureId): Promise<Override | null> {
  const select = selectOverrides(tx).where('e.customer_id', '=', customerId).where('e.feature_id', '=', featureId)
  const row = await select.where('e.status', '=', 'active').executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** False: it was not active any more. */
export async function closeOverride(tx: Tx, id: EntitlementId, status: Exclude<OverrideStatus, 'active'>): Promise<boolean> {
  const text = `UPDATE entitlements SET status = $3, closed_at = $4 WHERE organization_id = $1 AND id = $2 AND status = 'active'`
  return (await tx.query(text, [tx.organizationId, id, status, tx.now])).rowCount === 1
}

/** Closes the next of those whose time is over, oldest first; those that somebody else is closing are left to them. */
export async function closeExpired(tx: Tx, limit: number): Promise<Override[]> {
  const text = `UPDATE entitlements SET status = 'expired', closed_at = $2 WHERE organization_id = $1 AND id IN (
      SELECT id FROM entitlements WHERE organization_id = $1 AND status = 'active' AND expires_at <= $2
      ORDER BY expires_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING id`
  const { rows: closed } = await tx.query<{ id: string }>(text, [tx.organizationId, tx.now, limit])
  if (closed.length === 0) return []
  const ids = closed.map((row) => row.id)
  return (await selectOverrides(tx).where('e.id', 'in', ids).orderBy('e.id').execute()).map(fromRow)
}

export async function organizationsWithExpired(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM entitlements e
      WHERE e.organization_id = o.id AND e.status = 'active' AND e.expires_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now])
  return rows.map((row) => idOf('org', row.id))
}

export const nextExpiryAt = `SELECT expires_at FROM entitlements
  WHERE organization_id = $1 AND status = 'active' AND expires_at IS NOT NULL ORDER BY expires_at LIMIT 1`

export interface OverrideQuery extends PageQuery {
  readonly customerId: CustomerId
  readonly status?: string | undefined
}

export async function listOverrides(tx: Tx, query: OverrideQuery): Promise<Page<Override>> {
  let select = selectOverrides(tx).where('e.customer_id', '=', query.customerId)
  if (query.status !== undefined) select = select.where('e.status', '=', query.status)
  const id = sql.ref('e.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectOverrides(tx: Tx) {
  return tx.sql
    .selectFrom('entitlements as e')
    .innerJoin('features as f', (join) => join.onRef('f.organization_id', '=', 'e.organization_id').onRef('f.id', '=', 'e.feature_id'))
    .selectAll('e')
    .select(['f.code', 'f.kind'])
    .where('e.organization_id', '=', tx.organizationId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectOverrides>['executeTakeFirstOrThrow']>>

function fromRow(row: Row): Override {
  return {
    id: idOf('ent', row.id),
    customerId: idOf('cus', row.customer_id),
    feature: { id: idOf('feat', row.feature_id), code: row.code, kind: z.enum(featureKinds).parse(row.kind) },
    hasAccess: row.has_access,
    limit: row.allowance === null ? null : decimal(row.allowance),
    reason: row.reason,
    expiresAt: row.expires_at,
    status: z.enum(overrideStatuses).parse(row.status),
    createdAt: row.created_at,
    closedAt: row.closed_at,
  }
}
