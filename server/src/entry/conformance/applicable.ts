import { type ConventionsPatch, conventionsSchema } from '@quarterday/core/conventions.ts'
import type { Case } from './case.ts'

/** The conventions to play a case under, one after the other; what it needs besides that does not exist here, null: nothing. */
export interface Applicability {
  readonly settings: readonly ConventionsPatch[]
  readonly missing: string | null
}

/** Settings of a case that say what always holds here, whichever of these values they have. */
const always: Readonly<Record<string, readonly string[]>> = {
  month_end: ['clamp_keep_anchor'],
  anchor_change: ['bill_uncovered_days_only'],
  trial_length: ['local_days'],
  credit_cap: ['remaining_billed'],
  downgrade_test: ['annualised_price'],
  credit_note_discount: ['proportional_to_credited_share'],
  credit_note_rounding: ['last_note_absorbs'],
  discount_order: ['before_tax'],
  discount_allocation: ['proportional'],
  coupon_sequence: ['order_applied'],
  coupon_duration: ['calendar_months_from_application'],
  discount_vs_maximum: ['discount_first'],
  // A price's own model says which; what a tier asks for no usage at all is its flat amount.
  tier_mode: ['graduated', 'volume'],
  zero_usage_flat_fee: ['first_tier'],
  usage_window: ['half_open_local'],
  threshold_invoice: ['whole_uninvoiced_usage'],
  wallet_application: ['after_tax', 'on_finalisation'],
  add_day: ['billed'],
}

/** What only says something about a thing. */
const harmless = new Set(['name', 'title', 'note', 'notes', 'description', 'comment', 'label', 'figures_note', 'units'])

/** Said beside another setting; by themselves they change nothing. */
const remarks = new Set(['also_valid_for'])

const actions = new Set([
  'subscribe',
  'change_plan',
  'set_quantity',
  'set_anchor_day',
  'pause',
  'resume',
  'cancel',
  'uncancel',
  'remove_item',
  'record_usage',
  'apply_coupon',
  'add_credit',
  'wallet_top_up',
  'pay',
  'adjust_line',
  'one_off_invoice',
  'credit_note',
  'preview_change',
  'advance_to',
])

const given = new Set(['currency', 'timezone', 'payment', 'tax', 'plans', 'coupons', 'customer', 'customers', 'optional_feature'])
const planFields = new Set([
  'amount',
  'interval',
  'interval_count',
  'billing',
  'trial_days',
  'setup_fee',
  'term_months',
  'phases',
  'minimum_commitment',
  'usage_thresholds',
  'tax',
  'charges',
])
const chargeFields = new Set([
  'code',
  'model',
  'aggregation',
  'billing',
  'recurring',
  'prorated',
  'free_units',
  'minimum',
  'maximum',
  'discount_percent',
  'tax',
  'unit_amount',
  'tiers',
  'package',
  'percentage',
  'graduated_percentage',
])
const expected = new Set([
  'invoices',
  'invoices_complete',
  'credit_notes',
  'balances',
  'subscriptions',
  'usage',
  'event_charges',
  'ratings',
  'periods',
  'issue_on',
  'previews',
  'drafts',
  'effective_charges',
  'net_amounts',
  'invoice_counts',
  'parent_invoices',
])

/** Names the first thing that a case needs and that does not exist here. An unknown word does not keep a case from being played: it may not matter. */
export function applicability(billingCase: Case): Applicability {
  const plans = Object.values(billingCase.given.plans ?? {})
  const missing = [
    ...unknown('given', Object.keys(billingCase.given), given),
    ...plans.flatMap((plan) => unknown('plan', Object.keys(plan), planFields)),
    ...plans.flatMap((plan) => (plan.charges ?? []).flatMap((charge) => unknown('charge', Object.keys(charge), chargeFields))),
    ...unknown(
      'action',
      billingCase.timeline.map((action) => action.do),
      actions,
    ),
    ...unknown('expect', Object.keys(billingCase.expect), expected),
    ...(billingCase.expect.balances ?? []).flatMap(({ kind }) => (['credit', 'wallet'].includes(kind) ? [] : [`balance ${kind}`])),
  ]
  let settings: readonly Record<string, unknown>[] = [{}]
  for (const [key, value] of Object.entries(billingCase.convention)) {
    if (remarks.has(key) || always[key]?.includes(String(value))) continue
    const values = settingsOf(key, value)
    if (values.length === 0) missing.push(`convention ${key}: ${String(value)}`)
    else settings = settings.flatMap((each) => values.map((one) => ({ ...each, [key]: one })))
  }
  return { settings: settings.map((each) => conventionsSchema.partial().parse(each)), missing: missing[0] ?? null }
}

/** The values that a setting of a case may have here; none: there is no such setting, or no such value. */
function settingsOf(key: string, value: unknown): unknown[] {
  const field = Object.entries(conventionsSchema.shape).find(([name]) => name === key)?.[1]
  if (!field) return []
  if (key === 'inclusive_rounding' && value === 'either') return ['tax', 'net']
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return [value, number].filter((each) => field.safeParse(each).success).slice(0, 1)
}

function unknown(what: string, names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter((name) => !known.has(name) && !harmless.has(name)).map((name) => `${what} ${name}`)
}
