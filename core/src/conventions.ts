import { z } from 'zod'
import type { Rounding } from './money.ts'

/**
 * How a seller bills where the field has several right answers. A value that is passed in, never looked up: an organization sets its own,
 * a customer or a subscription may differ. docs/conventions.md says what each means with an example.
 */
export const conventionsSchema = z.strictObject({
  proration: z.enum(['day', 'second', 'none']),
  day_count: z.enum(['actual', 'thirty_360']),
  rounding: z.enum(['half_up', 'half_even']),
  period_timezone: z.enum(['customer', 'organization']),
  period_precision: z.enum(['day', 'instant']),
  anchor: z.enum(['anniversary', 'calendar', 'fixed_day', 'fixed_instant']),
  /** Day of the month for `fixed_day`; months that lack it use their last day and return to it. */
  anchor_day: z.int().min(1).max(31),
  week_start: z.enum(['monday', 'sunday']),
  interval_change_anchor: z.enum(['reset', 'keep']),
  upgrade_timing: z.enum(['immediate', 'end_of_period']),
  downgrade_timing: z.enum(['immediate', 'end_of_period']),
  proration_invoicing: z.enum(['immediate', 'next_invoice']),
  cancel_day: z.enum(['not_billed', 'billed']),
  /** Where the unused prepaid part goes: a credit note, the customer's balance, a negative line, back to where the money came from, or nowhere. */
  credit_policy: z.enum(['credit_note', 'customer_balance', 'invoice_line', 'refund', 'none']),
  credit_basis: z.enum(['billed_amount', 'current_price']),
  /** Whether credit pays what is open at once, or waits for the next invoice to be finalised. */
  credit_application: z.enum(['oldest_open_invoice_first', 'at_finalisation']),
  quantity_increase: z.enum(['bill_now', 'bill_above_paid']),
  quantity_decrease: z.enum(['credit', 'no_credit_until_renewal']),
  /** Whether a customer's subscriptions share one billing day. */
  sub_alignment: z.enum(['own', 'shared_account_anchor']),
  /** Whether a customer may have several subscriptions at a time. */
  subscription_policy: z.enum(['many', 'one_active']),
  pause_policy: z.enum(['credit_unused_and_keep_anchor', 'credit_unused', 'bill_used_and_keep_anchor']),
  /** Whether what falls due for a customer on a day shares a document. */
  consolidation: z.enum(['none', 'customer_day']),
  trial_on_plan_change: z.enum(['keep_remaining', 'new_length_from_original_start', 'end']),
  trial_usage: z.enum(['free', 'billed']),
  /** Whether prices that do not say include tax. */
  tax_behavior: z.enum(['exclusive', 'inclusive']),
  tax_rounding: z.enum(['line', 'invoice_total']),
  /** Which of the two is rounded when a price includes tax; the other is the rest. */
  inclusive_rounding: z.enum(['tax', 'net']),
  /** What becomes of the part of an amount coupon that is larger than the invoice. */
  coupon_remainder: z.enum(['lost', 'kept']),
  /** Where usage goes that is told after the end of its period. */
  late_usage: z.enum(['current_draft', 'next_invoice_own_period']),
  /** How finely levels (seats, gigabytes) are weighted by time. */
  usage_weighting: z.enum(['second', 'day']),
  minimum_proration: z.enum(['day', 'none']),
  commitment_proration: z.enum(['day', 'none']),
  /** How a customer pays for those below: each by itself, or on one summary. */
  parent_billing: z.enum(['none', 'summary_per_child']),
  /** Days that an invoice stays a draft before it is finalised by itself. */
  grace_period_days: z.int().min(0).max(90),
  /** Days to pay, for invoices that are charged by themselves and for those that are sent. */
  net_terms_days_automatic: z.int().min(0).max(365),
  net_terms_days_sent: z.int().min(0).max(365),
})

export type Conventions = Readonly<z.output<typeof conventionsSchema>>

/** What an organization, customer or subscription stores: only what differs from the level above. */
export const conventionsPatchSchema = conventionsSchema.partial()
export type ConventionsPatch = Readonly<z.output<typeof conventionsPatchSchema>>

export const defaultConventions: Conventions = {
  proration: 'day',
  day_count: 'actual',
  rounding: 'half_up' satisfies Rounding,
  period_timezone: 'customer',
  period_precision: 'day',
  anchor: 'anniversary',
  anchor_day: 1,
  week_start: 'monday',
  interval_change_anchor: 'reset',
  upgrade_timing: 'immediate',
  downgrade_timing: 'end_of_period',
  proration_invoicing: 'immediate',
  cancel_day: 'not_billed',
  credit_policy: 'credit_note',
  credit_basis: 'billed_amount',
  credit_application: 'oldest_open_invoice_first',
  quantity_increase: 'bill_now',
  quantity_decrease: 'credit',
  sub_alignment: 'own',
  subscription_policy: 'many',
  pause_policy: 'credit_unused_and_keep_anchor',
  consolidation: 'none',
  trial_on_plan_change: 'keep_remaining',
  trial_usage: 'free',
  tax_behavior: 'exclusive',
  tax_rounding: 'line',
  inclusive_rounding: 'tax',
  coupon_remainder: 'lost',
  late_usage: 'current_draft',
  usage_weighting: 'second',
  minimum_proration: 'day',
  commitment_proration: 'day',
  parent_billing: 'none',
  grace_period_days: 0,
  net_terms_days_automatic: 0,
  net_terms_days_sent: 14,
}

/** The dialects of other systems, as far as a setting expresses them. Sources: their public documentation and test suites. */
export const presets = {
  stripe: {
    proration: 'second',
    period_precision: 'instant',
    period_timezone: 'organization',
    anchor: 'anniversary',
    downgrade_timing: 'immediate',
    proration_invoicing: 'next_invoice',
    credit_policy: 'invoice_line',
    trial_on_plan_change: 'keep_remaining',
  },
  lago: {
    proration: 'day',
    period_precision: 'day',
    period_timezone: 'customer',
    anchor: 'calendar',
    downgrade_timing: 'end_of_period',
    interval_change_anchor: 'keep',
    proration_invoicing: 'immediate',
    cancel_day: 'billed',
    credit_policy: 'credit_note',
    trial_on_plan_change: 'new_length_from_original_start',
  },
  killbill: {
    proration: 'day',
    period_precision: 'day',
    period_timezone: 'customer',
    anchor: 'fixed_day',
    downgrade_timing: 'end_of_period',
    interval_change_anchor: 'keep',
    proration_invoicing: 'immediate',
    cancel_day: 'not_billed',
    credit_policy: 'invoice_line',
  },
} as const satisfies Record<string, ConventionsPatch>

export type PresetName = keyof typeof presets

/** Later levels win: organization, customer, subscription. */
export function resolveConventions(...levels: readonly ConventionsPatch[]): Conventions {
  return Object.assign({}, defaultConventions, ...levels)
}
