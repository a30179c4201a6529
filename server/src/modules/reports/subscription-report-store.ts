import type { Interval, IntervalUnit } from '@quarterday/core/calendar.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { type CustomerId, idOf, type PlanId } from '@quarterday/core/id.ts'
import type { SubscriptionStatus } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { bigintArray, booleanArray, numericArray, textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { Rate, ReportedSubscription, SubscriptionTotal, UpcomingRenewal } from './report-types.ts'

export interface SubscriptionFilter {
  readonly statuses: readonly SubscriptionStatus[]
  readonly planId?: PlanId | undefined
  readonly customerId?: CustomerId | undefined
  readonly currency?: string | undefined
}

/** A price, a quantity that somebody has of it, and how often it is charged: few, however many subscriptions there are. */
export interface PricedQuantity {
  readonly price_id: string
  readonly quantity: string
}

export async function pricedQuantities(tx: Tx, filter: SubscriptionFilter): Promise<PricedQuantity[]> {
  const text = `SELECT DISTINCT i.price_id, i.quantity FROM subscriptions s
    JOIN subscription_items i ON i.organization_id = s.organization_id AND i.subscription_id = s.id
    WHERE ${chosen} AND ${isLive} ORDER BY i.price_id, i.quantity`
  return (await tx.query<PricedQuantity>(text, [...valuesOf(tx, filter), tx.now])).rows
}

/** Ordered by the customer's name. */
export async function reportedSubscriptions(
  tx: Tx,
  filter: SubscriptionFilter,
  rates: readonly Rate[],
  limit: number,
): Promise<ReportedSubscription[]> {
  const text = `${withRates}
    SELECT s.id, s.customer_id, c.name AS customer_name, c.email AS customer_email, s.plan_id, p.name AS plan_name, s.status, s.currency,
      s.interval_unit, s.interval_count, s.cancel_at, y.period_start, y.period_end, y.next_at, i.items, i.quantity, i.amount, i.mrr
    FROM subscriptions s
    JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
    JOIN customers c ON c.organization_id = s.organization_id AND c.id = s.customer_id
    LEFT JOIN plans p ON p.organization_id = s.organization_id AND p.id = s.plan_id
    JOIN items i ON i.id = s.id
    WHERE s.organization_id = $1 ORDER BY lower(c.name), s.id LIMIT $12`
  const { rows } = await tx.query<Row>(text, [...valuesOf(tx, filter), tx.now, ...ratesOf(rates), limit])
  return rows.map(fromRow)
}

/** Per currency (`planId` undefined), and per currency and plan. */
export async function subscriptionTotals(tx: Tx, filter: SubscriptionFilter, rates: readonly Rate[]): Promise<SubscriptionTotal[]> {
  const text = `${withRates}
    SELECT s.currency, s.plan_id, p.name AS plan_name, grouping(s.plan_id) = 1 AS is_whole, count(*)::int AS subscriptions, sum(i.mrr)::bigint AS mrr,
      sum(i.mrr_past_due)::bigint AS mrr_past_due
    FROM subscriptions s
    JOIN items i ON i.id = s.id
    LEFT JOIN plans p ON p.organization_id = s.organization_id AND p.id = s.plan_id
    WHERE s.organization_id = $1
    GROUP BY GROUPING SETS ((s.currency), (s.currency, s.plan_id, p.name)) ORDER BY s.currency, is_whole DESC, p.name, s.plan_id`
  const { rows } = await tx.query<TotalRow>(text, [...valuesOf(tx, filter), tx.now, ...ratesOf(rates)])
  return rows.map((row) => ({
    currency: currencySchema.parse(row.currency),
    planId: row.is_whole ? undefined : row.plan_id === null ? null : idOf('plan', row.plan_id),
    planName: row.plan_name,
    subscriptions: row.subscriptions,
    mrr: row.mrr,
    mrrPastDue: row.mrr_past_due,
  }))
}

/** How many subscriptions are in each state. */
export async function countByStatus(tx: Tx): Promise<ReadonlyMap<SubscriptionStatus, number>> {
  const text = 'SELECT status, count(*)::int AS count FROM subscriptions WHERE organization_id = $1 GROUP BY status ORDER BY status'
  const { rows } = await tx.query<{ status: SubscriptionStatus; count: number }>(text, [tx.organizationId])
  return new Map(rows.map((row) => [row.status, row.count]))
}

export interface RenewalCounts {
  readonly sooner: number
  readonly later: number
}

/** Renewals from now until each of the two moments. What is canceled for the end of its period does not renew. */
export async function countRenewals(tx: Tx, sooner: Temporal.Instant, later: Temporal.Instant): Promise<RenewalCounts> {
  const text = `SELECT (count(*) FILTER (WHERE y.next_at <= $3))::int AS sooner, count(*)::int AS later FROM ${renewing} AND y.next_at <= $4`
  const { rows } = await tx.query<RenewalCounts>(text, [tx.organizationId, tx.now, sooner, later])
  return rows[0] ?? { sooner: 0, later: 0 }
}

/** The next renewals, soonest first; what each will cost comes later, by `rates` of its items. */
export async function nextRenewals(tx: Tx, until: Temporal.Instant, limit: number): Promise<string[]> {
  const text = `SELECT s.id FROM ${renewing} AND y.next_at <= $3 ORDER BY y.next_at, s.id LIMIT $4`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, tx.now, until, limit])
  return rows.map((row) => row.id)
}

