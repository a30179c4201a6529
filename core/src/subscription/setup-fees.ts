import { isBefore } from '../calendar/moments.ts'
import { periodContaining } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import { decimal } from '../decimal.ts'
import type { Decision, ItemsChange, Snapshot } from './decision.ts'
import type { Draft } from './draft.ts'
import type { Subscription, SubscriptionItem } from './subscription.ts'

/** Charges fees that have no period: those of a start, or of what a change sells besides. */
export function chargeSetupFees(draft: Draft, fees: readonly Price[]): void {
  const { id: subscriptionId, zone } = draft.subscription
  for (const price of fees) {
    const shared = { subscriptionId, itemId: null, price, quantity: decimal('1'), period: null, fullPeriod: null, zone }
    draft.charges.push({ rule: 'price', kind: 'setup_fee', lineId: draft.newId('il'), ...shared })
  }
}

/**
 * The fees of plans that are sold from `at` on and were not before; not one that was charged in the running term. Without a term a fee is charged once in
 * the life of a subscription.
 */
export function feesOfChange(
  before: { readonly subscription: Subscription; readonly items: readonly SubscriptionItem[] } & Pick<Snapshot, 'chargedFees'>,
  { setupFees = [] }: Pick<ItemsChange, 'setupFees'>,
  at: Temporal.Instant,
): readonly Price[] {
  const sold = new Set([before.subscription.planId, ...before.items.map(({ price }) => price.planId)])
  return stillToCharge(
    before,
    setupFees.filter(({ planId }) => !sold.has(planId)),
    at,
  )
}

/** Those that were not charged in the term that runs at `at`. */
export function stillToCharge(
  { subscription, chargedFees }: Pick<Snapshot, 'subscription' | 'chargedFees'>,
  fees: readonly Price[],
  at: Temporal.Instant,
): readonly Price[] {
  const since = termStart(subscription, at)
  return fees.filter(({ id }) => {
    const charged = chargedFees?.get(id)
    return charged === undefined || (since !== null && isBefore(charged, since))
  })
}

/** When the fees that a decision charges once were charged: for what is decided after it. */
export function chargedAfter(before: Snapshot['chargedFees'], { charges }: Pick<Decision, 'charges'>, at: Temporal.Instant) {
  const fees = charges.flatMap((charge) => (charge.rule === 'price' && charge.kind === 'setup_fee' ? [[charge.price.id, at] as const] : []))
  return new Map([...(before ?? []), ...fees])
}

/** Null in the first term, or where there is none: whatever was charged was charged in it. */
function termStart({ term, startedAt, trialEndsAt, zone }: Subscription, at: Temporal.Instant): Temporal.Instant | null {
  const paidFrom = trialEndsAt ?? startedAt
  if (!term || isBefore(at, paidFrom)) return null
  const on = paidFrom.toZonedDateTimeISO(zone).toPlainDate()
  const { start } = periodContaining({ anchor: { on, day: on.day, time: null }, interval: { unit: 'month', count: term.months }, zone }, at)
  return isBefore(paidFrom, start) ? start : null
}
