import { idOf, type MeterId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { meterAggregations } from '@quarterday/core/usage/meter.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Meter, meterStatuses } from './meter-types.ts'

/** Refuses `already_exists` for a code that another meter has. */
export async function addMeter(tx: Tx, meter: Meter): Promise<void> {
  await tx.sql
    .insertInto('meters')
    .values({
      organization_id: tx.organizationId,
      id: meter.id,
      code: meter.code,
      aggregation: meter.aggregation,
      value_property: meter.valueProperty,
      filters: JSON.stringify(meter.filters),
      dimensions: [...meter.dimensions],
      created_at: meter.createdAt,
      ...toRow(meter),
    })
    .execute()
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
      const detail = 'Another meter has this code.'
      throw refuse('already_exists', { detail, errors: [{ pointer: '/code', code: 'already_exists', detail }] })
    })
}

/** Saves what can change: name, status, metadata. The meter is locked. */
export async function saveMeter(tx: Tx, meter: Meter): Promise<void> {
  await tx.sql.updateTable('meters').set(toRow(meter)).where('organization_id', '=', tx.organizationId).where('id', '=', meter.id).execute()
}

export async function removeMeter(tx: Tx, id: MeterId): Promise<void> {
  await tx.sql.deleteFrom('meters').where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Refuses `not_found`. */
export async function getMeter(tx: Tx, id: MeterId): Promise<Meter> {
  const row = await selectMeters(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The meter, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockMeter(tx: Tx, id: MeterId): Promise<Meter> {
  const row = await selectMeters(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** Those of these meters that exist, by id. */
export async function metersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Meter>> {
  if (ids.length === 0) return new Map()
  const rows = await selectMeters(tx)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.id, fromRow(row)]))
}

export interface MeterQuery extends PageQuery {
  readonly status?: string | undefined
  readonly code?: string | undefined
  readonly q?: string | undefined
}

export async function listMeters(tx: Tx, query: MeterQuery): Promise<Page<Meter>> {
  let select = selectMeters(tx)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.code !== undefined) select = select.where('code', '=', query.code)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('name'), sql.ref('code')], query.q))
  const page = await readPage(select, query, {
    id: sql.ref('id'),
    by: { created_at: byCreation(sql.ref('id')), code: { expression: sql.ref('code'), type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectMeters(tx: Tx) {
  return tx.sql.selectFrom('meters').selectAll().where('organization_id', '=', tx.organizationId)
}

type MeterRow = Awaited<ReturnType<ReturnType<typeof selectMeters>['executeTakeFirstOrThrow']>>

function fromRow(row: MeterRow): Meter {
  return {
    id: idOf('mtr', row.id),
    code: row.code,
    name: row.name,
    aggregation: z.enum(meterAggregations).parse(row.aggregation),
    valueProperty: row.value_property,
    filters: z.record(z.string(), z.array(z.string())).parse(row.filters),
    dimensions: row.dimensions,
    status: z.enum(meterStatuses).parse(row.status),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow({ name, status, metadata, updatedAt }: Meter) {
  return { name, status, metadata: JSON.stringify(metadata), updated_at: updatedAt }
}
