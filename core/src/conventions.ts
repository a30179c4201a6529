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
  /** Where the unused prepaid part goes: a negative line, the customer's balance, or nowhere. */
  credit_policy: z.enum(['invoice_line', 'customer_balance', 'none']),
  credit_basis: z.enum(['billed_amount', 'current_price']),
  trial_on_plan_change: z.enum(['keep_remaining', 'new_length_from_original_start', 'end']),
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
  credit_policy: 'invoice_line',
  credit_basis: 'billed_amount',
  trial_on_plan_change: 'keep_remaining',
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
    credit_policy: 'customer_balance',
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
