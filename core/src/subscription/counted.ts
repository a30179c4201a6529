import { isBefore, latest } from '../calendar/moments.ts'
import { isCounted } from '../catalog/price.ts'
import { cover, type Draft, nominalPeriod, stretchOf } from './draft.ts'
import type { Period } from './proration.ts'
import type { Cycle, SubscriptionItem } from './subscription.ts'

/**
 * Closes the account of counted items up to `until`: since the running nominal period began, or since the item has been as it is. Within a trial usage is
 * billed only if the conventions say so, and a commitment never is. Commitments come last: what the others come to is known then. `isCut`: other prices
 * take over, before the nominal period is over.
 */
export function billCounted(
  draft: Draft,
  items: readonly SubscriptionItem[],
  cycle: Pick<Cycle, 'usageStart'>,
  until: Temporal.Instant,
  isCut = false,
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
    else bill(draft, item, cycle, { start, end: until }, isCut)
  }
}

function bill(draft: Draft, item: SubscriptionItem, cycle: Pick<Cycle, 'usageStart'>, period: Period, isCut: boolean): void {
  const { id: itemId, price } = item
  const { id: subscriptionId, zone } = draft.subscription
  const lineId = draft.newId('il')
  const fullPeriod = nominalPeriod(draft.subscription, period.start)
  const shared = { lineId, subscriptionId, itemId, price, period, fullPeriod, zone }
  if (price.kind === 'minimum_commitment') draft.charges.push({ rule: 'commitment', ...shared })
  else draft.charges.push({ rule: 'usage', ...shared, stretch: stretchOf(item, cycle, fullPeriod, isCut) })
  cover(draft, item, period, 'billed', lineId)
}
