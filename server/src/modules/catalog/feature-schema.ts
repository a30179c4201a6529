import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { decimalText, nonNegativeDecimal } from '@quarterday/core/decimal.ts'
import { decodeId, encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, metadata, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { catalogStatuses } from './catalog-types.ts'
import type { CatalogFeature, FeatureName, PlanFeature } from './feature-types.ts'

export const featureCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, 'Must be at most 64 lower-case letters, digits, _, . and -, beginning with a letter or digit')
  .meta({ description: 'Your own short name for it, by which your software asks; unique, and never changed.', examples: ['api_calls'] })

/** A feature as a caller names it. */
export const featureName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, 'Must be the code or the id of a feature')
  .meta({ description: 'The code of a feature, or its id.', examples: ['feat_01h455vb4pex5vsknk084sn02q'] })

/** What looks like an id is one. */
export function featureNameOf(given: string): FeatureName {
  const id = decodeId('feat', given)
  return id === null ? { code: given } : { id }
}

const kind = z.enum(featureKinds).meta({
  description:
    '`switch`: on or off. `limit`: a number that you compare yourself. `metered`: a number that a meter counts up to in each usage period.',
  examples: ['switch'],
})

const fields = {
  name: text(256).meta({ examples: ['API calls'] }),
  unit: text(64)
    .nullable()
    .meta({ description: 'What the number counts; a switch has none.', examples: [null] }),
  metadata,
}

export const featureSchema = z
  .strictObject({
    id: idSchema('feat'),
    object: z.literal('feature'),
    code: featureCode,
    kind,
    meter: idSchema('mtr').nullable().meta({ description: 'What counts it; only of metered features.' }),
    ...fields,
    status: z.enum(catalogStatuses).meta({ description: '`archived`: it stays where it is granted, and cannot be granted anew.' }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Feature', description: 'A capability that plans grant.' })

export const featureListSchema = pageSchema('FeatureList', featureSchema)

export const featureCreateSchema = z
  .strictObject({
    code: featureCode,
    name: fields.name,
    kind,
    meter: idSchema('mtr').optional().meta({ description: 'Needed for a metered feature, refused for others.' }),
    unit: fields.unit.default(null),
    metadata: metadata.default({}),
  })
  .check(({ value, issues }) => {
    const wrong = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
    if ((value.kind === 'metered') !== (value.meter !== undefined))
      wrong('meter', value.kind === 'metered' ? 'A metered feature needs its meter' : 'Only a metered feature has a meter')
    if (value.kind === 'switch' && value.unit !== null) wrong('unit', 'A switch has no unit')
  })
  .meta({ id: 'FeatureCreate' })

export const featureUpdateSchema = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'FeatureUpdate', description: 'Only what is given changes. What it is never changes: plans and customers were promised it.' })

export const grantFields = {
  enabled: z
    .boolean()
    .default(true)
    .meta({ description: 'False: the plan is without it.', examples: [true] }),
  limit: nonNegativeDecimal
    .nullable()
    .optional()
    .meta({ description: 'Needed for limits and metered features, refused for switches. Null: without a limit.', examples: [null] }),
}

export const planFeatureSchema = z
  .strictObject({
    feature: idSchema('feat'),
    code: featureCode,
    name: fields.name,
    kind,
    unit: fields.unit,
    enabled: z.boolean(),
    limit: nonNegativeDecimal
      .nullable()
      .meta({ description: 'Null: without a limit, and for switches. Of metered features, in each usage period of the subscription.' }),
  })
  .meta({ id: 'PlanFeature', description: 'What a plan grants of a feature.' })

export const planFeatureSetSchema = z.strictObject(grantFields).meta({ id: 'PlanFeatureSet' })

/** Inside the request that makes the plan. */
export const planFeatureCreateSchema = z
  .strictObject({ feature: featureName, ...grantFields })
  .meta({ id: 'PlanFeatureCreate', description: 'A feature that exists, and what the plan grants of it.' })

export function featureToApi(feature: CatalogFeature): z.input<typeof featureSchema> {
  return {
    id: encodeId('feat', feature.id),
    object: 'feature',
    code: feature.code,
    kind: feature.kind,
    meter: feature.meterId === null ? null : encodeId('mtr', feature.meterId),
    name: feature.name,
    unit: feature.unit,
    metadata: { ...feature.metadata },
    status: feature.status,
    created_at: feature.createdAt.toString(),
    updated_at: feature.updatedAt.toString(),
  }
}

export function planFeatureToApi({ feature, enabled, limit }: PlanFeature): z.input<typeof planFeatureSchema> {
  const { id, code, name, kind, unit } = feature
  return { feature: encodeId('feat', id), code, name, kind, unit, enabled, limit: limit === null ? null : decimalText(limit) }
}
