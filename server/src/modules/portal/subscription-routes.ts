import { idSchema } from '@quarterday/core/id.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { previewSchema, previewToApi } from '../subscriptions/preview-schema.ts'
import { previewStart, previewUpcoming } from '../subscriptions/preview-subscription.ts'
import { toApi } from '../subscriptions/schema.ts'
import { listSubscriptions } from '../subscriptions/view-store.ts'
import { subscriptionView } from '../subscriptions/view-subscription.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { startOwn, wantedByCustomer } from './manage-subscription.ts'
import { ownSubscription, standingOf } from './standing.ts'
import { ownSubscriptionListSchema, ownSubscriptionSchema, subscribeSchema, toOwnSubscription } from './subscription-schema.ts'

const tag = 'Portal'
const params = z.strictObject({ id: idSchema('sub') })
const startRefuses = [
  'forbidden',
  'no_matching_price',
  'currency_mismatch',
  'one_active_subscription',
  'coupon_not_valid',
  'coupon_limit_reached',
] as const
/** A customer's own subscriptions, what they cost next, and starting one. */
export const subscriptionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/subscriptions',
    operation: 'listPortalSubscriptions',
    tag,
    summary: 'List your subscriptions',
    scope: 'customer',
    query: listQuery({ sorts: ['-created_at'], filters: { status: z.enum(subscriptionStatuses).optional() } }),
    reply: ownSubscriptionListSchema,
    handle: (ctx, { query }) =>
      ctx.transaction(async (tx) => {
        const page = await listSubscriptions(tx, { ...query, customer: standingOf(ctx).customerId })
        return pageToApi(page, (each) => toOwnSubscription(toApi(each)))
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions',
    operation: 'createPortalSubscription',
    tag,
    summary: 'Subscribe to a plan',
    description: 'To a plan that is listed. A trial is had once: whoever has subscribed before begins without one.',
    scope: 'customer',
    body: subscribeSchema,
    reply: ownSubscriptionSchema,
    status: 201,
    refuses: startRefuses,
    handle: async (ctx, { body }) => view(ctx, await startOwn(ctx, body)),
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions/preview',
    operation: 'previewPortalSubscription',
    tag,
    summary: 'See what a plan would cost you',
    scope: 'customer',
    transaction: 'asks',
    body: subscribeSchema,
    reply: previewSchema,
    refuses: [...startRefuses, 'tax_unavailable'],
    handle: async (ctx, { body }) =>
      previewToApi(await estimateTaxes(ctx, async (asking) => previewStart(asking, await wantedByCustomer(asking, body)))),
  }),
  route({
    method: 'GET',
    path: '/v1/portal/subscriptions/{id}',
    operation: 'getPortalSubscription',
    tag,
    summary: 'Get a subscription of yours',
    scope: 'customer',
    params,
    reply: ownSubscriptionSchema,
    refuses: ['not_found'],
    handle: async (ctx, { params: { id } }) => {
      await ownSubscription(ctx, id)
      return view(ctx, id)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/portal/subscriptions/{id}/upcoming_invoice',
    operation: 'getPortalUpcomingInvoice',
    tag,
    summary: 'See your next invoice',
    description: 'To the cent, as it would be billed if nothing changes until then.',
    scope: 'customer',
    transaction: 'asks',
    params,
    reply: previewSchema,
    refuses: ['not_found', 'invalid_state', 'conflict', 'tax_unavailable'],
    handle: async (ctx, { params: { id } }) => {
      await ownSubscription(ctx, id)
      return previewToApi(await estimateTaxes(ctx, (asking) => previewUpcoming(asking, id)))
    },
  }),
]

async function view(ctx: Context, id: z.output<typeof params>['id']) {
  return toOwnSubscription(await subscriptionView(ctx, id))
}
