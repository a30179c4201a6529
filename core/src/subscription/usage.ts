import { assert } from '../assert.ts'
import { earliest, latest } from '../calendar/moments.ts'
import type { UsageCharge } from '../invoice/charge.ts'
import type { Decision, Snapshot } from './decision.ts'
import { decided, draftOf, type NewId, nominalPeriod, stretchOf } from './draft.ts'
import { hasEnded } from './subscription.ts'

/** A charge for all that the meters count in the running nominal period, an item each, as the period's end will have it. */
export function runningUsage({ subscription, cycle, items }: Snapshot, newId: NewId): readonly UsageCharge[] {
  if (hasEnded(subscription)) return []
  return items
    .filter((item) => item.price.usage === 'metered')
    .map((item) => {
      const { id: itemId, price, since } = item
      const start = latest(cycle.usageStart, since)
      const fullPeriod = nominalPeriod(subscription, start)
      const end = earliest(fullPeriod.end, subscription.cancelAt, subscription.termEndsAt)
      const of = { lineId: newId('il'), subscriptionId: subscription.id, itemId, price }
      const stretch = stretchOf(item, cycle, fullPeriod)
      return { rule: 'usage', ...of, period: { start, end }, fullPeriod, zone: subscription.zone, stretch }
    })
}

/** Usage costs nothing while a trial runs, unless the conventions say otherwise. */
export function isUsageFree({ subscription, cycle, conventions }: Snapshot): boolean {
  const { trialEndsAt } = subscription
  const inTrial = trialEndsAt !== null && Temporal.Instant.compare(trialEndsAt, cycle.periodEnd) >= 0
  return subscription.status === 'paused' || (inTrial && conventions.trial_usage === 'free')
}

/** Bills usage before its period ends, or after: the period goes on, its end bills what is left. `threshold`: the amount that brought it about. */
export function billUsage(snapshot: Snapshot, charges: readonly UsageCharge[], threshold: bigint | null, newId: NewId): Decision {
  assert(charges.length > 0, 'there is usage to bill')
  const draft = draftOf(snapshot, newId)
  draft.charges.push(...charges)
  draft.cycle = { ...snapshot.cycle, cycle: snapshot.cycle.cycle + 1 }
  if (threshold !== null) draft.events.push('subscription.usage_threshold_reached')
  return decided(draft, 'usage')
}
