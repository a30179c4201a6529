import type { CustomerId, MeterId, SubscriptionId } from '@quarterday/core/id.ts'
import { meterAggregations } from '@quarterday/core/usage/meter.ts'
import { z } from 'zod'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { type MeterRule, meterStatuses } from './meter-types.ts'

/** What a batch of events names, each once. */
export interface Named {
  readonly meters: readonly string[]
  readonly customers: readonly string[]
  readonly externalIds: readonly string[]
  readonly subscriptions: readonly string[]
}

export interface FoundMeter extends MeterRule {
  readonly id: MeterId
  readonly code: string
  readonly status: (typeof meterStatuses)[number]
}

export interface FoundCustomer {
  readonly id: CustomerId
  readonly externalId: string | null
}

export interface FoundSubscription {
  readonly id: SubscriptionId
  readonly customerId: CustomerId
  /** Half-open; microseconds since 1970. Null: it runs. */
  readonly startedAt: bigint
  readonly endedAt: bigint | null
  /** Meters that its items charge for, or did. Null: it is its customer's only one, so nobody has to choose. */
  readonly meters: readonly string[] | null
}

export interface Found {
  readonly meters: readonly FoundMeter[]
  readonly customers: readonly FoundCustomer[]
  /** All that the customers have, in the order of their ids. */
  readonly subscriptions: readonly FoundSubscription[]
}

/** Looks up meters by code or id, and customers with their subscriptions: one round trip, whatever the batch names. */
export async function findNamed(tx: Tx, { meters, customers, externalIds, subscriptions }: Named): Promise<Found> {
  const { rows } = await tx.query<{ found: unknown }>(
    find,
    [
      tx.organizationId,
      textArray(meters),
      uuidArray(meters.filter((text) => uuid.test(text))),
      uuidArray(customers),
      textArray(externalIds),
      uuidArray(subscriptions),
    ],
    'find-named',
  )
  return foundSchema.parse(rows[0]?.found)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const find = `WITH owner AS MATERIALIZED (
    SELECT c.id, c.external_id FROM customers c WHERE c.organization_id = $1 AND c.id = ANY ($4::uuid[])
    UNION SELECT c.id, c.external_id FROM customers c WHERE c.organization_id = $1 AND c.external_id = ANY ($5::text[])
    UNION SELECT c.id, c.external_id FROM subscriptions s JOIN customers c ON c.organization_id = s.organization_id AND c.id = s.customer_id
      WHERE s.organization_id = $1 AND s.id = ANY ($6::uuid[]))
  SELECT json_build_object(
    'meters', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'aggregation', m.aggregation, 'valueProperty', m.value_property,
        'filters', m.filters, 'dimensions', m.dimensions, 'status', m.status) ORDER BY m.id), '[]')
      FROM meters m WHERE m.organization_id = $1 AND (m.code = ANY ($2::text[]) OR m.id = ANY ($3::uuid[]))),
    'customers', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'externalId', o.external_id) ORDER BY o.id), '[]') FROM owner o),
    'subscriptions', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'customerId', s.customer_id,
        'startedAt', trunc(extract(epoch FROM s.started_at) * 1000000)::text, 'endedAt', trunc(extract(epoch FROM s.ended_at) * 1000000)::text,
        'meters', s.meters) ORDER BY s.id), '[]')
      FROM (SELECT s.id, s.customer_id, s.started_at, s.ended_at, CASE WHEN count(*) OVER (PARTITION BY s.customer_id) > 1
          THEN (SELECT coalesce(json_agg(DISTINCT p.meter_id), '[]') FROM subscription_items i
            JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
            WHERE i.organization_id = $1 AND i.subscription_id = s.id AND p.meter_id IS NOT NULL) END AS meters
        FROM owner o JOIN subscriptions s ON s.organization_id = $1 AND s.customer_id = o.id) s)) AS found`

const id = <T extends string>() => z.custom<T>((value) => typeof value === 'string')
const micros = z.string().transform(BigInt)
const foundSchema: z.ZodType<Found> = z.object({
  meters: z.array(
    z.object({
      id: id<MeterId>(),
      code: z.string(),
      aggregation: z.enum(meterAggregations),
      valueProperty: z.string().nullable(),
      filters: z.record(z.string(), z.array(z.string())),
      dimensions: z.array(z.string()),
      status: z.enum(meterStatuses),
    }),
  ),
  customers: z.array(z.object({ id: id<CustomerId>(), externalId: z.string().nullable() })),
  subscriptions: z.array(
    z.object({
      id: id<SubscriptionId>(),
      customerId: id<CustomerId>(),
      startedAt: micros,
      endedAt: micros.nullable(),
      meters: z.array(z.string()).nullable(),
    }),
  ),
})
