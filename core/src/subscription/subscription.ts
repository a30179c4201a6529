import type { Anchor, Interval, Schedule } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import type { Decimal } from '../decimal.ts'
import type { CustomerId, LineItemId, PlanId, SubscriptionId, SubscriptionItemId } from '../id.ts'
import type { Machine } from '../machine.ts'

export const subscriptionStatuses = ['incomplete', 'trialing', 'active', 'past_due', 'paused', 'canceled', 'expired'] as const
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]
export type SubscriptionEvent =
  | 'activate'
  | 'begin_trial'
  | 'payment_failed'
  | 'payment_recovered'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'expire'

/** The life of a subscription; `incomplete`: it begins later. An event that a state does not list is refused with `invalid_state`. */
export const subscriptionMachine: Machine<SubscriptionStatus, SubscriptionEvent> = {
  incomplete: { activate: 'active', begin_trial: 'trialing', cancel: 'canceled', expire: 'expired' },
  trialing: { activate: 'active', payment_failed: 'past_due', pause: 'paused', cancel: 'canceled', expire: 'expired' },
  active: { payment_failed: 'past_due', pause: 'paused', cancel: 'canceled', expire: 'expired' },
  past_due: { payment_recovered: 'active', pause: 'paused', cancel: 'canceled', expire: 'expired' },
  paused: { resume: 'active', cancel: 'canceled', expire: 'expired' },
  canceled: {},
  expired: {},
}

export const trialEndings = ['activate', 'cancel_without_payment_method', 'pause_without_payment_method'] as const
/** What becomes of a trial at its end. The last two only if the customer has no way to pay and is not sent invoices. */
export type TrialEnding = (typeof trialEndings)[number]

export const termEndings = ['expire', 'renew'] as const
/** What becomes of a subscription at the end of its term: it ends, or another term of the same length begins. */
export type TermEnding = (typeof termEndings)[number]

export interface Term {
  readonly months: number
  readonly end: TermEnding
}

export const collectionMethods = ['charge_automatically', 'send_invoice'] as const
export type CollectionMethod = (typeof collectionMethods)[number]

/** A customer's standing agreement, without what moves every cycle. */
export interface Subscription {
  readonly id: SubscriptionId
  readonly customerId: CustomerId
  readonly planId: PlanId | null
  readonly status: SubscriptionStatus
  readonly currency: Currency
  readonly zone: string
  readonly interval: Interval
  readonly anchor: Anchor
  readonly collectionMethod: CollectionMethod
  readonly netTermsDays: number | null
  readonly startedAt: Temporal.Instant
  readonly trialEndsAt: Temporal.Instant | null
  readonly trialEnd: TrialEnding
  /** Null: it runs until it is canceled. */
  readonly term: Term | null
  /** End of the running term. */
  readonly termEndsAt: Temporal.Instant | null
  readonly cancelAt: Temporal.Instant | null
  readonly canceledAt: Temporal.Instant | null
  /** Where the unused part goes when `cancelAt` comes; null: as the conventions say then. */
  readonly cancelCredit: Conventions['credit_policy'] | null
  /** Since when it rests, or from when on it is going to. */
  readonly pauseAt: Temporal.Instant | null
  /** When it goes on by itself. */
  readonly resumesAt: Temporal.Instant | null
  /** Its periods are counted anew from the moment at which it goes on. */
  readonly restarts: boolean
  readonly endedAt: Temporal.Instant | null
}

/** What moves: the current period, and when to look again. `cycle` rises with every decision and guards against two at once. */
export interface Cycle {
  readonly cycle: number
  readonly periodStart: Temporal.Instant
  readonly periodEnd: Temporal.Instant
  /** Since when usage and commitments of the running nominal period are counted. Differs from `periodStart` around a trial. */
  readonly usageStart: Temporal.Instant
  readonly nextAt: Temporal.Instant | null
}

/** One price in it, with a quantity. The id stays when price or quantity change; what was before is in its coverage. */
export interface SubscriptionItem {
  readonly id: SubscriptionItemId
  readonly price: Price
  readonly quantity: Decimal
  readonly startsAt: Temporal.Instant
  /** Since when this price and quantity apply. */
  readonly since: Temporal.Instant
  readonly endsAt: Temporal.Instant | null
}

export const coverageKinds = ['billed', 'trial', 'free', 'paused', 'waived'] as const
export type CoverageKind = (typeof coverageKinds)[number]

/** A stretch of an item's service time and what became of it. The stretches of an item tile: each starts where the last one ended. */
export interface Coverage {
  readonly itemId: SubscriptionItemId
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** Null for the first stretch of an item. */
  readonly previousEnd: Temporal.Instant | null
  readonly kind: CoverageKind
  readonly lineId: LineItemId | null
}

export function scheduleOf(subscription: Pick<Subscription, 'anchor' | 'interval' | 'zone'>): Schedule {
  return { anchor: subscription.anchor, interval: subscription.interval, zone: subscription.zone }
}

export function hasEnded(subscription: Pick<Subscription, 'status'>): boolean {
  return subscription.status === 'canceled' || subscription.status === 'expired'
}
