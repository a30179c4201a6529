import type { IntervalUnit } from '@quarterday/core/calendar.ts'
import type { Conventions, ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { CollectionMethod, SubscriptionStatus, TermEnding, TrialEnding } from '@quarterday/core/subscription/subscription.ts'
import type { StoredChange } from '../billing/change-json.ts'
import type { StoredCap } from '../billing/spending-cap-json.ts'

/** A subscription as people look at it. */
export interface SubscriptionView {
  readonly row: SubscriptionRow
  readonly items: readonly ItemView[]
  readonly changes: readonly ChangeView[]
}

/** A subscription with its cycle and the names that belong to it. */
export interface SubscriptionRow {
  readonly id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly plan_id: string | null
  readonly plan_name: string | null
  readonly status: SubscriptionStatus
  readonly currency: string
  readonly timezone: string
  readonly interval_unit: IntervalUnit
  readonly interval_count: number
  readonly anchor_on: Temporal.PlainDate
  readonly anchor_day: number | null
  readonly collection_method: CollectionMethod
  readonly net_terms_days: number | null
  readonly spending_cap: StoredCap | null
  readonly conventions: ConventionsPatch
  readonly metadata: Record<string, string>
  readonly period_start: Temporal.Instant
  readonly period_end: Temporal.Instant
  readonly next_at: Temporal.Instant | null
  readonly parked_at: Temporal.Instant | null
  readonly parked_reason: string | null
  readonly started_at: Temporal.Instant
  readonly trial_ends_at: Temporal.Instant | null
  readonly trial_end: TrialEnding
  readonly term_months: number | null
  readonly term_end: TermEnding
  readonly term_ends_at: Temporal.Instant | null
  readonly cancel_at: Temporal.Instant | null
  readonly canceled_at: Temporal.Instant | null
  readonly cancel_credit: Conventions['credit_policy'] | null
  readonly pause_at: Temporal.Instant | null
  readonly resumes_at: Temporal.Instant | null
  readonly ended_at: Temporal.Instant | null
  readonly created_at: Temporal.Instant
  readonly updated_at: Temporal.Instant
}

export interface ItemView {
  readonly id: string
  readonly subscription_id: string
  readonly price_id: string
  readonly price_name: string
  readonly quantity: string
  readonly starts_at: Temporal.Instant
  readonly ends_at: Temporal.Instant | null
}

export interface ChangeView {
  readonly id: string
  readonly subscription_id: string
  readonly effective_at: Temporal.Instant
  readonly change: StoredChange
  readonly phase: number | null
  /** They asked for it in the portal, where they may take it back. */
  readonly by_customer: boolean
  readonly status: 'scheduled' | 'applied' | 'withdrawn'
  readonly created_at: Temporal.Instant
  readonly closed_at: Temporal.Instant | null
}
