import { idOf, type ProductId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { catalogStatuses, type Product } from './catalog-types.ts'

export async function addProduct(tx: Tx, product: Product): Promise<void> {
  const values = { organization_id: tx.organizationId, id: product.id, created_at: product.createdAt, ...toRow(product) }
  await tx.sql.insertInto('products').values(values).execute()
}

export async function saveProduct(tx: Tx, product: Product): Promise<void> {
  await tx.sql
    .updateTable('products')
    .set(toRow(product))
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', product.id)
    .execute()
}

export async function removeProduct(tx: Tx, id: ProductId): Promise<void> {
  await tx.sql.deleteFrom('products').where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Refuses `not_found`. */
export async function getProduct(tx: Tx, id: ProductId): Promise<Product> {
  const row = await selectProducts(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The product, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockProduct(tx: Tx, id: ProductId): Promise<Product> {
  const row = await selectProducts(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export async function listProducts(
  tx: Tx,
  query: PageQuery & { readonly status?: string | undefined; readonly q?: string | undefined },
): Promise<Page<Product>> {
  let select = selectProducts(tx)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('name'), sql.ref('description')], query.q))
  const page = await readPage(select, query, {
    id: sql.ref('id'),
    by: { created_at: byCreation(sql.ref('id')), name: { expression: sql`lower(name)`, type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectProducts(tx: Tx) {
  return tx.sql.selectFrom('products').selectAll().where('organization_id', '=', tx.organizationId)
}

type ProductRow = Awaited<ReturnType<ReturnType<typeof selectProducts>['executeTakeFirstOrThrow']>>

function fromRow(row: ProductRow): Product {
  return {
    id: idOf('prod', row.id),
    name: row.name,
    description: row.description,
    taxCategory: row.tax_category,
    status: z.enum(catalogStatuses).parse(row.status),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(product: Product) {
  return {
    name: product.name,
    description: product.description,
    tax_category: product.taxCategory,
    status: product.status,
    metadata: JSON.stringify(product.metadata),
    updated_at: product.updatedAt,
  }
}
