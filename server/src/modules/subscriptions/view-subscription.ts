import type { SubscriptionId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { toApi } from './schema.ts'
import { viewSubscription } from './view-store.ts'

/** A subscription as the API shows it. Refuses `not_found`. */
export function subscriptionView(ctx: Context, id: SubscriptionId) {
  return ctx.transaction(async (tx) => toApi(await viewSubscription(tx, id)))
}
