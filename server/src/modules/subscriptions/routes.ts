import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { resumeBilling } from '../billing/park-subscription.ts'
import { listWaiting } from '../billing/pending-store.ts'
import { addCharge, withdrawCharge } from './add-charge.ts'
import { cancelSubscription, uncancelSubscription } from './cancel-subscription.ts'
import { changeSubscription } from './change-subscription.ts'
import { chargeCreateSchema, chargeSchema, pendingLinesSchema, pendingLineToApi, withdrawnSchema } from './charge-schema.ts'
import { endTrial } from './end-trial.ts'
import { moveAnchor } from './move-anchor.ts'
import { pauseSubscription, resumeSubscription } from './pause-subscription.ts'
import { previewSchema, previewToApi } from './preview-schema.ts'
import { previewCancel, previewChange, previewPause, previewResume, previewStart, previewUpcoming } from './preview-subscription.ts'
import {
  cancelSchema,
  changesSchema,
  changeToApi,
  endTrialSchema,
  moveAnchorSchema,
  pauseSchema,
  resumeSchema,
  subscriptionChangeSchema,
  subscriptionCreateSchema,
  subscriptionListSchema,
  subscriptionSchema,
  subscriptionUpdateSchema,
  toApi,
} from './schema.ts'
import { type StartSubscription, startSubscription } from './start-subscription.ts'
import { updateSubscription } from './update-subscription.ts'
import { listChanges, listSubscriptions, viewSubscription } from './view-store.ts'
import { withdrawChange } from './withdraw-change.ts'

const params = z.strictObject({ id: idSchema('sub') })
type Id = z.output<typeof params>['id']

