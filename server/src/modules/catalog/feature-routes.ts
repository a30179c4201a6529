import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { catalogStatuses } from './catalog-types.ts'
import { createFeature } from './create-feature.ts'
import {
  featureCode,
  featureCreateSchema,
  featureListSchema,
  featureName,
  featureNameOf,
  featureSchema,
  featureToApi,
  featureUpdateSchema,
  planFeatureSetSchema,
} from './feature-schema.ts'
import * as features from './feature-store.ts'
import { planSchema, planToApi } from './plan-schema.ts'
import { removePlanFeature, setPlanFeature } from './set-plan-feature.ts'
import { archiveFeature, updateFeature } from './update-feature.ts'

const tag = 'Features'
const params = z.strictObject({ id: idSchema('feat') })
const ofPlan = z.strictObject({ id: idSchema('plan'), feature: featureName })

export const featureRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/features',
    operation: 'listFeatures',
    tag,
    summary: 'List features',
    scope: 'features:read',
    query: listQuery({
      sorts: ['-created_at', 'name', 'code'],
      search: 'name and code',
      filters: { status: z.enum(catalogStatuses).optional(), kind: z.enum(featureKinds).optional(), code: featureCode.optional() },
    }),
    reply: featureListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await features.listFeatures(tx, query), featureToApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/features',
    operation: 'createFeature',
    tag,
    summary: 'Create a feature',
    scope: 'features:write',
    body: featureCreateSchema,
    reply: featureSchema,
    status: 201,
    examples: { request: { code: 'sso', name: 'Single sign-on', kind: 'switch' } },
    refuses: ['already_exists'],
    handle: async (ctx, { body: { meter: meterId = null, ...rest } }) => featureToApi(await createFeature(ctx, { ...rest, meterId })),
  }),
  route({
    method: 'GET',
    path: '/v1/features/{id}',
    operation: 'getFeature',
    tag,
    summary: 'Get a feature',
    scope: 'features:read',
    params,
    reply: featureSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => featureToApi(await features.getFeature(tx, id))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/features/{id}',
    operation: 'updateFeature',
    tag,
    summary: 'Change a feature',
    description: 'What it is called. Its code, kind and meter never change.',
    scope: 'features:write',
    params,
    body: featureUpdateSchema,
    reply: featureSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id }, body: { name, unit, metadata } }) => {
      const change = {
        ...(name !== undefined && { name }),
        ...(unit !== undefined && { unit }),
        ...(metadata !== undefined && { metadata }),
      }
      return featureToApi(await updateFeature(ctx, id, change))
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/features/{id}/${verb}`,
      operation: `${verb}Feature`,
      tag,
      summary: verb === 'archive' ? 'Archive a feature' : 'Take a feature back from the archive',
      description: verb === 'archive' ? 'It cannot be granted anew; who has it keeps it.' : 'It can be granted again.',
      scope: 'features:write',
      params,
      reply: featureSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id } }) => featureToApi(await archiveFeature(ctx, id, verb)),
    }),
  ),
  route({
    method: 'PUT',
    path: '/v1/plans/{id}/features/{feature}',
    operation: 'setPlanFeature',
    tag,
    summary: 'Say what a plan grants of a feature',
    description: 'For everybody who holds the plan, from now on. `feature` is its code or its id.',
    scope: 'plans:write',
    params: ofPlan,
    body: planFeatureSetSchema,
    reply: planSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id, feature }, body }) => {
      const { plan, prices, features: granted } = await setPlanFeature(ctx, id, { name: featureNameOf(feature), ...body })
      return planToApi(plan, prices, granted)
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/plans/{id}/features/{feature}',
    operation: 'removePlanFeature',
    tag,
    summary: 'Take a feature from a plan',
    description: 'From everybody who holds the plan. `feature` is its code or its id.',
    scope: 'plans:write',
    params: ofPlan,
    reply: planSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id, feature } }) => {
      const { plan, prices, features: granted } = await removePlanFeature(ctx, id, featureNameOf(feature))
      return planToApi(plan, prices, granted)
    },
  }),
]
