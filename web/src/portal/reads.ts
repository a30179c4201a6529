import type { PortalPlan, PortalSubscription, SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { type PortalList, usePortalList, usePortalQuery } from './queries.ts'

const most = 100

/** All that is offered, the first hundred plans. */
export function usePlans(): UseQueryResult<readonly PortalPlan[]> {
  return usePortalQuery(['plans'], async (api, options) => (await api.listPortalPlans({ limit: most, sort: 'created_at' }, options)).data, {
    staleTime: 60_000,
  })
}

/** The customer's subscriptions, the newest first. */
export function useSubscriptions(): PortalList<PortalSubscription> {
  return usePortalList(['subscriptions'], (api, at, options) => api.listPortalSubscriptions({ limit: 25, ...at }, options))
}

/** Named after all that the subscription is: one that has been changed, or is going to be, gets a new one. Nothing is asked for one that is billed no more. */
export function useUpcoming(subscription: PortalSubscription): UseQueryResult<SubscriptionPreview> {
  const { id, next_billing_at: at } = subscription
  return usePortalQuery(['preview', 'upcoming', subscription], (api, options) => api.getPortalUpcomingInvoice(id, options), {
    enabled: at !== null,
  })
}

/** Whether a subscription goes on, or has yet to begin. */
export function isLive({ status }: Pick<PortalSubscription, 'status'>): boolean {
  return status !== 'canceled' && status !== 'expired'
}
