import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { type FeatureId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { catalogStatuses } from './catalog-types.ts'
import type { CatalogFeature, FeatureName } from './feature-types.ts'

/** Refuses `already_exists` for a code that another feature has. */
export async function addFeature(tx: Tx, feature: CatalogFeature): Promise<void> {
  const { id, code, kind, meterId, createdAt } = feature
  await tx.sql
    .insertInto('features')
    .values({ organization_id: tx.organizationId, id, code, kind, meter_id: meterId, created_at: createdAt, ...toRow(feature) })
    .execute()
    .catch((error: unknown) => {
      if (!isUniqueViolation(error, 'features_organization_id_code_key')) throw error
      const detail = 'Another feature has this code.'
      throw refuse('already_exists', { detail, errors: [{ pointer: '/code', code: 'already_exists', detail }] })
    })
}

/** Saves what can change: name, unit, metadata, status. The feature is locked. */
export async function saveFeature(tx: Tx, feature: CatalogFeature): Promise<void> {
  const update = tx.sql.updateTable('features').set(toRow(feature)).where('organization_id', '=', tx.organizationId)
  await update.where('id', '=', feature.id).execute()
}

/** Refuses `not_found`. */
export async function getFeature(tx: Tx, id: FeatureId): Promise<CatalogFeature> {
  const row = await selectFeatures(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The feature, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockFeature(tx: Tx, id: FeatureId): Promise<CatalogFeature> {
  const row = await selectFeatures(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** Those of these features that exist, kept from being changed until the transaction ends. */
export async function shareFeatures(tx: Tx, names: readonly FeatureName[]): Promise<CatalogFeature[]> {
  const ids = names.flatMap((name) => ('id' in name ? [name.id] : []))
  const codes = names.flatMap((name) => ('code' in name ? [name.code] : []))
  if (names.length === 0) return []
  const rows = await selectFeatures(tx)
    .where(sql<boolean>`(id = ANY (${ids}::uuid[]) OR code = ANY (${codes}::text[]))`)
    .orderBy('id')
    .forShare()
    .execute()
  return rows.map(fromRow)
}

export interface FeatureQuery extends PageQuery {
  readonly status?: string | undefined
  readonly kind?: string | undefined
  readonly code?: string | undefined
  readonly q?: string | undefined
}

export async function listFeatures(tx: Tx, query: FeatureQuery): Promise<Page<CatalogFeature>> {
  let select = selectFeatures(tx)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.kind !== undefined) select = select.where('kind', '=', query.kind)
  if (query.code !== undefined) select = select.where('code', '=', query.code)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('name'), sql.ref('code')], query.q))
  const id = sql.ref('id')
  const by = {
    created_at: byCreation(id),
    name: { expression: sql`lower(name)`, type: 'text' as const },
    code: { expression: sql.ref('code'), type: 'text' as const },
  }
  const page = await readPage(select, query, { id, by })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectFeatures(tx: Tx) {
  return tx.sql.selectFrom('features').selectAll().where('organization_id', '=', tx.organizationId)
}

type FeatureRow = Awaited<ReturnType<ReturnType<typeof selectFeatures>['executeTakeFirstOrThrow']>>

function fromRow(row: FeatureRow): CatalogFeature {
  return {
    id: idOf('feat', row.id),
    code: row.code,
    name: row.name,
    kind: z.enum(featureKinds).parse(row.kind),
    meterId: row.meter_id === null ? null : idOf('mtr', row.meter_id),
    unit: row.unit,
    status: z.enum(catalogStatuses).parse(row.status),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow({ name, unit, status, metadata, updatedAt }: CatalogFeature) {
  return { name, unit, status, metadata: JSON.stringify(metadata), updated_at: updatedAt }
}
