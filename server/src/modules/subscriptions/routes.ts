import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { resumeBilling } from '../billing/park-subscription.ts'
import { estimateTaxes } from '../taxes/estimate-taxes.ts'
import { previewSchema, previewToApi } from './preview-schema.ts'
import { previewStart } from './preview-subscription.ts'
import { subscriptionListSchema, subscriptionSchema, subscriptionUpdateSchema, toApi } from './schema.ts'
import { subscriptionCreateSchema } from './start-schema.ts'
import { type StartSubscription, startSubscription } from './start-subscription.ts'
import { updateSubscription } from './update-subscription.ts'
import { listSubscriptions } from './view-store.ts'
import { subscriptionView } from './view-subscription.ts'

const params = z.strictObject({ id: idSchema('sub') })

const tag = 'Subscriptions'
const startRefuses = [
  'no_matching_price',
  'currency_mismatch',
  'already_billed_time',
  'one_active_subscription',
  'coupon_not_valid',
  'coupon_limit_reached',
] as const

/** Their beginning, and what is read of them. */
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
    handle: async (ctx, { body }) => subscriptionView(ctx, await startSubscription(ctx, wantedOf(body))),
  }),
  route({
    method: 'POST',
    path: '/v1/subscriptions/preview',
    operation: 'previewSubscription',
    tag,
    summary: 'Preview a subscription',
    scope: 'subscriptions:read',
    transaction: 'asks',
    body: subscriptionCreateSchema,
    reply: previewSchema,
    refuses: [...startRefuses, 'tax_unavailable'],
    handle: async (ctx, { body }) => previewToApi(await estimateTaxes(ctx, (asking) => previewStart(asking, wantedOf(body)))),
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
    handle: (ctx, { params: { id } }) => subscriptionView(ctx, id),
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
      const { collection_method, net_terms_days, spending_cap: cap, conventions, metadata } = body
      const spendingCap = cap && { ...cap, amount: BigInt(cap.amount) }
      await updateSubscription(ctx, id, {
        collectionMethod: collection_method,
        netTermsDays: net_terms_days,
        spendingCap,
        conventions,
        metadata,
      })
      return subscriptionView(ctx, id)
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
      await subscriptionView(ctx, id)
      if (!(await resumeBilling(ctx, id))) throw refuse('invalid_state', { detail: 'The subscription is not parked.' })
      return subscriptionView(ctx, id)
    },
  }),
]

function wantedOf(body: z.output<typeof subscriptionCreateSchema>): StartSubscription {
  const { start_at, allow_overlap, trial_days, trial_ends_at, trial_end, term_months, term_end, end_behavior, ...others } = body
  const { anchor_day, anchor_at, collection_method, net_terms_days, spending_cap, promotion_code, ...rest } = others
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
    spendingCap: spending_cap && { ...spending_cap, amount: BigInt(spending_cap.amount) },
    promotionCode: promotion_code,
  }
}