export async function pricedQuantitiesOf(tx: Tx, ids: readonly string[]): Promise<PricedQuantity[]> {
  const text = `SELECT DISTINCT i.price_id, i.quantity FROM subscription_items i
    WHERE i.organization_id = $1 AND i.subscription_id = ANY ($2::uuid[]) AND (i.ends_at IS NULL OR i.ends_at > $3) ORDER BY i.price_id, i.quantity`
  return (await tx.query<PricedQuantity>(text, [tx.organizationId, uuidArray(ids), tx.now])).rows
}

export async function renewalsOf(tx: Tx, ids: readonly string[], rates: readonly Rate[]): Promise<UpcomingRenewal[]> {
  const text = `SELECT s.id, s.customer_id, c.name AS customer_name, p.name AS plan_name, s.currency, y.next_at,
      (SELECT coalesce(${fullAmount}, 0) FROM subscription_items i
        JOIN unnest($4::uuid[], $5::numeric[], $6::bigint[], $7::boolean[]) AS r (price_id, quantity, amount, is_minimum)
          ON r.price_id = i.price_id AND r.quantity = i.quantity
        WHERE i.organization_id = s.organization_id AND i.subscription_id = s.id AND (i.ends_at IS NULL OR i.ends_at > $3))::bigint AS amount
    FROM subscriptions s
    JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
    JOIN customers c ON c.organization_id = s.organization_id AND c.id = s.customer_id
    LEFT JOIN plans p ON p.organization_id = s.organization_id AND p.id = s.plan_id
    WHERE s.organization_id = $1 AND s.id = ANY ($2::uuid[]) ORDER BY y.next_at, s.id`
  const [prices, quantities, amounts, , minimums] = ratesOf(rates)
  const { rows } = await tx.query<RenewalRow>(text, [tx.organizationId, uuidArray(ids), tx.now, prices, quantities, amounts, minimums])
  return rows.map((row) => ({
    subscriptionId: idOf('sub', row.id),
    customerId: idOf('cus', row.customer_id),
    customerName: row.customer_name,
    planName: row.plan_name,
    at: row.next_at,
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
  }))
}

const chosen = `s.organization_id = $1 AND s.status = ANY ($2::text[]) AND ($3::uuid IS NULL OR s.plan_id = $3)
  AND ($4::uuid IS NULL OR s.customer_id = $4) AND ($5::text IS NULL OR s.currency = $5)`
const isLive = '(i.ends_at IS NULL OR i.ends_at > $6)'

// Fees are a sum, and a minimum is what they come to at least.
const fullAmount = 'greatest(sum(r.amount) FILTER (WHERE NOT r.is_minimum), sum(r.amount) FILTER (WHERE r.is_minimum))'
const monthlyAmount = 'greatest(sum(r.monthly) FILTER (WHERE NOT r.is_minimum), sum(r.monthly) FILTER (WHERE r.is_minimum))'

