import type { Anchor, Interval } from '../calendar.ts'
import { addInterval, dateIn, startOfDay } from '../calendar.ts'
import { isCounted, type Price } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import { type Decimal, decimal } from '../decimal.ts'
import type { CustomerId, PlanId, SubscriptionId } from '../id.ts'
import { anchorFor, daysAfter, effectiveAt } from './anchor.ts'
import type { Decision } from './decision.ts'
import { beginPeriod, cover, decided, emptyDraft, isBefore, type NewId, runTrial } from './draft.ts'
import type { CollectionMethod, Subscription, SubscriptionItem } from './subscription.ts'

export interface StartInput {
  readonly subscriptionId: SubscriptionId
  readonly customerId: CustomerId
  readonly planId: PlanId | null
  readonly currency: Currency
  readonly zone: string
  readonly interval: Interval
  readonly items: readonly { readonly price: Price; readonly quantity: Decimal }[]
  /** Charged once, now. */
  readonly setupFees: readonly Price[]
  readonly trialDays: number
  readonly termMonths: number | null
  readonly anchorDay?: number | undefined
  readonly anchorAt?: Temporal.Instant | undefined
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number | null
  readonly conventions: Conventions
}

/**
 * Starts a subscription at `now`, with its trial or its first period. Under day precision the service counts from the local midnight
 * that began the day. A first period that does not begin on a boundary is a stub.
 */
export function startSubscription(input: StartInput, now: Temporal.Instant, newId: NewId): Decision {
  const { conventions, zone, interval, subscriptionId: id, customerId, planId, currency, collectionMethod, netTermsDays } = input
  const startedAt = effectiveAt(conventions, now, zone)
  const trialEndsAt = input.trialDays > 0 ? daysAfter(conventions, startedAt, input.trialDays, zone) : null
  const paidFrom = trialEndsAt ?? startedAt
  const { anchorDay, anchorAt } = input
  const anchor: Anchor = anchorFor({ conventions, paidFrom, interval, zone, anchorDay, anchorAt })
  const termEndsAt = input.termMonths === null ? null : termEnd(paidFrom, input.termMonths, zone)
  const ends = { trialEndsAt, termEndsAt, cancelAt: null, canceledAt: null, endedAt: null }
  const agreement = { id, customerId, planId, currency, zone, interval, anchor, collectionMethod, netTermsDays }
  const subscription: Subscription = { ...agreement, status: trialEndsAt ? 'trialing' : 'active', startedAt, ...ends }

  const first = { cycle: 1, periodStart: startedAt, periodEnd: paidFrom, usageStart: startedAt, nextAt: trialEndsAt }
  const draft = emptyDraft(subscription, first, conventions, newId)
  draft.events.push('subscription.created')
  const opened = { startsAt: startedAt, since: startedAt, endsAt: null }
  const items: SubscriptionItem[] = input.items.map(({ price, quantity }) => ({ id: newId('si'), price, quantity, ...opened }))
  draft.insertedItems.push(...items)
  for (const price of input.setupFees) {
    const shared = { subscriptionId: id, itemId: null, price, quantity: decimal('1'), period: null, fullPeriod: null, zone }
    draft.charges.push({ rule: 'price', kind: 'setup_fee', lineId: newId('il'), ...shared })
  }
  if (trialEndsAt && isBefore(startedAt, trialEndsAt)) {
    for (const item of items) {
      if (!isCounted(item.price)) cover(draft, item, { start: startedAt, end: trialEndsAt }, 'trial', null)
    }
    runTrial(draft, items, first, startedAt)
  } else {
    beginPeriod(draft, items, startedAt)
  }
  return decided(draft, 'start')
}

function termEnd(paidFrom: Temporal.Instant, months: number, zone: string): Temporal.Instant {
  return startOfDay(addInterval(dateIn(paidFrom, zone), { unit: 'month', count: 1 }, months), zone)
}
