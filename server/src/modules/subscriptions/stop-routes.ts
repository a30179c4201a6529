import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Route, route } from '../../kit/route.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { cancelSubscription, uncancelSubscription } from './cancel-subscription.ts'
import { pauseSubscription, resumeSubscription } from './pause-subscription.ts'
import { previewSchema, previewToApi } from './preview-schema.ts'
import { previewCancel, previewPause, previewResume } from './preview-subscription.ts'
import { subscriptionSchema } from './schema.ts'
import { cancelSchema, pauseSchema, resumeSchema } from './stop-schema.ts'
import { subscriptionView } from './view-subscription.ts'

const params = z.strictObject({ id: idSchema('sub') })
const tag = 'Subscriptions'
const refuses = ['not_found', 'invalid_state', 'conflict', 'concurrent_change'] as const

export const stopRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/cancel',
    operation: 'cancelSubscription',
    tag,
    summary: 'Cancel a subscription',
    description: 'At the end of what is paid for, now with its final account, or at a date.',
    scope: 'subscriptions:write',
    params,
    body: cancelSchema,
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id }, body }) => {
      await cancelSubscription(ctx, id, body)
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_cancel',
    operation: 'previewSubscriptionCancel',
    tag,
    summary: 'Preview a cancellation',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: cancelSchema,
    reply: previewSchema,
    refuses: [...refuses, 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body }) => previewToApi(await estimateTaxes(ctx, (asking) => previewCancel(asking, id, body))),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/uncancel',
    operation: 'uncancelSubscription',
    tag,
    summary: 'Take back a cancellation',
    description: 'While it has not happened yet.',
    scope: 'subscriptions:write',
    params,
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id } }) => {
      await uncancelSubscription(ctx, id)
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/pause',
    operation: 'pauseSubscription',
    tag,
    summary: 'Pause a subscription',
    description: 'Nothing is billed until it is resumed. What becomes of the paid part that is not used, `pause_policy` says.',
    scope: 'subscriptions:write',
    params,
    body: pauseSchema,
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id }, body: { at, resumes_at } }) => {
      await pauseSubscription(ctx, id, { at, resumesAt: resumes_at })
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_pause',
    operation: 'previewSubscriptionPause',
    tag,
    summary: 'Preview a pause',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: pauseSchema,
    reply: previewSchema,
    refuses: [...refuses, 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body: { at, resumes_at } }) =>
      previewToApi(await estimateTaxes(ctx, (asking) => previewPause(asking, id, { at, resumesAt: resumes_at }))),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/resume',
    operation: 'resumeSubscription',
    tag,
    summary: 'Resume a paused subscription',
    description: 'A period begins and is billed. Takes back a pause that has not begun.',
    scope: 'subscriptions:write',
    params,
    body: resumeSchema,
    reply: subscriptionSchema,
    refuses,
    handle: async (ctx, { params: { id }, body: { at } }) => {
      await resumeSubscription(ctx, id, at)
      return subscriptionView(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_resume',
    operation: 'previewSubscriptionResume',
    tag,
    summary: 'Preview a resumption',
    scope: 'subscriptions:read',
    transaction: 'asks',
    params,
    body: resumeSchema,
    reply: previewSchema,
    refuses: [...refuses, 'tax_unavailable'],
    handle: async (ctx, { params: { id }, body: { at } }) =>
      previewToApi(await estimateTaxes(ctx, (asking) => previewResume(asking, id, at))),
  }),
]
