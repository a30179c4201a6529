import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { type Route, route } from '../../kit/route.ts'
import { cancelSubscription, uncancelSubscription } from '../subscriptions/cancel-subscription.ts'
import { changeSubscription } from '../subscriptions/change-subscription.ts'
import { previewSchema, previewToApi } from '../subscriptions/preview-schema.ts'
import { previewCancel, previewChange } from '../subscriptions/preview-subscription.ts'
import { subscriptionView } from '../subscriptions/view-subscription.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { checkChange, mustAllowCancel, withdrawOwnChange } from './manage-subscription.ts'
import { ownSubscription } from './standing.ts'
import { ownChangeSchema, ownSubscriptionSchema, toOwnSubscription, unsubscribeSchema } from './subscription-schema.ts'

const tag = 'Portal'
const params = z.strictObject({ id: idSchema('sub') })
const changeRefuses = [
  'not_found',
  'forbidden',
  'invalid_state',
  'conflict',
  'concurrent_change',
  'no_matching_price',
  'currency_mismatch',
] as const

/** What a customer changes about a subscription of theirs: by the flows that staff use, as far as the seller lets customers. */
export const subscriptionChangeRoutes: Route[] = [
  route({
    method: 'PATCH',
    path: '/v1/portal/subscriptions/{id}',
    operation: 'changePortalSubscription',
    tag,
    summary: 'Change the plan or the quantity',
    scope: 'customer',
    params,
    body: ownChangeSchema,
    reply: ownSubscriptionSchema,
    refuses: changeRefuses,
    handle: async (ctx, { params: { id }, body }) => {
      await ownSubscription(ctx, id)
      await checkChange(ctx, id, body)
      await changeSubscription(ctx, id, body)
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions/{id}/preview',
    operation: 'previewPortalSubscriptionChange',
    tag,
    summary: 'See what a change would cost you',
    scope: 'customer',
    transaction: 'asks',
    params,
    body: ownChangeSchema,
    reply: previewSchema,
    refuses: [...changeRefuses, 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body }) => {
      await ownSubscription(ctx, id)
      await checkChange(ctx, id, body)
      return previewToApi(await estimateTaxes(ctx, (asking) => previewChange(asking, id, body)))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions/{id}/changes/{change}/withdraw',
    operation: 'withdrawPortalSubscriptionChange',
    tag,
    summary: 'Take back a change that waits',
    description: 'One that you asked for yourself, as its `by_customer` says.',
    scope: 'customer',
    params: z.strictObject({ id: idSchema('sub'), change: idSchema('chg') }),
    reply: ownSubscriptionSchema,
    refuses: ['not_found', 'forbidden', 'invalid_state', 'conflict', 'concurrent_change'],
    handle: async (ctx, { params: { id, change } }) => {
      await ownSubscription(ctx, id)
      await withdrawOwnChange(ctx, id, change)
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions/{id}/unsubscribe',
    operation: 'unsubscribePortalSubscription',
    tag,
    summary: 'Unsubscribe',
    description: 'At the end of what is paid for, or at once where the seller lets customers.',
    scope: 'customer',
    params,
    body: unsubscribeSchema,
    reply: ownSubscriptionSchema,
    refuses: ['not_found', 'forbidden', 'invalid_state', 'conflict', 'concurrent_change'],
    handle: async (ctx, { params: { id }, body: { timing } }) => {
      await ownSubscription(ctx, id)
      await mustAllowCancel(ctx, timing)
      await cancelSubscription(ctx, id, { timing })
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions/{id}/preview_unsubscribe',
    operation: 'previewPortalUnsubscribe',
    tag,
    summary: 'See what unsubscribing would bring',
    description: 'Until when it runs, and what is billed and given back.',
    scope: 'customer',
    transaction: 'asks',
    params,
    body: unsubscribeSchema,
    reply: previewSchema,
    refuses: ['not_found', 'forbidden', 'invalid_state', 'conflict', 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body: { timing } }) => {
      await ownSubscription(ctx, id)
      await mustAllowCancel(ctx, timing)
      return previewToApi(await estimateTaxes(ctx, (asking) => previewCancel(asking, id, { timing })))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/portal/subscriptions/{id}/undo_unsubscribe',
    operation: 'undoUnsubscribePortalSubscription',
    tag,
    summary: 'Stay subscribed',
    description: 'Takes back a cancellation that has not happened yet.',
    scope: 'customer',
    params,
    reply: ownSubscriptionSchema,
    refuses: ['not_found', 'forbidden', 'invalid_state', 'conflict', 'concurrent_change'],
    handle: async (ctx, { params: { id } }) => {
      await ownSubscription(ctx, id)
      await mustAllowCancel(ctx, 'period_end')
      await uncancelSubscription(ctx, id)
      return view(ctx, id)
    },
  }),
]

async function view(ctx: Context, id: z.output<typeof params>['id']) {
  return toOwnSubscription(await subscriptionView(ctx, id))
}
