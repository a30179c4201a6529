import type { Interval } from '@quarterday/core/calendar.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId, PlanId, SubscriptionId } from '@quarterday/core/id.ts'
import type { SubscriptionStatus } from '@quarterday/core/subscription/subscription.ts'
import type { CustomerStatus } from '../customers/customer.ts'

/** What a price and a quantity come to: for one period, and spread over months. Whole minor units, each rounded once. */
export interface Rate {
  readonly priceId: string
  /** As the database writes it. */
  readonly quantity: string
  readonly amount: bigint
  readonly monthly: bigint
  /** The others of the subscription come to this at least. */
  readonly isMinimum: boolean
}

/** A subscription that runs. */
export interface ReportedSubscription {
  readonly id: SubscriptionId
  readonly customerId: CustomerId
  readonly customerName: string
  readonly customerEmail: string | null
  readonly planId: PlanId | null
  readonly planName: string | null
  readonly status: SubscriptionStatus
  readonly currency: Currency
  readonly interval: Interval
  readonly items: readonly ReportedItem[]
  /** The sum over its items. */
  readonly quantity: string
  readonly periodStart: Temporal.Instant
  readonly periodEnd: Temporal.Instant
  readonly nextBillingAt: Temporal.Instant | null
  readonly cancelAt: Temporal.Instant | null
  /** What a full period costs, before discount and tax. */
  readonly amount: bigint
  /** Its share of the monthly recurring revenue: nothing in its trial, in a pause, or while a payment is late. */
  readonly mrr: bigint
}

export interface ReportedItem {
  readonly priceId: string
  readonly name: string
  readonly quantity: string
}

export interface SubscriptionTotal {
  readonly currency: Currency
  /** Undefined: over all plans. Null: subscriptions without one. */
  readonly planId: PlanId | null | undefined
  readonly planName: string | null
  readonly subscriptions: number
  readonly mrr: bigint
  /** What those would add that are behind with a payment. */
  readonly mrrPastDue: bigint
}

export interface SubscriptionReport {
  readonly rows: readonly ReportedSubscription[]
  /** There are more than `rows` holds; totals are over all of them. */
  readonly isTruncated: boolean
  readonly totals: readonly SubscriptionTotal[]
  readonly byPlan: readonly SubscriptionTotal[]
}

/** Amounts of one month and currency, and of one plan where it was asked for. */
export interface RevenueRow {
  /** `2027-04`, in the zone of the organization. */
  readonly month: string
  readonly currency: Currency
  readonly planId: PlanId | null
  readonly planName: string | null
  /** Final invoices of the month that are not void. */
  readonly invoices: number
  /** What they come to. */
  readonly invoiced: bigint
  /** What credit notes, and invoices below zero, gave back. */
  readonly credited: bigint
  /** Payments that arrived in the month, whichever invoice they are for. */
  readonly collected: bigint
  /** What is still due of the invoices of the month. */
  readonly outstanding: bigint
}

export interface RevenueReport {
  readonly from: Temporal.PlainYearMonth
  readonly to: Temporal.PlainYearMonth
  readonly timezone: string
  readonly rows: readonly RevenueRow[]
  readonly totals: readonly Omit<RevenueRow, 'month' | 'planId' | 'planName'>[]
}

/** What became of subscriptions in one month. */
export interface GrowthRow {
  /** `2027-04`, in the zone of the organization. */
  readonly month: string
  readonly started: number
  readonly ended: number
  /** At the end of the month; of the present one, now. */
  readonly running: number
  /** Of those that ran when it began, the share that ended in it: a percentage with one place. Null: none ran. */
  readonly churnPercent: string | null
}

export interface GrowthReport {
  readonly from: Temporal.PlainYearMonth
  readonly to: Temporal.PlainYearMonth
  readonly timezone: string
  /** Each month, also one in which nothing happened. */
  readonly rows: readonly GrowthRow[]
}

/** A customer and what they bring in one currency. */
export interface CustomerReportRow {
  readonly id: CustomerId
  readonly name: string
  readonly email: string | null
  readonly status: CustomerStatus
  /** Of all their subscriptions, each state once. */
  readonly subscriptionStatuses: readonly SubscriptionStatus[]
  readonly currency: Currency
  /** Final invoices that are not void. */
  readonly invoices: number
  readonly invoiced: bigint
  readonly collected: bigint
  readonly outstanding: bigint
}

export interface CustomerReport {
  readonly rows: readonly CustomerReportRow[]
  /** There are more than `rows` holds. */
  readonly isTruncated: boolean
}

/** What the first page of the dashboard shows. */
export interface Overview {
  readonly now: Temporal.Instant
  readonly timezone: string
  readonly subscriptions: Readonly<Record<SubscriptionStatus, number>>
  readonly mrr: readonly { readonly currency: Currency; readonly amount: bigint; readonly pastDue: bigint }[]
  readonly renewals: {
    readonly within7Days: number
    readonly within30Days: number
    readonly next: readonly UpcomingRenewal[]
  }
  readonly revenue: {
    readonly total: RevenueReport['totals']
    /** The last twelve months, the present one included; a month in which nothing happened is there with zeros. */
    readonly months: readonly Omit<RevenueRow, 'planId' | 'planName'>[]
  }
  readonly overdue: {
    readonly invoices: number
    readonly amounts: readonly { readonly currency: Currency; readonly amount: bigint }[]
  }
  readonly newestCustomers: readonly {
    readonly id: CustomerId
    readonly name: string
    readonly email: string | null
    readonly createdAt: Temporal.Instant
  }[]
}

export interface UpcomingRenewal {
  readonly subscriptionId: SubscriptionId
  readonly customerId: CustomerId
  readonly customerName: string
  readonly planName: string | null
  readonly at: Temporal.Instant
  readonly currency: Currency
  readonly amount: bigint
}
