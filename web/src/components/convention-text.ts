import type { Conventions, PresetName } from '@quarterday/core/conventions.ts'

export type ConventionName = keyof Conventions

interface ConventionText {
  readonly label: string
  /** What it decides, in a sentence. */
  readonly note: string
  /** What each value is called; null: it is a number. */
  readonly values: Readonly<Record<string, string>> | null
  /** After a number: `days`. */
  readonly unit?: string
  /** It counts when a subscription starts, or for the customer as a whole: a subscription that runs has none of its own. */
  readonly isNotOfSubscriptions?: true
}

type TextOf<Name extends ConventionName> = Omit<ConventionText, 'values'> & {
  readonly values: Conventions[Name] extends string ? Readonly<Record<Conventions[Name], string>> : null
}

/** Every convention in words. */
export const conventionTexts: { readonly [Name in ConventionName]: TextOf<Name> } = {
  period_timezone: {
    label: 'Midnight is that of',
    note: 'In whose time zone periods begin and end.',
    values: { customer: 'The customer', organization: 'Your organization' },
    isNotOfSubscriptions: true,
  },
  period_precision: {
    label: 'Periods begin',
    note: 'At midnight, or at the time of day at which the first one began.',
    values: { day: 'At midnight', instant: 'At their time of day' },
  },
  anchor: {
    label: 'Billing day',
    note: 'From where periods are counted when a subscription starts.',
    values: {
      anniversary: 'The day on which it began',
      calendar: 'The first of the calendar period',
      fixed_day: 'A fixed day of the month',
      fixed_instant: 'The moment at which it began',
    },
    isNotOfSubscriptions: true,
  },
  anchor_day: {
    label: 'Fixed day of the month',
    note: 'For a fixed billing day. Shorter months use their last day.',
    values: null,
    isNotOfSubscriptions: true,
  },
  week_start: {
    label: 'Weeks begin on',
    note: 'For calendar weeks.',
    values: { monday: 'Monday', sunday: 'Sunday' },
    isNotOfSubscriptions: true,
  },
  sub_alignment: {
    label: 'Several subscriptions are billed',
    note: 'Whether a new one takes the billing day of the oldest of the customer.',
    values: { own: 'Each on its own day', shared_account_anchor: 'On one day' },
    isNotOfSubscriptions: true,
  },
  proration: {
    label: 'Parts of a period',
    note: 'How the part of a period is measured that somebody has to pay for.',
    values: { day: 'By whole days', second: 'To the second', none: 'Never: what has begun counts whole' },
  },
  day_count: {
    label: 'Days of a month',
    note: 'What a part of a month is a part of.',
    values: { actual: 'As in the calendar', thirty_360: 'Always 30' },
  },
  upgrade_timing: {
    label: 'Upgrades happen',
    note: 'When a change to something that costs more takes effect, unless it says so itself.',
    values: { immediate: 'At once', end_of_period: 'At the end of the period' },
  },
  downgrade_timing: {
    label: 'Downgrades happen',
    note: 'When a change to something that costs less takes effect, unless it says so itself.',
    values: { immediate: 'At once', end_of_period: 'At the end of the period' },
  },
  interval_change_anchor: {
    label: 'Another interval',
    note: 'Whether a change from monthly to yearly begins a new cycle at once.',
    values: { reset: 'Begins a new cycle', keep: 'Runs to the old billing day' },
  },
  proration_invoicing: {
    label: 'Money of a change',
    note: 'Whether a change in mid-period has an invoice of its own.',
    values: { immediate: 'On an invoice at once', next_invoice: 'On the next invoice' },
  },
  quantity_increase: {
    label: 'A larger quantity',
    note: 'What is charged when seats are added in mid-period.',
    values: { bill_now: 'Charges the rest of the period anew', bill_above_paid: 'Charges what is above those paid for' },
  },
  quantity_decrease: {
    label: 'A smaller quantity',
    note: 'What becomes of seats that are given up in mid-period.',
    values: { credit: 'Gives the rest of the period back', no_credit_until_renewal: 'Stays paid until the period ends' },
  },
  cancel_day: {
    label: 'The day of a cancellation',
    note: 'Whether the last day is charged.',
    values: { not_billed: 'Is not charged', billed: 'Is charged' },
  },
  credit_policy: {
    label: 'What was paid and not used',
    note: 'Where the rest of a paid period goes at a change or a cancellation.',
    values: {
      credit_note: 'Becomes a credit note',
      refund: 'Is sent back, by a credit note',
      customer_balance: 'Goes to the customer’s credit',
      invoice_line: 'Is a negative line on the invoice',
      none: 'Is lost',
    },
  },
  credit_basis: {
    label: 'It is worth',
    note: 'By which price the unused part is measured. Never more than was billed.',
    values: { billed_amount: 'What was billed', current_price: 'The price of today' },
  },
  credit_application: {
    label: 'Credit that you give',
    note: 'Whether it pays what is open already.',
    values: { oldest_open_invoice_first: 'Pays open invoices first', at_finalisation: 'Waits for the next invoice' },
  },
  pause_policy: {
    label: 'A pause',
    note: 'What becomes of the paid part, and of the billing day.',
    values: {
      credit_unused_and_keep_anchor: 'Gives back, keeps the day',
      credit_unused: 'Gives back, begins a new cycle after',
      bill_used_and_keep_anchor: 'Begins when what is paid is used up',
    },
  },
  trial_on_plan_change: {
    label: 'A trial, at a change of plan',
    note: 'What becomes of a trial that is running.',
    values: { keep_remaining: 'Goes on as it was', new_length_from_original_start: 'Is as long as that of the new plan', end: 'Ends' },
  },
  trial_usage: {
    label: 'Usage in a trial',
    note: 'Whether it costs something.',
    values: { free: 'Is free', billed: 'Is billed' },
  },
  late_usage: {
    label: 'Usage that is told late',
    note: 'Where it goes when its period is over.',
    values: { current_draft: 'Raises the draft of its period', next_invoice_own_period: 'Is on the next invoice, as of its period' },
  },
  usage_weighting: {
    label: 'Levels, such as seats, count',
    note: 'How finely they are weighted by time.',
    values: { second: 'By the second', day: 'By the day' },
  },
  minimum_proration: {
    label: 'Minimum of a metered price',
    note: 'Whether it is less in a part of a period.',
    values: { day: 'Less in a part of a period', none: 'Always whole' },
  },
  commitment_proration: {
    label: 'Minimum commitment',
    note: 'Whether it is less in a part of a period.',
    values: { day: 'Less in a part of a period', none: 'Always whole' },
  },
  consolidation: {
    label: 'What falls due on a day',
    note: 'Whether several subscriptions of a customer share an invoice.',
    values: { none: 'An invoice each', customer_day: 'One invoice' },
  },
  subscription_policy: {
    label: 'Subscriptions at a time',
    note: 'How many a customer may have.',
    values: { many: 'Several', one_active: 'One' },
    isNotOfSubscriptions: true,
  },
  parent_billing: {
    label: 'Customers with a parent',
    note: 'Who pays for the customers below another one.',
    values: { none: 'Pay themselves', summary_per_child: 'Are paid for by the parent' },
    isNotOfSubscriptions: true,
  },
  grace_period_days: {
    label: 'Renewals stay drafts for',
    note: 'How long usage may still arrive before the invoice is final.',
    values: null,
    unit: 'days',
  },
  net_terms_days_automatic: {
    label: 'To pay, if charged automatically',
    note: 'Days until the invoice is due.',
    values: null,
    unit: 'days',
  },
  net_terms_days_sent: { label: 'To pay, if sent', note: 'Days until the invoice is due.', values: null, unit: 'days' },
  tax_behavior: {
    label: 'Prices that do not say',
    note: 'Whether tax is in them or comes on top.',
    values: { exclusive: 'Are without tax', inclusive: 'Include tax' },
  },
  tax_rounding: {
    label: 'Tax is rounded',
    note: 'On which amount.',
    values: { line: 'On each line', invoice_total: 'Once a rate, on the invoice' },
  },
  inclusive_rounding: {
    label: 'Where a price includes tax',
    note: 'Which of the two is rounded; the other is the rest.',
    values: { tax: 'The tax is rounded', net: 'The net amount is rounded' },
  },
  rounding: {
    label: 'Half a cent',
    note: 'Each line is rounded once.',
    values: { half_up: 'Goes up, away from zero', half_even: 'Goes to the even neighbour' },
  },
  coupon_remainder: {
    label: 'A coupon larger than its invoice',
    note: 'What becomes of the rest; settled when the coupon is applied.',
    values: { lost: 'Loses the rest', kept: 'Keeps the rest for the next one' },
  },
}

