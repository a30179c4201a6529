import { isBefore, latest } from '../calendar/moments.ts'
import { isCounted } from '../catalog/price.ts'
import { cover, type Draft, nominalPeriod } from './draft.ts'
import type { Cycle, SubscriptionItem } from './subscription.ts'

/**
 * Closes the account of counted items up to `until`: since the running nominal period began, or since the item has been as it is. Within a trial usage is
 * billed only if the conventions say so, and a commitment never is. Commitments come last: what the others come to is known then.
 */
export function billCounted(
  draft: Draft,
  items: readonly SubscriptionItem[],
  cycle: Pick<Cycle, 'usageStart'>,
  until: Temporal.Instant,
): void {
  const before = draft.original ?? draft.subscription
  const inTrial = before.trialEndsAt !== null && !isBefore(before.trialEndsAt, until)
  const counted = items.filter((item) => isCounted(item.price))
  const usage = counted.filter((item) => item.price.kind !== 'minimum_commitment')
  const commitments = counted.filter((item) => item.price.kind === 'minimum_commitment')
  for (const item of [...usage, ...commitments]) {
    const start = latest(cycle.usageStart, item.since)
    if (!isBefore(start, until)) continue
    const free = item.price.kind === 'minimum_commitment' || draft.conventions.trial_usage === 'free'
    if (inTrial && free) cover(draft, item, { start, end: until }, 'trial', null)
    else bill(draft, item, start, until)
  }
}

function bill(draft: Draft, item: SubscriptionItem, start: Temporal.Instant, end: Temporal.Instant): void {
  const { id: itemId, price } = item
  const { id: subscriptionId, zone } = draft.subscription
  const lineId = draft.newId('il')
  const rule = price.kind === 'minimum_commitment' ? 'commitment' : 'usage'
  const period = { start, end }
  const fullPeriod = nominalPeriod(draft.subscription, start)
  draft.charges.push({ rule, lineId, subscriptionId, itemId, price, period, fullPeriod, zone })
  cover(draft, item, period, 'billed', lineId)
}
