import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { changesSchema, changeToApi, endTrialSchema, moveAnchorSchema, subscriptionChangeSchema } from './change-schema.ts'
import { changeSubscription } from './change-subscription.ts'
import { endTrial } from './end-trial.ts'
import { moveAnchor } from './move-anchor.ts'
import { previewSchema, previewToApi } from './preview-schema.ts'
import { previewChange, previewEndTrial, previewMoveAnchor, previewUpcoming } from './preview-subscription.ts'
import { subscriptionSchema } from './schema.ts'
import { listChanges, viewSubscription } from './view-store.ts'
import { subscriptionView } from './view-subscription.ts'
import { withdrawChange } from './withdraw-change.ts'

const params = z.strictObject({ id: idSchema('sub') })
const tag = 'Subscriptions'
const refuses = ['not_found', 'invalid_state', 'conflict', 'concurrent_change'] as const

export const changeRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/change',
    operation: 'changeSubscription',
    tag,
    summary: 'Change the plan, the items or the quantity',
    description: 'Now, giving back the unused part of what was paid and charging the new for the rest, or at the end of the period.',
    scope: 'subscriptions:write',
    params,
    body: subscriptionChangeSchema,
    reply: subscriptionSchema,
    refuses: [...refuses, 'no_matching_price', 'currency_mismatch'],
    handle: async (ctx, { params: { id }, body }) => {
      await changeSubscription(ctx, id, changeOf(body))
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_change',
    operation: 'previewSubscriptionChange',
    tag,
    summary: 'Preview a change',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: subscriptionChangeSchema,
    reply: previewSchema,
    refuses: [...refuses, 'no_matching_price', 'currency_mismatch', 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body }) =>
      previewToApi(await estimateTaxes(ctx, (asking) => previewChange(asking, id, changeOf(body)))),
  }),
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}/upcoming_invoice',
    operation: 'getUpcomingInvoice',
    tag,
    summary: 'Preview the next invoice',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    reply: previewSchema,
    refuses: ['not_found', 'invalid_state', 'conflict', 'tax_unavailable'],
    handle: async (ctx, { params: { id } }) => previewToApi(await estimateTaxes(ctx, (asking) => previewUpcoming(asking, id))),
  }),
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}/changes',
    operation: 'listSubscriptionChanges',
    tag,
    summary: 'List the scheduled changes of a subscription',
    description: 'The newest hundred, with those that were applied or withdrawn.',
    scope: 'subscriptions:read',
    params,
    reply: changesSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        await viewSubscription(tx, id)
        return { data: (await listChanges(tx, id)).map(changeToApi) }
      }),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/changes/{change}/withdraw',
    operation: 'withdrawSubscriptionChange',
    tag,
    summary: 'Withdraw a scheduled change',
    scope: 'subscriptions:write',
    params: z.strictObject({ id: idSchema('sub'), change: idSchema('chg') }),
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id, change } }) => {
      await withdrawChange(ctx, id, change)
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/end_trial',
    operation: 'endSubscriptionTrial',
    tag,
    summary: 'End or extend a trial',
    description: 'At once, with the first invoice, or at another moment than it would.',
    scope: 'subscriptions:write',
    params,
    body: endTrialSchema,
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id }, body: { trial_ends_at } }) => {
      await endTrial(ctx, id, trial_ends_at)
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_end_trial',
    operation: 'previewSubscriptionEndTrial',
    tag,
    summary: 'Preview the end of a trial',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: endTrialSchema,
    reply: previewSchema,
    refuses: [...refuses, 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body: { trial_ends_at } }) =>
      previewToApi(await estimateTaxes(ctx, (asking) => previewEndTrial(asking, id, trial_ends_at))),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/move_anchor',
    operation: 'moveSubscriptionAnchor',
    tag,
    summary: 'Move the billing day',
    description: 'From the end of what is already covered; only days that are not paid yet are billed as a stub.',
    scope: 'subscriptions:write',
    params,
    body: moveAnchorSchema,
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id }, body: { day } }) => {
      await moveAnchor(ctx, id, day)
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_move_anchor',
    operation: 'previewSubscriptionMoveAnchor',
    tag,
    summary: 'Preview another billing day',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: moveAnchorSchema,
    reply: previewSchema,
    refuses: [...refuses, 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body: { day } }) =>
      previewToApi(await estimateTaxes(ctx, (asking) => previewMoveAnchor(asking, id, day))),
  }),
]

function changeOf({ release_schedule, anchor_day, ...rest }: z.output<typeof subscriptionChangeSchema>) {
  return { ...rest, releaseSchedule: release_schedule, anchorDay: anchor_day }
}
