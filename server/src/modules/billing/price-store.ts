import type { IntervalUnit } from '@quarterday/core/calendar.ts'
import type { BillingTiming, Price, PriceKind, PriceMeter, PriceUsage, TaxBehavior } from '@quarterday/core/catalog/price.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type PriceId } from '@quarterday/core/id.ts'
import { priceTermsSchema } from '@quarterday/core/pricing/index.ts'
import type { MeterAggregation } from '@quarterday/core/usage/meter.ts'
import type { Tx } from '../../kit/db.ts'

/** Prices as the engine reads them, kept for one run: a price never changes. */
export type PriceMemory = Map<string, Price>

/** What only asks for prices that are loaded. */
export type PriceReader = Pick<PriceMemory, 'get'>

/** Loads those of `ids` that `memory` lacks, in one query. */
export async function loadPrices(tx: Tx, ids: Iterable<string>, memory: PriceMemory): Promise<PriceMemory> {
  const missing = [...new Set(ids)].filter((id) => !memory.has(id))
  if (missing.length === 0) return memory
  const { rows } = await tx.query<PriceRow>(`${select} WHERE p.organization_id = $1 AND p.id = ANY ($2::uuid[])`, [
    tx.organizationId,
    missing,
  ])
  for (const row of rows) memory.set(row.id, fromRow(row))
  return memory
}

/** The active prices of a plan, in the order in which they were made. */
export async function loadPricesOfPlan(tx: Tx, planId: string): Promise<Price[]> {
  const text = `${select} WHERE p.organization_id = $1 AND p.plan_id = $2 AND p.status = 'active' AND p.customer_id IS NULL ORDER BY p.id`
  const { rows } = await tx.query<PriceRow>(text, [tx.organizationId, planId])
  return rows.map(fromRow)
}

/** What some plans charge once when they are sold, in a currency, in the order in which it was made. */
export async function loadSetupFees(tx: Tx, planIds: readonly string[], currency: string): Promise<Price[]> {
  if (planIds.length === 0) return []
  const text = `${select} WHERE p.organization_id = $1 AND p.plan_id = ANY ($2::uuid[]) AND p.kind = 'setup_fee' AND p.currency = $3
    AND p.status = 'active' AND p.customer_id IS NULL ORDER BY p.id`
  const { rows } = await tx.query<PriceRow>(text, [tx.organizationId, planIds, currency])
  return rows.map(fromRow)
}

/** The prices that a customer has in the place of these, by the id of the one that is replaced. */
export async function loadOverrides(tx: Tx, customerId: string, priceIds: readonly string[]): Promise<ReadonlyMap<string, Price>> {
  if (priceIds.length === 0) return new Map()
  const text = `${select.replace('SELECT p.id', 'SELECT p.overrides_price_id, p.id')} WHERE p.organization_id = $1 AND p.customer_id = $2
    AND p.overrides_price_id = ANY ($3::uuid[]) AND p.status = 'active' ORDER BY p.id`
  const { rows } = await tx.query<PriceRow & { overrides_price_id: string }>(text, [tx.organizationId, customerId, priceIds])
  return new Map(rows.map((row) => [row.overrides_price_id, fromRow(row)]))
}

/** Those of these prices that some other customer has to itself. */
export async function pricesOfOthers(tx: Tx, customerId: string, priceIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (priceIds.length === 0) return new Set()
  const text = 'SELECT id FROM prices WHERE organization_id = $1 AND id = ANY ($3::uuid[]) AND customer_id <> $2 ORDER BY id'
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, customerId, priceIds])
  return new Set(rows.map((row) => row.id))
}

interface PriceRow {
  id: PriceId
  product_id: string
  plan_id: string | null
  name: string
  currency: string
  kind: PriceKind
  interval_unit: IntervalUnit | null
  interval_count: number | null
  billing: BillingTiming
  usage: PriceUsage
  meter_id: string | null
  metering: StoredMetering | null
  aggregation: MeterAggregation | null
  tax_behavior: TaxBehavior | null
  tax_category: string | null
  tax_rate_id: string | null
  names: Record<string, string>
  terms: unknown
}

const select = `SELECT p.id, p.product_id, p.plan_id, coalesce(p.nickname, pl.name, pr.name) AS name, p.currency, p.kind, p.interval_unit, p.interval_count,
    p.billing, p.usage, p.meter_id, p.metering, m.aggregation, p.tax_behavior, pr.tax_category, p.tax_rate_id, p.terms,
    CASE WHEN p.nickname IS NOT NULL OR p.names <> '{}' THEN p.names WHEN pl.id IS NOT NULL THEN pl.names ELSE pr.names END AS names
  FROM prices p
  JOIN products pr ON pr.organization_id = p.organization_id AND pr.id = p.product_id
  LEFT JOIN plans pl ON pl.organization_id = p.organization_id AND pl.id = p.plan_id
  LEFT JOIN meters m ON m.organization_id = p.organization_id AND m.id = p.meter_id`

function fromRow(row: PriceRow): Price {
  const { interval_unit: unit, interval_count: count } = row
  return {
    id: row.id,
    productId: idOf('prod', row.product_id),
    planId: row.plan_id === null ? null : idOf('plan', row.plan_id),
    name: row.name,
    currency: currencySchema.parse(row.currency),
    kind: row.kind,
    interval: unit === null || count === null ? null : { unit, count },
    billing: row.billing,
    usage: row.usage,
    meter: meterOf(row),
    tax: { behavior: row.tax_behavior, category: row.tax_category, rateId: row.tax_rate_id === null ? null : idOf('txr', row.tax_rate_id) },
    names: row.names,
    terms: priceTermsSchema.parse(row.terms),
  }
}

/** `prices.metering`. */
export interface StoredMetering {
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly group_by: readonly string[]
  readonly recurring: boolean
  readonly prorated: boolean
}

function meterOf({ meter_id, metering, aggregation }: PriceRow): PriceMeter | null {
  if (meter_id === null || metering === null) return null
  const { filters, group_by: groupBy, recurring, prorated } = metering
  return { meterId: idOf('mtr', meter_id), filters, groupBy, recurring, prorated, aggregation: aggregation ?? undefined }
}
