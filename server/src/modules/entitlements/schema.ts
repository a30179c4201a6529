import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { type Decimal, decimalText, nonNegativeDecimal } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { featureCode, featureName } from '../catalog/feature-schema.ts'
import { type CheckedEntitlement, type Override, overrideStatuses } from './entitlement-types.ts'

const kind = z.enum(featureKinds)
const amount = nonNegativeDecimal.nullable()
const limit = amount.meta({ description: 'Null: without a limit, and for switches. "0": nothing is granted.', examples: ['630'] })

const grantedBySchema = z
  .strictObject({
    subscription: idSchema('sub'),
    plans: z.array(idSchema('plan')).meta({ description: 'That it holds at this moment and that grant the feature.' }),
    limit,
    period_start: instant.nullable().meta({ description: 'Of metered features: the period that usage is counted in.' }),
    period_end: instant.nullable(),
  })
  .meta({ id: 'EntitlementGrant' })

export const entitlementSchema = z
  .strictObject({
    object: z.literal('entitlement'),
    customer: idSchema('cus'),
    feature: featureCode,
    name: z.string(),
    kind,
    unit: z.string().nullable(),
    has_access: z.boolean().meta({ description: 'Of metered features: something is left.' }),
    limit,
    used: amount.meta({
      description: 'What the meter has counted in the running periods; null unless the feature is metered.',
      examples: ['120'],
    }),
    remaining: amount.meta({ description: 'Null: without a limit, or not metered.', examples: ['510'] }),
    resets_at: instant.nullable().meta({ description: 'When the first of the counted periods ends; null unless the feature is metered.' }),
    source: z
      .strictObject({
        type: z.enum(['override', 'plans', 'none']),
        override: idSchema('ent').nullable(),
        override_expires_at: instant.nullable(),
        subscriptions: z
          .array(grantedBySchema)
          .meta({ description: 'What grants it, also where an override takes its place. Their limits add up.' }),
      })
      .meta({ id: 'EntitlementSource' }),
  })
  .meta({ id: 'Entitlement', description: 'What a customer may use of a feature at this moment, and why.' })

export const entitlementListSchema = pageSchema('EntitlementList', entitlementSchema)

const overrideFields = {
  has_access: z
    .boolean()
    .default(true)
    .meta({ description: 'False: the customer is denied it.', examples: [true] }),
  reason: text(500)
    .nullable()
    .default(null)
    .meta({ description: 'For your own people.', examples: ['Agreed until the new plan is out'] }),
  expires_at: instant
    .nullable()
    .default(null)
    .meta({ description: 'From this moment on the plans count again. Null: until it is taken back.' }),
}

export const overrideSchema = z
  .strictObject({
    id: idSchema('ent'),
    object: z.literal('entitlement_override'),
    customer: idSchema('cus'),
    feature: featureCode,
    has_access: z.boolean(),
    limit: amount,
    reason: z.string().nullable(),
    expires_at: instant.nullable(),
    status: z.enum(overrideStatuses),
    created_at: instant,
    closed_at: instant.nullable(),
  })
  .meta({ id: 'EntitlementOverride', description: 'An exception for one customer, in the place of what the plans grant.' })

export const overrideListSchema = pageSchema('EntitlementOverrideList', overrideSchema)

export const overrideCreateSchema = z
  .strictObject({
    feature: featureName,
    limit: amount.optional().meta({
      description: 'In the place of what the plans grant, higher or lower. Needed for limits and metered features. Null: without a limit.',
      examples: [null],
    }),
    ...overrideFields,
  })
  .meta({ id: 'EntitlementOverrideCreate' })

export function overrideToApi(override: Override): z.input<typeof overrideSchema> {
  return {
    id: encodeId('ent', override.id),
    object: 'entitlement_override',
    customer: encodeId('cus', override.customerId),
    feature: override.feature.code,
    has_access: override.hasAccess,
    limit: textOf(override.limit),
    reason: override.reason,
    expires_at: override.expiresAt?.toString() ?? null,
    status: override.status,
    created_at: override.createdAt.toString(),
    closed_at: override.closedAt?.toString() ?? null,
  }
}

export function entitlementToApi(checked: CheckedEntitlement): z.input<typeof entitlementSchema> {
  const { feature, override, granted } = checked
  return {
    object: 'entitlement',
    customer: encodeId('cus', checked.customerId),
    feature: feature.code,
    name: feature.name,
    kind: feature.kind,
    unit: feature.unit,
    has_access: checked.hasAccess,
    limit: textOf(checked.limit),
    used: textOf(checked.used),
    remaining: textOf(checked.remaining),
    resets_at: checked.resetsAt?.toString() ?? null,
    source: {
      type: override ? 'override' : granted.length > 0 ? 'plans' : 'none',
      override: override && encodeId('ent', override.id),
      override_expires_at: override?.expiresAt?.toString() ?? null,
      subscriptions: granted.map(({ subscriptionId, plans, limit, period }) => ({
        subscription: encodeId('sub', subscriptionId),
        plans: plans.map((id) => encodeId('plan', id)),
        limit: feature.kind === 'switch' ? null : textOf(limit),
        period_start: period?.start.toString() ?? null,
        period_end: period?.end.toString() ?? null,
      })),
    },
  }
}

function textOf(value: Decimal | null): string | null {
  return value && decimalText(value)
}
