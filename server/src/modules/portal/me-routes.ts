import { featureKinds } from '@quarterday/core/catalog/feature.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageSchema, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { readCustomerUsage } from '../billing/read-usage.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { customerUsageSchema, usageToApi } from '../billing/usage-schema.ts'
import { listFeatures } from '../catalog/feature-store.ts'
import { featuresOfPlans } from '../catalog/plan-feature-store.ts'
import { planToApi } from '../catalog/plan-schema.ts'
import { listPlans } from '../catalog/plan-store.ts'
import { activePricesOf } from '../catalog/price-store.ts'
import { applyChanges } from '../customers/schema.ts'
import { getCustomer } from '../customers/store.ts'
import { updateCustomer } from '../customers/update-customer.ts'
import { checkEntitlements } from '../entitlements/check-entitlements.ts'
import { entitlementSchema, entitlementToApi } from '../entitlements/schema.ts'
import { loginsOfUser } from './login-store.ts'
import { meSchema, meUpdateSchema, toMe } from './me-schema.ts'
import { offerListSchema, toOffer } from './offer-schema.ts'
import { findSettings } from './settings-store.ts'
import { standingOf } from './standing.ts'

const tag = 'Portal'

const ownEntitlementSchema = entitlementSchema
  .omit({ customer: true, source: true })
  .meta({ id: 'PortalEntitlement', description: 'What you may use of a feature at this moment.' })

/** Who is signed in, what is offered to them, and what they may use. */
export const meRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/me',
    operation: 'getPortalMe',
    tag,
    summary: 'See who you are',
    scope: 'customer',
    reply: meSchema,
    handle: (ctx) => me(ctx),
  }),
  route({
    method: 'PATCH',
    path: '/v1/portal/me',
    operation: 'updatePortalMe',
    tag,
    summary: 'Change your billing details',
    scope: 'customer',
    body: meUpdateSchema,
    reply: meSchema,
    handle: async (ctx, { body }) => {
      await updateCustomer(ctx, standingOf(ctx).customerId, (before) => applyChanges(before, body))
      return me(ctx)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/plans',
    operation: 'listPortalPlans',
    tag,
    summary: 'List what is offered',
    description: 'Plans that are active and listed, with the prices that can be chosen. Also for the publishable key alone.',
    scope: 'publishable',
    query: listQuery({ sorts: ['name', 'code', '-created_at'], filters: {} }),
    reply: offerListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const page = await listPlans(tx, { ...query, status: 'active', listed: true })
        const ids = page.rows.map((plan) => plan.id)
        const prices = await activePricesOf(tx, ids)
        const features = await featuresOfPlans(tx, ids)
        return pageToApi(page, (plan) => toOffer(planToApi(plan, prices.get(plan.id) ?? [], features.get(plan.id) ?? [])))
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/entitlements',
    operation: 'listPortalEntitlements',
    tag,
    summary: 'List what you may use',
    scope: 'customer',
    query: listQuery({ sorts: ['code'], filters: { kind: z.enum(featureKinds).optional() } }),
    reply: pageSchema('PortalEntitlementList', ownEntitlementSchema),
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const page = await listFeatures(tx, query)
        const codes = page.rows.map((feature) => feature.code)
        const checked = await checkEntitlements(tx, standingOf(ctx).customerId, codes)
        const byCode = new Map(checked.map((each) => [each.feature.code, each]))
        return pageToApi({ ...page, rows: codes.flatMap((code) => byCode.get(code) ?? []) }, (each) => {
          const { customer: _, source: _s, ...own } = entitlementToApi(each)
          return own
        })
      }),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/usage',
    operation: 'getPortalUsage',
    tag,
    summary: 'See what you have used',
    description: 'In the running periods, as the next invoices would bill it now.',
    scope: 'customer',
    transaction: 'one',
    reply: customerUsageSchema,
    handle: async (ctx) => {
      const { customerId } = standingOf(ctx)
      const data = (await readCustomerUsage(ctx, customerId)).map(usageToApi)
      return { object: 'customer_usage', customer: encodeId('cus', customerId), data } as const
    },
  }),
]

function me(ctx: Context): Promise<z.input<typeof meSchema>> {
  const { customerId, userId } = standingOf(ctx)
  return ctx.transaction(async (tx) => {
    const all = await loginsOfUser(tx, userId)
    const login = all.find((each) => each.customerId === customerId)
    // Taken away since the request was let in.
    if (login === undefined) throw refuse('not_found')
    const customer = await getCustomer(tx, customerId)
    const memory = newRunMemory(await loadSeller(tx))
    const { subscription_policy: policy, period_timezone: whose } = conventionsOf(memory, customer.conventions)
    const zone = whose === 'customer' ? (customer.timezone ?? memory.seller.timezone) : memory.seller.timezone
    return toMe(login, customer, { all, settings: await findSettings(tx), isOneActive: policy === 'one_active', zone })
  })
}