const tag = 'Subscriptions'
const startRefuses = [
  'no_matching_price',
  'currency_mismatch',
  'already_billed_time',
  'one_active_subscription',
  'coupon_not_valid',
  'coupon_limit_reached',
] as const
const refuses = ['not_found', 'invalid_state', 'conflict', 'concurrent_change'] as const

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/subscriptions',
    operation: 'listSubscriptions',
    tag,
    summary: 'List subscriptions',
    scope: 'subscriptions:read',
    query: listQuery({
      sorts: ['-created_at', 'next_billing_at'],
      search: 'the name and e-mail address of the customer and the name of the plan',
      filters: {
        status: z.enum(subscriptionStatuses).optional(),
        customer: idSchema('cus').optional(),
        plan: idSchema('plan').optional(),
        parked: z.stringbool().optional().meta({ description: 'Those that could not be billed, or those that can.' }),
      },
    }),
    reply: subscriptionListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listSubscriptions(tx, query), toApi)),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions',
    operation: 'createSubscription',
    tag,
    summary: 'Start a subscription',
    description: 'From now on, later, or from a moment that has passed; with its trial or its first invoice.',
    scope: 'subscriptions:write',
    body: subscriptionCreateSchema,
    reply: subscriptionSchema,
    status: 201,
    refuses: startRefuses,
    handle: async (ctx, { body }) => view(ctx, await startSubscription(ctx, wantedOf(body))),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/preview',
    operation: 'previewSubscription',
    tag,
    summary: 'Preview a subscription',
    scope: 'subscriptions:read',
    body: subscriptionCreateSchema,
    reply: previewSchema,
    refuses: startRefuses,
    handle: async (ctx, { body }) => previewToApi(await previewStart(ctx, wantedOf(body))),
  }),
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}',
    operation: 'getSubscription',
    tag,
    summary: 'Get a subscription',
    scope: 'subscriptions:read',
    params,
    reply: subscriptionSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => view(ctx, id),
  }),
  route({
    method: 'PATCH',
    path: '/v1/subscriptions/{id}',
    operation: 'updateSubscription',
    tag,
    summary: 'Change how a subscription is collected, and its metadata',
    description: 'From its next invoice on. What is sold changes by `change`.',
    scope: 'subscriptions:write',
    params,
    body: subscriptionUpdateSchema,
    reply: subscriptionSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id }, body }) => {
      const { collection_method, net_terms_days, conventions, metadata } = body
      await updateSubscription(ctx, id, { collectionMethod: collection_method, netTermsDays: net_terms_days, conventions, metadata })
      return view(ctx, id)
    },
  }),
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
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_change',
    operation: 'previewSubscriptionChange',
    tag,
    summary: 'Preview a change',
    scope: 'subscriptions:read',
    params,
    body: subscriptionChangeSchema,
    reply: previewSchema,
    refuses: [...refuses, 'no_matching_price', 'currency_mismatch'],
    handle: async (ctx, { params: { id }, body }) => previewToApi(await previewChange(ctx, id, changeOf(body))),
  }),
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}/upcoming_invoice',
    operation: 'getUpcomingInvoice',
    tag,
    summary: 'Preview the next invoice',
    scope: 'subscriptions:read',
    transaction: 'one',
    params,
    reply: previewSchema,
    refuses: ['not_found', 'invalid_state', 'conflict'],
    handle: async (ctx, { params: { id } }) => previewToApi(await previewUpcoming(ctx, id)),
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
      return view(ctx, id)
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
      return view(ctx, id)
    },
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
      return view(ctx, id)
    },
  }),
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
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_cancel',
    operation: 'previewSubscriptionCancel',
    tag,
    summary: 'Preview a cancellation',
    scope: 'subscriptions:read',
    params,
    body: cancelSchema,
    reply: previewSchema,
    refuses,
    handle: async (ctx, { params: { id }, body }) => previewToApi(await previewCancel(ctx, id, body)),
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
      return view(ctx, id)
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
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_pause',
    operation: 'previewSubscriptionPause',
    tag,
    summary: 'Preview a pause',
    scope: 'subscriptions:read',
    params,
    body: pauseSchema,
    reply: previewSchema,
    refuses,
    handle: async (ctx, { params: { id }, body: { at, resumes_at } }) =>
      previewToApi(await previewPause(ctx, id, { at, resumesAt: resumes_at })),
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
      return view(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/preview_resume',
    operation: 'previewSubscriptionResume',
    tag,
    summary: 'Preview a resumption',
    scope: 'subscriptions:read',
    params,
    body: resumeSchema,
    reply: previewSchema,
    refuses,
    handle: async (ctx, { params: { id }, body: { at } }) => previewToApi(await previewResume(ctx, id, at)),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/charges',
    operation: 'addSubscriptionCharge',
    tag,
    summary: 'Charge something once',
    description: 'Beside what recurs: on the next invoice, or on one of its own.',
    scope: 'subscriptions:write',
    params,
    body: chargeCreateSchema,
    reply: chargeSchema,
    status: 201,
    refuses: [...refuses, 'currency_mismatch'],
    handle: async (ctx, { params: { id }, body }) => {
      const { line, invoiceId, zone } = await addCharge(ctx, id, body)
      return {
        object: 'subscription_charge' as const,
        pending_line: line && pendingLineToApi(line, zone),
        invoice: invoiceId && encodeId('inv', invoiceId),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/subscriptions/{id}/pending_lines',
    operation: 'listSubscriptionPendingLines',
    tag,
    summary: 'List what waits for the next invoice',
    description: 'The first thousand lines, oldest first: charges that were added, and what changes left to wait.',
    scope: 'subscriptions:read',
    params,
    reply: pendingLinesSchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) =>
      ctx.transaction(async (tx) => {
        const { row } = await viewSubscription(tx, id)
        return { data: (await listWaiting(tx, id)).map((line) => pendingLineToApi(line, row.timezone)) }
      }),
  }),
  route({
    method: 'DELETE',
    path: '/v1/subscriptions/{id}/pending_lines/{line}',
    operation: 'withdrawSubscriptionCharge',
    tag,
    summary: 'Withdraw a charge',
    description: 'That was added and still waits for the next invoice.',
    scope: 'subscriptions:write',
    params: z.strictObject({ id: idSchema('sub'), line: idSchema('il') }),
    reply: withdrawnSchema,
    refuses,
    handle: async (ctx, { params: { id, line } }) => {
      await withdrawCharge(ctx, id, line)
      return { id: encodeId('il', line), object: 'pending_line', deleted: true } as const
    },
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/{id}/resume_billing',
    operation: 'resumeSubscriptionBilling',
    tag,
    summary: 'Bill a parked subscription again',
    description: 'A subscription that could not be billed is parked with its reason. The next billing run takes it up again.',
    scope: 'subscriptions:write',
    params,
    reply: subscriptionSchema,
    refuses: ['not_found', 'invalid_state'],
    handle: async (ctx, { params: { id } }) => {
      await view(ctx, id)
      if (!(await resumeBilling(ctx, id))) throw refuse('invalid_state', { detail: 'The subscription is not parked.' })
      return view(ctx, id)
    },
  }),
]

function view(ctx: Context, id: Id) {
  return ctx.transaction(async (tx) => toApi(await viewSubscription(tx, id)))
}

function changeOf({ release_schedule, ...rest }: z.output<typeof subscriptionChangeSchema>) {
  return { ...rest, releaseSchedule: release_schedule }
}

function wantedOf(body: z.output<typeof subscriptionCreateSchema>): StartSubscription {
  const { start_at, allow_overlap, trial_days, trial_ends_at, trial_end, term_months, term_end, end_behavior, ...others } = body
  const { anchor_day, anchor_at, collection_method, net_terms_days, promotion_code, ...rest } = others
  return {
    ...rest,
    startAt: start_at,
    allowOverlap: allow_overlap,
    trialDays: trial_days,
    trialEndsAt: trial_ends_at,
    trialEnd: trial_end,
    termMonths: term_months,
    termEnd: term_end,
    endBehavior: end_behavior,
    anchorDay: anchor_day,
    anchorAt: anchor_at,
    collectionMethod: collection_method,
    netTermsDays: net_terms_days,
    promotionCode: promotion_code,
  }
}