/** The conventions by what they are about, in the order in which one asks. */
export const conventionGroups: readonly { readonly title: string; readonly names: readonly ConventionName[] }[] = [
  {
    title: 'Billing periods',
    names: ['anchor', 'anchor_day', 'week_start', 'sub_alignment', 'period_timezone', 'period_precision', 'proration', 'day_count'],
  },
  {
    title: 'Changes',
    names: [
      'upgrade_timing',
      'downgrade_timing',
      'proration_invoicing',
      'interval_change_anchor',
      'quantity_increase',
      'quantity_decrease',
    ],
  },
  { title: 'Giving back', names: ['credit_policy', 'credit_basis', 'credit_application', 'cancel_day'] },
  { title: 'Pauses and trials', names: ['pause_policy', 'trial_on_plan_change', 'trial_usage'] },
  { title: 'Usage', names: ['late_usage', 'usage_weighting', 'minimum_proration', 'commitment_proration'] },
  {
    title: 'Invoices',
    names: [
      'net_terms_days_automatic',
      'net_terms_days_sent',
      'grace_period_days',
      'consolidation',
      'subscription_policy',
      'parent_billing',
    ],
  },
  { title: 'Tax and rounding', names: ['tax_behavior', 'tax_rounding', 'inclusive_rounding', 'rounding', 'coupon_remainder'] },
]

export const presetTitles: Readonly<Record<PresetName, string>> = { stripe: 'Stripe', lago: 'Lago', killbill: 'Kill Bill' }

/** What a value of a convention is called: `By whole days`, `14 days`. */
export function valueText(name: ConventionName, value: string | number): string {
  const { values, unit }: ConventionText = conventionTexts[name]
  if (values !== null) return values[value] ?? String(value)
  return unit === undefined ? String(value) : `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`
}

/** What can be chosen for a convention; null: it is a number. */
export function choicesOf(name: ConventionName): readonly { readonly value: string; readonly label: string }[] | null {
  const { values }: ConventionText = conventionTexts[name]
  return values === null ? null : Object.entries(values).map(([value, label]) => ({ value, label }))
}

/** Whether a subscription that runs can have one of its own. */
export function isOfSubscriptions(name: ConventionName): boolean {
  const text: ConventionText = conventionTexts[name]
  return text.isNotOfSubscriptions !== true
}
