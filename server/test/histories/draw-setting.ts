import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type { Chance } from './chance.ts'
import type { Setting } from './trace.ts'

/** Whole and half hours, quarters of an hour, daylight saving of an hour and of half an hour, both ends of the date line. */
export const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
] as const

export const currencies: readonly Currency[] = ['EUR', 'JPY', 'KWD']

const choices = {
  proration: ['day', 'second', 'none'],
  day_count: ['actual', 'thirty_360'],
  rounding: ['half_up', 'half_even'],
  period_timezone: ['customer', 'organization'],
  period_precision: ['day', 'instant'],
  anchor: ['anniversary', 'calendar', 'fixed_day', 'fixed_instant'],
  anchor_day: [1, 15, 28, 29, 30, 31],
  week_start: ['monday', 'sunday'],
  interval_change_anchor: ['reset', 'keep'],
  upgrade_timing: ['immediate', 'end_of_period'],
  downgrade_timing: ['immediate', 'end_of_period'],
  proration_invoicing: ['immediate', 'next_invoice'],
  cancel_day: ['not_billed', 'billed'],
  credit_policy: ['credit_note', 'customer_balance', 'invoice_line', 'refund', 'none'],
  credit_basis: ['billed_amount', 'current_price'],
  credit_application: ['oldest_open_invoice_first', 'at_finalisation'],
  quantity_increase: ['bill_now', 'bill_above_paid'],
  quantity_decrease: ['credit', 'no_credit_until_renewal'],
  sub_alignment: ['own', 'shared_account_anchor'],
  pause_policy: ['credit_unused_and_keep_anchor', 'credit_unused', 'bill_used_and_keep_anchor'],
  consolidation: ['none', 'none', 'none', 'customer_day'],
  trial_on_plan_change: ['keep_remaining', 'new_length_from_original_start', 'end'],
  trial_usage: ['free', 'billed'],
  tax_behavior: ['exclusive', 'inclusive'],
  tax_rounding: ['line', 'invoice_total'],
  inclusive_rounding: ['tax', 'net'],
  coupon_remainder: ['lost', 'kept'],
  late_usage: ['current_draft', 'next_invoice_own_period'],
  usage_weighting: ['second', 'day'],
  minimum_proration: ['day', 'none'],
  commitment_proration: ['day', 'none'],
  grace_period_days: [0, 0, 0, 1, 3, 40],
} as const satisfies { readonly [name in keyof ConventionsPatch]: readonly unknown[] }

export function drawSetting(chance: Chance): Setting {
  const begins = Temporal.Instant.from('2026-12-20T00:00:00Z').add({ minutes: chance.int(0, 400 * 24 * 60) })
  return {
    timezone: chance.pick(zones),
    currency: chance.pick(currencies),
    begins: begins.toString(),
    conventions: drawConventions(chance),
  }
}

/** Each convention as it is by default, or any of its values. */
function drawConventions(chance: Chance): ConventionsPatch {
  const drawn = Object.entries(choices).flatMap(([name, values]) => (chance.percent(55) ? [[name, chance.pick<unknown>(values)]] : []))
  return Object.fromEntries(drawn)
}
