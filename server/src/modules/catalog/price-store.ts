import { intervalUnitSchema } from '@quarterday/core/calendar.ts'
import { billingTimings, type PriceMeter, priceKinds, priceUsages, taxBehaviors } from '@quarterday/core/catalog/price.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, idOf, type PlanId, type PriceId } from '@quarterday/core/id.ts'
import { priceTermsSchema } from '@quarterday/core/pricing/index.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type CatalogPrice, catalogStatuses } from './catalog-types.ts'

/** Refuses `already_exists` for a second active price of one customer in the place of the same price. */
export async function addPrices(tx: Tx, prices: readonly CatalogPrice[]): Promise<void> {
  if (prices.length === 0) return
  const rows = prices.map((price) => ({
    organization_id: tx.organizationId,
    id: price.id,
    product_id: price.productId,
    plan_id: price.planId,
    nickname: price.nickname,
    currency: price.currency,
    kind: price.kind,
    interval_unit: price.interval?.unit ?? null,
    interval_count: price.interval?.count ?? null,
    billing: price.billing,
    usage: price.usage,
    meter_id: price.meter?.meterId ?? null,
    metering: price.meter === null ? null : JSON.stringify(storedMetering(price.meter)),
    tax_behavior: price.tax.behavior,
    tax_rate_id: price.tax.rateId,
    names: JSON.stringify(price.names),
    customer_id: price.override?.customerId ?? null,
    overrides_price_id: price.override?.priceId ?? null,
    model: price.terms.model,
    terms: JSON.stringify(z.encode(priceTermsSchema, price.terms)),
    status: price.status,
    created_at: price.createdAt,
  }))
  await tx.sql.insertInto('prices').values(rows).execute().catch(refuseSecondOverride)
}

/** Saves what can change: nickname and status. Refuses `already_exists` as `addPrices` does. */
export async function savePrice(tx: Tx, { id, nickname, status }: CatalogPrice): Promise<void> {
  await tx.sql
    .updateTable('prices')
    .set({ nickname, status })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', id)
    .execute()
    .catch(refuseSecondOverride)
}

export async function removePrice(tx: Tx, id: PriceId): Promise<void> {
  await tx.sql.deleteFrom('prices').where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Answers the ids of those that were removed. */
export async function removePricesOfPlan(tx: Tx, id: PlanId): Promise<string[]> {
  const removed = tx.sql.deleteFrom('prices').where('organization_id', '=', tx.organizationId).where('plan_id', '=', id).returning('id')
  return (await removed.execute()).map((row) => row.id)
}

/** Refuses `not_found`. */
export async function getPrice(tx: Tx, id: PriceId): Promise<CatalogPrice> {
  const row = await selectPrices(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The price, which cannot be deleted before the transaction ends. */
export async function findPrice(tx: Tx, id: PriceId): Promise<CatalogPrice | null> {
  const row = await selectPrices(tx).where('id', '=', id).forShare().executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** The price, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockPrice(tx: Tx, id: PriceId): Promise<CatalogPrice> {
  const row = await selectPrices(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The active prices on the list of some plans, each plan's in the order in which they were made. */
export async function activePricesOf(tx: Tx, plans: readonly PlanId[]): Promise<Map<string, CatalogPrice[]>> {
  if (plans.length === 0) return new Map()
  const rows = await selectPrices(tx)
    .where('plan_id', 'in', [...plans])
    .where('status', '=', 'active')
    .where('customer_id', 'is', null)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows.map(fromRow), (price) => price.planId ?? '')
}

export interface PriceQuery extends PageQuery {
  readonly status?: string | undefined
  readonly planId?: string | undefined
  readonly productId?: string | undefined
  readonly currency?: string | undefined
  readonly kind?: string | undefined
  /** Their own; absent: those on the list. */
  readonly customerId?: CustomerId | undefined
}

export async function listPrices(tx: Tx, query: PriceQuery): Promise<Page<CatalogPrice>> {
  const { customerId = null } = query
  let select = selectPrices(tx).where('customer_id', customerId === null ? 'is' : '=', customerId)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.planId !== undefined) select = select.where('plan_id', '=', query.planId)
  if (query.productId !== undefined) select = select.where('product_id', '=', query.productId)
  if (query.currency !== undefined) select = select.where('currency', '=', query.currency)
  if (query.kind !== undefined) select = select.where('kind', '=', query.kind)
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectPrices(tx: Tx) {
  return tx.sql.selectFrom('prices').selectAll().where('organization_id', '=', tx.organizationId)
}

type PriceRow = Awaited<ReturnType<ReturnType<typeof selectPrices>['executeTakeFirstOrThrow']>>

function fromRow(row: PriceRow): CatalogPrice {
  const { interval_unit: unit, interval_count: count } = row
  return {
    id: idOf('price', row.id),
    productId: idOf('prod', row.product_id),
    planId: row.plan_id === null ? null : idOf('plan', row.plan_id),
    nickname: row.nickname,
    currency: currencySchema.parse(row.currency),
    kind: z.enum(priceKinds).parse(row.kind),
    interval: unit === null || count === null ? null : { unit: intervalUnitSchema.parse(unit), count },
    billing: z.enum(billingTimings).parse(row.billing),
    usage: z.enum(priceUsages).parse(row.usage),
    meter: row.meter_id === null ? null : { meterId: idOf('mtr', row.meter_id), ...meteringSchema.parse(row.metering) },
    tax: {
      behavior: z.enum(taxBehaviors).nullable().parse(row.tax_behavior),
      rateId: row.tax_rate_id === null ? null : idOf('txr', row.tax_rate_id),
    },
    names: namesSchema.parse(row.names),
    override: overrideOf(row),
    terms: priceTermsSchema.parse(row.terms),
    status: z.enum(catalogStatuses).parse(row.status),
    createdAt: row.created_at,
  }
}

function overrideOf({ customer_id: customer, overrides_price_id: price }: PriceRow): CatalogPrice['override'] {
  return customer === null || price === null ? null : { customerId: idOf('cus', customer), priceId: idOf('price', price) }
}

function refuseSecondOverride(error: unknown): never {
  if (!isUniqueViolation(error, 'prices_one_override')) throw error
  throw refuse('already_exists', { detail: 'The customer has a price of their own in the place of this one. Archive it first.' })
}

const namesSchema = z.record(z.string(), z.string())
const meteringSchema = z
  .object({
    filters: z.record(z.string(), z.array(z.string())),
    group_by: z.array(z.string()),
    recurring: z.boolean(),
    prorated: z.boolean(),
  })
  .transform(({ group_by: groupBy, ...rest }) => ({ ...rest, groupBy }))

function storedMetering({ filters, groupBy, recurring, prorated }: PriceMeter) {
  return { filters, group_by: groupBy, recurring, prorated }
}
