import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { idOf, type TaxRateId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type TaxRate, taxRateStatuses } from './tax-rate-types.ts'

export async function addTaxRate(tx: Tx, rate: TaxRate): Promise<void> {
  const { id, kind, percent, country, region, category, validFrom: valid_from, createdAt: created_at } = rate
  const fixed = {
    organization_id: tx.organizationId,
    id,
    kind,
    percent: decimalText(percent),
    country,
    region,
    category,
    valid_from,
    created_at,
  }
  await tx.sql
    .insertInto('tax_rates')
    .values({ ...fixed, ...toRow(rate) })
    .execute()
}

/** Adds rates that an engine outside has stated, in the order of their ids; answers which of them were new. */
export async function addQuotedRates(tx: Tx, rates: readonly TaxRate[]): Promise<ReadonlySet<string>> {
  if (rates.length === 0) return new Set()
  const rows = await tx.sql
    .insertInto('tax_rates')
    .values(
      rates.map((rate) => {
        const { id, kind, percent, country, region, provider, jurisdiction, createdAt: created_at } = rate
        const stated = { id, kind, percent: decimalText(percent), country, region, provider, jurisdiction, created_at }
        return { organization_id: tx.organizationId, ...stated, ...toRow(rate) }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Saves what can change: the name, the last day, the status. The rate is locked. */
export async function saveTaxRate(tx: Tx, rate: TaxRate): Promise<void> {
  const update = tx.sql.updateTable('tax_rates').set(toRow(rate)).where('organization_id', '=', tx.organizationId)
  await update.where('id', '=', rate.id).execute()
}

/** Refuses `not_found`. */
export async function getTaxRate(tx: Tx, id: TaxRateId): Promise<TaxRate> {
  const row = await selectRates(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The rate, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockTaxRate(tx: Tx, id: TaxRateId): Promise<TaxRate> {
  const row = await selectRates(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface TaxRateQuery extends PageQuery {
  readonly status?: string | undefined
  readonly country?: string | undefined
  readonly kind?: string | undefined
  readonly category?: string | undefined
  /** Those that an engine outside has stated, or those of the seller. */
  readonly quoted?: boolean | undefined
  /** Those that are valid on a day. */
  readonly on?: Temporal.PlainDate | undefined
  readonly q?: string | undefined
}

export async function listTaxRates(tx: Tx, query: TaxRateQuery): Promise<Page<TaxRate>> {
  const { status, country, kind, category, quoted = false, on, q } = query
  let select = selectRates(tx).where('provider', quoted ? 'is not' : 'is', null)
  if (status !== undefined) select = select.where('status', '=', status)
  if (country !== undefined) select = select.where('country', '=', country)
  if (kind !== undefined) select = select.where('kind', '=', kind)
  if (category !== undefined) select = select.where('category', '=', category)
  if (on !== undefined) select = select.where(sql<boolean>`coalesce(valid_from <= ${on}, true) AND coalesce(valid_until >= ${on}, true)`)
  if (q !== undefined) select = select.where(containsText([sql.ref('name'), sql.ref('kind'), sql.ref('region')], q))
  const id = sql.ref('id')
  const page = await readPage(select, query, {
    id,
    by: { created_at: byCreation(id), name: { expression: sql`lower(name)`, type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** How many of its own there are. The organization is locked where this decides about another. */
export async function countTaxRates(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM tax_rates WHERE organization_id = $1 AND provider IS NULL',
    [tx.organizationId],
  )
  return rows[0]?.count ?? 0
}

/** Those of the ids that are rates of this organization's own: what an engine has stated is not for lines to name. */
export async function existingAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const text = 'SELECT id FROM tax_rates WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND provider IS NULL ORDER BY id'
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, uuidArray(ids)])
  return new Set(rows.map((row) => row.id))
}

function selectRates(tx: Tx) {
  return tx.sql.selectFrom('tax_rates').selectAll().where('organization_id', '=', tx.organizationId)
}

type TaxRateRow = Awaited<ReturnType<ReturnType<typeof selectRates>['executeTakeFirstOrThrow']>>

function fromRow(row: TaxRateRow): TaxRate {
  return {
    id: idOf('txr', row.id),
    kind: row.kind,
    name: row.name,
    percent: decimal(row.percent),
    country: row.country,
    region: row.region,
    category: row.category,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    status: z.enum(taxRateStatuses).parse(row.status),
    provider: row.provider,
    jurisdiction: row.jurisdiction,
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow({ name, validUntil: valid_until, status, metadata, updatedAt: updated_at }: TaxRate) {
  return { name, valid_until, status, metadata: JSON.stringify(metadata), updated_at }
}
