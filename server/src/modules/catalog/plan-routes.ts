import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { deletedSchema } from '../../kit/fields.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { catalogStatuses, type Plan } from './catalog-types.ts'
import { createPlan, inOrder, type PlanWithPrices } from './create-plan.ts'
import { deletePlan } from './delete-plan.ts'
import { featureNameOf } from './feature-schema.ts'
import * as planFeatures from './plan-feature-store.ts'
import { planCode, planCreateSchema, planListSchema, planSchema, planToApi, planUpdateSchema } from './plan-schema.ts'
import * as plans from './plan-store.ts'
import { newPriceOf } from './price-schema.ts'
import * as prices from './price-store.ts'
import { archivePlan, updatePlan } from './update-plan.ts'

const params = z.strictObject({ id: idSchema('plan') })

export const planRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/plans',
    operation: 'listPlans',
    tag: 'Plans',
    summary: 'List plans',
    scope: 'plans:read',
    query: listQuery({
      sorts: ['-created_at', 'name', 'code'],
      search: 'name and code',
      filters: {
        status: z.enum(catalogStatuses).optional(),
        product: idSchema('prod').optional(),
        code: planCode.optional(),
        listed: z.stringbool().optional(),
      },
    }),
    reply: planListSchema,
    handle: (ctx, { query: { product: productId, ...query } }) =>
      ctx.transaction(async (tx) => {
        const page = await plans.listPlans(tx, { ...query, productId })
        const ofPlans = await prices.activePricesOf(
          tx,
          page.rows.map((plan) => plan.id),
        )
        const granted = await planFeatures.featuresOfPlans(
          tx,
          page.rows.map((plan) => plan.id),
        )
        return pageToApi(page, (plan) => planToApi(plan, ofPlans.get(plan.id) ?? [], granted.get(plan.id) ?? []))
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/plans',
    operation: 'createPlan',
    tag: 'Plans',
    summary: 'Create a plan',
    description: 'With its prices, and with a product of the same name where none is named.',
    scope: 'plans:write',
    body: planCreateSchema,
    reply: planSchema,
    status: 201,
    refuses: ['not_found', 'already_exists'],
    handle: async (ctx, { body }) => {
      const {
        product: productId,
        code,
        name,
        description = null,
        trial_days: trialDays = 0,
        term_months: termMonths = null,
        usage_thresholds: usageThresholds = [],
        listed,
        metadata = {},
      } = body
      const made = body.prices.map(newPriceOf)
      const said = { code, name, description, trialDays, termMonths, usageThresholds, listed, metadata }
      const features = body.features.map(({ feature, ...grant }) => ({ name: featureNameOf(feature), ...grant }))
      return allToApi(await createPlan(ctx, { productId, ...said, prices: made, features }))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/plans/{id}',
    operation: 'getPlan',
    tag: 'Plans',
    summary: 'Get a plan',
    scope: 'plans:read',
    params,
    reply: planSchema,
    refuses: ['not_found'],
    handle: (ctx, { params }) =>
      ctx.transaction(async (tx) => {
        const plan = await plans.getPlan(tx, params.id)
        const active = await prices.activePricesOf(tx, [plan.id])
        const granted = await planFeatures.featuresOfPlans(tx, [plan.id])
        return planToApi(plan, active.get(plan.id) ?? [], granted.get(plan.id) ?? [])
      }),
  }),
  route({
    method: 'PATCH',
    path: '/v1/plans/{id}',
    operation: 'updatePlan',
    tag: 'Plans',
    summary: 'Change a plan',
    description: 'For subscriptions to come: those that exist keep what they were started with.',
    scope: 'plans:write',
    params,
    body: planUpdateSchema,
    needsMatch: true,
    reply: planSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params, body }) => allToApi(await updatePlan(ctx, params.id, (before) => applyChanges(before, body))),
  }),
  route({
    method: 'DELETE',
    path: '/v1/plans/{id}',
    operation: 'deletePlan',
    tag: 'Plans',
    summary: 'Delete a plan',
    description: 'With its prices. Only while nobody has ever subscribed to it.',
    scope: 'plans:write',
    params,
    reply: deletedSchema('plan', 'plan', 'DeletedPlan'),
    refuses: ['not_found', 'conflict'],
    handle: async (ctx, { params }) => {
      await deletePlan(ctx, params.id)
      return { id: encodeId('plan', params.id), object: 'plan', deleted: true } as const
    },
  }),
  ...(['archive', 'unarchive'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/v1/plans/{id}/${verb}`,
      operation: `${verb}Plan`,
      tag: 'Plans',
      summary: verb === 'archive' ? 'Archive a plan' : 'Take a plan back from the archive',
      scope: 'plans:write',
      params,
      reply: planSchema,
      refuses: ['not_found', 'invalid_state'],
      handle: async (ctx, { params }) => allToApi(await archivePlan(ctx, params.id, verb)),
    }),
  ),
]

function allToApi({ plan, prices, features }: PlanWithPrices): z.input<typeof planSchema> {
  return planToApi(plan, prices, features)
}

function applyChanges(before: Plan, given: z.output<typeof planUpdateSchema>): Plan {
  return {
    ...before,
    name: given.name ?? before.name,
    description: given.description === undefined ? before.description : given.description,
    trialDays: given.trial_days ?? before.trialDays,
    termMonths: given.term_months === undefined ? before.termMonths : given.term_months,
    usageThresholds: given.usage_thresholds ? inOrder(given.usage_thresholds) : before.usageThresholds,
    listed: given.listed ?? before.listed,
    metadata: given.metadata ?? before.metadata,
  }
}
