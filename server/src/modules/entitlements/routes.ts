import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { featureCode, featureNameOf } from '../catalog/feature-schema.ts'
import { listFeatures } from '../catalog/feature-store.ts'
import { getCustomer } from '../customers/store.ts'
import { checkEntitlements } from './check-entitlements.ts'
import { overrideStatuses } from './entitlement-types.ts'
import { overrideEntitlement, removeOverride } from './override-entitlement.ts'
import {
  entitlementListSchema,
  entitlementSchema,
  entitlementToApi,
  overrideCreateSchema,
  overrideListSchema,
  overrideSchema,
  overrideToApi,
} from './schema.ts'
import { listOverrides } from './store.ts'

const tag = 'Entitlements'
const ofCustomer = z.strictObject({ id: idSchema('cus') })

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/customers/{id}/entitlements',
    operation: 'listEntitlements',
    tag,
    summary: 'List what a customer may use',
    description: 'One entry a feature, also for those that the customer does not have.',
    scope: 'entitlements:read',
    params: ofCustomer,
    query: listQuery({ sorts: ['code'], search: 'name and code of features', filters: { kind: z.enum(featureKinds).optional() } }),
    reply: entitlementListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id }, query }) =>
      ctx.transaction(async (tx) => {
        await getCustomer(tx, id)
        const page = await listFeatures(tx, query)
        const codes = page.rows.map((feature) => feature.code)
        const checked = new Map((await checkEntitlements(tx, id, codes)).map((each) => [each.feature.code, each]))
        return pageToApi({ ...page, rows: codes.flatMap((code) => checked.get(code) ?? []) }, entitlementToApi)
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}/entitlements/{feature}',
    operation: 'checkEntitlement',
    tag,
    summary: 'Check what a customer may use of a feature',
    description: 'Fast enough to be asked on every request of yours. `feature` is its code.',
    scope: 'entitlements:read',
    params: z.strictObject({ id: idSchema('cus'), feature: featureCode }),
    reply: entitlementSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id, feature } }) =>
      ctx.transaction(async (tx) => {
        const [checked] = await checkEntitlements(tx, id, [feature])
        if (!checked) throw refuse('not_found')
        return entitlementToApi(checked)
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{id}/entitlement_overrides',
    operation: 'listEntitlementOverrides',
    tag,
    summary: 'List the exceptions of a customer',
    scope: 'entitlements:read',
    params: ofCustomer,
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(overrideStatuses).optional() } }),
    reply: overrideListSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id: customerId }, query }) =>
      ctx.transaction(async (tx) => {
        await getCustomer(tx, customerId)
        return pageToApi(await listOverrides(tx, { ...query, customerId }), overrideToApi)
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{id}/entitlement_overrides',
    operation: 'createEntitlementOverride',
    tag,
    summary: 'Make an exception for a customer',
    description:
      'Raises, lowers or denies a feature, in the place of what the plans grant. A newer exception takes the place of the one before.',
    scope: 'entitlements:write',
    params: ofCustomer,
    body: overrideCreateSchema,
    reply: overrideSchema,
    status: 201,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id: customerId }, body: { feature, has_access: hasAccess, expires_at: expiresAt, ...rest } }) => {
      const wanted = { customerId, feature: featureNameOf(feature), hasAccess, expiresAt, limit: rest.limit, reason: rest.reason }
      return overrideToApi(await overrideEntitlement(ctx, wanted))
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/entitlement_overrides/{id}',
    operation: 'removeEntitlementOverride',
    tag,
    summary: 'Take an exception back',
    description: 'The plans count again.',
    scope: 'entitlements:write',
    params: z.strictObject({ id: idSchema('ent') }),
    reply: overrideSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => overrideToApi(await removeOverride(ctx, id)),
  }),
]