// What is late is no revenue yet, and what was not paid at all may never be: it has a figure of its own.
const withRates = `WITH rates AS (SELECT * FROM unnest($7::uuid[], $8::numeric[], $9::bigint[], $10::bigint[], $11::boolean[])
    AS r (price_id, quantity, amount, monthly, is_minimum)),
  items AS (
    SELECT s.id, coalesce(sum(i.quantity) FILTER (WHERE pr.usage = 'licensed' AND NOT r.is_minimum), 0)::text AS quantity,
      ${fullAmount}::bigint AS amount,
      CASE WHEN s.status = 'active' THEN ${monthlyAmount} ELSE 0 END::bigint AS mrr,
      CASE WHEN s.status = 'past_due' THEN ${monthlyAmount} ELSE 0 END::bigint AS mrr_past_due,
      json_agg(json_build_object('price_id', i.price_id, 'name', coalesce(pr.nickname, pl.name, pd.name), 'quantity', i.quantity::text) ORDER BY i.id) AS items
    FROM subscriptions s
    JOIN subscription_items i ON i.organization_id = s.organization_id AND i.subscription_id = s.id
    JOIN rates r ON r.price_id = i.price_id AND r.quantity = i.quantity
    JOIN prices pr ON pr.organization_id = i.organization_id AND pr.id = i.price_id
    JOIN products pd ON pd.organization_id = pr.organization_id AND pd.id = pr.product_id
    LEFT JOIN plans pl ON pl.organization_id = pr.organization_id AND pl.id = pr.plan_id
    WHERE ${chosen} AND ${isLive} GROUP BY s.id, s.status)`

const renewing = `subscription_cycles y
  JOIN subscriptions s ON s.organization_id = y.organization_id AND s.id = y.subscription_id
  WHERE y.organization_id = $1 AND y.next_at > $2 AND y.parked_at IS NULL AND s.status IN ('trialing', 'active', 'past_due')
    AND (s.cancel_at IS NULL OR s.cancel_at > y.next_at) AND (s.pause_at IS NULL OR s.pause_at > y.next_at) AND (s.term_ends_at IS NULL OR s.term_ends_at > y.next_at)`

function valuesOf(tx: Tx, { statuses, planId, customerId, currency }: SubscriptionFilter): unknown[] {
  return [tx.organizationId, textArray(statuses), planId ?? null, customerId ?? null, currency ?? null]
}

function ratesOf(rates: readonly Rate[]): [string, string, string, string, string] {
  return [
    uuidArray(rates.map((rate) => rate.priceId)),
    numericArray(rates.map((rate) => rate.quantity)),
    bigintArray(rates.map((rate) => rate.amount)),
    bigintArray(rates.map((rate) => rate.monthly)),
    booleanArray(rates.map((rate) => rate.isMinimum)),
  ]
}

interface Row {
  id: string
  customer_id: string
  customer_name: string
  customer_email: string | null
  plan_id: string | null
  plan_name: string | null
  status: SubscriptionStatus
  currency: string
  interval_unit: IntervalUnit
  interval_count: number
  cancel_at: Temporal.Instant | null
  period_start: Temporal.Instant
  period_end: Temporal.Instant
  next_at: Temporal.Instant | null
  items: unknown
  quantity: string
  amount: bigint
  mrr: bigint
}

interface TotalRow {
  currency: string
  plan_id: string | null
  plan_name: string | null
  is_whole: boolean
  subscriptions: number
  mrr: bigint
  mrr_past_due: bigint
}

interface RenewalRow {
  id: string
  customer_id: string
  customer_name: string
  plan_name: string | null
  currency: string
  next_at: Temporal.Instant
  amount: bigint
}

const itemsSchema = z.array(z.object({ price_id: z.string(), name: z.string(), quantity: z.string() }))

function fromRow(row: Row): ReportedSubscription {
  const interval: Interval = { unit: row.interval_unit, count: row.interval_count }
  return {
    id: idOf('sub', row.id),
    customerId: idOf('cus', row.customer_id),
    customerName: row.customer_name,
    customerEmail: row.customer_email,
    planId: row.plan_id === null ? null : idOf('plan', row.plan_id),
    planName: row.plan_name,
    status: row.status,
    currency: currencySchema.parse(row.currency),
    interval,
    items: itemsSchema
      .parse(row.items)
      .map((item) => ({ priceId: item.price_id, name: item.name, quantity: plainQuantity(item.quantity) })),
    quantity: plainQuantity(row.quantity),
    periodStart: row.period_start,
    periodEnd: row.period_end,
    nextBillingAt: row.next_at,
    cancelAt: row.cancel_at,
    amount: row.amount,
    mrr: row.mrr,
  }
}

/** `5.000000000000` as `5`. */
function plainQuantity(text: string): string {
  return decimalText(decimal(text))
}
