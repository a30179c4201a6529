import { intervalUnitSchema } from '@quarterday/core/calendar.ts'
import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { conventionsPatchSchema } from '@quarterday/core/conventions.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { type CustomerId, type IdPrefix, idOf } from '@quarterday/core/id.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { textArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/**
 * All that decides what a customer may use of some features: one statement, whatever their number. Null: there is no such customer. Each part is a probe of
 * an index: features_organization_id_code_key, entitlements_one_active, subscriptions_of_customer, then for each running subscription
 * subscription_cycles_pkey, subscription_plan_stretches_pkey and plan_features_pkey. A test looks at the plan.
 */
export async function readHoldings(tx: Tx, customerId: CustomerId, codes: readonly string[]): Promise<Holdings | null> {
  const { rows } = await tx.query<{ found: unknown }>(holdings, [tx.organizationId, customerId, textArray(codes), tx.now], 'read-holdings')
  return rows[0] ? holdingsSchema.parse(rows[0].found) : null
}

export const holdings = `WITH f AS MATERIALIZED (
    SELECT id, code, name, kind, unit, meter_id FROM features WHERE organization_id = $1 AND code = ANY ($3::text[]))
  SELECT json_build_object(
    'conventions', (SELECT o.conventions FROM organizations o WHERE o.id = $1),
    'customerConventions', c.conventions,
    'features', (SELECT coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'name', f.name, 'kind', f.kind, 'unit', f.unit,
        'meterId', f.meter_id) ORDER BY f.code), '[]') FROM f),
    'overrides', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'featureId', e.feature_id, 'enabled', e.has_access, 'limit', e.allowance::text,
        'createdAt', e.created_at, 'expiresAt', e.expires_at)), '[]')
      FROM f JOIN entitlements e ON e.organization_id = $1 AND e.customer_id = c.id AND e.feature_id = f.id AND e.status = 'active'
      WHERE e.expires_at IS NULL OR e.expires_at > $4::timestamptz),
    'subscriptions', (SELECT coalesce(json_agg(held.one ORDER BY held.id), '[]') FROM (
      SELECT s.id, json_build_object('id', s.id, 'status', s.status, 'zone', s.timezone, 'unit', s.interval_unit, 'count', s.interval_count,
          'anchorOn', s.anchor_on, 'anchorDay', s.anchor_day, 'anchorTime', s.anchor_time, 'conventions', s.conventions,
          'startedAt', s.started_at, 'trialEndsAt', s.trial_ends_at, 'usageStart', y.usage_start,
          'stretches', (SELECT coalesce(json_agg(json_build_object('planId', t.plan_id, 'start', t.starts_at, 'end', t.ends_at, 'grants',
              (SELECT coalesce(json_agg(json_build_object('featureId', g.feature_id, 'enabled', g.enabled, 'limit', g.allowance::text)), '[]')
                FROM plan_features g WHERE g.organization_id = $1 AND g.plan_id = t.plan_id AND g.feature_id IN (SELECT f.id FROM f)))
              ORDER BY t.starts_at, t.plan_id), '[]')
            FROM subscription_plan_stretches t
            WHERE t.organization_id = $1 AND t.subscription_id = s.id AND (t.ends_at IS NULL OR t.ends_at > y.usage_start))) AS one
      FROM subscriptions s JOIN subscription_cycles y ON y.organization_id = $1 AND y.subscription_id = s.id
      WHERE s.organization_id = $1 AND s.customer_id = c.id AND s.ended_at IS NULL AND s.started_at <= $4::timestamptz
      ORDER BY s.id LIMIT 100) held)) AS found
  FROM customers c WHERE c.organization_id = $1 AND c.id = $2`

const id = <P extends IdPrefix>(prefix: P) => z.string().transform((uuid) => idOf(prefix, uuid))
const instant = z.string().transform((text) => Temporal.Instant.from(text))
const limit = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : decimal(text)))
const grantSchema = z.object({ featureId: id('feat'), enabled: z.boolean(), limit })
const patch = z.record(z.string(), z.unknown()).transform((stored) => conventionsPatchSchema.parse(stored))
const subscriptionSchema = z.object({
  id: id('sub'),
  status: z.enum(subscriptionStatuses),
  zone: z.string(),
  unit: intervalUnitSchema,
  count: z.int(),
  anchorOn: z.string().transform((text) => Temporal.PlainDate.from(text)),
  anchorDay: z.int().nullable(),
  anchorTime: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : Temporal.PlainTime.from(text))),
  conventions: patch,
  startedAt: instant,
  trialEndsAt: instant.nullable(),
  usageStart: instant,
  stretches: z.array(z.object({ planId: id('plan'), start: instant, end: instant.nullable(), grants: z.array(grantSchema) })),
})
const holdingsSchema = z.object({
  conventions: patch,
  customerConventions: patch,
  features: z.array(
    z.object({
      id: id('feat'),
      code: z.string(),
      name: z.string(),
      kind: z.enum(featureKinds),
      unit: z.string().nullable(),
      meterId: id('mtr').nullable(),
    }),
  ),
  overrides: z.array(grantSchema.extend({ id: id('ent'), createdAt: instant, expiresAt: instant.nullable() })),
  subscriptions: z.array(subscriptionSchema),
})

export type Holdings = z.output<typeof holdingsSchema>
/** A subscription that has begun and not ended. */
export type HeldSubscription = z.output<typeof subscriptionSchema>
