import { dateIn } from '@quarterday/core/calendar.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import type { ChangedHolder } from './plan-stretch-store.ts'

/** Those of some decisions after which a subscription may hold other plans, and since when. An ordinary renewal is none of them. */
export function changedHolders(decisions: readonly Decision[], now: Temporal.Instant): ChangedHolder[] {
  return decisions.flatMap((decision): ChangedHolder[] => {
    const { subscription, decidedOn, insertedItems, updatedItems, reason, appliedChanges } = decision
    const isNew = decidedOn === null
    if (isNew) return [{ subscriptionId: subscription.id, at: subscription.startedAt, isNew }]
    const isAsked = reason === 'change' && appliedChanges.length === 0
    if (!isAsked && insertedItems.length === 0 && updatedItems.length === 0) return []
    const moments = [...insertedItems, ...updatedItems].map(({ since, endsAt }) => endsAt ?? since)
    const last = moments.reduce<Temporal.Instant | null>((a, b) => (a && Temporal.Instant.compare(a, b) >= 0 ? a : b), null)
    // A change that somebody asks for takes effect today. An older moment is that of an item whose new price counts for the whole running period.
    const isToday = last !== null && dateIn(last, subscription.zone).equals(dateIn(now, subscription.zone))
    const isAhead = last !== null && Temporal.Instant.compare(last, now) > 0
    return [{ subscriptionId: subscription.id, at: last === null || (isAsked && !isToday && !isAhead) ? now : last, isNew }]
  })
}
