import type { Interval } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Decimal } from '../decimal.ts'
import type { PlanId, SubscriptionChangeId, SubscriptionItemId } from '../id.ts'
import type { BilledLine, Charge } from '../invoice/charge.ts'
import type { InvoiceReason } from '../invoice/invoice.ts'
import type { Coverage, Cycle, Subscription, SubscriptionItem } from './subscription.ts'

/** All that a decision about a subscription reads. */
export interface Snapshot {
  readonly subscription: Subscription
  readonly cycle: Cycle
  /** Those that have not ended. */
  readonly items: readonly SubscriptionItem[]
  readonly conventions: Conventions
  /** Scheduled and not yet applied, in the order in which they take effect. */
  readonly changes: readonly ScheduledChange[]
  /** Fees that its start will charge, or its resumption; none while it runs. */
  readonly setupFees: readonly Price[]
  /** When fees that are charged once were last charged, by the ids of their prices. Absent: nothing that waits or is asked for may charge one. */
  readonly chargedFees?: ReadonlyMap<string, Temporal.Instant> | undefined
  /** The customer has a payment method that can be charged, or is sent invoices. */
  readonly canPay: boolean
  /** Where something is due in mid-period: what is covered until then. */
  readonly covered?: ReadonlyMap<SubscriptionItemId, CoveredItem> | undefined
}

/** What a change in mid-period reads besides: the last stretch of each item, and the lines that billed it. */
export interface CoveredItem {
  readonly coverage: Coverage
  /** Newest first: each but the last bills a quantity above the one after it. None: it cost nothing. */
  readonly billed: readonly BilledLine[]
}

export interface ScheduledChange {
  readonly id: SubscriptionChangeId
  readonly effectiveAt: Temporal.Instant
  readonly change: Change
  /** The how-manieth phase of a schedule it begins; null: somebody asked for it by itself. */
  readonly phase: number | null
}

export type Change = ItemsChange | AnchorChange

/** When the money of a change moves: on an invoice of its own, on the next one, or not at all before the next period. */
export type ChangeProration = 'invoice_now' | 'next_invoice' | 'none'

/** The complete list of items after the change; whatever is not in it ends. */
export interface ItemsChange {
  readonly kind: 'items'
  readonly planId: PlanId | null
  readonly interval: Interval
  readonly items: readonly TargetItem[]
  /** What the plans of the items charge once. Charged are those of plans that were not sold before. Absent: none, a migration for instance. */
  readonly setupFees?: readonly Price[] | undefined
  /** A new period begins with the change, on a schedule of this day of the month. Only for one that is applied at once, in mid-period. */
  readonly anchorDay?: number | undefined
  /** For one that is applied in mid-period; absent: as the conventions say. */
  readonly proration?: ChangeProration | undefined
}

export interface TargetItem {
  /** Null for an item that does not exist yet. */
  readonly itemId: SubscriptionItemId | null
  readonly price: Price
  readonly quantity: Decimal
}

/** A moved billing day. It takes effect at the end of what is already covered; only uncovered days are billed as a stub. */
export interface AnchorChange {
  readonly kind: 'anchor'
  readonly day: number
}

export type SubscriptionEventType =
  | 'subscription.created'
  | 'subscription.activated'
  | 'subscription.trial_started'
  | 'subscription.renewed'
  | 'subscription.term_renewed'
  | 'subscription.trial_changed'
  | 'subscription.changed'
  | 'subscription.change_scheduled'
  | 'subscription.change_withdrawn'
  | 'subscription.cancellation_scheduled'
  | 'subscription.cancellation_undone'
  | 'subscription.pause_scheduled'
  | 'subscription.pause_undone'
  | 'subscription.resumption_scheduled'
  | 'subscription.resumed'
  | 'subscription.paused'
  | 'subscription.charge_added'
  | 'subscription.usage_threshold_reached'
  | 'subscription.canceled'
  | 'subscription.expired'

/** What is to be written, all of it or nothing. Amounts come after: `computeInvoice` over the charges. */
export interface Decision {
  readonly subscription: Subscription
  readonly cycle: Cycle
  /** The cycle that this was decided on; null for a new subscription. */
  readonly decidedOn: number | null
  /** The subscription row itself differs, not just its cycle. */
  readonly subscriptionChanged: boolean
  readonly insertedItems: readonly SubscriptionItem[]
  readonly updatedItems: readonly SubscriptionItem[]
  readonly cuts: readonly CoverageCut[]
  readonly coverage: readonly Coverage[]
  readonly charges: readonly Charge[]
  readonly reason: InvoiceReason
  readonly invoicing: 'now' | 'next_invoice'
  /** Where what is given back goes; null: as the conventions say. */
  readonly creditPolicy: Conventions['credit_policy'] | null
  readonly appliedChanges: readonly SubscriptionChangeId[]
  /** What its start or resumption will charge once, where that is other than before. */
  readonly setupFees?: readonly Price[] | undefined
  readonly events: readonly SubscriptionEventType[]
  /** Usage that came late and is among the charges; `version` is that of its row. */
  readonly settles?: readonly SettledUsage[]
}

export interface SettledUsage {
  readonly subscriptionId: string
  readonly meterId: string
  readonly version: string
}

/** The last stretch of an item ends earlier; where that leaves nothing (`endsAt` = `startsAt`) the row goes. */
export interface CoverageCut {
  readonly itemId: SubscriptionItemId
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}
