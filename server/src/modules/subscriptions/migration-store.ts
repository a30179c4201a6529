import type { IntervalUnit } from '@quarterday/core/calendar.ts'
import type { SubscriptionStatus } from '@quarterday/core/subscription/subscription.ts'
import { numericArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { MoverCounts } from './migration-types.ts'

/** Who is to be moved: those with a running item of this price, all of them or those of some customers. */
export interface Movers {
  readonly from: string
  readonly to: string
  readonly currency: string
  /** Null: everybody. */
  readonly customers: readonly string[] | null
}

export interface Mover {
  readonly id: string
  readonly customer_id: string
  readonly plan_id: string | null
  readonly status: SubscriptionStatus
  readonly cancel_at: Temporal.Instant | null
  readonly interval_unit: IntervalUnit
  readonly interval_count: number
  readonly period_start: Temporal.Instant
  readonly period_end: Temporal.Instant
  /** The new price, or what the customer has in its place. */
  readonly to_price: string
}

/** Locks the next subscriptions after `after` that can be moved, in the order of their ids. */
export async function lockMovers(tx: Tx, movers: Movers, after: string, limit: number): Promise<Mover[]> {
  const text = `SELECT s.id, s.customer_id, s.plan_id, s.status, s.cancel_at, s.interval_unit, s.interval_count, y.period_start, y.period_end,
      coalesce(o.id, $3::uuid) AS to_price
    ${moving} AND ${ready} AND s.id > $6::uuid ORDER BY s.id LIMIT $7 FOR UPDATE OF y`
  return (await tx.query<Mover>(text, [...valuesOf(tx, movers), tx.now, after, limit])).rows
}

/** How many there are of each kind: they can be moved, are going to be, or stay because of something else. */
export async function countMovers(tx: Tx, movers: Movers): Promise<MoverCounts> {
  const text = `SELECT count(*) FILTER (WHERE ${ready})::int AS ready,
      count(*) FILTER (WHERE s.cancel_at IS NOT NULL)::int AS canceling,
      count(*) FILTER (WHERE s.cancel_at IS NULL AND y.parked_at IS NOT NULL)::int AS parked,
      count(*) FILTER (WHERE s.cancel_at IS NULL AND y.parked_at IS NULL AND y.next_at <= $5)::int AS due,
      count(*) FILTER (WHERE s.cancel_at IS NULL AND y.parked_at IS NULL AND coalesce(y.next_at > $5, true) AND ${leads})::int AS scheduled,
      count(*) FILTER (WHERE s.cancel_at IS NULL AND y.parked_at IS NULL AND coalesce(y.next_at > $5, true) AND ${changes} AND NOT ${leads})::int
        AS changing
    ${moving}`
  const [row] = (await tx.query<MoverCounts>(text, [...valuesOf(tx, movers), tx.now])).rows
  return row ?? { ready: 0, canceling: 0, parked: 0, due: 0, scheduled: 0, changing: 0 }
}

/** Those that can be moved, by how many they have and what they come to: few groups, however many subscriptions. */
export async function groupMovers(tx: Tx, movers: Movers): Promise<MoverGroup[]> {
  const text = `SELECT i.quantity::text AS quantity, coalesce(o.id, $3::uuid) AS to_price, count(*)::int AS subscriptions
    ${moving} AND ${ready} GROUP BY 1, 2 ORDER BY 2, 1 LIMIT 10000`
  return (await tx.query<MoverGroup>(text, [...valuesOf(tx, movers), tx.now])).rows
}

export interface MoverGroup {
  readonly quantity: string
  readonly to_price: string
  readonly subscriptions: number
}

/** Some of them, those of the first quantity first. */
export async function sampleMovers(tx: Tx, movers: Movers, quantities: readonly string[], limit: number): Promise<MoverSample[]> {
  const text = `SELECT s.id, s.customer_id, c.name AS customer_name, i.quantity::text AS quantity, coalesce(o.id, $3::uuid) AS to_price
    ${moving} AND ${ready} AND i.quantity = ANY ($6::numeric[]) ORDER BY array_position($6::numeric[], i.quantity), s.id LIMIT $7`
  return (await tx.query<MoverSample>(text, [...valuesOf(tx, movers), tx.now, numericArray(quantities), limit])).rows
}

export interface MoverSample {
  readonly id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly quantity: string
  readonly to_price: string
}

function valuesOf(tx: Tx, { from, to, customers }: Movers): unknown[] {
  return [tx.organizationId, from, to, customers === null ? null : uuidArray(customers)]
}

const moving = `FROM subscription_items i
  JOIN subscriptions s ON s.organization_id = i.organization_id AND s.id = i.subscription_id
  JOIN subscription_cycles y ON y.organization_id = s.organization_id AND y.subscription_id = s.id
  JOIN customers c ON c.organization_id = s.organization_id AND c.id = s.customer_id
  LEFT JOIN prices o ON o.organization_id = s.organization_id AND o.customer_id = s.customer_id AND o.overrides_price_id = $3::uuid AND o.status = 'active'
  WHERE i.organization_id = $1 AND i.price_id = $2 AND i.ends_at IS NULL AND s.ended_at IS NULL AND ($4::uuid[] IS NULL OR s.customer_id = ANY ($4::uuid[]))
    AND i.id = (SELECT min(f.id::text)::uuid FROM subscription_items f
      WHERE f.organization_id = i.organization_id AND f.subscription_id = i.subscription_id AND f.price_id = i.price_id AND f.ends_at IS NULL)`

const changes = `EXISTS (SELECT FROM subscription_changes h
  WHERE h.organization_id = s.organization_id AND h.subscription_id = s.id AND h.status = 'scheduled' AND h.change->>'kind' = 'items')`

const leads = `EXISTS (SELECT FROM subscription_changes h
  WHERE h.organization_id = s.organization_id AND h.subscription_id = s.id AND h.status = 'scheduled' AND h.change->>'kind' = 'items'
    AND h.change->'items' @> jsonb_build_array(jsonb_build_object('price_id', coalesce(o.id, $3::uuid)))
    AND NOT h.change->'items' @> jsonb_build_array(jsonb_build_object('price_id', $2::uuid)))`

/** What is due is billed first, what ends or changes anyway is left alone. */
const ready = `(s.cancel_at IS NULL AND y.parked_at IS NULL AND (y.next_at IS NULL OR y.next_at > $5) AND NOT ${changes})`
